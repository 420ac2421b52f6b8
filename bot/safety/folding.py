"""Text as the rules read it: nothing hidden, one spelling for what looks or sounds the same. Pure, and linear in its length."""

import re
import tomllib
import unicodedata
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

LONGEST: Final = 5_000
"""Code points that the rules inspect, LINE's own limit for a text. Of a longer one the beginning and the end are read."""

_TAIL: Final = 1_000
_HIDDEN: Final = {"Cf", "Cc", "Co", "Cs"}
_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_THAI: Final = re.compile(r"[\u0e00-\u0e7f]")
_TONES: Final = dict.fromkeys(map(ord, "็่้๊๋์"))
_DROPPED: Final = dict.fromkeys(map(ord, "็่้๊๋์ๆฯ"))
_KEPT_TONE: Final = "ฺ"
_OVER_AND_OVER: Final = re.compile(r"(.{2,16}?)\1{3,}", re.DOTALL)
_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_LEET: Final = str.maketrans("013457@$!", "oieastasi")
_LEET_PAIR: Final = {"11": "ll"}
_OF_WORDS: Final = re.compile(r"[a-z0-9*]")
"""What is left of a text when it is read as Latin words."""

_SPACED: Final = re.compile(r"(?<![a-z0-9])(?:[a-z] ){2,}[a-z](?![a-z0-9])")


def unhidden(text: str) -> str:
    """`text` without hidden characters: zero-width, direction marks, control. Line breaks stay."""
    if text.replace("\n", "").isprintable():  # nearly every text, and this is one look instead of one a character
        return text
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _HIDDEN)


def visible(text: str) -> str:
    """`text` as the eye takes it: nothing hidden, full-width and other compatibility forms made plain, Thai vowels whole."""
    plain = unicodedata.normalize("NFKC", unhidden(text))
    return _SARA_AM.sub("\\1ำ", plain).replace("เเ", "แ")


def inspected(text: str) -> str:
    """What of `text` is inspected: all of it, or the beginning and the end of one that is longer than LONGEST."""
    return text if len(text) <= LONGEST else text[: LONGEST - _TAIL] + text[-_TAIL:]


def unrepeated(text: str) -> str:
    """`text` with what is said over and over said three times: nothing is lost, and no message can be made slow to search."""
    said_again = len(text) - 1 - len(set(pairwise(text)))
    if said_again < 3:  # pairs of letters: what is said four times begins with one that comes three times again
        return text
    return _OVER_AND_OVER.sub(r"\1\1\1", text)


def thai_letters(text: str) -> str:
    """The letters and digits of a visible text in one run: no spaces, no tone marks, no letter more than twice in a row.

    Tone marks are misspelt most, so they go; where a tone alone tells two words apart, a U+0E3A stands in its place.
    Numbers stay apart: "1-2" is never 12.
    """
    folded = fold_tones(_respelt(text.casefold().replace("ๅ", "า").translate(_THAI_DIGITS)))
    folded = re.sub(r"(.)\1{2,}", r"\1\1", folded)
    folded = re.sub(r"(?<=\d)[^\w\u0e00-\u0e7f]+(?=\d)", "~", folded)
    return re.sub(r"[^\w~\u0e00-\u0e7f]+|_+", "", folded)


def _respelt(text: str) -> str:
    """Words as chats spell them become the words that are meant."""
    pattern, meant = _respellings()
    return pattern.sub(lambda found: meant[found.lastindex or 0], text)


def fold_tones(text: str) -> str:
    """Without tone marks and marks of repetition, for texts and for the patterns that are searched in them."""
    marked = _tone_matters().sub(lambda found: found[0].translate(_TONES) + _KEPT_TONE, text)
    return marked.translate(_DROPPED)


def english_words(text: str) -> str:
    """The Latin words of a visible text with one space before each; spelt out, drawn out and leet ones mended."""
    folded = text.casefold()
    if not _OF_WORDS.search(folded):
        return " "
    folded = re.sub(r"(.)\1{2,}", r"\1", folded)
    folded = re.sub(r"['’`´]", "", _THAI.sub(" ", folded))
    folded = re.sub(
        r"(?<=[a-z])(?:11(?!\d)|[013457@$!](?=[a-z]))",
        lambda found: _LEET_PAIR.get(found[0]) or found[0].translate(_LEET),
        folded,
    )
    folded = re.sub(r"[^a-z0-9*]+", " ", folded)
    folded = _SPACED.sub(lambda found: found[0].replace(" ", ""), folded)
    words = folded.split()
    mended = {word: _mended(word) for word in set(words)}
    return " " + " ".join(mended[word] for word in words)


def _shortened(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


@cache
def _respellings() -> tuple[re.Pattern[str], list[str]]:
    """A group for each word that is meant; and the words by the number of their group."""
    respelt: dict[str, str] = _spelling()["respelt"]
    return re.compile("|".join(f"({spelt})" for spelt in respelt.values())), ["", *respelt]


@cache
def _spelling() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((Path(__file__).parent / "spelling.toml").read_text("utf-8"))
    return found


@cache
def _tone_matters() -> re.Pattern[str]:
    return re.compile("|".join(_spelling()["tone_matters"]))


@cache
def _near() -> dict[str, str]:
    """Each known word and each of its forms with one letter less, to the word."""
    return {form: word for word in reversed(_spelling()["mended"]) for form in chain(_shortened(word), (word,))}


def _could_be(known: str, starred: str) -> bool:
    """Whether `starred` is `known` with stars for one letter to three each."""
    first, *middle, last = starred.split("*")
    hidden = len(known) - len(starred) + starred.count("*")
    if not (known.startswith(first) and known.endswith(last) and 1 <= hidden <= 3 * starred.count("*")):
        return False
    place = len(first)
    for piece in middle:
        place = known.find(piece, place) + len(piece)
        if place < len(piece):
            return False
    return True


def _mended(word: str) -> str:
    if "*" in word:
        return next((known for known in _spelling()["starred"] if _could_be(known, word)), word.replace("*", ""))
    near = _near()
    if len(word) < 5 or len(word) > 16 or word in near:
        return near.get(word, word) if 5 <= len(word) <= 16 else word
    for form in _shortened(word):
        known = near.get(form)
        if known and abs(len(known) - len(word)) <= 1 and known[0] == word[0]:
            return known
    return word
