"""Compares what a text says about how many cards there are of a kind with the cards. Pure.

Only what is surely wrong counts: more than there are, "all" or "none" or "only" that is not so. A text that speaks of two of
three cups may mean the first two. A number of cups or swords may also be the picture's, so it must say "cards".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.readings.deck import MAJORS, SUITS, Card

_NUMBERS_TH: Final = (r"หนึ่ง", r"สอง", r"สาม", r"สี่", r"ห้า", r"หก", r"เจ็ด", r"แปด", r"เก้า", r"สิบ")
_NUMBERS_EN: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TH: Final = rf"(?P<n>{'|'.join(_NUMBERS_TH)}|(?<!\d)(?:10|[1-9]))"
_EN: Final = rf"(?P<n>{'|'.join(_NUMBERS_EN)}|both|(?<!\d)(?:10|[1-9]))"
_FILLER: Final = r"(?:ถึง|อยู่|มา|ตั้ง|รวม|ทั้งหมด|ทั้ง|ออกมา|ได้|แล้ว|\s)*"
_MORE_TH: Final = rf"(?!\s*(?:อยู่)?\s*(?:แค่|เพียง|ใบเดียว|(?:{'|'.join(_NUMBERS_TH)}|\d)\s*ใบ))"
_LIE: Final = r"(?:are |is |lie |lies |lay |come |comes |came |fall |fell |turned up |landed )?"
_OF_THEM: Final = r"(?: of (?:them|these|those|your cards|the cards|(?:the|your|these) [a-z]+ cards))?"
_KINDS_TH: Final = {
    "major": r"(?:ไพ่)?(?:ชุดใหญ่|เมเจอร์)",
    "wands": r"(?:ไพ่(?:ชุด)?)?ไม้เท้า",
    "cups": r"ไพ่(?:ชุด)?ถ้วย",
    "swords": r"(?:ไพ่(?:ชุด)?)?ดาบ",
    "pentacles": r"(?:ไพ่(?:ชุด)?)?เหรียญ",
}
_KINDS_EN: Final = {
    "major": r"majors?(?: arcana)?(?: cards)?\b",
    "wands": r"(?:wands? cards|cards of wands)\b",
    "cups": r"(?:cups? cards|cards of cups)\b",
    "swords": r"(?:swords? cards|cards of swords)\b",
    "pentacles": r"(?:pentacles?(?: cards)?|cards of pentacles)\b",
}
_REVERSED_TH: Final = (
    rf"กลับหัว{_FILLER}{_TH}\s*ใบ",
    rf"{_TH}\s*ใบ(?:ที่|นั้น|นี้|\s)*กลับหัว{_MORE_TH}",
)
_REVERSED_EN: Final = (
    rf"\b{_EN}(?: cards)?{_OF_THEM} {_LIE}reversed\b",
    rf"\b{_EN} reversed(?: cards)?\b",
)
_ALL: Final = re.compile(
    r"กลับหัว(?:กัน)?(?:ทั้งหมด|ทุกใบ|หมดเลย)|ทุกใบ(?:ล้วน)?กลับหัว|"
    r"\b(?:all|every one)(?: [a-z]+){0,2} (?:of (?:them|these|your cards) )?(?:are |is |lie |came )reversed\b|"
    r"\bevery card (?:is |lies |came )?reversed\b",
    re.IGNORECASE,
)
_NONE: Final = re.compile(
    r"ไม่มี(?:ไพ่)?(?:ใบไหน|ใบใด|สักใบ)?(?:ที่)?กลับหัว|\bno reversed cards?\b|"
    r"\b(?:none|nothing)(?: of [a-z ]{3,16})? (?:is|are|lies|came) reversed\b",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(
    r"กลับหัว(?:แค่|เพียง|อยู่)?ใบเดียว|(?:the )?only (?:one |card )?(?:that is |to be )?reversed\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Claim:
    kind: str
    number: int
    exact: bool = False


def miscounted(texts: Iterable[str], cards: Sequence[Card]) -> str:
    """What is counted wrongly in the texts, for the hint of a second try; empty when nothing is."""
    there = {"reversed": sum(card.reversed for card in cards)}
    there |= {kind: sum(_kind(card) == kind for card in cards) for kind in ("major", *SUITS)}
    for text in texts:
        for claim in _claims(text, cards):
            if claim.number != there[claim.kind] if claim.exact else claim.number > there[claim.kind]:
                return f"{claim.number} {claim.kind} cards are said, there are {there[claim.kind]}"
    return ""


def _kind(card: Card) -> str:
    return "major" if card.number < MAJORS else SUITS[(card.number - MAJORS) // 14]


def _claims(text: str, cards: Sequence[Card]) -> Iterator[_Claim]:
    if _ALL.search(text):
        yield _Claim("reversed", len(cards), exact=True)
    if _NONE.search(text):
        yield _Claim("reversed", 0, exact=True)
    if _ONLY.search(text):
        yield _Claim("reversed", 1, exact=True)
    for number in _numbers(text, (*_REVERSED_TH, *_REVERSED_EN)):
        yield _Claim("reversed", number)
    for kind, words in _KINDS_TH.items():
        for number in _numbers(text, (rf"{words}{_FILLER}{_TH}\s*ใบ", rf"{_TH}\s*ใบ(?:เป็น|คือ){words}")):
            yield _Claim(kind, number)
    for kind, words in _KINDS_EN.items():
        for number in _numbers(text, (rf"\b{_EN} {words}", rf"\b{_EN}{_OF_THEM} are {words}")):
            if not _pictured(kind, number, cards):
                yield _Claim(kind, number)


def _pictured(kind: str, number: int, cards: Sequence[Card]) -> bool:
    """Whether the number may be that of a card's picture: "two pentacles" on the 2 of Pentacles, or more than are laid."""
    ranks = {(card.number - MAJORS) % 14 + 1 for card in cards if _kind(card) == kind != "major"}
    return kind != "major" and (number in ranks or number > len(cards))


def _numbers(text: str, patterns: Iterable[str]) -> Iterator[int]:
    for pattern in patterns:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            said = found["n"].casefold()
            if said.isdecimal():
                yield int(said)
            elif said == "both":
                yield 2
            else:
                yield (_NUMBERS_TH if said in _NUMBERS_TH else _NUMBERS_EN).index(said) + 1
