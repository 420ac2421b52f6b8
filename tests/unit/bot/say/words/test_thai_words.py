"""Thai as it is spoken: what no Thai line of MiMi's says, and what stays on one line. The deck's texts have their own test."""

import re
from typing import Final

import pytest

from bot.say.flex.render import render
from bot.say.text import bound
from bot.say.words import LOCALES, PageWords, files_of, words_for
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES
from tests.unit.bot.say.words.thai import FORBIDDEN, faults

TYPED_BY_PEOPLE: Final = words_for("th").several("polite-endings")
LINES: Final = [line for name in files_of("th") for line in (LOCALES / name).read_text("utf-8").splitlines()]
THAI: Final = [line for line in LINES if not line.startswith("#") and line.strip() not in TYPED_BY_PEOPLE]


def test_no_line_of_the_chat_says_what_thai_does_not() -> None:
    found = [fault for line in THAI for fault in faults(line)]

    assert found == []


@pytest.mark.parametrize("line", ["", "ยืนยัน"])
def test_a_plain_line_has_no_fault(line: str) -> None:
    assert faults(line) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ได้ { $n } เหรียญ", "coins"),
        ("1 ดาว ค่ะ", "particle"),
        ("{ $stars } นะคะ", "particle"),
        ("ไพ่บอกฉันว่า", "mouth"),
        ("ให้ 4 ดวง", "ratings"),
        ("ความรู้สึกที่มีต่อเขา", "written"),
        ("ลบแล้วนะค่ะ", "spelling"),
    ],
)
def test_each_fault_is_found(line: str, reason: str) -> None:
    assert [found for found in faults(line) if reason in found]


def test_each_forbidden_pattern_has_a_reason() -> None:
    assert all(reason.strip() and re.compile(pattern) for pattern, reason in FORBIDDEN)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("แลกได้ 3 ดาวค่ะ", "แลกได้ 3\u00a0ดาว\u2060ค่ะ"),
        ("เหลือ 20 แต้มนะคะ", "เหลือ 20\u00a0แต้ม\u2060นะ\u2060คะ"),
        ("ขอโทษจริงๆ ค่ะ", "ขอโทษจริงๆ\u00a0ค่ะ"),
        ("กี่คะแนนคะ", "กี่คะแนน\u2060คะ"),
        ("ลองทักมีมี่อีกที", "ลองทักมี\u2060มี่อีกที"),
        ("3 stars", "3\u00a0stars"),
        ("ค่ะ", "ค่ะ"),
        ("คะแนน", "คะแนน"),
    ],
)
def test_what_belongs_together_stays_on_one_line(said: str, shown: str) -> None:
    assert bound(said) == shown
    assert bound(shown) == shown


def texts(part: object) -> list[str]:
    """Every text that a message shows as running text."""
    if isinstance(part, list):
        return [found for child in part for found in texts(child)]
    if not isinstance(part, dict):
        return []
    own = [str(part["text"])] if part.get("type") == "text" and "text" in part else []
    return [*own, *(found for child in part.values() for found in texts(child))]


def test_every_message_keeps_units_and_particles_on_their_line() -> None:
    loose = re.compile(r"\d [ก-ฮเ-ไA-Za-z]|[^\s\u2060](?<!\u00a0)(?:นะ)?(?:ค่ะ|คะ)(?![\u0e00-\u0e7f])|[ ](?:ค่ะ|คะ|นะคะ)")
    shown = [text for reply in REPLIES for text in texts(render(reply, words_for("th"), LINKS))]

    found = [text for text in shown if loose.search(text)]

    assert found == []


def test_a_page_keeps_units_and_particles_on_their_line() -> None:
    words = PageWords(words_for("th"))

    assert words("topup-alt", baht=99) == "เติมดาวได้ตั้งแต่ 99\u00a0บาท\u2060ค่ะ"
    assert words.several("page-trust")[0].endswith("\u2060ค่ะ")
    assert words.language == "th"
