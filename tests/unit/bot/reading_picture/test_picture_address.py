"""Addresses of readings' pictures: only ours lead anywhere, and each to one shape of one reading."""

import uuid

import pytest

from bot.say.links import Links
from bot.say.picture_address import SHAPES, Shape, key_from, reading_of, token, with_question, without_question

KEY = key_from("channel-secret")
READING = uuid.UUID("0d9d3e1c-7c5a-4a55-9d0a-3f5f7a1d2b3c")


def parts(address: str) -> tuple[str, str]:
    """The token and the shape of an address."""
    *_, given, name = address.split("/")
    return given, name.removesuffix(".jpg")


@pytest.mark.parametrize("shape", SHAPES)
def test_an_address_leads_back_to_its_reading(shape: Shape) -> None:
    links = Links("https://mimi.example", "@mimi", "1-a", picture_key=KEY)

    given, name = parts(links.reading_picture(READING, shape))

    assert reading_of(KEY, given, name) == READING


def test_the_address_of_one_shape_does_not_open_another() -> None:
    given = token(KEY, READING, "story")

    opened = [shape for shape in SHAPES if reading_of(KEY, given, shape)]

    assert opened == ["story"]


def test_a_changed_sign_is_noticed_wherever_it_stands() -> None:
    given = token(KEY, READING, "square")
    # The last sign carries unused bits, so it is changed by more than those.
    changed = [given[:at] + ("A" if given[at] != "A" else "Q") + given[at + 1 :] for at in range(len(given))]

    assert [other for other in changed if reading_of(KEY, other, "square")] == []


@pytest.mark.parametrize("given", ["", "A", "A" * 42, "A" * 43, "A" * 200, "ก" * 43, "=" * 43, "a/b", "\0"])
def test_what_we_never_made_leads_nowhere(given: str) -> None:
    assert reading_of(KEY, given, "story") is None


def test_another_secret_and_an_unknown_shape_lead_nowhere() -> None:
    given = token(KEY, READING, "story")

    assert reading_of(key_from("another"), given, "story") is None
    assert reading_of(KEY, given, "portrait") is None


def test_the_key_is_shown_by_no_repr() -> None:
    assert "picture_key" not in repr(Links("https://mimi.example", "@mimi", "1-a", picture_key=KEY))


def test_each_shape_has_a_twin_with_the_question() -> None:
    assert [with_question(shape) for shape in SHAPES] == ["story-question", "square-question"] * 2
    assert [without_question(shape) for shape in SHAPES] == ["story", "square"] * 2
