"""The icons of the owner's menu under the chat, each drawn around its middle, about 300 pixels wide."""

from collections.abc import Callable
from typing import Final

from bot.pictures.motifs import sun
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LILAC,
    ROSE,
    SKY,
    Look,
    circle,
    group,
    path,
    rect,
    star,
    twinkle,
)


def _figures() -> str:
    """Bars that grow, and a star above the tallest."""
    bars = "".join(
        rect(x, 104 - tall, 54, tall, look.but(width=4), 8)
        for x, tall, look in ((-134, 70, LILAC), (-66, 116, SKY), (2, 92, ROSE), (70, 166, GOLD))
    )
    ground = path("M-150 108H150", Look("none", "#fff4dc", 8))
    rise = path("M-120 2L-40 -48L28 -26L96 -96", Look("none", "#fff4dc", 6, 0.85))
    return bars + ground + rise + star(98, -102, 28, GOLD, 5, 0.5, 8) + twinkle(-124, -84, 16, CREAM)


def _person() -> str:
    """Somebody under a magnifying glass."""
    glass = circle(-16, -20, 100, Look("#2d6f8f", INK, 4, 0.9)) + circle(-16, -20, 86, Look("#a9d8e8", INK, 3, 0.95))
    body = path("M-76 46Q-72 -4 -16 -4Q40 -4 44 46Q14 66 -16 66Q-48 66 -76 46Z", ROSE.but(width=4))
    head = circle(-16, -46, 34, CREAM.but(width=4))
    handle = path("M58 56L118 116", Look("none", INK, 40)) + path("M60 58L116 114", Look("none", "#d9a441", 26))
    return glass + body + head + handle + twinkle(116, -96, 18, CREAM) + twinkle(-130, 92, 13, CREAM)


def _inbox() -> str:
    """A letter in a tray."""
    sheet = group(
        rect(-84, -96, 168, 140, CREAM.but(width=4), 8) + path("M-84 -90L0 -20L84 -90", DETAIL) + star(0, 4, 20, GOLD, 5, 0.5),
        y=-8,
    )
    tray = path("M-140 12H-62Q-54 52 0 52Q54 52 62 12H140V104Q140 118 126 118H-126Q-140 118 -140 104Z", SKY.but(width=4))
    return (
        sheet + tray + circle(112, -92, 34, EMBER.but(width=4)) + path("M112 -108V-90M112 -78V-76", Look("none", "#fffaf0", 10))
    )


def _menu() -> str:
    """A shop with its awning."""
    house = rect(-112, -24, 224, 140, CREAM.but(width=4), 6)
    door = rect(-88, 26, 70, 90, Look("#6b3f8f", INK, 4), 8) + circle(-34, 74, 6, GOLD)
    window = rect(8, 22, 82, 56, Look("#a9d8e8", INK, 4), 8) + path("M49 22V78M8 50H90", DETAIL)
    stripes = "".join(
        path(f"M{x} -92H{x + 50}L{x + 50 + push} -28Q{x + 25 + push} -4 {x + push} -28Z", look.but(width=4))
        for x, push, look in ((-125, -14, ROSE), (-75, -5, CREAM), (-25, 0, ROSE), (25, 5, CREAM), (75, 14, ROSE))
    )
    return house + door + window + stripes + group(sun(0, 0, 20), y=-122) + twinkle(132, -118, 15, CREAM)


def _switched() -> str:
    """Two cards that change places."""
    card = rect(-52, -92, 104, 176, Look("#3a2370", INK, 4), 12) + rect(-43, -83, 86, 158, Look("none", AMBER, 3), 7)
    night = group(card, star(0, -4, 28, GOLD, 8, 0.45))
    day = group(rect(-52, -92, 104, 176, CREAM.but(width=4), 12), sun(0, -4, 24))
    ways = path("M-54 -122Q0 -150 54 -122M54 -122L34 -142M54 -122L30 -112", Look("none", "#fff4dc", 8)) + path(
        "M54 122Q0 150 -54 122M-54 122L-34 142M-54 122L-30 112", Look("none", "#fff4dc", 8)
    )
    return group(night, x=-70, size=0.9, turn=-8) + group(day, x=70, size=0.9, turn=8) + ways


OWNER_ICONS: Final[dict[str, Callable[[], str]]] = {
    "figures": _figures,
    "person": _person,
    "inbox": _inbox,
    "menu": _menu,
    "switched": _switched,
}
"""By the name of the menu's area."""
