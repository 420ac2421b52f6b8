"""Compares what a text says about how many cards there are of a kind with the cards. Pure.

Only what is surely wrong counts: more than there are, "all" or "none" or "only" that is not so. A text that speaks of two of
three cups may mean the first two. A number of cups or swords may also be the picture's, so it must say "cards".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.safety.gates.gated import Gated
from models.readings.deck import MAJORS, SUITS, Card

_NUMBERS_TH: Final = (r"หนึ่ง", r"สอง", r"สาม", r"สี่", r"ห้า", r"หก", r"เจ็ด", r"แปด", r"เก้า", r"สิบ")
_WORDS_EN: Final = {"both": 2, "a pair of": 2, "a couple of": 2, "a trio of": 3}
_WORDS_TH: Final = {r"ทั้งคู่": 2}
_WORDS: Final = _WORDS_TH | _WORDS_EN
_NUMBERS_EN: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TH: Final = rf"(?<!ใน)(?<!จาก)(?P<n>{'|'.join(_NUMBERS_TH)}|(?<!\d)(?:10|[1-9]))"
_NOT_OF: Final = r"(?<!of the )(?<!of your )(?<!of these )(?<!out of )(?<!\d of )(?<!one of )(?<!two of )(?<!three of )(?<!\d/)"
_EN: Final = rf"{_NOT_OF}(?P<n>{'|'.join((*_NUMBERS_EN, *_WORDS_EN))}|(?<!\d)(?:10|[1-9]))"
_FILLER: Final = r"(?:ถึง|อยู่|มา|ตั้ง|รวม|ทั้งหมด|ทั้ง|ออกมา|ได้|แล้ว|\s)*"
_MORE_TH: Final = rf"(?!\s*(?:อยู่)?\s*(?:แค่|เพียง|ใบเดียว|(?:{'|'.join(_NUMBERS_TH)}|\d)\s*ใบ))"
_LIE: Final = r"(?:are |is |lie |lies |lay |come |comes |came |fall |fell |turned up |landed )?"
_OF_THEM: Final = (
    r"(?:/(?:3|5|10)(?: of (?:the|your|these) cards)?|"
    r"(?: out)? of (?:three|five|ten|\d+|them|these|those|your cards|the cards|(?:the|your|these) [a-z]+)(?: cards)?)?"
)
_KINDS_TH: Final = {
    "major": r"(?:(?:ไพ่)?ชุดใหญ่|ไพ่(?:ใบ)?ใหญ่|เมเจอร์(?:\s*อาร์?คาน่?า)?)",
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
_NAMES_TH: Final = {"major": r"(?:ชุด)?(?:ใหญ่|เมเจอร์)", "wands": r"ไม้เท้า", "cups": r"ถ้วย", "swords": r"ดาบ", "pentacles": r"เหรียญ"}
_WHOLE_EN: Final = {
    "major": r"majors?(?: arcana)?(?: cards?)?\b",
    **{suit: rf"(?:{suit}|{suit[:-1]} cards?)\b" for suit in ("wands", "cups", "swords", "pentacles")},
}
_FACING: Final = {"reversed": (r"(?:กลับหัว|หัวกลับ)", "reversed"), "upright": (r"หัวตั้ง", "upright")}
_NOUN: Final = {"reversed": "reversals?", "upright": "uprights?"}
_FACED: Final = {"reversed": (r"กลับหัว", r"หัวกลับ", "reversed", "reversal"), "upright": (r"หัวตั้ง", "upright")}
_ALL_OF: Final = (
    r"(?<!not )\b(?:all|every one)(?: [a-z]+){0,2}(?: of (?:them|these|your cards))? (?:are |is |lie |came |stand )?%s\b|"
    r"(?<!not )\bevery card (?:is |lies |came |stands )?%s\b"
)
_WHOLE_KIND_EN: Final = (
    r"\b(?:all|every one)(?: [a-z]+){0,2} (?:are|is|come from the|belong to the) (?:from the )?%s|"
    r"\bevery card(?: here)? (?:is|comes) (?:from the |an? )?%s|\bnothing but %s"
)
_WHOLE_KIND_TH: Final = r"(?:ทุกใบ|ไพ่ทั้งหมด)(?:ล้วน|เลย|นี้)*(?:เป็น|คือ)(?:ไพ่)?%s|ไพ่(?:ชุด)?%s(?:ทั้งหมด|ทุกใบ|ล้วน)"
_NO_KIND: Final = r"ไม่มี(?:ไพ่(?:ชุด|ใบ)?|ชุด)%s(?:เลย|สักใบ|ค่ะ|อยู่|$|\s)|\b(?:no|not a single|not one) %s"


def _compiled(*patterns: str) -> tuple[Gated, ...]:
    return tuple(Gated(pattern, re.IGNORECASE) for pattern in patterns)


def _facing_patterns(thai: str, english: str, noun: str) -> tuple[Gated, ...]:
    """For a number of cards that lie this way."""
    return _compiled(
        rf"{thai}{_FILLER}{_TH}\s*ใบ",
        rf"{_TH}\s*(?:ใบ)?(?:ใน|จาก)(?:{'|'.join(_NUMBERS_TH)}|\d+)\s*ใบ(?:ที่|\s)*{thai}",
        rf"{_TH}\s*ใบ(?:ที่|นั้น|นี้|\s)*{thai}{_MORE_TH}",
        rf"\b{_EN}(?: cards)?{_OF_THEM} {_LIE}{english}\b",
        rf"\b{_EN} (?:{english}(?: cards)?|{noun})\b",
    )


_FACING_COUNTS: Final = {facing: _facing_patterns(*words, _NOUN[facing]) for facing, words in _FACING.items()}
_ALL: Final = {
    facing: Gated(rf"{thai}(?:กัน)?(?:ทั้งหมด|ทุกใบ|หมดเลย)|ทุกใบ(?:ล้วน)?{thai}|" + _ALL_OF.replace("%s", english), re.IGNORECASE)
    for facing, (thai, english) in _FACING.items()
}
_NONE: Final = {
    facing: Gated(
        rf"ไม่มี(?:ไพ่)?(?:ใบไหน|ใบใด|สักใบ|ใบ)?(?:ที่)?{thai}|"
        rf"\b(?:no|not one|not a single) (?:{english} cards?|{_NOUN[facing]})\b|"
        rf"\b(?:none|nothing)(?: of [a-z ]{{3,16}})? (?:is|are|lies|came|stands?) {english}\b",
        re.IGNORECASE,
    )
    for facing, (thai, english) in _FACING.items()
}
_ONLY: Final = {
    facing: Gated(
        rf"{thai}(?:แค่|เพียง|อยู่)?ใบเดียว|(?:the )?only (?:one |card )?(?:that is |to be )?{english}\b|"
        rf"\b(?:only|just) (?:one|a single) (?:{_NOUN[facing]}|"
        rf"(?:of (?:the|your|these)(?: [a-z]+)? cards|card) (?:is|lies|came) {english})\b",
        re.IGNORECASE,
    )
    for facing, (thai, english) in _FACING.items()
}
_MOST: Final = {
    facing: Gated(
        rf"(?:ส่วนใหญ่|เกินครึ่ง|เกือบทั้งหมด)(?:เป็นไพ่|เป็น|จะ|ล้วน)?{thai}|{thai}(?:เป็น)?(?:ส่วนใหญ่|เกินครึ่ง)|"
        rf"\b(?:most|the majority|more than half)(?: of [a-z ]{{3,16}})? (?:are|is|lie|came) {english}\b",
        re.IGNORECASE,
    )
    for facing, (thai, english) in _FACING.items()
}
_SHARE: Final = {
    facing: Gated(
        rf"(?<!\d)(?P<n>\d{{1,3}})\s*(?:%|เปอร์เซ็นต์)\s*(?:ของไพ่)?(?:ทั้งหมด|เป็นไพ่|เป็น|ที่|\s)*{thai}|"
        rf"(?<!\d)(?P<percent>\d{{1,3}})\s*(?:%|per ?cent)(?: of [a-z ]{{3,16}})? (?:are|is|lie|came) {english}\b|"
        rf"(?<!เกิน)(?<!เกือบ)ครึ่ง(?:หนึ่ง|นึง)(?:ของไพ่)?(?:ทั้งหมด|เป็นไพ่|เป็น|ที่|\s)*{thai}|{thai}ครึ่ง(?:หนึ่ง|นึง)|"
        rf"(?<!than )(?<!nearly )(?<!almost )\bhalf(?: of [a-z ]{{3,16}})? (?:are|is|lie|came) {english}\b",
        re.IGNORECASE,
    )
    for facing, (thai, english) in _FACING.items()
}
"""A part of all cards: in per cent, or half of them."""

_WHOLE: Final = {
    kind: Gated(f"{_WHOLE_KIND_TH.replace('%s', _NAMES_TH[kind])}|{_WHOLE_KIND_EN.replace('%s', _WHOLE_EN[kind])}", re.IGNORECASE)
    for kind in _KINDS_TH
}
_ABSENT: Final = {
    kind: Gated(_NO_KIND.replace("%s", _NAMES_TH[kind], 1).replace("%s", _KINDS_EN[kind], 1), re.IGNORECASE) for kind in _KINDS_TH
}
_COUNTED_TH: Final = {
    kind: _compiled(
        rf"{words}{_FILLER}{_TH}\s*ใบ",
        rf"{_TH}\s*ใบ(?:เป็น|คือ)(?:ไพ่)?(?:ชุด)?{_NAMES_TH[kind]}",
        rf"ไพ่(?:ชุด)?{_NAMES_TH[kind]}(?P<n>{'|'.join(_WORDS_TH)})",
    )
    for kind, words in _KINDS_TH.items()
}
_COUNTED_EN: Final = {
    kind: _compiled(rf"\b{_EN} {words}", rf"\b{_EN}{_OF_THEM} are {words}") for kind, words in _KINDS_EN.items()
}
_NAMED: Final = {
    "major": (r"ใหญ่", r"เมเจอร์", "major"),
    "wands": (r"ไม้เท้า", "wand"),
    "cups": (r"ถ้วย", "cup"),
    "swords": (r"ดาบ", "sword"),
    "pentacles": (r"เหรียญ", "pentacle"),
}
"""Each pattern of a kind has one of these in it, as each of a facing has one of those in _FACED."""


@dataclass(frozen=True)
class _Claim:
    kind: str
    number: int
    exact: bool = False


def miscounted(texts: Iterable[str], cards: Sequence[Card]) -> str:
    """What is counted wrongly in the texts, for the hint of a second try; empty when nothing is."""
    turned = sum(card.reversed for card in cards)
    there = {"reversed": turned, "upright": len(cards) - turned}
    there |= {kind: sum(_kind(card) == kind for card in cards) for kind in ("major", *SUITS)}
    for text in texts:
        for claim in _claims(text, cards):
            if claim.number != there[claim.kind] if claim.exact else claim.number > there[claim.kind]:
                return f"{claim.number} {claim.kind} cards are said, there are {there[claim.kind]}"
    return ""


def _kind(card: Card) -> str:
    return "major" if card.number < MAJORS else SUITS[(card.number - MAJORS) // 14]


def _claims(text: str, cards: Sequence[Card]) -> Iterator[_Claim]:
    """Only what is named in the text is searched for: a look for a word takes a hundredth of a pattern's time."""
    folded = text.casefold()
    for facing, names in _FACED.items():
        if any(name in folded for name in names):
            yield from _facing_claims(text, facing, len(cards))
    for kind, named in _NAMED.items():
        if any(name in folded for name in named):
            yield from _kind_claims(text, kind, cards)


def _kind_claims(text: str, kind: str, cards: Sequence[Card]) -> Iterator[_Claim]:
    if _WHOLE[kind].search(text):
        yield _Claim(kind, len(cards), exact=True)
    if _ABSENT[kind].search(text):
        yield _Claim(kind, 0, exact=True)
    for number in _numbers(text, _COUNTED_TH[kind]):
        yield _Claim(kind, number)
    for number in _numbers(text, _COUNTED_EN[kind]):
        if not _pictured(kind, number, cards):
            yield _Claim(kind, number)


def _facing_claims(text: str, facing: str, laid: int) -> Iterator[_Claim]:
    for pattern, number in ((_ALL, laid), (_NONE, 0), (_ONLY, 1)):
        if pattern[facing].search(text):
            yield _Claim(facing, number, exact=True)
    if _MOST[facing].search(text):
        yield _Claim(facing, laid // 2 + 1)
    for share in _SHARE[facing].finditer(text):
        percent = int(share["n"] or share["percent"] or 50)
        number = round(percent * laid / 100)
        fits = abs(100 * number - percent * laid) <= 2 * laid  # two thirds may be said to be 66 or 67 per cent
        yield _Claim(facing, number if fits else laid + 1, exact=True)
    for number in _numbers(text, _FACING_COUNTS[facing]):
        yield _Claim(facing, number)


def _pictured(kind: str, number: int, cards: Sequence[Card]) -> bool:
    """Whether the number may be that of a card's picture: "two pentacles" on the 2 of Pentacles, or more than are laid."""
    ranks = {(card.number - MAJORS) % 14 + 1 for card in cards if _kind(card) == kind != "major"}
    return kind != "major" and (number in ranks or number > len(cards))


def _numbers(text: str, patterns: Iterable[Gated]) -> Iterator[int]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            said = found["n"].casefold()
            if said.isdecimal():
                yield int(said)
            elif said in _WORDS:
                yield _WORDS[said]
            else:
                yield (_NUMBERS_TH if said in _NUMBERS_TH else _NUMBERS_EN).index(said) + 1
