"""Scenes of the wands, ace to ten. Origin at the window's middle."""

from bot.pictures.motifs import butterfly, cloud, flower, garland, glow, halo, hills, peaks, ribbon, sun, tulip, water, wreath
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    FINE,
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
    rays,
    rect,
    twinkle,
)
from bot.pictures.suits import place

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
        + cloud(-76, 250, 1.15) + cloud(84, 246, 1.05) + cloud(4, 262, 1.25)
    )


def two() -> str:
    """The world between two staffs."""
    globe = circle(0, 0, 62, SKY) + path(
        "M-52 -30C-30 -60 0 -56 4 -40C-14 -30 -10 -14 -30 -8C-44 -4 -52 -16 -52 -30ZM8 10C20 -10 44 -8 60 -2C58 26 44 44 28 50C20 38 4 28 8 10Z", LEAF
    ) + path("M-60 -12Q0 10 60 -12M0 -62C-34 -30 -34 30 0 62C34 30 34 -30 0 -62", Look("none", "#fff6df", 2, 0.7))
    stand = path("M-46 118H46L34 92H-34Z", GOLD) + rect(-8, 62, 16, 32, GOLD)
    return (
        halo(0, -20, 96, 40)
        + water(176, "#395f8f", 3) + hills(252, EARTH, 22)
        + group(globe, stand, y=-20, size=1.15)
        + place("wands", (-126, 36, 0, 3.0), (126, 36, 0, 3.0))
        + mirrored(tulip(-64, 330, 0.9, ROSE, -6))
    )


def three() -> str:
    """Three staffs on the shore, ships going out to the sunrise."""
    ship = path("M-40 0H40L28 20H-28Z", Look("#8a5634", INK, 3)) + path("M0 -6V-70", DETAIL.but(stroke=AMBER)) + path(
        "M4 -70Q44 -44 4 -12Z", CREAM) + path("M-4 -58Q-32 -36 -4 -12Z", EMBER)
    return (
        glow(0, 60, 260) + group(sun(0, 0, 54), y=70)
        + water(92, "#8b4a55", 4)
        + group(ship, x=-62, y=116, size=0.9) + group(ship, x=66, y=136, size=0.75)
        + hills(216, EARTH, 26)
        + place("wands", (-122, 40, 0, 2.9), (0, -20, 0, 3.3), (122, 40, 0, 2.9))
        + tulip(-64, 318, 0.9, CREAM) + tulip(64, 322, 0.9, ROSE)
    )


def four() -> str:
    """Four staffs that carry a garland of flowers before the house."""
    house = (
        rect(-62, 60, 124, 130, STONE) + polygon(((-80, 64), (0, -6), (80, 64)), EMBER)
        + path("M-18 190V132Q0 108 18 132V190Z", Look("#ffdf93", INK, 3))
        + mirrored(rect(-48, 92, 22, 28, Look("#ffdf93", INK, 3), 4), rect(-112, 110, 52, 80, STONE), polygon(((-120, 114), (-86, 72), (-52, 114)), EMBER))
    )
    return (
        glow(0, 20, 230) + group(house, y=26)
        + hills(212, "#52472f", 12) + hills(270, EARTH, 16)
        + place("wands", (-60, 52, 0, 2.6), (60, 52, 0, 2.6)) + place("wands", (-140, 84, 0, 3.2), (140, 84, 0, 3.2))
        + garland(144, 60, -170, 8)
        + ribbon(-140, -166, 0.7) + ribbon(140, -166, 0.7)
        + mirrored(tulip(-98, 332, 0.8, ROSE), tulip(-50, 338, 0.6, CREAM))
    )


def five() -> str:
    """Five staffs that cross in play."""
    return (
        halo(0, -20, 160, 40)
        + hills(258, SAND, 20) + hills(296, EARTH, 14)
        + place("wands", (-14, 0, -46, 3.0), (14, 0, 46, 3.0), (-8, -4, -23, 3.2), (8, -4, 23, 3.2), (0, 0, 0, 3.5))
        + twinkle(-130, -190, 16) + twinkle(136, -200, 14)
        + flower(0, 278, 24, CREAM) + mirrored(leaf(34, 11, LEAF, -20, 288, -80))
    )


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
        rays(0, -80, 110, 200, 36, FINE) + glow(0, -80, 230)
        + path("M-215 350V268L-120 250L-84 176L84 168L124 246L215 262V350Z", Look(EARTH, AMBER, 3))
        + place("wands", (0, -24, 20, 3.2))
        + place("wands", *((x, 232 + abs(x) * 0.12, x * -0.06, 1.75) for x in (-160, -96, -32, 32, 96, 160)))
        + twinkle(-120, -150, 16) + twinkle(120, -210, 12)
    )


def eight() -> str:
    """Eight staffs in flight over a river."""
    flight = tuple(
        (along * 60 + (step - 1.5) * 50, -30 - along * 104 + (step - 1.5) * 29 - 18 * (step % 2)) for along in (1, -1) for step in range(4)
    )
    return (
        glow(60, -100, 240)
        + hills(206, SAND, 16)
        + path("M60 190C0 220 120 240 40 268S-40 320 -60 350H80C70 316 150 300 150 262S60 220 86 190Z", Look("#5f9dc4", INK, 3))
            + "".join(path(f"M{x - 66:.0f} {y + 116:.0f}l-15 26", Look("none", AMBER, 3, 0.8)) for x, y in flight)
        + place("wands", *((x, y, 30, 1.9) for x, y in flight))
        + tulip(-150, 320, 1.0, ROSE, -6) + tulip(-112, 334, 0.8, CREAM, 6)
    )


def nine() -> str:
    """Eight staffs as a fence, one before them with a ribbon: the watch is nearly over."""
    fence = tuple((x, 46 + (18 if step % 2 else 0), 0, 2.5) for step, x in enumerate(range(-161, 162, 46)))
    return (
        group(sun(0, 0, 40), x=0, y=-196) + glow(0, -190, 170)
        + peaks(216, "#7c4457", 130) + hills(220, SAND, 10)
        + place("wands", *fence)
        + hills(262, EARTH, 12)
        + place("wands", (0, 74, 0, 3.7))
        + ribbon(0, 70, 1.25, CREAM)
        + butterfly(-110, 284, 0.7, SKY, -16)
    )


def ten() -> str:
    """Ten staffs bound together, the house already in sight."""
    fan = tuple((step * 21.0, -16 + abs(step) * 5, step * 7.2, 3.3) for step in (-4.5, 4.5, -3.5, 3.5, -2.5, 2.5, -1.5, 1.5, -0.5, 0.5))
    home = rect(-26, -30, 52, 40, STONE) + polygon(((-34, -28), (0, -60), (34, -28)), EMBER) + rect(-8, -14, 16, 24, Look("#ffdf93", INK, 3), 6)
    return (
        glow(0, -60, 250)
        + hills(228, SAND, 18) + group(home, x=-138, y=208) + hills(284, EARTH, 14)
        + place("wands", *fan)
        + rect(-42, 108, 84, 22, ROSE, 10) + path("M-42 119H42", DETAIL.but(width=2))
        + ribbon(0, 120, 1.2)
        + tulip(140, 318, 0.9, CREAM, 6) + tulip(110, 330, 0.7, ROSE, -6)
    )


SCENES = (ace, two, three, four, five, six, seven, eight, nine, ten)
