"""Each effect that the state machine may ask for has somebody who carries it out."""

from bot.chat.dialogue.effects import Effect
from bot.chat.effects.dispatch import EFFECTS


def test_every_effect_has_a_handler() -> None:
    assert set(EFFECTS) == set(Effect.__subclasses__())
