"""How people count and LINE counts. `len()` is right for neither, and wrong for Thai above all."""

import unicodedata
from itertools import islice

import regex


def graphemes(text: str) -> int:
    """Characters as people see them: a Thai consonant with its vowel and tone mark is one."""
    return len(text) if text.isascii() else len(regex.findall(r"\X", text))


def beginning(text: str, most: int) -> str:
    """The first `most` characters as people see them."""
    return text if len(text) <= most else "".join(found.group() for found in islice(regex.finditer(r"\X", text), most))


def storable(text: str) -> str:
    """Without what Postgres cannot hold: NUL, and halves of surrogate pairs (JSON may spell them)."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def plain(text: str) -> str:
    """Folded for comparison: compatibility forms, case, Thai digits and surrounding space made the same."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded)
