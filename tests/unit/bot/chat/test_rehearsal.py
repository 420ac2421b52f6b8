"""The turns that are rehearsed before processes are forked are those of a whole reading."""

from bot.chat.dialogue.rehearsal import rehearse
from bot.chat.dialogue.states import State
from models.general.languages import LANGUAGES
from tests.unit.bot.say.samples.facts import LINKS


def test_a_whole_reading_is_rehearsed_in_each_language() -> None:
    assert rehearse(LINKS) == [State.MOOD, State.SPREAD, State.DRAW, State.IDLE] * len(LANGUAGES)
