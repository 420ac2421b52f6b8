"""Stems never hide a hit: whatever a rule of danger finds, the stems of its patterns let through."""

from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import danger
from bot.safety.compiling import english, thai, written
from bot.safety.folding import english_words, inspected, thai_letters, unrepeated, visible
from bot.safety.gates.stems import Stems
from tests.unit.bot.safety.danger.sampling import sample
from tests.unit.bot.safety.tables import texts

COMPILED: Final = {"thai": thai, "english": english}
PATTERNS: Final = [
    (language, number, pattern)
    for number, (_, entry) in enumerate(danger._entries())
    for language in COMPILED
    for pattern in entry.get(language, ())
]

FIELDS: Final = [
    (language, number, fields)
    for number, (_, entry) in enumerate(danger._entries())
    for language in COMPILED
    for fields in entry.get(f"together_{language}", ())
]


def views(text: str) -> tuple[str, str]:
    seen = unrepeated(visible(inspected(text)))
    return thai_letters(seen), english_words(seen)


def test_what_a_rule_finds_in_a_cry_its_stems_let_through() -> None:
    seen = [views(text.text) for text in texts() if text.danger != "harmless"]

    searched = [[rule for rule in danger._rules() if rule.may_find(*view)] for view in seen]

    assert [danger._rules_for(*view) for view in seen] == searched


@given(st.data())
def test_whatever_a_rule_finds_its_stems_let_through(data: st.DataObject) -> None:
    language, number, pattern = data.draw(st.sampled_from(PATTERNS))

    compiled = COMPILED[language]([pattern])
    assert compiled is not None
    text = data.draw(st.from_regex(compiled))

    assert number in dict(zip(COMPILED, danger._stems(), strict=True))[language].may_match(text)


def test_what_is_made_of_each_pattern_its_stems_let_through() -> None:
    stems = dict(zip(COMPILED, danger._stems(), strict=True))
    random = Random(7)
    made, hidden = 0, []

    for language, number, pattern in PATTERNS:
        for expanded in written([pattern], language) * 2:
            text = " " * (language == "english") + sample(expanded, random)
            if getattr(danger._rules()[number], language).may_hit(text):
                made += 1
                hidden += [] if number in stems[language].may_match(text) else [text]

    assert hidden == []
    assert made > 1.9 * len(PATTERNS), "nearly every text is one that the pattern matches"


def test_words_that_stand_together_their_stems_let_through() -> None:
    stems = dict(zip(COMPILED, danger._stems(), strict=True))
    random = Random(11)
    hidden = []

    for language, number, fields in FIELDS:
        words = [sample(field, random).strip() for field in written(fields, language)]
        text = " ".join(("", *reversed(words))) if language == "english" else "".join(words)
        if getattr(danger._rules()[number], language).may_hit(text):
            hidden += [] if number in stems[language].may_match(text) else [text]

    assert hidden == []


def test_nearly_every_harmless_text_is_searched_for_few_rules() -> None:
    harmless = [views(text.text) for text in texts() if text.danger == "harmless"]

    in_thai, in_english = danger._stems()

    searched = sum(len(in_thai.may_match(letters) | in_english.may_match(words)) for letters, words in harmless)

    assert searched / len(harmless) < 1.5


@pytest.mark.parametrize("text", ["apple", "aappllee", "a ripe apple", "pear"])
def test_letters_may_be_repeated(text: str) -> None:
    assert Stems([(7, "apple|pear")]).may_match(text) == {7}


@pytest.mark.parametrize("text", ["", "a", "appel", "plum"])
def test_a_text_without_a_stem_matches_nothing(text: str) -> None:
    assert Stems([(7, "apple|pear")]).may_match(text) == set()


def test_all_that_a_pattern_needs_must_be_there() -> None:
    stems = Stems([(1, "red (?:apple|pear)"), (2, "red plum")])

    assert stems.may_match("a red plum") == {2}


@pytest.mark.parametrize("pattern", ["a|pear", r"\d+", ".", "(?:red)?"])
def test_a_pattern_without_a_stem_may_match_anything(pattern: str) -> None:
    assert Stems([(1, pattern)]).may_match("plum") == {1}
