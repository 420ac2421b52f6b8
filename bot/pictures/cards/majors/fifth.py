"""Emblems of the majors 17 to 21: the Star to the World. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.motifs import (
    cloud,
    face,
    flower,
    glow,
    halo,
    hills,
    peaks,
    ribbon,
    sun,
    tulip,
    water,
    wing,
    wreath,
)
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
    SPARK,
    STONE,
    Look,
    around,
    circle,
    ellipse,
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

PALE_RIPPLE = Look("none", "#d8efff", 3)
LEFT = -215


def the_star() -> str:
    """One great star and seven small above two jugs that pour into the pool and on the land."""
    great = around(path("M0 0L-12 -52L0 -118L12 -52Z", GOLD), 8) + around(path("M0 0L-9 -40L0 -74L9 -40Z", CREAM), 8, start=22.5)
    core = circle(0, 0, 28, GOLD) + circle(0, 0, 15, CREAM)
    small = "".join(
        star(x, y, size, CREAM, 8, 0.45)
        for x, y, size in (
            (-138, -212, 24),
            (138, -212, 24),
            (-160, -96, 20),
            (160, -96, 20),
            (-112, 2, 18),
            (112, 2, 18),
            (0, 26, 22),
        )
    )
    jug = (
        path("M-20 -46H20L16 -32C50 -14 46 40 20 50H-20C-46 40 -50 -14 -16 -32Z", EMBER)
        + path("M18 -30C56 -40 58 4 34 12", Look("none", INK, 11))
        + path("M18 -30C56 -40 58 4 34 12", Look("none", AMBER, 5))
        + path("M-36 2Q0 16 36 2", Look("none", "#fbe9b5", 4))
    )
    pour = path("M-82 126C-50 120 -34 150 -34 262H-66C-64 190 -66 150 -92 142Z", SKY) + path(
        "M-78 134Q-50 140 -49 250", Look("none", "#f0fbff", 3.5)
    )
    return (
        halo(0, -122, 134)
        + group(great, core, y=-122)
        + small
        + hills(214, "#2f5f56", 18)
        + water(248, "#2f6391", 4)
        + mirrored(pour, group(jug, x=-118, y=116, turn=74, flip=False, size=1.06))
        + ellipse(-50, 264, 34, 8, PALE_RIPPLE)
        + ellipse(50, 264, 34, 8, PALE_RIPPLE)
        + mirrored(tulip(-178, 258, 1.0, ROSE, -6))
        + flower(0, 300, 22, CREAM, 8)
        + mirrored(leaf(34, 12, LEAF, -14, 306, -84))
    )


def moon() -> str:
    """The moon asleep between two towers, dew, and a path from the water to the hills."""
    disc = circle(0, 0, 108, Look("#f4e6bd", INK, 4)) + path("M28 -104A108 108 0 1 0 28 104A126 126 0 0 1 28 -104Z", GOLD)
    features = group(face(0, 0, 0.98), x=34, y=4)
    beams = around(polygon(((-7, -118), (0, -158), (7, -118)), GOLD), 16) + around(
        polygon(((-5, -118), (0, -138), (5, -118)), CREAM), 16, start=11.25
    )
    dew = "".join(
        leaf(26, 9, GOLD, x, y) for x, y in ((-60, 96), (60, 96), (0, 122), (-104, 66), (104, 66), (-30, 160), (30, 160))
    )
    keep = (
        rect(-190, 60, 62, 180, STONE)
        + path("M-198 60V34H-180V48H-168V34H-150V48H-138V34H-120V60Z", STONE)
        + path("M-166 120V104Q-159 94 -152 104V120Z", Look("#ffdf93", INK, 3))
        + path("M-180 168h18M-156 196h18M-176 90h14", DETAIL.but(width=2))
    )
    lane = path(
        "M-30 350C-6 320 54 306 16 282C-18 262 -16 246 10 226L22 226C12 246 20 258 50 278C96 308 66 326 52 350Z",
        Look("#e7cf97", INK, 3),
    )
    return (
        glow(0, -120, 260)
        + group(beams, disc, features, y=-124)
        + dew
        + mirrored(keep)
        + hills(232, "#2e3a76", 22)
        + hills(288, "#222a5c", 16)
        + lane
        + mirrored(tulip(-158, 334, 0.8, CREAM, -6), tulip(-112, 342, 0.6, SKY, 8))
    )


def the_sun() -> str:
    """The sun's broad face over a wall of sunflowers."""
    brick = Look("#a6584f", INK, 3)
    wall = (
        rect(LEFT, 232, 430, 130, brick)
        + path(
            "M-215 262H215M-215 294H215M-215 326H215M-160 232V262M-70 232V262M20 232V262M110 232V262M-115 262V294M-25 262V294M65 262V294M155 262V294"
            "M-160 294V326M-70 294V326M20 294V326M110 294V326",
            DETAIL.but(width=2, opacity=0.6),
        )
        + rect(LEFT, 222, 430, 18, EMBER)
    )
    bloom = around(leaf(46, 12, GOLD), 16) + circle(0, 0, 22, Look("#6b3a2d", INK, 3)) + around(circle(0, -11, 2.5, SPARK), 8)
    stalk = path("M0 0V150", Look("none", "#6fa57c", 8)) + leaf(50, 17, LEAF, 0, 76, -62) + leaf(50, 17, LEAF, 0, 96, 62)
    return (
        glow(0, -66, 330)
        + rays(0, -66, 196, 236, 48, FINE)
        + sun(0, -66, 100, with_face=True)
        + wall
        + mirrored(group(stalk, bloom, x=-146, y=214), group(stalk, bloom, x=-52, y=238, size=0.86))
        + group(stalk, bloom, x=0, y=196, size=0.96)
    )


def judgement() -> str:
    """A trumpet with its banner out of the clouds; birds rise over the water."""
    horn = path("M-10 -150H10L14 60C20 100 44 120 66 134H-66C-44 120 -20 100 -14 60Z", GOLD)
    rings = (
        rect(-17, -70, 34, 12, CREAM, 4)
        + rect(-19, 30, 38, 12, CREAM, 4)
        + ellipse(0, 134, 66, 14, GOLD)
        + ellipse(0, 135, 48, 8, Look("#7a4a2a", INK, 2.5))
        + rect(-14, -168, 28, 20, GOLD, 6)
    )
    banner = path("M16 -50H116Q104 -20 116 10Q104 34 116 56H16Z", CREAM) + path(
        "M64 -46V52M20 3H108", Look("none", "#cf5f68", 15)
    )
    bird = (
        path("M0 0C-16 -34 -56 -40 -76 -26C-52 -20 -34 -6 -22 14Q-2 30 26 20L40 26L34 8Q26 -8 8 -8Z", CREAM)
        + path("M2 -2C18 -40 46 -50 66 -44C50 -30 40 -14 26 2Z", CREAM)
        + circle(-12, 8, 2.5, Look(INK))
    )
    beams = "".join(
        polygon(((0, -240), polar(560, angle - 3, 0, -240), polar(560, angle + 3, 0, -240)), Look("#ffe6ae", opacity=0.16))
        for angle in range(100, 261, 20)
    )
    return (
        beams
        + glow(0, -150, 230)
        + peaks(250, "#5a4a94", 90)
        + water(250, "#2f5f91", 4)
        + mirrored(wing(46, -196, 0.9))
        + group(horn, rings, banner, x=-14, y=-30, turn=-14, size=1.06)
        + cloud(-92, -176, 1.0)
        + cloud(98, -182, 0.92)
        + cloud(0, -196, 1.12)
        + group(bird, x=-104, y=190, size=0.72)
        + group(bird, x=120, y=170, size=0.6, flip=True)
        + group(bird, x=30, y=214, size=0.5)
        + mirrored(flower(-152, 316, 20, ROSE), leaf(30, 10, LEAF, -140, 326, 80))
    )


def world() -> str:
    """The globe within a wreath tied with ribbons; the four suits in the corners."""
    globe = (
        circle(0, 0, 82, Look("#2f6ea3", INK, 4))
        + path(
            "M-70 -42C-50 -60 -30 -78 -4 -80C8 -66 -8 -54 -20 -44C-34 -30 -24 -12 -44 -6C-58 -2 -66 -20 -70 -42ZM14 -4C30 -22 60 -18 78 -6C80 24 60 56 40 66"
            "C28 52 34 36 22 22C14 14 8 6 14 -4ZM-46 22C-30 18 -16 30 -18 46C-24 58 -30 66 -36 70C-50 60 -60 46 -46 22Z",
            LEAF.but(width=2.5),
        )
        + path(
            "M-78 -24Q0 2 78 -24M-78 24Q0 50 78 24M0 -82C-46 -40 -46 40 0 82C46 40 46 -40 0 -82",
            Look("none", "#f3e3b4", 2.5, 0.75),
        )
        + path("M-46 -56Q-66 -36 -68 -8", Look("none", "#ffffff", 5, 0.6))
    )
    return (
        halo(0, 0, 100, 40)
        + group(wreath(126, 200, 17, LEAF), size=1.0)
        + ribbon(0, -206, 0.8)
        + ribbon(0, 204, 0.8)
        + star(0, -130, 26, GOLD, 8, 0.45)
        + group(globe, y=4)
        + star(0, 140, 20, GOLD, 8, 0.45)
        + mirrored(twinkle(-60, -112, 14, CREAM), twinkle(-60, 116, 14, CREAM))
        + place("wands", (-156, -192, 12, 0.92))
        + place("cups", (156, -190, 0, 0.84))
        + place("swords", (-158, 252, 0, 0.98))
        + place("pentacles", (156, 256, 0, 0.9))
    )


SCENES = (the_star, moon, the_sun, judgement, world)
