"""How many calls Python makes to build and check the replies of a reading's turns: at most those of today, by the fifty.

A turn's CPU goes into many small calls. Their number is the same on every machine, which its time is not.
"""

import sys
from types import FrameType
from typing import Any

import pytest

from bot.say.checks import check
from bot.say.flex.render import render
from bot.say.replies.base import Reply
from bot.say.words import words_for
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES

MOST = {"AskMood": 1_100, "AskSpread": 700, "ChooseCards": 850, "CardDrawn": 1_000}


def calls(reply: Reply, language: str) -> int:
    """Calls of Python's functions and of C's, once everything is kept that is kept."""
    count = 0

    def note(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    check(render(reply, words_for(language), LINKS))
    before = sys.getprofile()
    sys.setprofile(note)
    check(render(reply, words_for(language), LINKS))
    sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", MOST)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_reply_takes_no_more_calls_than_today(kind: str, language: str) -> None:
    made = [calls(reply, language) for reply in REPLIES if type(reply).__name__ == kind]

    assert made
    assert max(made) <= MOST[kind]
