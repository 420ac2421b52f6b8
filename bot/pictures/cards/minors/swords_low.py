"""Scenes of the swords, ace to five. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.motifs import butterfly, cloud, crown, flower, glow, halo, hills, peaks, ribbon, sun, tulip, water
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    GOLD,
    INK,
    LEAF,
    ROSE,
    SKY,
    STONE,
    Look,
    circle,
    crescent,
    group,
    leaf,
    mirrored,
    path,
    rect,
    star,
)

GROUND = "#2f2f63"
FAR = "#4a5296"
LAKE = "#35659a"
MIST = Look("#cfd4ee", INK, 3)


def ace() -> str:
    """One great sword through a crown, with olive and palm."""
    branch = path("M0 0Q50 -20 96 -86", Look("none", "#6fa57c", 4)) + "".join(
        leaf(34, 10, LEAF, x, y, turn)
        for x, y, turn in (
            (24, -10, 10),
            (34, -16, 100),
            (50, -32, 4),
            (58, -42, 96),
            (74, -58, -2),
            (82, -68, 88),
            (94, -84, 42),
        )
    )
    return (
        halo(0, -60, 150, 56)
        + peaks(290, FAR, 120)
        + hills(296, GROUND, 8)
        + mirrored(group(branch, x=22, y=-98))
        + place("swords", (0, 20, 0, 3.9))
        + crown(0, -118, 1.1)
        + cloud(-96, 276, 0.9, MIST)
        + cloud(98, 280, 0.9, MIST)
    )


def two() -> str:
    """Two swords crossed under a new moon over still water."""
    return (
        glow(0, -190, 180)
        + crescent(0, -196, 58, CREAM, 0, 0.35)
        + star(0, -214, 18, GOLD, 8, 0.45)
        + peaks(178, FAR, 70, caps=False)
        + water(176, LAKE, 5)
        + place("swords", (-30, 40, 38, 3.3), (30, 40, -38, 3.3))
        + ribbon(0, 70, 1.15, CREAM)
    )


def three() -> str:
    """A heart and three swords in the rain; light waits behind the cloud."""
    rain = "".join(
        path(f"M{x} {y}l-10 28", Look("none", "#b9c8ec", 3.5, 0.8))
        for x, y in (
            (-170, -90),
            (-120, -50),
            (-176, 20),
            (-140, 100),
            (170, -80),
            (130, -30),
            (180, 40),
            (142, 120),
            (-90, 180),
            (100, 190),
            (0, 226),
            (-40, 150),
        )
    )
    heart = path("M0 130C-150 40 -130 -84 -62 -88C-24 -90 -6 -62 0 -40C6 -62 24 -90 62 -88C130 -84 150 40 0 130Z", ROSE) + path(
        "M-96 -20Q-96 -60 -62 -64", Look("none", "#fbe3dd", 6)
    )
    return (
        group(sun(0, 0, 56), y=-212)
        + glow(0, -210, 200)
        + cloud(-96, -150, 1.15, MIST)
        + cloud(104, -146, 1.1, MIST)
        + cloud(6, -162, 1.25, MIST)
        + rain
        + hills(286, GROUND, 16)
        + place("swords", (0, 40, 180, 3.5))
        + place("swords", (-56, 16, 150, 3.4), (56, 16, 210, 3.4))
        + group(heart, y=24, size=0.94)
        + path("M-24 8L-10 32M24 8L10 32M0 -4V28", DETAIL.but(width=5))
        + tulip(-130, 330, 0.9, ROSE)
        + tulip(130, 330, 0.9, CREAM)
    )


def four() -> str:
    """Three swords at rest on the wall, one laid down; a window of coloured light."""
    pane = (
        path("M-84 60V-60Q-84 -150 0 -176Q84 -150 84 -60V60Z", Look("#5f6fc0", AMBER, 5))
        + flower(0, -66, 58, CREAM, 8)
        + path("M0 -8V60M-84 0H84M-84 -60H-60M60 -60H84", Look("none", AMBER, 4))
        + mirrored(circle(-46, 30, 14, ROSE), circle(-56, -100, 11, LEAF))
    )
    bed = (
        rect(-180, 196, 360, 40, STONE, 6)
        + rect(-156, 236, 312, 70, Look("#544684", INK, 3))
        + "".join(group(star(0, 0, 18, GOLD, 4, 0.35), x=x, y=270) for x in (-104, -36, 36, 104))
    )
    return (
        glow(0, -60, 230)
        + rect(-215, 296, 430, 80, Look(GROUND, AMBER, 3))
        + group(pane, y=0, size=1.0)
        + place("swords", (-136, -10, 180, 2.7), (136, -10, 180, 2.7), (0, -10, 180, 2.7))
        + bed
        + place("swords", (0, 178, 90, 2.5))
        + mirrored(flower(-186, 284, 20, ROSE))
    )


def five() -> str:
    """Three swords kept and two laid down, clouds parting over the sea."""
    return (
        glow(60, -150, 220)
        + cloud(-120, -176, 0.9, MIST)
        + cloud(126, -110, 0.8, MIST)
        + cloud(10, -226, 0.8, MIST)
        + water(136, LAKE, 3)
        + hills(226, GROUND, 14)
        + place("swords", (-116, -10, -9, 2.9), (-16, -30, 0, 3.2), (84, -10, 9, 2.9))
        + place("swords", (-20, 270, 76, 2.3), (20, 270, -76, 2.3))
        + butterfly(150, 120, 0.8, SKY, 20)
    )


SCENES = (ace, two, three, four, five)
