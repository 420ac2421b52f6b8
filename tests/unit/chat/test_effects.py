"""Each effect that the state machine may ask for has somebody who carries it out."""

from bot.chat.dialogue import states
from bot.chat.effects.table import EFFECTS, SHOWN


def test_every_effect_has_a_handler() -> None:
    assert set(EFFECTS) == set(states.Effect.__subclasses__())


def test_everything_that_can_be_looked_up_has_one() -> None:
    assert set(SHOWN) == {"balance", "history", "invite", "daily", "exchange"}
