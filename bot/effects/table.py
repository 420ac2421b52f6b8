"""Which effect is carried out by what. One explicit table, so that nothing is found by magic."""

from collections.abc import Callable
from typing import Any, Final

from bot import place
from bot.effects import person, reading
from bot.effects.scene import Outcome, Scene
from bot.place import Effect

EFFECTS: Final[dict[type[Effect], Callable[[Any, Scene], Outcome]]] = {
    place.Welcome: person.welcome,
    place.Block: person.block,
    place.EraseMessage: person.erase_message,
    place.SetLanguage: person.set_language,
    place.BeginReading: reading.begin,
}


def carry_out(effect: Effect, scene: Scene) -> Outcome:
    """Raises KeyError for an effect without a handler (a test holds the table against `bot.place`)."""
    return EFFECTS[type(effect)](effect, scene)
