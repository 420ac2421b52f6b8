"""The phrase banks: alike in both languages, each sentence once, in spoken Thai, and with room for every slot."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pytest

from models.readings.deck import DECK_SIZE, SPREADS
from prompts.fallback import phrases, signs
from prompts.lengths import LENGTHS
from prompts.meanings import meanings
from prompts.schema import TOPICS
from tests.unit.bot.say.words.thai import FORBIDDEN, faults
from worker.evals.lint import lint
from worker.fallback.leaning import Lean
from worker.fallback.understand.forms import Form
from worker.fallback.understand.tones import PLAIN, SPEAKS_AS, Tone

LANGUAGES: Final = ("th", "en")
SLOTS: Final = {"about", "who", "card", "theme", "hint", "good", "bad", "first", "last", "first_card", "last_card", "place"} | {
    "said",
    "one",
    "two",
}
SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|(?<=ค่ะ)\s+|(?<=คะ)\s+")


def leaves(bank: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every phrase of a bank, with the way to it."""
    if isinstance(bank, str):
        yield path, bank
    elif isinstance(bank, list):
        for item in bank:
            yield from leaves(item, path)
    else:
        for name, part in bank.items():
            yield from leaves(part, f"{path}/{name}")


def shape(bank: Any) -> Any:
    return {name: shape(part) for name, part in bank.items()} if isinstance(bank, dict) else None


def test_both_languages_have_the_same_banks() -> None:
    assert shape(phrases("th")) == shape(phrases("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_in_two_phrases(language: str) -> None:
    said = [phrase for path, phrase in leaves(phrases(language)) if not path.startswith("/parts/")]

    counted = Counter(sentence for phrase in said for sentence in SENTENCES.split(phrase))

    assert [sentence for sentence, times in counted.items() if times > 1 and len(sentence) > 12] == []


def test_every_thai_headline_is_one_sentence_with_its_particle_at_the_end() -> None:
    headlines = [
        phrase
        for name in ("tones", "answers")
        for path, phrase in leaves(phrases("th")[name])
        if name == "answers" or path.split("/")[2].startswith("gist")
    ]

    assert [one for one in headlines if re.search(r"(?:ค่ะ|คะ)\s", one) or not re.search(r"(?:ค่ะ|คะ)$", one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_is_one_that_is_filled(language: str) -> None:
    banks = {name: bank for name, bank in phrases(language).items() if name != "parts"}

    slots = {slot for _, phrase in leaves(banks) for slot in re.findall(r"\{(\w*)\}", phrase)}

    assert slots <= SLOTS


def test_the_thai_of_the_banks_is_spoken() -> None:
    wrong = [fault for _, phrase in leaves(phrases("th")) for fault in faults(phrase, FORBIDDEN)]
    warned = [found for _, phrase in leaves(phrases("th")) for found in lint([phrase], "th") if found.says != "the heading again"]

    assert wrong == []
    assert [found for found in warned if found.says in {"แนวโน้ม for น่าจะ", "a written word"}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_and_tone_has_its_words(language: str) -> None:
    words = phrases(language)
    for form in Form:
        assert set(words["answers"][form]) in ({"any"}, set(Lean))
    for tone in set(Tone) - PLAIN - {Tone.WEIGH}:
        assert {"gist", "opening", "action"} <= set(words["tones"].get(SPEAKS_AS.get(tone, tone), {})) | set(words["tones"][tone])
    for bank in ("insights", "actions"):
        assert set(TOPICS) <= set(words[bank])
        assert all(len(words[bank][topic]) >= 10 for topic in TOPICS)
    assert set(words["actions"]["subjects"]) <= set(signs("subjects"))
    assert set(words["parts"]["who"]) == {*signs("who"), "someone"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_every_spread_can_be_begun(language: str) -> None:
    for spread, cards in SPREADS.items():
        assert [len(bank) >= 4 for bank in phrases(language)["passages"][spread]] == [True] * cards


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_lead_begins_with_the_heading_above_it(language: str) -> None:
    for spread in SPREADS:
        for position, leads in zip(
            meanings(language).spread(spread).positions, phrases(language)["passages"][spread], strict=True
        ):
            assert [lead for lead in leads if lead.startswith(position.name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_every_card_some_answer_of_every_form_is_short_enough_for_a_headline(language: str) -> None:
    facings = [
        way
        for number in range(DECK_SIZE)
        for way in (meanings(language).card(number).upright, meanings(language).card(number).reversed)
    ]
    about = max((entry["about"][language] for entry in signs("subjects").values()), key=len)
    for bank in phrases(language)["answers"].values():
        for several in bank.values():
            for facing in facings:
                filled = [one.format(about=about, hint=facing.hint, theme=facing.theme) for one in several]
                assert min(map(len, filled)) <= LENGTHS[language].gist.most, filled
