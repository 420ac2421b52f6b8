"""Scenes of the cups, ace to five. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Features, boot, hand, limb, small_head
from bot.pictures.motifs import cloud, flower, glow, halo, hills, peaks, tulip, water, wing
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LEAF,
    LILAC,
    ROSE,
    SKY,
    STONE,
    Look,
    circle,
    cord,
    crescent,
    group,
    leaf,
    mirrored,
    path,
    polar,
    polygon,
    rays,
    rect,
    twinkle,
)

SEA = "#245f8d"
SHORE = "#1f4a63"
HEART = "M0 44C-56 8 -48 -38 -22 -40C-8 -40 -2 -30 0 -22C2 -30 8 -40 22 -40C48 -38 56 8 0 44Z"


def lotus(x: float, y: float, size: float = 1) -> str:
    """A water lily, 110 wide."""
    petals = "".join(leaf(62, 17, ROSE, 0, 0, turn) for turn in (-74, 74, -50, 50)) + "".join(
        leaf(60, 18, CREAM, 0, 0, turn) for turn in (-26, 26, 0)
    )
    return group(path("M-60 4Q0 26 60 4Q0 -10 -60 4Z", LEAF), petals, x=x, y=y, size=size)


def ace() -> str:
    """One great cup that overflows into a pool of lilies, a dove above."""
    dove = (
        path("M0 0C-10 -40 -54 -52 -70 -36C-48 -30 -34 -12 -20 8Q0 22 28 12L44 18L36 0Q24 -14 8 -10Z", CREAM)
        + path("M2 -4C18 -44 50 -52 68 -46C52 -30 40 -14 26 0Z", CREAM)
        + circle(-8, 4, 2.5, Look(INK))
    )
    stream = "".join(
        path(f"M{side * 70} -20C{side * 150} 20 {side * reach} 120 {side * reach} 262", Look("none", INK, 15))
        + path(f"M{side * 70} -20C{side * 150} 20 {side * reach} 120 {side * reach} 262", Look("none", SKY.fill, 9))
        for side in (-1, 1)
        for reach in (118, 152)
    )
    return (
        halo(0, 10, 160, 56)
        + stream
        + water(246, SEA, 4)
        + place("cups", (0, 84, 0, 3.1))
        + group(dove, x=4, y=-138, size=1.3)
        + rays(0, -140, 96, 130, 24, Look("none", AMBER, 2, 0.7))
        + lotus(-120, 300, 0.8)
        + lotus(124, 308, 0.7)
        + lotus(0, 314, 0.9)
    )


def two() -> str:
    """Two cups, one winged heart."""
    return (
        glow(0, -130, 220)
        + mirrored(wing(30, -150, 0.86))
        + group(path(HEART, ROSE), x=0, y=-140, size=1.5)
        + cord("M0 -72C-60 -20 60 40 0 110S40 190 0 236", 9, Look(LILAC.fill, INK, 3))
        + cord("M0 -72C60 -20 -60 40 0 110S-40 190 0 236", 9)
        + hills(254, SHORE, 20)
        + place("cups", (-104, 76, 0, 2.1), (104, 76, 0, 2.1))
        + mirrored(tulip(-140, 324, 1.0, ROSE, -6), tulip(-96, 334, 0.8, CREAM, 6))
    )


def three() -> str:
    """Three cups raised together over fruit and flowers."""
    grapes = "".join(circle(x, y, 15, LILAC) for x, y in ((-22, 0), (0, 0), (22, 0), (-11, 18), (11, 18), (0, 36))) + leaf(
        40, 15, LEAF, 0, -10, 60
    )
    spray = "".join(
        leaf(22, 7, SKY, *polar(far, angle, 0, -150), angle) for angle, far in ((-40, 60), (-20, 84), (0, 70), (20, 88), (42, 62))
    )
    return (
        halo(0, -10, 150, 44)
        + spray
        + place("cups", (0, -92, 0, 1.9), (-98, 56, -12, 1.9), (98, 56, 12, 1.9))
        + hills(240, SHORE, 20)
        + group(grapes, x=0, y=222, size=1.2)
        + mirrored(flower(-78, 250, 32, ROSE), flower(-142, 272, 26, CREAM), leaf(40, 13, LEAF, -108, 258, -60))
        + mirrored(tulip(-186, 330, 0.8, CREAM))
    )


def four() -> str:
    """A youth sits under a tree with folded arms, three cups before him; a hand from a cloud holds out a fourth."""
    crownleaf = "".join(
        circle(x, y, r, Look("#4f8f78", INK, 3))
        for x, y, r in ((-180, -150, 66), (-60, -196, 64), (-166, -236, 66), (-104, -250, 62), (-112, -158, 66))
    )
    fruit = "".join(
        circle(x, y, 8, ROSE.but(width=2)) for x, y in ((-160, -160), (-110, -236), (-64, -190), (-176, -246), (-112, -150))
    )
    trunk = path("M-150 260C-128 120 -142 20 -134 -110H-94C-102 20 -92 120 -68 260Z", Look("#8a5634", INK, 3))
    skin, hair = Look("#f3cfae", INK, 3), Look("#5a3524", INK, 3)
    coat, hose = Look("#3f9a7c", INK, 3), Look("#c9573f", INK, 3)
    legs = (
        limb(hose, (-72, 196, 54), (-146, 226, 42), (-44, 258, 30))
        + group(boot(0, 0, EMBER, 66), x=-40, y=256)
        + limb(hose, (-34, 196, 54), (44, 224, 42), (-62, 262, 30))
        + group(boot(0, 0, EMBER, -66), x=-66, y=262, flip=True)
    )
    body = path("M-92 84C-104 130 -106 170 -104 208Q-54 226 -4 208C-2 170 -4 130 -16 84Q-54 68 -92 84Z", coat)
    belt = path("M-105 184Q-54 202 -3 184L-3 198Q-54 216 -105 198Z", GOLD)
    collar = path("M-84 82Q-54 108 -24 82L-32 72Q-54 90 -76 72Z", CREAM)
    arms = (
        limb(coat, (-92, 104, 38), (-114, 160, 34), (-34, 148, 28))
        + hand(-26, 146, skin)
        + limb(coat, (-16, 104, 38), (6, 164, 34), (-74, 158, 28))
        + hand(-82, 156, skin)
    )
    neck = path("M-66 50V80Q-54 90 -42 80V50Z", skin)
    head = group(
        small_head(Features(skin=skin, eyes="closed", brows="stern"), hair, "short", "round"), x=-54, y=24, size=0.68, turn=-5
    )
    offered = (
        cloud(156, -36, 0.86)
        + limb(Look("#a9dbe3", INK, 3), (164, -46, 40), (136, -50, 34), (122, -52, 26))
        + place("cups", (92, -84, 0, 1.25))
        + hand(98, -46, skin, 1.15)
    )
    return (
        glow(96, -80, 180)
        + hills(206, SHORE, 20)
        + trunk
        + crownleaf
        + fruit
        + offered
        + hills(252, "#183a55", 10)
        + body
        + belt
        + legs
        + neck
        + collar
        + arms
        + head
        + place("cups", (44, 258, 0, 0.9), (102, 272, 0, 0.9), (160, 256, 0, 0.9))
        + tulip(-172, 340, 0.9, CREAM)
        + twinkle(34, -150, 14)
        + twinkle(150, -158, 12)
    )


def five() -> str:
    """Three cups lie spilt; two still stand, and a bridge leads home."""
    bridge = path("M-20 150Q82 60 190 150V176H160Q88 108 10 176H-20Z", STONE) + path(
        "M10 134Q82 84 160 134", DETAIL.but(width=2.5)
    )
    spill = "".join(
        path(f"M{x} {y}q40 -14 70 4q20 16 -20 20q-50 4 -50 -24Z", SKY) for x, y in ((-190, 158), (-130, 232), (-194, 290))
    )
    home = (
        rect(-24, -34, 48, 44, STONE)
        + polygon(((-32, -32), (0, -64), (32, -32)), EMBER)
        + rect(-7, -14, 14, 24, Look("#ffdf93", INK, 3), 6)
    )
    return (
        crescent(90, -190, 52, CREAM, 40, 0.4)
        + glow(90, -190, 150)
        + peaks(60, "#35628c", 130, caps=False)
        + water(58, SEA, 4)
        + group(group(home, x=160, y=112) + bridge, y=-68)
        + hills(140, SHORE, 10)
        + spill
        + place("cups", (-118, 150, -98, 1.1), (-58, 222, -82, 1.15), (-122, 282, -100, 1.1))
        + place("cups", (44, 204, 0, 1.25), (142, 216, 0, 1.25))
        + tulip(150, 332, 1.0, CREAM)
        + tulip(112, 338, 0.8, ROSE)
    )


SCENES = (ace, two, three, four, five)
