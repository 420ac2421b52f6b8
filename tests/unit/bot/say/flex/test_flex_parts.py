"""The pieces: clean text, dates, links, and colours that can be read."""

from datetime import UTC, date, datetime

import pytest

from bot.say.flex.dates import day, moment
from bot.say.flex.parts import BRONZE, CREAM, GOLD, INK, MIST, MUTED, NIGHT, PLUM, VEIL, clean
from bot.say.words import words_for
from tests.unit.bot.say.look.colours import contrast
from tests.unit.bot.say.samples.facts import CARDS, LINKS


def test_clean_keeps_thai_emoji_and_new_lines_and_drops_the_rest() -> None:
    assert clean("น้ำใจที่นี่\n👩‍👩‍👧‍👦 ❤️") == "น้ำใจที่นี่\n👩‍👩‍👧‍👦 ❤️"
    assert clean("a\x00b\u202ec\ud83dd\te") == "abcd e"
    assert clean("ก" + "่" * 9) == "ก" + "่" * 4
    assert clean("\u200b \u2060") == "–"


@pytest.mark.parametrize(("said", "shown"), [("ก" + "่" * 9, "ก" + "่" * 4), ("ก" + "่" * 4, "ก" + "่" * 4), ("!?…!?…", "!?…!?…")])
def test_of_a_stack_of_marks_four_are_kept(said: str, shown: str) -> None:
    assert clean(said) == shown


def test_dates_are_bangkok_s_and_thai_years_are_buddhist() -> None:
    late = datetime(2026, 12, 31, 17, 5, tzinfo=UTC)
    assert moment(words_for("th"), late) == "1 ม.ค. 2570 เวลา 00:05 น."
    assert moment(words_for("en"), late) == "1 Jan 2027, 00:05"
    assert moment(words_for("en"), late.replace(tzinfo=None)) == "1 Jan 2027, 00:05"
    assert day(words_for("th"), date(2026, 11, 22)) == "22 พ.ย. 2569"


def test_a_link_that_carries_the_account_s_name_is_encoded() -> None:
    assert LINKS.invite_link("MIMI-7K3PQX") == "https://line.me/R/oaMessage/%40mimi/?MIMI-7K3PQX"
    assert LINKS.deck_picture(CARDS[1]) == "https://mimi.example/deck/07r.jpg"


@pytest.mark.parametrize(
    ("ground", "ink"),
    [
        *((ground, ink) for ground in (CREAM, VEIL) for ink in (INK, MUTED, BRONZE)),
        *((NIGHT, ink) for ink in (CREAM, GOLD, MIST)),
        (PLUM, "#FFFFFF"),
        (VEIL, "#111111"),
    ],
)
def test_colours_can_be_read(ground: str, ink: str) -> None:
    assert contrast(ground, ink) >= 4.5
