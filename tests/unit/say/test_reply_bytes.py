"""How many messages the commonest replies are, and how many bytes LINE is sent for each: at most those of today, by the hundred.

Bytes are the server's time to write them and the phone's to load them, on a train in Thailand too.
"""

import pytest

from bot.say.checks import packed
from bot.say.flex.render import render
from bot.say.words import words_for
from tests.unit.say.samples.flex_samples import LINKS, REPLIES

MOST = {
    "Greeting": (1, 7_900),
    "AskQuestion": (1, 4_900),
    "AskMood": (1, 12_000),
    "AskSpread": (1, 4_800),
    "ChooseCards": (1, 10_500),
    "CardDrawn": (1, 8_100),
    "LastCard": (1, 4_400),
    "Reading": (3, 24_500),
    "Rated": (1, 4_100),
    "Daily": (2, 4_400),
    "Balance": (1, 5_200),
    "History": (1, 41_300),
    "Invite": (1, 3_100),
    "Help": (1, 5_600),
    "TopUp": (1, 4_200),
    "StarsNeeded": (1, 4_100),
    "SmallTalk": (1, 2_000),
}


@pytest.mark.parametrize("kind", MOST)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_reply_is_no_more_than_today(kind: str, language: str) -> None:
    made = [render(reply, words_for(language), LINKS) for reply in REPLIES if type(reply).__name__ == kind]

    assert made
    messages, size = max(map(len, made)), max(len(packed(messages).encode()) for messages in made)
    assert (messages <= MOST[kind][0], size <= MOST[kind][1]) == (True, True), f"{messages} messages, {size} bytes"
