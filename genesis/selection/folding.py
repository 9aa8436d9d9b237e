"""Texts as a search compares them: one Chinese script, half width, small letters."""

from functools import cache

import numpy as np
import numpy.typing as npt

from genesis.scripts import plain


def folded(text: str) -> str:
    """Fold a text for searching; same length."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    table = _folding()
    return np.where(codes < len(table), table[np.minimum(codes, len(table) - 1)], codes).tobytes().decode("utf-32-le")


@cache
def _folding() -> npt.NDArray[np.uint32]:
    """For each character of the basic plane its folded form; a table is ten times as fast as `str.translate`."""
    signs = "".join(chr(code) if not 0xD800 <= code < 0xE000 else " " for code in range(0x10000))
    low = (one if len(one := sign.casefold()) == 1 else sign for sign in plain(signs))
    return np.array([ord(sign) for sign in low], dtype=np.uint32)
