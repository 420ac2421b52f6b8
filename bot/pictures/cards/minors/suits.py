"""The four suits' symbols, drawn about the origin, upright: 130 high (wand, sword) or about 100 (cup, pentacle)."""

from collections.abc import Callable
from typing import Final

from bot.pictures.shapes import (
    CREAM,
    DETAIL,
    EMBER,
    GLINT,
    GOLD,
    INK,
    LEAF,
    LILAC,
    ROSE,
    SKY,
    Look,
    circle,
    ellipse,
    group,
    leaf,
    path,
    polygon,
    rect,
    star,
    thinner,
)

WOOD: Final = Look("#c98a4b", INK, 3)
STEEL: Final = Look("#dfe6f5", INK, 3)


def wand() -> str:
    """A living staff: knotted wood with young leaves and a bud of fire."""
    shaft = path("M-4 66L-5 -50Q-9 -56 -5 -62H5Q9 -56 5 -50L4 66Q0 70 -4 66Z", WOOD)
    grain = path("M-1 54V26M1 8V-20", DETAIL.but(width=1.6, opacity=0.6))
    bands = rect(-6.5, 36, 13, 6, GOLD, 2) + rect(-6.5, -46, 13, 6, GOLD, 2)
    leaves = leaf(22, 7, LEAF, 4, 16, 44) + leaf(21, 7, LEAF, -4, -2, -46) + leaf(17, 6, LEAF, 4, -18, 46)
    flame = leaf(27, 11, EMBER, 0, -57) + leaf(16, 6, Look("url(#gold)"), 0, -58)
    return leaves + shaft + grain + bands + flame


def cup() -> str:
    """A wide golden chalice, full."""
    stem = path("M-7 14L-6 34Q-8 42 -30 46V52H30V46Q8 42 6 34L7 14Z", GOLD)
    bowl = path("M-42 -38C-42 2 -22 18 0 20C22 18 42 2 42 -38Z", GOLD)
    brim = ellipse(0, -38, 42, 11, GOLD) + ellipse(0, -37, 34, 7, SKY.but(width=2))
    gem = circle(0, 30, 7, ROSE) + path("M0 -16C-10 -28 -24 -12 0 4C24 -12 10 -28 0 -16Z", ROSE)
    shine = path("M-30 -18Q-26 0 -14 6", Look("none", GLINT.fill, 3.5, 0.8))
    return stem + bowl + shine + brim + gem


def sword() -> str:
    """A straight sword, its point up."""
    blade = polygon(((-6, 36), (-5.5, -54), (0, -68), (5.5, -54), (6, 36)), STEEL)
    ridge = path("M0 26V-54", DETAIL.but(width=1.6, opacity=0.7)) + polygon(
        ((0.8, 34), (0.8, -62), (4, -53), (4.5, 34)), Look("#9fb0d6", opacity=0.7)
    )
    guard = path("M-20 31Q-23 38 -17 41Q0 36 17 41Q23 38 20 31Q0 34 -20 31Z", GOLD)
    grip = rect(-4, 39, 8, 21, LILAC, 2)
    pommel = circle(0, 64, 6.5, GOLD) + circle(0, 64, 2.5, ROSE.but(width=0))
    return blade + ridge + grip + guard + pommel


def pentacle() -> str:
    """A golden coin with its star."""
    return (
        circle(0, 0, 48, GOLD)
        + circle(0, 0, 39, Look("#33204f", INK, 2.5))
        + star(0, 0, 37, CREAM.but(width=2.5), waist=0.42)
        + circle(0, 0, 7, GOLD.but(width=2.5))
    )


SYMBOLS: Final[dict[str, Callable[[], str]]] = {"wands": wand, "cups": cup, "swords": sword, "pentacles": pentacle}


def place(suit: str, *spots: tuple[float, float, float, float]) -> str:
    """The suit's symbol at each spot: x, y, clockwise turn, size."""
    symbol = SYMBOLS[suit]()
    return "".join(group(thinner(symbol, size**0.75), x=x, y=y, turn=turn, size=size) for x, y, turn, size in spots)
