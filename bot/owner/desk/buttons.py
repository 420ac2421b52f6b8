"""The desk's buttons. All data begin with `own:`; from anybody but an owner such data mean nothing."""

import uuid
from dataclasses import dataclass
from typing import Final

from bot.say.buttons.base import Button
from models.general.value import value

PREFIX: Final = "own:"
LONGEST: Final = 300


@value
class Open(Button):
    """Open a screen; `argument` says what of it (a person, a page). It may contain colons."""

    screen: str
    argument: str = ""

    @property
    def data(self) -> str:
        return f"{PREFIX}s:{self.screen}:{self.argument}".rstrip(":")


@dataclass(frozen=True, init=False)
class Begin(Button):
    """Begin an act; `given` are its first arguments, which need not be asked for. They contain no colons."""

    action: str
    given: tuple[str, ...]

    def __init__(self, action: str, *given: str) -> None:
        object.__setattr__(self, "action", action)
        object.__setattr__(self, "given", given)

    @property
    def data(self) -> str:
        return ":".join((f"{PREFIX}a:{self.action}", *self.given))


@value
class Choose(Button):
    """Answer what is asked for with one of the choices shown."""

    pending: uuid.UUID
    value: str

    @property
    def data(self) -> str:
        return f"{PREFIX}v:{self.pending}:{self.value}"


@value
class Yes(Button):
    """Do what was previewed, once."""

    pending: uuid.UUID

    @property
    def data(self) -> str:
        return f"{PREFIX}y:{self.pending}"


@value
class No(Button):
    """Do not do what was previewed or asked for."""

    pending: uuid.UUID

    @property
    def data(self) -> str:
        return f"{PREFIX}n:{self.pending}"


OwnButton = Open | Begin | Choose | Yes | No


def parse(data: str) -> OwnButton | None:
    """The button with this data; None for anything that no button of the desk carries. Never raises."""
    if len(data) > LONGEST:
        return None
    try:
        match data.removeprefix(PREFIX).split(":"):
            case ["s", screen, *argument]:
                return Open(screen, ":".join(argument))
            case ["a", action, *given]:
                return Begin(action, *given)
            case ["v", pending, *value]:
                return Choose(uuid.UUID(pending), ":".join(value))
            case ["y", pending]:
                return Yes(uuid.UUID(pending))
            case ["n", pending]:
                return No(uuid.UUID(pending))
    except ValueError:  # no UUID
        return None
    return None
