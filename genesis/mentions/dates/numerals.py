"""Numbers as they are written in dates: digits, Chinese numerals (二〇二五, 一百一十四, 廿三), English words."""

_SIGNS = ("〇零○Ｏ", "一元正", "二两", "三", "四", "五", "六", "七", "八", "九")
_DIGITS = {sign: value for value, signs in enumerate(_SIGNS) for sign in signs}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
_WORDS = {
    "a": 1, "an": 1, "the": 1, "couple": 2, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ZEROS = ("oh", "zero")  # between the halves of a year: nineteen oh one
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip


def number(written: str) -> int | None:
    """The whole number that `written` stands for, or None where it is none."""
    written = written.strip()
    if written.isdecimal():
        return int(written)
    if written and (written[0] in _DIGITS or written[0] in _UNITS or written[0] in _TENS):
        return _chinese(written)
    return _english(written.lower())


def _chinese(written: str) -> int | None:
    if not any(sign in _UNITS or sign in _TENS for sign in written):
        digits = [_DIGITS.get(sign) for sign in written]
        return None if None in digits else int("".join(map(str, digits)))
    total, digit = 0, 0
    for sign in written:
        if sign in _TENS:
            total += _TENS[sign]
        elif sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            return None
    return total + digit


def _english(written: str) -> int | None:
    stripped = written.rstrip("stndrh.")
    if stripped.isdecimal():
        return int(stripped)
    words = written.replace("-", " ").split()
    if "couple" in words:
        return 2
    total = part = 0
    for word in words:
        if word == "thousand":
            total, part = total + part * 1000, 0
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _ZEROS and 10 <= part <= 20:
            total, part = part * 100, 0
        elif word != "and":
            value = _WORDS.get(word, _ORDINALS.get(word))
            if value is None:
                return None
            if value >= 10 and 10 <= part <= 20:  # nineteen ninety-six
                total, part = part * 100, 0
            part += value
    return total + part or None
