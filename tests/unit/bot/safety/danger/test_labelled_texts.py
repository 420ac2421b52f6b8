"""What the rules make of the labelled tables: nearly every plain cry heard, no harmless text refused, few asked about."""

from collections.abc import Iterable
from typing import Final

import pytest

from bot.safety.danger import Danger, find_danger
from tests.unit.bot.safety.danger.hearing import is_plain
from tests.unit.bot.safety.tables import Text, texts

LEAST_HEARD: Final = 0.98
LEAST_OBLIQUE_HEARD: Final = 0.75
MOST_ASKED: Final = 0.04
languages: Final = pytest.mark.parametrize("language", ["th", "en"])


def labelled(danger: str, language: str) -> list[Text]:
    return [text for text in texts() if text.danger == danger and text.language == language]


def share(some: Iterable[object], of: Iterable[object]) -> float:
    return len(list(some)) / len(list(of))


def test_the_tables_are_large_and_thai_above_all() -> None:
    dangers = [text for text in texts() if text.table != "questions"]

    assert len(dangers) >= 1000
    assert share((text for text in dangers if text.language == "th"), dangers) > 0.5
    assert {text.kind for text in dangers if text.danger == "plain"} == set(Danger)


def test_no_text_is_labelled_twice() -> None:
    all_texts = [text.text for text in texts()]

    assert sorted(set(all_texts)) == sorted(all_texts)


@languages
def test_plain_danger_is_heard(language: str) -> None:
    plain = labelled("plain", language)

    missed = [text.text for text in plain if not is_plain(text.text)]

    assert 1 - share(missed, plain) >= LEAST_HEARD, missed


@languages
def test_most_oblique_danger_is_asked_about(language: str) -> None:
    oblique = labelled("oblique", language)

    missed = [text.text for text in oblique if find_danger(text.text) is None]

    assert 1 - share(missed, oblique) >= LEAST_OBLIQUE_HEARD, missed


@languages
def test_no_harmless_text_is_refused(language: str) -> None:
    assert [text.text for text in labelled("harmless", language) if is_plain(text.text)] == []


@languages
def test_few_harmless_texts_are_asked_about(language: str) -> None:
    harmless = labelled("harmless", language)

    asked = [text.text for text in harmless if find_danger(text.text)]

    assert share(asked, harmless) < MOST_ASKED, asked


@languages
def test_the_kind_is_right_for_nearly_all(language: str) -> None:
    heard = [(text, concern) for text in labelled("plain", language) if (concern := find_danger(text.text))]

    wrong = [(text.text, concern.kind) for text, concern in heard if concern.kind != text.kind]

    assert share(wrong, heard) <= 0.02, wrong
