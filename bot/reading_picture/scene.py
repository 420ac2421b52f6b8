"""What a picture shows, as plain data: it goes as JSON to the process that draws."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class CardShown:
    """A card: its number and whether it lies reversed; what it stands for, its name, and in words that it is reversed."""

    number: int
    is_reversed: bool
    position: str
    name: str
    facing: str


@dataclass(frozen=True)
class Scene:
    """A whole picture in words.

    `form` is story or square. `title` names the spread or the day, `question` is empty when it is not shown, `more` is said
    under the gist in small letters. `invitation` are lines beside the QR code, which holds `link`. `kept` are names that no
    line breaks. `glow` is the colour of the light behind the cards, `edge` that of their edges. `deck` is the folder of the
    owner's cards; None: MiMi's own.
    """

    form: str
    spread: str
    title: str
    question: str
    gist: str
    more: str
    cards: tuple[CardShown, ...]
    invitation: tuple[str, ...]
    link: str
    glow: str
    edge: str
    kept: tuple[str, ...] = ()
    deck: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Only what JSON knows."""
        return asdict(self)

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Scene":
        """The scene that `as_json` gave."""
        cards = tuple(CardShown(**card) for card in given["cards"])
        more = {"cards": cards, "invitation": tuple(given["invitation"]), "kept": tuple(given["kept"])}
        return cls(**{**given, **more})
