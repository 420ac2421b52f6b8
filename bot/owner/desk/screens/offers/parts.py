"""What the screens of offers share: a QR picture with its link, and ends to choose from."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from bot.owner.actions.offers.ends import an_end
from bot.owner.desk.subject import Choice, Visit
from bot.owner.qr import address
from bot.say.flex.parts import Part, button, copy, image, link

NEVER: Final = "-"


def qr(visit: Visit, message: str) -> list[Part]:
    """The QR picture of the link that types this message, and a button that copies the link."""
    picture = address(visit.links, message)
    tap = link(visit.words("owner-show-link"), picture)
    return [
        image(picture, aspectRatio="1:1", size="xl", backgroundColor="#ffffff", action=tap),
        button(copy(visit.words("owner-copy-link"), visit.links.message_link(message))),
    ]


def some_end(visit: Visit, typed: str) -> str:
    """A moment, as JSON holds it. Raises Refused."""
    return an_end(typed, datetime.now(UTC), visit.house).isoformat()


def end_or_never(visit: Visit, typed: str) -> str | None:
    """A moment, or none. Raises Refused."""
    return None if typed.strip() == NEVER else some_end(visit, typed)


def ends(visit: Visit) -> Sequence[Choice]:
    """How long most offers last."""
    return [Choice(visit.words("owner-offer-days", days=days), f"{days}d") for days in (1, 3, 7, 30)]


def ends_or_never(visit: Visit) -> Sequence[Choice]:
    """The same, or for good."""
    return [*ends(visit), Choice(visit.words("owner-offer-never"), NEVER)]
