"""The two ways that a question weighs, in the asker's own words, where they can be taken out safely. Pure."""

import re
from typing import Final

from bot.safety.contacts import leads_outside
from bot.safety.insults import insults

_LONGEST: Final = {"th": 22, "en": 30}
_MOST_WORDS: Final = 8

_THAI_OR: Final = re.compile(r"หรือ(?!เปล่า|ป่าว|ปล่าว|ไม่|ยัง|ไง|อะไร|ว่า|ใคร|ที่|$|\s*$)(?:ว่า|จะ)?")
_THAI_BEFORE: Final = re.compile(r"^(?:.*(?:ควร|น่า|ว่า|ต้อง|เลือก|ระหว่าง)(?:จะ)?|จะ)")
_THAI_AFTER: Final = re.compile(r"\s*(?:(?:ดี|กว่า|ก่อน|เลย|แทน|กัน)*(?:ไหม|มั้ย|มัย|อะ|อ่ะ|นะ|คะ|ค่ะ|ครับ|คับ|ฮะ|จ๊ะ|ป่ะ|ปะ)*)*[?!.\s]*$")
_THAI_GUESS: Final = re.compile(r"^(?:แค่|เรา|หนู|ผม|ฉัน)?(?:คิด|มโน|รู้สึก)|อะไร|ไหน|ใคร|ยังไง")

_ENGLISH_ASKS: Final = r"\b(?:(?:should|do|shall) (?:i|we)|is it (?:better|best|wiser) to|between|whether to|either)\s"
_ENGLISH_BEFORE: Final = re.compile(
    rf"^.*(?:[,:;–—]|{_ENGLISH_ASKS}|\b(?P<judges>(?:am|is|are|was|were) (?:i|it|we|they|he|she|this|that))\s)\s*",
    re.IGNORECASE,
)
"""What comes before the first way: words that ask for one, words that ask what something is, or another half of the sentence."""

_ENGLISH_AFTER: Final = re.compile(r"^(?:just|simply|rather|should (?:i|we)|do (?:i|we)|is it|to|maybe)\s+", re.IGNORECASE)
_ENGLISH_NO_WAY: Final = re.compile(
    r"^(?:what|something|anything|somebody|someone|nothing|else|so|more|less|later|two|three|will|is|am|are|does|did|do|would"
    r"|me|him|her|them|us|can|could|have|has|if|when|why|how|i|he|she|they|it)\b",
    re.IGNORECASE,
)
"""A new sentence, or a word that stands for what was not named."""

_ENGLISH_WITHOUT: Final = re.compile(r"^(?:not|no|never|without)\b\s*(?:to\s+)?(?P<what>.*)$", re.IGNORECASE)
_SAFE: Final = re.compile(r"^[\w\s\u0e00-\u0e7f£$€%’'&-]+$")


def two_ways(text: str) -> tuple[str, str] | None:
    """The ways, as they stand in the text; None where it names none, or where it is not sure which words name them."""
    for sentence in reversed(re.split(r"(?<=[?!.\n])\s+", text.strip())):
        thai = re.search(r"[\u0e00-\u0e7f]", sentence) is not None
        ways = _thai(sentence) if thai else _english(sentence.rstrip(" ?!.…"))
        if ways:
            return ways if all(_is_safe(way, "th" if thai else "en") for way in ways) else None
    return None


def _is_safe(way: str, language: str) -> bool:
    short = 2 <= len(way) <= _LONGEST[language] and len(way.split()) <= _MOST_WORDS
    return short and _SAFE.match(way) is not None and not insults(way) and not leads_outside(way)


def _thai(sentence: str) -> tuple[str, str] | None:
    found = list(_THAI_OR.finditer(sentence))
    if len(found) != 1:
        return None
    left, right = sentence[: found[0].start()].rstrip(), sentence[found[0].end() :].strip()
    pieces = left.split()
    if not pieces:
        return None
    first = pieces[-1]
    if first.isascii() and len(pieces) > 1:
        first = f"{pieces[-2]} {first}"
    one = _THAI_AFTER.sub("", _THAI_BEFORE.sub("", first))
    two = _THAI_AFTER.sub("", right)
    return None if not one or not two or _THAI_GUESS.search(two) or _THAI_GUESS.search(one) else (one, two)


def _english(sentence: str) -> tuple[str, str] | None:
    """Two ways are asked for ("should I …"), or at least one is told in more than a word: "mad or brave?" asks for a judgement,
    and so does "is it …". The second may also be to go without the first.
    """
    left, joined, right = sentence.rpartition(" or ")
    if not joined or " or " in left:
        return None
    before = _ENGLISH_BEFORE.match(f"{left} ")
    one, two = left[before.end() if before else 0 :].strip(), _ENGLISH_AFTER.sub("", right).strip()
    if not one or not two or _ENGLISH_NO_WAY.match(two) or _ENGLISH_NO_WAY.match(one) or _ENGLISH_WITHOUT.match(one):
        return None
    if without := _ENGLISH_WITHOUT.match(two):
        told = _same(one, without["what"])
    else:
        told = " " in one or " " in two or re.search(_ENGLISH_ASKS, left, re.IGNORECASE) is not None
        told = told and not (before and before["judges"])
    return (one, two) if told else None


def _same(one: str, other: str) -> bool:
    """Whether `other` says again what `one` ends with: "bangs" and "no bangs" are two ways, "shy" and "not keen" are none."""
    return bool(other) and f" {one}".casefold().endswith(f" {other}".casefold())
