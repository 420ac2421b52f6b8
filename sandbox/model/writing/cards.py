"""Finds in a prompt what was drawn and what was asked, whatever way the prompt puts it."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

NUMBERED: Final = re.compile(r"^\s*(\d+)\.\s+(.+?)\s*$", re.MULTILINE)
REVERSED: Final = re.compile(r"revers|กลับหัว|ไพ่กลับ|หัวกลับ", re.IGNORECASE)
UPRIGHT: Final = re.compile(r"upright|ตั้งตรง|หัวตั้ง|ตั้งขึ้น", re.IGNORECASE)
ORIENTATION: Final = re.compile(rf"[\s,(\[]*({REVERSED.pattern}|{UPRIGHT.pattern})(ed)?[)\]]*", re.IGNORECASE)
QUESTION: Final = (
    re.compile(r"<(question|คำถาม)[^>]*>\s*(?P<text>.+?)\s*</\1>", re.DOTALL | re.IGNORECASE),
    re.compile(r"^\W*(?:question|คำถาม)\W*[::]\s*(?P<text>.+)$", re.MULTILINE | re.IGNORECASE),
)
SUITS: Final = {
    "wands": ("wand", "ไม้เท้า", "คทา"),
    "cups": ("cup", "ถ้วย"),
    "swords": ("sword", "ดาบ"),
    "pentacles": ("pentacle", "coin", "เหรียญ"),
}
RANKS: Final = (
    ("ace", "เอซ", "เอส"), ("two", "2", "สอง"), ("three", "3", "สาม"), ("four", "4", "สี่"), ("five", "5", "ห้า"),
    ("six", "6", "หก"), ("seven", "7", "เจ็ด"), ("eight", "8", "แปด"), ("nine", "9", "เก้า"), ("ten", "10", "สิบ"),
    ("page", "เด็ก", "มหาดเล็ก", "เพจ"), ("knight", "อัศวิน"), ("queen", "ราชินี", "ควีน"), ("king", "ราชา", "คิง", "พระราชา"),
)  # fmt: skip
MAJORS: Final = (
    ("fool", "ฟูล", "คนโง่"), ("magician", "เมจิเชียน", "จอมเวท"), ("high priestess", "พรีสเตส", "นักบวชหญิง"),
    ("empress", "เอ็มเพรส", "จักรพรรดินี"), ("emperor", "เอ็มเพอเรอร์", "จักรพรรดิ"), ("hierophant", "ไฮโรแฟน", "สังฆราช"),
    ("lovers", "เลิฟเวอร์", "คู่รัก"), ("chariot", "แชริออต", "รถศึก"), ("strength", "สเตรงธ์", "พลังใจ"),
    ("hermit", "เฮอร์มิต", "ฤๅษี"), ("wheel", "วีลออฟ", "วงล้อ"), ("justice", "จัสติส", "ยุติธรรม"),
    ("hanged", "แฮงแมน", "แฮงด์แมน", "ห้อยหัว"), ("death", "เดธ", "ความตาย"), ("temperance", "เทมเพอแรนซ์", "ความพอดี"),
    ("devil", "เดวิล", "ปีศาจ"), ("tower", "ทาวเวอร์", "หอคอย"), ("star", "สตาร์", "ดวงดาว"), ("moon", "มูน", "พระจันทร์"),
    ("sun", "ซัน", "พระอาทิตย์"), ("judgement", "judgment", "จัดจ์เมนต์", "พิพากษา"), ("world", "เวิลด์", "โลกทั้งใบ"),
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A card as a prompt names it. `key` is (`major`, 0-21) or (suit, rank 0-13), None when the name says neither."""

    place: int
    position: str
    name: str
    reversed: bool
    key: tuple[str, int] | None


def find_cards(text: str) -> list[Drawn]:
    """The cards of a prompt: from JSON with `cards`, else from lines such as `1. Past | The Fool | upright`."""
    listed = _from_json(text)
    if listed is None:
        lines = NUMBERED.findall(text)
        barred = [(number, line) for number, line in lines if "|" in line]
        listed = [_parts(line) for _number, line in (barred or lines)]
    return [_drawn(place, parts) for place, parts in enumerate(listed, start=1)]


def find_question(text: str) -> str:
    """The question in a prompt, on one line; empty when none is marked."""
    for form in QUESTION:
        if found := form.search(text):
            return " ".join(found["text"].split()).strip("\"“”'«»")
    loaded = _loaded(text)
    return " ".join(str(loaded.get("question", "")).split()) if loaded else ""


def _parts(line: str) -> list[str]:
    return [part.strip() for part in re.split(r"\s*\|\s*", line) if part.strip()] or [line]


def _from_json(text: str) -> list[list[str]] | None:
    loaded = _loaded(text)
    if not loaded or not isinstance(loaded.get("cards"), list):
        return None
    found: list[list[str]] = []
    for card in loaded["cards"]:
        if not isinstance(card, dict):
            found.append(_parts(str(card)))
            continue
        turned = "reversed" if card.get("reversed") is True else str(card.get("orientation", "upright"))
        position = card.get("position_name") or card.get("position") or ""
        found.append([str(position), str(card.get("name") or card.get("card") or ""), turned])
    return found


def _loaded(text: str) -> dict[str, Any] | None:
    try:
        loaded = json.loads(text[text.index("{") : text.rindex("}") + 1])
    except ValueError:
        return None
    return loaded if isinstance(loaded, dict) else None


def _drawn(place: int, parts: list[str]) -> Drawn:
    """Finds the orientation; the card is named just before it (or with it), the position stands before the card."""
    turned = next((number for number, part in enumerate(parts) if _turn(part)), len(parts))
    named = turned if turned < len(parts) and key_of(parts[turned]) else max(turned - 1, 0)
    if not key_of(parts[named]):
        named = next((number for number, part in enumerate(parts) if key_of(part)), named)
    position = parts[0] if named > 0 else ""
    position = re.split(r"\s*[:(—–]\s*|\s+-\s+", position)[0]
    name = ORIENTATION.sub("", parts[named]).removeprefix("ไพ่").strip(" ,") or parts[named]
    upside_down = turned < len(parts) and REVERSED.search(parts[turned]) is not None
    return Drawn(place, position, name, upside_down, key_of(parts[named]))


def _turn(part: str) -> bool:
    return REVERSED.search(part) is not None or UPRIGHT.search(part) is not None


def key_of(name: str) -> tuple[str, int] | None:
    """Which card a name in Thai or English means."""
    low = name.lower()
    suit = next((suit for suit, words in SUITS.items() if any(word in low for word in words)), None)
    if suit:
        ranks = [(place, word) for place, words in enumerate(RANKS) for word in words if _has(low, word)]
        return (suit, max(ranks, key=lambda found: len(found[1]))[0]) if ranks else None
    majors = [(place, word) for place, words in enumerate(MAJORS) for word in words if _has(low, word)]
    return ("major", max(majors, key=lambda found: len(found[1]))[0]) if majors else None


def _has(text: str, word: str) -> bool:
    if word.isascii():
        return re.search(rf"(?<![a-z0-9]){re.escape(word)}", text) is not None
    return word in text
