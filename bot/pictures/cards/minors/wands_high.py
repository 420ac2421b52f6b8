"""Scenes of the wands, six to ten. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.motifs import butterfly, glow, hills, peaks, ribbon, sun, tulip, wreath
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    FINE,
    INK,
    LEAF,
    ROSE,
    SKY,
    STONE,
    Look,
    group,
    path,
    polygon,
    rays,
    rect,
    twinkle,
)

SAND = "#7a3a3f"
EARTH = "#4c2038"


def six() -> str:
    """The victor's staff with its laurel, five beside it."""
    return (
        glow(0, -60, 240)
        + hills(268, EARTH, 18)
        + place("wands", (-140, 110, 0, 2.3), (-84, 84, 0, 2.5), (84, 84, 0, 2.5), (140, 110, 0, 2.3), (-30, 60, 0, 2.3))
        + place("wands", (20, 10, 0, 3.7))
        + group(wreath(74, 80, 10, LEAF, gap=0.1, size=36), x=20, y=-108)
        + ribbon(20, -22, 0.9)
    )


def seven() -> str:
    """One staff on the height holds its place above six."""
    return (
        rays(0, -80, 110, 200, 36, FINE)
        + glow(0, -80, 230)
        + path("M-215 350V268L-120 250L-84 176L84 168L124 246L215 262V350Z", Look(EARTH, AMBER, 3))
        + place("wands", (0, -24, 20, 3.2))
        + place("wands", *((x, 232 + abs(x) * 0.12, x * -0.06, 1.75) for x in (-160, -96, -32, 32, 96, 160)))
        + twinkle(-120, -150, 16)
        + twinkle(120, -210, 12)
    )


def eight() -> str:
    """Eight staffs in flight over a river."""
    flight = tuple(
        (along * 60 + (step - 1.5) * 50, -30 - along * 104 + (step - 1.5) * 29 - 18 * (step % 2))
        for along in (1, -1)
        for step in range(4)
    )
    return (
        glow(60, -100, 240)
        + hills(206, SAND, 16)
        + path("M60 190C0 220 120 240 40 268S-40 320 -60 350H80C70 316 150 300 150 262S60 220 86 190Z", Look("#5f9dc4", INK, 3))
        + "".join(path(f"M{x - 66:.0f} {y + 116:.0f}l-15 26", Look("none", AMBER, 3, 0.8)) for x, y in flight)
        + place("wands", *((x, y, 30, 1.9) for x, y in flight))
        + tulip(-150, 320, 1.0, ROSE, -6)
        + tulip(-112, 334, 0.8, CREAM, 6)
    )


def nine() -> str:
    """Eight staffs as a fence, one before them with a ribbon: the watch is nearly over."""
    fence = tuple((x, 46 + (18 if step % 2 else 0), 0, 2.5) for step, x in enumerate(range(-161, 162, 46)))
    return (
        group(sun(0, 0, 40), x=0, y=-196)
        + glow(0, -190, 170)
        + peaks(216, "#7c4457", 130)
        + hills(220, SAND, 10)
        + place("wands", *fence)
        + hills(262, EARTH, 12)
        + place("wands", (0, 74, 0, 3.7))
        + ribbon(0, 70, 1.25, CREAM)
        + butterfly(-110, 284, 0.7, SKY, -16)
    )


def ten() -> str:
    """Ten staffs bound together, the house already in sight."""
    fan = tuple(
        (step * 21.0, -16 + abs(step) * 5, step * 7.2, 3.3) for step in (-4.5, 4.5, -3.5, 3.5, -2.5, 2.5, -1.5, 1.5, -0.5, 0.5)
    )
    home = (
        rect(-26, -30, 52, 40, STONE)
        + polygon(((-34, -28), (0, -60), (34, -28)), EMBER)
        + rect(-8, -14, 16, 24, Look("#ffdf93", INK, 3), 6)
    )
    return (
        glow(0, -60, 250)
        + hills(228, SAND, 18)
        + group(home, x=-138, y=208)
        + hills(284, EARTH, 14)
        + place("wands", *fan)
        + rect(-42, 108, 84, 22, ROSE, 10)
        + path("M-42 119H42", DETAIL.but(width=2))
        + ribbon(0, 120, 1.2)
        + tulip(140, 318, 0.9, CREAM, 6)
        + tulip(110, 330, 0.7, ROSE, -6)
    )


SCENES = (six, seven, eight, nine, ten)
