"""The four suits' courts: the colours of their robes, lining, skin and hair."""

from dataclasses import dataclass
from typing import Final

from bot.pictures.shapes import INK, Look


@dataclass(frozen=True)
class House:
    """A suit's court: the colours of its robes, lining, skin and hair."""

    robe: Look
    lining: Look
    skin: Look
    hair: Look


HOUSES: Final[dict[str, House]] = {
    "wands": House(Look("#c9573f", INK, 3), Look("#f0b45f", INK, 3), Look("#e9b48a", INK, 3), Look("#8a3f22", INK, 3)),
    "cups": House(Look("#3f86b5", INK, 3), Look("#a9dbe3", INK, 3), Look("#f3cfae", INK, 3), Look("#c99a52", INK, 3)),
    "swords": House(Look("#6a6fc0", INK, 3), Look("#cdd3f2", INK, 3), Look("#f0c6a4", INK, 3), Look("#2c2447", INK, 3)),
    "pentacles": House(Look("#3c8a66", INK, 3), Look("#cfe0a4", INK, 3), Look("#b97f56", INK, 3), Look("#33211f", INK, 3)),
}
