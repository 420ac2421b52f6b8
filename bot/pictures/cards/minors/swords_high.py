"""Scenes of the swords, six to ten. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Features, boot, hand, limb, small_head
from bot.pictures.motifs import butterfly, flower, glow, hills, peaks, ribbon, sun, tulip, water
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
    Look,
    circle,
    crescent,
    group,
    leaf,
    mirrored,
    path,
    polar,
    polygon,
    rays,
    rect,
    star,
    twinkle,
)

GROUND = "#2f2f63"
FAR = "#4a5296"
LAKE = "#35659a"


def six() -> str:
    """Six swords stand in a boat on its way to the far shore."""
    boat = (
        path("M-180 150Q-100 176 0 176T180 150Q160 240 84 244H-84Q-160 240 -180 150Z", Look("#8a5634", INK, 3))
        + path("M-166 182Q0 222 166 182M-148 208Q0 240 148 208", DETAIL.but(width=2.5, opacity=0.7))
        + path("M-180 150Q0 200 180 150", Look("none", AMBER, 5))
    )
    return (
        glow(0, -170, 200)
        + group(sun(0, 0, 46), y=-184)
        + peaks(96, FAR, 110)
        + water(94, LAKE, 6)
        + place(
            "swords",
            (-116, 68, -4, 2.3),
            (-70, 54, -2, 2.5),
            (-24, 46, 0, 2.6),
            (24, 46, 0, 2.6),
            (70, 54, 2, 2.5),
            (116, 68, 4, 2.3),
        )
        + boat
        + path("M-190 268q30 -14 60 0M-40 282q34 -14 68 0M110 266q30 -14 60 0", Look("none", "#dbe9fb", 4))
    )


def seven() -> str:
    """A man steals away on his toes with five swords and looks back; two are left standing by the tents."""
    tent = (
        polygon(((-70, 60), (0, -50), (70, 60)), ROSE)
        + polygon(((-22, 60), (0, -50), (22, 60)), CREAM)
        + path("M0 -50V-76", Look("none", AMBER, 4))
        + polygon(((0, -78), (30, -68), (0, -58)), EMBER)
    )
    skin, hair = Look("#e9b48a", INK, 3), Look("#2c2447", INK, 3)
    coat, hose, shoe = Look("#d98a45", INK, 3), Look("#5a5fb4", INK, 3), Look("#8a3f3a", INK, 3)
    back = limb(hose, (44, 122, 52), (78, 182, 36), (90, 246, 24)) + boot(90, 244, shoe, -34, 1.1)
    front = limb(hose, (14, 124, 52), (-38, 178, 36), (-44, 254, 24)) + group(boot(0, 0, shoe, -14, 1.1), x=-44, y=252, flip=True)
    body = path("M-6 0C-14 50 -18 96 -22 142Q28 166 86 138C80 96 74 50 66 -4Q30 -18 -6 0Z", coat)
    hem = path("M-21 130Q28 154 84 127", Look("none", "#8a3f3a", 6)) + path("M-15 74Q30 94 77 70L79 86Q30 110 -17 90Z", GOLD)
    neck = path("M16 -34V-4Q30 6 44 -6V-34Z", skin)
    collar = path("M0 -6Q30 26 60 -8L54 -22Q30 4 8 -20Z", CREAM)
    gaze = Features(skin=skin, eyes="aside", brows="high", iris="#2a1b17")
    cap = (
        path("M-54 -36C-60 -76 -40 -104 0 -106C40 -104 60 -76 54 -36Q0 -62 -54 -36Z", Look("#b23c46", INK, 3))
        + path("M-58 -36Q0 -66 58 -36L56 -20Q0 -50 -56 -20Z", GOLD)
        + circle(0, -108, 9, GOLD)
    )
    head = group(small_head(gaze, hair, "short"), cap, x=32, y=-66, size=0.72, turn=8)
    far = limb(coat, (58, 14, 38), (50, 74, 34), (-22, 70, 24))
    near = limb(coat, (2, 14, 40), (-26, 72, 36), (-74, 28, 26))
    swords = [(*polar(76, angle, -18, 66), angle, 1.55) for angle in (-84, -66, -48, -30, -12)]
    return (
        glow(-20, -60, 240)
        + crescent(-128, -216, 36, CREAM, 40, 0.4)
        + hills(170, FAR, 12)
        + group(tent, x=150, y=100, size=0.8)
        + group(tent, x=92, y=116, size=0.6)
        + hills(258, GROUND, 8)
        + place("swords", (126, 214, 180, 1.35), (162, 206, 180, 1.35))
        + hills(292, "#26265a", 4)
        + back
        + front
        + neck
        + far
        + body
        + hem
        + collar
        + head
        + place("swords", *swords)
        + near
        + hand(-76, 24, skin, 1.15)
        + hand(-20, 70, skin, 1.15)
        + twinkle(0, -236, 12)
    )


def eight() -> str:
    """Eight swords stand round a bound butterfly's ribbon, and the way between them is open."""
    return (
        glow(0, -196, 190)
        + rays(0, -190, 96, 124, 32, FINE)
        + peaks(206, FAR, 110)
        + hills(210, GROUND, 12)
        + water(286, LAKE, 2)
        + place(
            "swords",
            *(
                (side * x, y, 0, size)
                for side in (-1, 1)
                for x, y, size in ((52, 30, 2.5), (92, 58, 2.5), (132, 86, 2.5), (172, 114, 2.5))
            ),
        )
        + butterfly(0, -196, 1.5, ROSE)
        + ribbon(0, 40, 1.25, CREAM)
        + path("M-26 350C-6 300 -30 270 -14 226H14C10 270 30 300 26 350Z", Look("#b9a88a", INK, 3))
    )


def nine() -> str:
    """Nine swords on the wall of a wakeful night, the moon kind at the window, a quilt of roses."""
    squares = "".join(
        rect(x, y, 60, 44, Look(("#7d5aa8", "#4f6fb0")[(row + column) % 2], INK, 2.5))
        + (flower(x + 30, y + 22, 15, ROSE) if (row + column) % 2 else star(x + 30, y + 22, 14, GOLD, 6, 0.5))
        for row, y in enumerate((222, 266))
        for column, x in enumerate(range(-180, 180, 60))
    )
    return (
        glow(-100, -216, 150)
        + crescent(-104, -214, 46, CREAM, 40, 0.4)
        + star(-40, -226, 14, GOLD, 8, 0.45)
        + star(0, -250, 9, GOLD, 8, 0.45)
        + place("swords", *((0, -158 + step * 38, 90 if step % 2 else -90, 2.25) for step in range(9)))
        + rect(-215, 196, 430, 30, CREAM, 8)
        + squares
        + rect(-215, 312, 430, 50, Look("#8a5634", INK, 3))
    )


def ten() -> str:
    """Ten swords at rest in the ground, and the day begins."""
    return (
        glow(0, 90, 300)
        + rays(0, 110, 90, 330, 40, Look("none", "#ffdf93", 2.5, 0.55), 0)
        + group(sun(0, 0, 66), y=104)
        + water(118, "#8a6aa6", 3)
        + hills(204, GROUND, 10)
        + place("swords", *((x, 70, 180, 2.2) for x in (-110, -37, 37, 110)))
        + place("swords", *((x, 124, 180, 2.2) for x in (-175, -105, -35, 35, 105, 175)))
        + hills(254, "#26265a", 8)
        + "".join(
            tulip(x, 330, size, look)
            for x, size, look in ((-150, 0.9, ROSE), (-90, 0.7, CREAM), (90, 0.7, CREAM), (150, 0.9, ROSE))
        )
        + flower(0, 296, 26, CREAM)
        + mirrored(leaf(38, 12, LEAF, -22, 306, -80))
        + twinkle(0, -236, 18)
    )


SCENES = (six, seven, eight, nine, ten)
