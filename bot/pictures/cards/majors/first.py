"""Emblems of the majors 0 to 4: the Fool to the Emperor. Origin at the window's middle."""

from typing import Final

from bot.pictures.cards.courts.houses import House
from bot.pictures.cards.courts.thrones import robe_seated, sleeve
from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Features, features, skull
from bot.pictures.motifs import (
    butterfly,
    crown,
    face,
    flower,
    glow,
    halo,
    hills,
    infinity,
    peaks,
    pillar,
    sun,
    tulip,
    water,
)
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    FINE,
    GOLD,
    INK,
    LEAF,
    LILAC,
    ROSE,
    SKY,
    Look,
    around,
    circle,
    cord,
    crescent,
    group,
    leaf,
    mirrored,
    path,
    polar,
    rays,
    rect,
    star,
    twinkle,
)


def fool() -> str:
    """A traveller's bundle on its stick, a white rose and a butterfly at the cliff's edge."""
    cliff = path("M-215 176L-60 160L-6 178L22 212L6 246L40 292L30 350H-215Z", Look("#2a1a4d", AMBER, 3))
    cracks = path("M-120 176L-100 220L-124 262M-20 190L-44 236", FINE)
    bundle = (
        path("M52 -68C6 -50 -4 30 40 58C80 84 138 56 140 6C142 -36 110 -62 84 -70Z", ROSE)
        + around(star(0, -34, 9, CREAM.but(width=0)), 5, 70, 6)
        + star(70, 6, 13, GOLD)
        + path("M46 -74Q66 -52 92 -74L112 -98Q80 -92 68 -80Q52 -96 26 -92Z", ROSE)
        + path("M56 -62Q68 -54 84 -62", DETAIL)
    )
    stick = cord("M-118 152L96 -126", 13, Look("#c98a4b", INK, 3))
    return (
        peaks(250, "#5a3a86", 130)
        + group(glow(0, 0, 190), sun(0, 0, 52), x=-96, y=-196)
        + cliff
        + cracks
        + stick
        + bundle
        + tulip(-164, 172, 0.9, CREAM, -8)
        + tulip(-136, 170, 0.65, ROSE, 12)
        + flower(-56, 128, 34, CREAM)
        + leaf(40, 13, LEAF, -64, 160, -60)
        + leaf(36, 12, LEAF, -52, 162, 62)
        + butterfly(112, 176, 1.0, SKY, 24)
    )


def magician() -> str:
    """The four suits before a raised wand, under the lying eight."""
    table = rect(-170, 176, 340, 30, GOLD, 6) + mirrored(path("M-146 206L-156 330H-124L-118 206Z", GOLD))
    cloth = path("M-150 190H150L128 262Q96 240 64 262T0 262T-64 262T-128 262Z", ROSE)
    lit = halo(0, -62, 128) + rays(0, -62, 20, 118, 24, FINE)
    staff = (
        cord("M0 -158V96", 16, CREAM)
        + circle(0, -168, 20, GOLD)
        + circle(0, 104, 20, GOLD)
        + rect(-13, -110, 26, 12, GOLD, 3)
        + rect(-13, 38, 26, 12, GOLD, 3)
        + group(twinkle(0, 0, 26, CREAM), x=0, y=-168)
    )
    return (
        hills(262, "#3a2260", 14)
        + lit
        + infinity(0, -248, 1.35)
        + staff
        + table
        + cloth
        + place("cups", (-128, 126, 0, 1.0))
        + place("pentacles", (130, 130, 0, 0.92))
        + place("wands", (-66, 104, -12, 0.95))
        + place("swords", (66, 102, 12, 1.0))
        + tulip(-188, 330, 1.0, ROSE)
        + tulip(188, 330, 1.0, CREAM)
    )


def high_priestess() -> str:
    """The triple moon between the dark pillar and the light, a veil of pomegranates, still water."""
    veil = path("M-112 -176Q0 -120 112 -176V228H-112Z", Look("#5a3b8c", AMBER, 2.5))
    fruit = "".join(
        group(
            circle(0, 0, 17, ROSE),
            path("M-7 -15L-9 -25L0 -19L9 -25L7 -15", ROSE.but(width=2.5)),
            circle(0, 2, 4, GOLD.but(width=0)),
            leaf(24, 8, LEAF, 10, -14, 70),
            x=x,
            y=y,
        )
        for x, y in ((-72, 30), (72, 30), (-72, 122), (72, 122), (0, 76), (0, 186))
    )
    moon = (
        halo(0, -84, 92)
        + crescent(-92, -84, 44, CREAM, 90, 0.4)
        + crescent(92, -84, 44, CREAM, -90, 0.4)
        + circle(0, -84, 62, CREAM)
        + face(0, -82, 0.84)
    )
    return (
        water(228, "#2b4f86")
        + veil
        + fruit
        + moon
        + pillar(-150, -206, 250, Look("#2b1d52", AMBER, 3), 52)
        + pillar(150, -206, 250, CREAM, 52)
        + crescent(0, 262, 66, GOLD, 0, 0.3)
        + mirrored(flower(-150, -232, 22, LILAC))
    )


def empress() -> str:
    """A heart that bears Venus' sign, twelve stars over it, ripe wheat on both sides."""
    heart = path("M0 148C-150 60 -136 -66 -62 -72C-26 -74 -6 -50 0 -30C6 -50 26 -74 62 -72C136 -66 150 60 0 148Z", ROSE)
    inner = path(
        "M0 124C-118 50 -110 -44 -60 -50C-28 -52 -8 -30 0 -4C8 -30 28 -52 60 -50C110 -44 118 50 0 124Z",
        Look("none", "#fbe3dd", 3),
    )
    sign = (
        circle(0, 16, 30, Look("none", INK, 17))
        + path("M0 48V102M-22 76H22", Look("none", INK, 17))
        + circle(0, 16, 30, Look("none", "#fbe9b5", 10))
        + path("M0 48V102M-22 76H22", Look("none", "#fbe9b5", 10))
    )
    stars = "".join(star(*polar(178, angle, 0, -66), 15, GOLD) for angle in range(-88, 89, 16))
    ear = "".join(leaf(40, 12, GOLD, side * 5, -step * 26, side * 28) for step in range(5) for side in (-1, 1))
    wheat = path("M0 0Q-8 -80 0 -150", Look("none", AMBER, 5)) + group(ear, leaf(44, 11, GOLD, 0, -118), y=-128)
    return (
        halo(0, 10, 148)
        + hills(240, "#2f5f56", 24)
        + hills(282, "#24463f", 18)
        + stars
        + crown(0, -96, 1.12)
        + heart
        + inner
        + sign
        + mirrored(group(wheat, x=-142, y=318, turn=-5), group(wheat, x=-100, y=330, turn=6, size=0.8))
        + flower(0, 250, 30, CREAM)
        + mirrored(flower(-48, 286, 22, ROSE))
    )


RED: Final = House(Look("#b23c46", INK, 3), Look("#7d8bb0", INK, 3), Look("#f0c6a0", INK, 3), Look("#e9e4f0", INK, 3))


def ram(look: Look) -> str:
    """A ram's head from the front, about 70 wide, to sit on a corner of a throne."""
    horn = "M8 -14C30 -34 50 -16 44 4C40 20 20 18 22 4"
    head = path("M-15 -18Q0 -26 15 -18C17 0 12 18 9 26Q0 34 -9 26C-12 18 -17 0 -15 -18Z", look)
    eyes = mirrored(path("M-10 -4Q-7 0 -4 -4", DETAIL.but(width=2.5))) + path("M-4 22Q0 26 4 22", DETAIL.but(width=2.5))
    return mirrored(cord(horn, 10)) + head + eyes


def emperor() -> str:
    """A bearded ruler on a throne of stone with rams' heads, the ankh in one hand, the orb in the other, before bare mountains."""
    stone = Look("#6d6486", INK, 3)
    throne = (
        path("M-128 330V-206L-104 -246H104L128 -206V330Z", stone)
        + path("M-104 330V-190L-86 -220H86L104 -190V330", Look("none", AMBER, 3))
        + mirrored(rect(-176, 84, 66, 30, stone, 6), rect(-168, 114, 50, 230, stone, 4))
        + mirrored(group(ram(CREAM), x=-118, y=-226, size=1.0), group(ram(CREAM), x=-156, y=104, size=0.9))
    )
    white = RED.hair
    mane = path("M0 -84C-76 -86 -80 -8 -70 58C-52 66 -46 40 -46 16H46C46 40 52 66 70 58C80 -8 76 -86 0 -84Z", white)
    beard = path(
        "M-46 4C-54 60 -44 120 -20 138L-8 124L0 148L8 124L20 138C44 120 54 60 46 4C38 30 26 32 0 30C-26 32 -38 30 -46 4Z", white
    ) + path("M-20 66Q-14 100 -10 118M20 66Q14 100 10 118M0 64V130", DETAIL.but(width=2.5, opacity=0.45))
    lips = path("M0 30C-12 22 -28 28 -36 44C-20 40 -8 42 0 38C8 42 20 40 36 44C28 28 12 22 0 30Z", white) + path(
        "M-9 49Q0 53 9 49", Look("none", "#b8575c", 4)
    )
    fringe = path("M-50 -14C-52 -60 -20 -72 0 -68C20 -72 52 -60 50 -14C40 -40 18 -48 0 -48C-18 -48 -40 -40 -50 -14Z", white)
    gaze = Features(skin=RED.skin, eyes="open", brows="stern", iris="#4a3b5e", long=True, lines=True, blush=False)
    head = mane + skull("square", RED.skin) + features(gaze, mouth=False) + beard + lips + fringe + crown(0, -50, 1.08)
    ankh = circle(0, -74, 22, Look("none", INK, 17)) + path("M0 -50V58M-28 -34H28", Look("none", INK, 17))
    ankh += circle(0, -74, 22, Look("none", "#f3d68f", 10)) + path("M0 -50V58M-28 -34H28", Look("none", "#f3d68f", 10))
    orb = (
        circle(0, 0, 27, GOLD)
        + path("M-26 -4Q0 8 26 -4", Look("none", INK, 3))
        + path("M0 -46V-26M-10 -38H10", Look("none", INK, 10))
        + path("M0 -46V-26M-10 -38H10", Look("none", "#f3d68f", 5))
    )
    return (
        peaks(240, "#8a3f52", 250, caps=False)
        + peaks(262, "#5e2a48", 150, caps=False)
        + halo(0, -138, 128)
        + throne
        + robe_seated(RED, "emperor")
        + mirrored(
            path("M-32 -76C-84 -72 -112 -40 -112 4C-86 -16 -58 -22 -28 -16Z", Look("#dfe6f5", INK, 3)), circle(-84, -28, 6, GOLD)
        )
        + group(head, y=-136, size=0.88)
        + sleeve(RED, (84, -30, 44), (140, 34, 46), (144, 66, 30))
        + group(ankh, x=150, y=6, size=1.05)
        + circle(148, 62, 15, RED.skin)
        + group(orb, x=-66, y=66)
        + sleeve(RED, (84, -30, 44), (126, 64, 48), (84, 92, 30), flip=True)
    )


SCENES = (fool, magician, high_priestess, empress, emperor)
