"""A reading from the deck alone: whole, in the right words and language, about what was asked, and from these cards."""

import re
from collections import Counter
from functools import cache
from typing import Final

import pytest

from models.readings.deck import MAJORS, SPREADS, Card
from prompts.fallback import phrases
from prompts.lengths import LENGTHS
from prompts.meanings import meanings
from prompts.schema import Interpretation
from tests.helpers.model.questions import question, random_questions
from worker.evals.lint import lint
from worker.fallback.reading import INSIGHTS, MANY_INSIGHTS, compose
from worker.interpret.checks.checking import speaks, texts_of, verdicts_in
from worker.interpret.checks.counting import miscounted
from worker.question import Question

LANGUAGES: Final = ("th", "en")
REVERSED: Final = {"th": "กลับหัว", "en": "reversed"}


@cache
def _told(language: str) -> list[tuple[Question, Interpretation]]:
    return [(asked, compose(asked)) for asked in random_questions(language, 200)]


def read(language: str, count: int = 200) -> list[tuple[Question, Interpretation]]:
    """Questions and their readings, composed once for all tests."""
    return _told(language)[:count]


def first_sentence(text: str) -> str:
    """Up to the first full stop, or in Thai up to the first word that ends what a voice says."""
    return re.split(r"(?<=[.!?])\s|(?<=ค่ะ)\s?|(?<=คะ)\s", text)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spread", list(SPREADS))
def test_a_reading_is_whole(language: str, spread: str) -> None:
    for seed in range(20):
        told = compose(question(language, spread, seed))

        assert told.valid
        assert [passage.position for passage in told.cards] == list(range(1, SPREADS[spread] + 1))
        assert all((told.opening, told.action, told.gist, told.closing))
        assert bool(told.together) == (SPREADS[spread] > 1)
        assert len(told.insights) == len(set(told.insights)) == (MANY_INSIGHTS if SPREADS[spread] == 10 else INSIGHTS)
        assert len(set(told.questions)) == 2
        assert speaks(language, " ".join(texts_of(told)))
        assert not re.search(r"[{}]", " ".join(texts_of(told)))
        assert Interpretation.model_validate(told.model_dump()) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_longer_than_the_chat_shows(language: str) -> None:
    lengths = LENGTHS[language]
    for _, told in read(language, 150):
        assert len(told.gist) <= lengths.gist.most
        assert len(told.opening) <= lengths.opening.most
        assert max(len(passage.text) for passage in told.cards) <= lengths.passage.most + 60
        assert len(told.together) <= lengths.together.most
        assert len(told.action) <= lengths.action.most
        assert len(told.closing) <= lengths.closing.most


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_is_one_sentence_that_answers(language: str) -> None:
    end = {"th": r"(?:ค่ะ|คะ)$", "en": r"\.$"}[language]
    for _, told in read(language, 150):
        assert re.search(end, told.gist)
        assert first_sentence(told.gist) == told.gist
        assert len(told.gist) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_hundred_people_do_not_read_the_same_beginning(language: str) -> None:
    openings = [told.opening for _, told in read(language)]

    counted = Counter(map(first_sentence, openings))

    assert counted.most_common(1)[0][1] <= 5, counted.most_common(3)
    assert len(set(openings)) >= 195


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_question_and_mood_are_still_answered_differently(language: str) -> None:
    text = {"th": "ความรักปีนี้จะเป็นอย่างไร", "en": "Will I find love this year?"}[language]
    told = [compose(asked) for asked in random_questions(language, 200, text=text, mood="worried")]

    for part in (lambda one: first_sentence(one.opening), lambda one: one.gist):
        assert Counter(map(part, told)).most_common(1)[0][1] <= 5


def test_the_same_question_is_told_the_same_way_again() -> None:
    assert compose(question(seed=7)) == compose(question(seed=7))
    assert compose(question(seed=7)) != compose(question(seed=8))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_passage_names_its_card_and_says_when_it_is_reversed(language: str) -> None:
    for asked, told in read(language, 60):
        for card, passage in zip(asked.cards, told.cards, strict=True):
            assert meanings(language).card(card.number).called in passage.text
            assert (REVERSED[language] in passage.text) == card.reversed


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_passage_begins_with_its_heading_or_is_a_stub(language: str) -> None:
    for asked, told in read(language, 60):
        positions = meanings(language).spread(asked.spread).positions
        for position, card, passage in zip(positions, asked.cards, told.cards, strict=True):
            heading = (position.name, meanings(language).card(card.number).called, "ไพ่")
            assert not passage.text.startswith(heading)
            assert len(passage.text) > 60
            assert not [found for found in lint([passage.text], language) if found.says == "the heading again"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("How is my love life?", "love"),
        ("How is my work going?", "work"),
        ("How is my money?", "money"),
        ("Will my family be well?", "life"),
    ],
)
def test_the_topic_chooses_what_the_card_says(text: str, field: str) -> None:
    asked = question("en", "three", 3, text=text)

    told = compose(asked)

    for card, passage in zip(asked.cards, told.cards, strict=True):
        assert getattr(meanings("en").card(card.number).facing(card), field) in passage.text


def test_orientation_and_mood_change_the_words() -> None:
    upright = question("en", "one", 5, cards=(Card(19, False),), mood="sad")
    turned = question("en", "one", 5, cards=(Card(19, True),), mood="sad")

    assert compose(upright).cards != compose(turned).cards
    assert compose(upright).gist != compose(turned).gist
    assert any(line in compose(upright).opening for line in phrases("en")["openings"]["moods"]["sad"])


def test_what_stands_out_is_said_of_all_together() -> None:
    majors = compose(
        question("en", "three", 2, text="How will my year be?", cards=(Card(0, True), Card(10, False), Card(21, False)))
    )
    cups = compose(
        question(
            "en", "three", 2, text="How will my year be?", cards=tuple(Card(MAJORS + 14 + rank, rank == 1) for rank in range(3))
        )
    )

    assert any(line in majors.together for line in phrases("en")["passages"]["patterns"]["majors_many"])
    assert any(line in cups.together for line in phrases("en")["passages"]["patterns"]["cups"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_are_never_counted_wrongly(language: str) -> None:
    assert not [wrong for asked, told in read(language) if (wrong := miscounted(texts_of(told), asked.cards))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_card_speaks_of_no_others(language: str) -> None:
    others = {
        "th": r"ใบแรก|ใบสุดท้าย|ทั้งชุด|ทุกใบ|ทีละใบ|ก่อนใคร",
        "en": r"the others|together|first card|last card|all of them|these cards",
    }
    for seed in range(60):
        told = compose(question(language, "one", seed))

        assert told.together == ""
        assert not re.search(others[language], f"{told.opening} {first_sentence(told.cards[0].text)}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reading_gives_a_verdict(language: str) -> None:
    assert not [told for _, told in read(language) if verdicts_in(told)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reading_says_nothing_twice(language: str) -> None:
    for _, told in read(language, 100):
        texts = [text for text in texts_of(told) if text]

        assert len(set(texts)) == len(texts)
        assert max(Counter(re.findall(r"“(.+?)”", " ".join(texts))).values(), default=0) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_question_is_answered_in_one_short_text(language: str) -> None:
    for seed in range(30):
        asked = question(language, "five", seed, kind="follow_up", parent=compose(question(language, "five", seed)))

        told = compose(asked)

        named = [meanings(language).card(card.number).called for card in asked.cards]
        assert told.valid
        assert any(name in told.opening for name in named)
        assert (told.cards, told.together, told.insights, told.action) == ([], "", [], "")
        assert 100 < len(told.opening) <= LENGTHS[language].answer.most
        assert told.opening.startswith(told.gist)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_question_without_a_topic_is_about_the_earlier_one(language: str) -> None:
    text, further = {"th": ("หัวหน้าจะเลื่อนตำแหน่งให้ไหม", "แล้วควรเริ่มตรงไหนดี"), "en": ("Will I be promoted?", "Where do I begin?")}[
        language
    ]
    earlier = compose(question(language, "three", 1, text=text))

    told = compose(question(language, "three", 1, text=further, kind="follow_up", parent=earlier, parent_question=text))

    assert told.topic == "work"
