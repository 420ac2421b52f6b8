"""Lines of a picture: no word is broken, nothing hangs over, and a thought begins a line."""

import pytest

from bot.reading_picture.lines import Room, fitted
from bot.reading_picture.thai_words import words_of
from models.general.languages import LANGUAGES
from models.readings.deck import DECK_SIZE, SPREADS
from prompts.meanings import meanings
from tests.helpers.messages.scenes import LONG_GIST

CARDS = [meanings("th").card(number).name for number in range(DECK_SIZE)]


def wide(text: str) -> float:
    """A measure that needs no font: each sign that takes room is 50 wide at size 100."""
    return 50.0 * sum(1 for sign in text if not "\u0e31" <= sign <= "\u0e3a" or sign in "\u0e32\u0e33")


def is_one_word(name: str) -> bool:
    thai = [word.text for word in words_of(f"คุณได้{name.split(' (')[0]}มานานแล้ว", [name.split(" (")[0]])]
    return name.split(" (")[0] in thai


def test_the_name_of_a_card_is_one_word() -> None:
    assert [name for name in CARDS if " " not in name and not is_one_word(name)] == []


@pytest.mark.parametrize("position", [place.name for spread in SPREADS for place in meanings("th").spread(spread).positions])
def test_no_position_is_broken_inside_a_word(position: str) -> None:
    said = fitted(position, wide, Room(240, 3), (30,))

    assert "".join(said.lines) == position.replace(" ", "")
    assert all(line[0] not in "ะาำๆฯ่้๊๋็ัิีึืุู์" for line in said.lines)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("เรื่องนี้ค่อยๆ ดีขึ้นเองนะคะ", ("ค่อยๆ", "ดีขึ้น", "นะคะ")),
        ("สภาพแวดล้อมรอบตัวไม่มั่นคง", ("สภาพแวดล้อม", "มั่นคง")),
        ("รับไป 100\u00a0แต้ม\u2060ค่ะ", ("100\u00a0แต้ม\u2060ค่ะ",)),
        ("ความสัมพันธ์และความรู้สึก", ("ความสัมพันธ์", "ความรู้สึก")),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, together: tuple[str, ...]) -> None:
    pieces = " ".join(word.text for word in words_of(text))

    assert [part for part in together if part not in pieces] == []


def test_a_line_ends_where_the_writer_left_a_space_if_it_can() -> None:
    said = fitted("เงินจะเข้ามาช้าแต่มั่นคง อดทนอีกนิดแล้วจะเห็นผล", wide, Room(900, 3), (60, 54, 48))

    assert said.lines == ("เงินจะเข้ามาช้าแต่มั่นคง", "อดทนอีกนิดแล้วจะเห็นผล")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [240, 500, 890])
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(language: str, width: int) -> None:
    said = fitted(LONG_GIST[language], wide, Room(width, 12), (60, 50, 40, 30, 20))

    assert max(wide(line) * said.size / 100 for line in said.lines) <= width
    assert "".join(said.lines).replace(" ", "") == LONG_GIST[language].replace(" ", "")


def test_a_larger_size_is_taken_when_there_is_room() -> None:
    room = Room(800, 2)

    assert fitted("ใจเย็นๆ ค่ะ", wide, room, (80, 40)).size > fitted(LONG_GIST["th"], wide, room, (80, 40)).size


def test_what_has_no_room_even_at_the_last_size_is_shortened() -> None:
    said = fitted("คำ" * 400, wide, Room(500, 3), (40, 30))

    assert len(said.lines) == 3
    assert said.lines[-1].endswith("…")
    assert all(wide(line) * 0.3 <= 520 for line in said.lines)


@pytest.mark.parametrize("marks", ["\u0e49", "\u0e3a\u0e49"])
def test_marks_without_a_letter_take_no_room_and_are_no_line(marks: str) -> None:
    said = fitted(marks, lambda text: 0.0, Room(300, 2), (60, 40))

    assert said.lines == ()


def test_an_empty_text_has_no_lines() -> None:
    assert fitted("", wide, Room(500, 3), (40,)).lines == ()


def test_the_height_limits_the_lines() -> None:
    low, high = (fitted(LONG_GIST["th"], wide, Room(890, 9, height), (80, 60, 40, 20)) for height in (130, 600))

    assert low.height <= 130
    assert low.size < high.size
