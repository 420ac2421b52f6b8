"""Scenes of the wands, six to ten. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Features, boot, hand, limb, small_head
from bot.pictures.motifs import butterfly, glow, hills, peaks, ribbon, sun, tulip, wreath
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    EMBER,
    FINE,
    GOLD,
    INK,
    LEAF,
    ROSE,
    SKY,
    Look,
    group,
    mirrored,
    path,
    polar,
    polygon,
    rays,
    rect,
    twinkle,
)

SAND = "#7a3a3f"
EARTH = "#4c2038"
LAMP = Look("#ffdf93", INK, 2.5)


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
    """A man bends under ten wands that he carries in his arms; the town is near."""
    house = (
        rect(-22, -40, 44, 50, Look("#8f86b4", INK, 3))
        + polygon(((-32, -38), (0, -72), (32, -38)), EMBER)
        + rect(-7, -16, 14, 26, LAMP, 5)
    )
    tower = (
        rect(-15, -84, 30, 94, Look("#a79fca", INK, 3))
        + polygon(((-21, -82), (0, -122), (21, -82)), ROSE)
        + rect(-5, -62, 10, 16, LAMP, 4)
    )
    town = group(tower, x=112, y=168) + group(house, x=160, y=172) + group(house, x=66, y=180, size=0.7)
    foot = (-2, 132)
    angles = [-13 + step * 4.6 for step in range(10)]
    spots = [(*polar(150, angle, *foot), angle, 2.5) for angle in angles]
    hose, coat, shoe = Look("#7c3f6b", INK, 3), Look("#d98a45", INK, 3), Look("#5a2a22", INK, 3)
    skin, hair = Look("#e9b48a", INK, 3), Look("#5a2a22", INK, 3)
    legs = (
        limb(hose, (-96, 120, 52), (-132, 190, 36), (-168, 258, 24))
        + boot(-168, 256, shoe, 24)
        + limb(hose, (-76, 124, 52), (-40, 192, 36), (-62, 262, 24))
        + boot(-62, 262, shoe, 0)
    )
    trunk = limb(coat, (-94, 138, 96), (-72, 60, 96), (-26, -14, 66))
    skirt = path("M-146 104C-150 140 -150 158 -146 172Q-96 192 -44 160L-48 110Z", coat)
    belt = path("M-144 100Q-96 124 -46 96L-42 112Q-94 142 -146 116Z", GOLD)
    head = group(
        small_head(Features(skin=skin, eyes="closed", brows="stern", lines=True), hair, "short"), x=-2, y=-42, size=0.62, turn=24
    )
    near = limb(coat, (-40, 2, 42), (-24, 74, 38), (52, 58, 26)) + hand(54, 56, skin, 1.1)
    low = limb(coat, (-56, 24, 40), (-34, 112, 38), (34, 112, 26)) + hand(36, 112, skin, 1.1)
    return (
        glow(20, -80, 240)
        + hills(170, "#6b2f42", 14)
        + town
        + hills(248, "#3c1c30", 8)
        + legs
        + skirt
        + trunk
        + belt
        + place("wands", *spots)
        + path("M-8 66Q22 84 60 62", Look("none", INK, 13))
        + path("M-8 66Q22 84 60 62", Look("none", "#f1e4c6", 7))
        + head
        + low
        + near
        + mirrored(tulip(-182, 342, 0.8, ROSE))
    )


SCENES = (six, seven, eight, nine, ten)
