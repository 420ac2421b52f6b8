"""Each effect that the state machine may ask for has somebody who carries it out."""

from bot import place
from bot.effects.table import EFFECTS, SHOWN


def test_every_effect_has_a_handler() -> None:
    assert set(EFFECTS) == set(place.Effect.__subclasses__())


def test_everything_that_can_be_looked_up_has_one() -> None:
    assert set(SHOWN) == {"balance", "history", "invite", "daily", "exchange"}
