"""How many messages the commonest replies are, and how many bytes LINE is sent for each: at most those of today, by the hundred.

Bytes are the server's time to write them and the phone's to load them, on a train in Thailand too.
"""

import pytest

from bot.say.checks import check
from bot.say.flex.render import render
from bot.say.words import words_for
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES

MOST = {
    "Greeting": (1, 7_400),
    "AskQuestion": (1, 4_600),
    "AskMood": (1, 11_000),
    "AskSpread": (1, 4_400),
    "ChooseCards": (1, 9_700),
    "CardDrawn": (1, 7_500),
    "LastCard": (1, 4_000),
    "Reading": (3, 22_600),
    "Rated": (1, 3_800),
    "Daily": (2, 4_200),
    "Balance": (1, 4_700),
    "History": (1, 37_700),
    "Invite": (1, 2_900),
    "Help": (1, 5_200),
    "TopUp": (1, 3_900),
    "StarsNeeded": (1, 3_900),
    "SmallTalk": (1, 1_900),
}


@pytest.mark.parametrize("kind", MOST)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_reply_is_no_more_than_today(kind: str, language: str) -> None:
    made = [render(reply, words_for(language), LINKS) for reply in REPLIES if type(reply).__name__ == kind]

    assert made
    messages, size = max(map(len, made)), max(len(check(messages).json) for messages in made)
    assert (messages <= MOST[kind][0], size <= MOST[kind][1]) == (True, True), f"{messages} messages, {size} bytes"
