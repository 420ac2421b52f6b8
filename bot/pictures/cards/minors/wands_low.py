"""Scenes of the wands, ace to five. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.motifs import cloud, flower, garland, glow, halo, hills, ribbon, sun, tulip, water
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LEAF,
    ROSE,
    SKY,
    STONE,
    Look,
    circle,
    group,
    leaf,
    mirrored,
    path,
    polygon,
    rect,
    twinkle,
)

SAND = "#7a3a3f"
EARTH = "#4c2038"


def ace() -> str:
    """One great staff in leaf, over the clouds."""
    falling = "".join(
        leaf(26, 9, LEAF, x, y, turn)
        for x, y, turn in ((-110, -120, 40), (104, -150, -50), (-132, 20, -30), (128, -20, 60), (-90, 116, 70), (96, 90, -20))
    )
    return (
        halo(0, -40, 150, 56)
        + hills(286, EARTH, 20)
        + falling
        + place("wands", (0, -14, 0, 3.3))
        + cloud(-76, 250, 1.15)
        + cloud(84, 246, 1.05)
        + cloud(4, 262, 1.25)
    )


def two() -> str:
    """The world between two staffs."""
    globe = (
        circle(0, 0, 62, SKY)
        + path(
            "M-52 -30C-30 -60 0 -56 4 -40C-14 -30 -10 -14 -30 -8C-44 -4 -52 -16 -52 -30ZM8 10C20 -10 44 -8 60 -2C58 26 44 44 28 50C20 38 4 28 8 10Z",
            LEAF,
        )
        + path("M-60 -12Q0 10 60 -12M0 -62C-34 -30 -34 30 0 62C34 30 34 -30 0 -62", Look("none", "#fff6df", 2, 0.7))
    )
    stand = path("M-46 118H46L34 92H-34Z", GOLD) + rect(-8, 62, 16, 32, GOLD)
    return (
        halo(0, -20, 96, 40)
        + water(176, "#395f8f", 3)
        + hills(252, EARTH, 22)
        + group(globe, stand, y=-20, size=1.15)
        + place("wands", (-126, 36, 0, 3.0), (126, 36, 0, 3.0))
        + mirrored(tulip(-64, 330, 0.9, ROSE, -6))
    )


def three() -> str:
    """Three staffs on the shore, ships going out to the sunrise."""
    ship = (
        path("M-40 0H40L28 20H-28Z", Look("#8a5634", INK, 3))
        + path("M0 -6V-70", DETAIL.but(stroke=AMBER))
        + path("M4 -70Q44 -44 4 -12Z", CREAM)
        + path("M-4 -58Q-32 -36 -4 -12Z", EMBER)
    )
    return (
        glow(0, 60, 260)
        + group(sun(0, 0, 54), y=70)
        + water(92, "#8b4a55", 4)
        + group(ship, x=-62, y=116, size=0.9)
        + group(ship, x=66, y=136, size=0.75)
        + hills(216, EARTH, 26)
        + place("wands", (-122, 40, 0, 2.9), (0, -20, 0, 3.3), (122, 40, 0, 2.9))
        + tulip(-64, 318, 0.9, CREAM)
        + tulip(64, 322, 0.9, ROSE)
    )


def four() -> str:
    """Four staffs that carry a garland of flowers before the house."""
    house = (
        rect(-62, 60, 124, 130, STONE)
        + polygon(((-80, 64), (0, -6), (80, 64)), EMBER)
        + path("M-18 190V132Q0 108 18 132V190Z", Look("#ffdf93", INK, 3))
        + mirrored(
            rect(-48, 92, 22, 28, Look("#ffdf93", INK, 3), 4),
            rect(-112, 110, 52, 80, STONE),
            polygon(((-120, 114), (-86, 72), (-52, 114)), EMBER),
        )
    )
    return (
        glow(0, 20, 230)
        + group(house, y=26)
        + hills(212, "#52472f", 12)
        + hills(270, EARTH, 16)
        + place("wands", (-60, 52, 0, 2.6), (60, 52, 0, 2.6))
        + place("wands", (-140, 84, 0, 3.2), (140, 84, 0, 3.2))
        + garland(144, 60, -170, 8)
        + ribbon(-140, -166, 0.7)
        + ribbon(140, -166, 0.7)
        + mirrored(tulip(-98, 332, 0.8, ROSE), tulip(-50, 338, 0.6, CREAM))
    )


def five() -> str:
    """Five staffs that cross in play."""
    return (
        halo(0, -20, 160, 40)
        + hills(258, SAND, 20)
        + hills(296, EARTH, 14)
        + place("wands", (-14, 0, -46, 3.0), (14, 0, 46, 3.0), (-8, -4, -23, 3.2), (8, -4, 23, 3.2), (0, 0, 0, 3.5))
        + twinkle(-130, -190, 16)
        + twinkle(136, -200, 14)
        + flower(0, 278, 24, CREAM)
        + mirrored(leaf(34, 11, LEAF, -20, 288, -80))
    )


SCENES = (ace, two, three, four, five)
