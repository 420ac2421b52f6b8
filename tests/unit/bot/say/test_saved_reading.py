"""A reading's row as it is said: what is new once, what is free, in its own language."""

import json
from typing import Any

import pytest

from bot.say.flex.render import render
from bot.say.replies.readings import FollowUpAnswer, Reading
from bot.say.saved_reading import reading_reply
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from tests.unit.bot.say.samples.facts import CARDS, LINKS, QUESTION, READING, SEED, interpretation, reading


def row(**more: Any) -> dict[str, Any]:
    return {
        "id": READING,
        "kind": "reading",
        "question": QUESTION,
        "mood": "calm",
        "spread": "three",
        "cards": [{"number": card.number, "reversed": card.reversed} for card in CARDS[:3]],
        "interpretation": interpretation(3).model_dump(),
        "seed": bytes.fromhex(SEED),
        "level_reached": 2,
        "invite_code": "MIMI-7K3PQX",
        "language": "th",
        **more,
    }


def said(**more: Any) -> Reading:
    reply = reading_reply(row(), **more)
    assert isinstance(reply, Reading)
    return reply


def test_a_reading_that_arrives_offers_its_free_further_question() -> None:
    assert said().follow_up_free


def test_a_reading_that_arrives_tells_the_new_level() -> None:
    assert said().level == 2


def test_a_reading_that_is_opened_again_does_not() -> None:
    assert said(opened_again=True).level is None


def test_a_further_question_is_no_reading() -> None:
    assert isinstance(reading_reply(row(kind="follow_up", parent_id=READING)), FollowUpAnswer)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("free", [True, False])
def test_the_button_says_whether_the_further_question_is_free(language: str, free: bool) -> None:
    words = words_for(language)
    labels = {True: words("follow-up-button-free"), False: words("follow-up-button")}

    shown = json.dumps(render(reading("three", follow_up_free=free), words, LINKS), ensure_ascii=False)

    assert f'"{labels[free]}"' in shown
    assert f'"{labels[not free]}"' not in shown
