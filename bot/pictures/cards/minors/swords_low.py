"""Scenes of the swords, ace to five. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Features, boot, features, hand, limb, skull
from bot.pictures.motifs import cloud, crown, glow, halo, hills, peaks, ribbon, sun, tulip, water
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    GOLD,
    INK,
    LEAF,
    ROSE,
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
    """A knight of stone lies at rest on a tomb, hands folded; three swords hang over him, one on the tomb's side."""
    pane = (
        path("M-52 70V-34Q-52 -104 0 -126Q52 -104 52 -34V70Z", Look("#ffdf93", AMBER, 5))
        + path("M-44 64V-30Q-44 -94 0 -114Q44 -94 44 -30V64Z", Look("#5f6fc0", INK, 3))
        + circle(0, -40, 20, CREAM)
        + path("M-18 62V14Q0 -14 18 14V62Z", ROSE)
        + path("M0 -112V-60M-44 -34H-20M20 -34H44M-44 34H44", Look("none", AMBER, 4))
    )
    gold, shade = Look("#e3c27a", INK, 3), Look("#c39a52", INK, 3)
    pillow = path("M-188 112C-192 96 -176 92 -164 96H-104C-92 94 -84 104 -88 116V140H-186Z", CREAM)
    legs = limb(shade, (60, 120, 54), (126, 122, 40), (168, 124, 28)) + path("M158 88C172 84 186 92 186 104V136H160Z", gold)
    body = path("M-100 136C-108 96 -92 72 -56 72C-10 72 40 92 76 96C84 110 84 124 78 138Z", gold)
    belt = path("M44 88L60 92L58 138H40Z", shade)
    arm = limb(gold, (-70, 92, 40), (-36, 132, 32), (2, 84, 22))
    palms = path("M-8 92C-4 70 4 46 14 36C22 44 20 72 14 96Z", gold) + path("M14 42Q10 70 4 92", DETAIL.but(width=2))
    stone = Features(skin=gold, eyes="closed", blush=False, lips="#a87a3c")
    head = group(
        path("M0 -84C-70 -86 -66 -10 -54 30H54C66 -10 70 -86 0 -84Z", shade),
        skull("oval", gold),
        features(stone),
        path("M-50 -14C-52 -60 -20 -72 0 -68C20 -72 52 -60 50 -14C40 -40 18 -48 0 -48C-18 -48 -40 -40 -50 -14Z", shade),
        x=-132,
        y=88,
        size=0.64,
        turn=-64,
    )
    tomb = (
        rect(-192, 136, 384, 30, STONE, 5)
        + rect(-176, 166, 352, 118, Look("#544684", INK, 3))
        + rect(-156, 182, 312, 86, Look("#43376d", AMBER, 2.5), 4)
        + rect(-192, 284, 384, 30, STONE, 5)
    )
    return (
        glow(-110, -110, 190)
        + group(pane, x=-118, y=-92)
        + place("swords", (-4, -110, 180, 2.1), (70, -110, 180, 2.1), (144, -110, 180, 2.1))
        + rect(-215, 306, 430, 80, Look(GROUND, AMBER, 3))
        + pillow
        + legs
        + body
        + belt
        + arm
        + palms
        + head
        + tomb
        + place("swords", (0, 225, 90, 2.1))
        + mirrored(tulip(-192, 344, 0.7, ROSE))
    )


def five() -> str:
    """A man with three swords looks back with a smile; two lie on the ground, and two people walk away to the water."""
    skin, hair = Look("#f0c6a4", INK, 3), Look("#b4552f", INK, 3)
    coat, hose, shoe = Look("#3f8a66", INK, 3), Look("#c9573f", INK, 3), Look("#5a3524", INK, 3)
    legs = (
        limb(hose, (22, 118, 54), (-6, 188, 38), (-14, 262, 26))
        + boot(-14, 260, shoe, 0, 1.1)
        + limb(hose, (66, 118, 54), (104, 190, 38), (110, 264, 26))
        + boot(110, 262, shoe, 0, 1.1)
    )
    body = path("M-2 -18C-20 50 -24 90 -28 142Q42 168 116 142C112 90 108 50 90 -18Q44 -34 -2 -18Z", coat)
    hem = path("M-27 130Q42 156 115 130", Look("none", AMBER, 5)) + path("M-20 66Q44 86 108 66L110 82Q44 104 -22 82Z", GOLD)
    collar = path("M6 -22Q44 14 82 -22L74 -36Q44 -10 14 -36Z", CREAM)
    neck = path("M30 -52V-24Q44 -14 58 -24V-52Z", skin)
    smile = path("M-15 28Q0 44 17 26", Look("none", "#8a3f3a", 4.5))
    gaze = Features(skin=skin, eyes="aside", brows="high", iris="#3f5a3a")
    locks = path("M-54 -4C-74 -66 -36 -92 -8 -84C18 -98 66 -84 56 -8C46 -30 40 -40 22 -50C2 -34 -30 -40 -54 -4Z", hair)
    head = group(
        path("M0 -84C-76 -86 -70 -4 -58 40H58C70 -4 76 -86 0 -84Z", hair),
        skull("oval", skin),
        features(gaze, mouth=False),
        smile,
        locks,
        x=44,
        y=-86,
        size=0.74,
        turn=-6,
        flip=True,
    )
    back = limb(coat, (92, 2, 40), (128, 62, 36), (108, 22, 26))
    front = limb(coat, (-2, 2, 40), (-46, 70, 36), (-66, 122, 26)) + hand(-68, 128, skin, 1.15)
    cloak = Look("#5b5f9a", INK, 3)
    sad = (
        circle(0, -46, 15, Look("#5a3a2a", INK, 3))
        + path("M-8 -36C-30 -26 -30 30 -32 66H30C28 30 24 -26 8 -36Z", cloak)
        + limb(cloak, (-14, -20, 16), (-26, -26, 14), (-12, -46, 10))
    )
    walker = circle(0, -46, 15, Look("#2c2447", INK, 3)) + path(
        "M-8 -34C-26 -26 -26 30 -30 66H28C26 30 24 -26 8 -34Z", Look("#8a5a7c", INK, 3)
    )
    return (
        cloud(-120, -226, 0.9, MIST)
        + cloud(134, -240, 0.7, MIST)
        + cloud(-150, -130, 0.7, MIST)
        + glow(-60, -60, 200)
        + water(96, LAKE, 4)
        + hills(176, "#3d4585", 8)
        + group(sad, x=-110, y=120, size=0.98)
        + group(walker, x=-164, y=104, size=0.72)
        + hills(250, GROUND, 8)
        + group(
            place("swords", (140, -90, 8, 1.9), (164, -78, 20, 1.9)),
            legs,
            back,
            hand(114, 28, skin, 1.15),
            neck,
            body,
            hem,
            collar,
            head,
            place("swords", (-74, 196, 184, 1.9)),
            front,
            x=-14,
            y=-12,
        )
        + place("swords", (-60, 292, 80, 1.4), (62, 300, 102, 1.4))
    )


SCENES = (ace, two, three, four, five)
