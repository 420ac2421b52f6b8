"""The icons of the four things people ask about most, 96 by 96 on a clear ground."""

from collections.abc import Callable
from typing import Final

from bot.pictures.frame import document
from bot.pictures.shapes import AMBER, CREAM, GOLD, INK, LEAF, ROSE, Look, circle, ellipse, group, leaf, mirrored, path, rect

SIDE: Final = 96
LEATHER: Final = Look("#a9673c", INK, 5)
EDGE: Final = 5


def icon_svg(topic: str) -> str:
    """The icon of one topic. Raises KeyError for a topic that has none."""
    return document(SIDE, SIDE, group(ICONS[topic](), x=SIDE / 2, y=SIDE / 2))


def _love() -> str:
    heart = path("M0 38C-52 6 -46 -34 -22 -36C-8 -36 -2 -27 0 -20C2 -27 8 -36 22 -36C46 -34 52 6 0 38Z", ROSE.but(width=EDGE))
    return heart + path("M-28 -12Q-28 -24 -17 -24", Look("none", "#ffffff", 5, 0.8))


def _work() -> str:
    handle = path("M-15 -20V-30Q-15 -37 -8 -37H8Q15 -37 15 -30V-20", Look("none", INK, 12)) + path(
        "M-15 -20V-30Q-15 -37 -8 -37H8Q15 -37 15 -30V-20", Look("none", "#a9673c", 4)
    )
    case = rect(-41, -21, 82, 56, LEATHER, 9)
    lid = path("M-41 -4Q0 16 41 -4", Look("none", INK, EDGE))
    return handle + case + lid + rect(-9, -3, 18, 18, GOLD.but(width=4), 4)


def _money() -> str:
    stack = "".join(
        path(f"M-34 {y}A34 11 0 0 0 34 {y}V{y - 13}H-34Z", GOLD.but(width=4)) + ellipse(0, y - 13, 34, 11, GOLD.but(width=4))
        for y in (32, 17, 2)
    )
    shine = ellipse(0, -11, 20, 5.5, Look("none", "#fff6dc", 3))
    coin = circle(13, -26, 17, CREAM.but(width=4)) + circle(13, -26, 9, Look("none", AMBER, 3.5))
    return stack + shine + coin


def _self() -> str:
    outer = mirrored(leaf(50, 16, ROSE.but(width=4), 0, 26, -74), leaf(54, 17, ROSE.but(width=4), 0, 26, -46))
    inner = mirrored(leaf(58, 17, CREAM.but(width=4), 0, 26, -20)) + leaf(62, 17, ROSE.but(width=4), 0, 26)
    return group(path("M-40 26Q0 44 40 26Q0 18 -40 26Z", LEAF.but(width=4)), outer, inner, size=0.86)


ICONS: Final[dict[str, Callable[[], str]]] = {"love": _love, "work": _work, "money": _money, "self": _self}
