"""How content goes out: packed where a client takes that, in part where it asks for a part, headers alone for HEAD."""

import gzip
import re
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

SMALLEST = 1024  # bytes from which packing is worth it
_LEVEL = 6
_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
_IN_ITSELF_PACKED = ("image/png", "application/zip", "parquet", "openxmlformats")
_NEVER = re.compile(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)")


def takes_packed(request: Request, media_type: str) -> bool:
    """Whether the client takes gzip for this kind of content; parts are always of the content as it is."""
    accepted = request.headers.get("accept-encoding", "").lower()
    is_packed = any(name in media_type for name in _IN_ITSELF_PACKED)
    return "gzip" in accepted and not _NEVER.search(accepted) and not is_packed and "range" not in request.headers


def packed(content: bytes) -> bytes:
    """The content as gzip; the same content gives the same bytes."""
    return gzip.compress(content, _LEVEL, mtime=0)


def has_it(request: Request, tag: str) -> bool:
    """Whether the client says that it has what this entity tag stands for."""
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag.removeprefix("W/") in {
        one.strip().removeprefix("W/") for one in known.split(",")
    }


def answer(
    request: Request, content: bytes, *, media_type: str, headers: Mapping[str, str], is_packed: bool = False
) -> Response:
    """200 with the content, or 206 with the part that is asked for, or 416 where there is no such part."""
    own = {**headers, "Accept-Ranges": "bytes"}
    status = 200
    if is_packed:
        own["Content-Encoding"] = "gzip"
    elif (part := _part(request, len(content))) is not None:
        if not part:
            return Response(status_code=416, headers={**own, "Content-Range": f"bytes */{len(content)}"})
        own["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
        content, status = content[part.start : part.stop], 206
    own["Content-Length"] = str(len(content))
    body = b"" if request.method == "HEAD" else content
    return Response(body, status, headers=own, media_type=media_type)


def _part(request: Request, length: int) -> range | None:
    """The one range of bytes that is asked for, empty where it lies beyond the end; None: the whole.

    `If-Range` never holds, since our tags are weak (RFC 9110, 13.1.5): the client then gets the whole.
    """
    match = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if match is None or match[0] == "bytes=-" or "if-range" in request.headers:
        return None
    first, last = match[1], match[2]
    if not first:
        return range(max(0, length - int(last[:12])), length) if int(last[:12]) else range(0)
    if last and int(last[:12]) < int(first[:12]):
        return None  # no range at all
    return range(int(first[:12]), min(length, int(last[:12]) + 1) if last else length)
