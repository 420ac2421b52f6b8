"""Emblems of the majors 8 to 14: Strength to Temperance. Origin at the window's middle."""

from bot.pictures.motifs import (
    cloud,
    crown,
    face,
    garland,
    glow,
    halo,
    hills,
    infinity,
    peaks,
    pillar,
    sun,
    tulip,
    water,
    wing,
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
    LILAC,
    LINE,
    ROSE,
    SKY,
    STONE,
    Look,
    around,
    circle,
    cord,
    crescent,
    ellipse,
    group,
    leaf,
    mirrored,
    path,
    polygon,
    rays,
    rect,
    star,
    twinkle,
)
from bot.pictures.suits import STEEL, place

WOOD = Look("#a9713f", INK, 3)


def strength() -> str:
    """A lion at peace, garlanded, under the lying eight."""
    mane = (
        around(leaf(178, 40, EMBER), 16)
        + around(leaf(150, 34, GOLD), 16, start=11.25)
        + around(leaf(118, 28, EMBER), 16)
    )
    ears = mirrored(circle(-66, -64, 24, GOLD), circle(-66, -64, 12, ROSE))
    head = path("M-76 -34C-66 -92 66 -92 76 -34C84 8 62 34 52 58C38 92 -38 92 -52 58C-62 34 -84 8 -76 -34Z", GOLD)
    muzzle = path("M0 22C-46 10 -54 62 -22 70Q-8 74 0 62Q8 74 22 70C54 62 46 10 0 22Z", CREAM)
    nose = path("M-18 14H18Q14 32 0 36Q-14 32 -18 14Z", Look("#8c4152", INK, 3)) + path("M0 36V60", DETAIL)
    eyes = mirrored(
        path("M-50 -22Q-36 -6 -20 -20", DETAIL.but(width=5)),
        path("M-54 -44Q-36 -58 -18 -42", DETAIL),
        circle(-20, 48, 2.5, Look(INK)), circle(-30, 54, 2.5, Look(INK)), circle(-28, 43, 2.5, Look(INK)),
    ) + path("M0 -70L-9 -48L0 -36L9 -48Z", EMBER)
    return (
        glow(0, 10, 260)
        + hills(246, "#4b2b4f", 22) + hills(290, "#33204a", 16)
        + infinity(0, -232, 1.35)
        + group(mane, ears, head, muzzle, nose, eyes, y=0)
        + garland(132, 52, 150, 7)
        + mirrored(tulip(-164, 326, 1.0, ROSE, -6))
    )


def hermit() -> str:
    """A lantern with a star for its flame, on a staff above the snow."""
    staff = cord("M118 -206V350", 13, WOOD) + cord("M118 -190C116 -250 20 -262 4 -206", 11, WOOD)
    light = rays(0, -20, 128, 178, 40, FINE) + circle(0, -20, 122, FINE)
    roof = path("M-62 -104Q0 -186 62 -104Z", GOLD) + rect(-76, -106, 152, 20, GOLD, 8) + circle(0, -158, 13, GOLD)
    glass = path("M-62 -86H62L72 70H-72Z", Look("#ffe7a6", INK, 4, 0.95)) + glow(0, -8, 110)
    shine = star(0, -8, 58, CREAM, 6, 0.5) + star(0, -8, 30, EMBER, 6, 0.5, 30) + circle(0, -8, 9, GOLD)
    bars = mirrored(path("M-62 -86L-72 70", LINE.but(width=9, stroke=INK)), path("M-62 -86L-72 70", LINE.but(width=5)))
    base = rect(-86, 68, 172, 22, GOLD, 8) + path("M-54 90H54L38 116H-38Z", GOLD)
    ring = circle(0, -186, 16, Look("none", INK, 12)) + circle(0, -186, 16, Look("none", AMBER, 6))
    return (
        glow(0, -10, 290) + light
        + peaks(296, "#55428c", 170)
        + path("M-215 290Q-100 246 10 282T215 270V350H-215Z", CREAM)
        + path("M-160 318q30 -12 60 0M40 312q34 -14 68 0", Look("none", "#b9a9cf", 3))
        + staff + ring + glass + shine + bars + roof + base
    )


def wheel_of_fortune() -> str:
    """The turning wheel with the four elements' signs, clouds in the corners."""
    signs = {
        0: path("M-15 11L0 -15L15 11Z", EMBER),
        90: circle(0, 0, 14, SKY),
        180: crescent(0, 0, 17, CREAM, 0, 0.5),
        270: rect(-13, -13, 26, 26, LEAF, 3),
    }
    marks = "".join(group(group(sign, y=-126, turn=-angle), turn=angle) for angle, sign in signs.items())
    spokes = around(path("M-5 -30L-4 -92H4L5 -30Z", GOLD) + circle(0, -62, 10, ROSE), 8, start=22.5)
    rim = (
        circle(0, 0, 160, GOLD) + circle(0, 0, 148, Look("#33205c", INK, 3))
        + around(star(0, -126, 12, GOLD.but(width=2), 4, 0.35), 4, start=45)
        + marks
        + circle(0, 0, 104, GOLD) + circle(0, 0, 92, Look("#4b2f7d", INK, 3)) + spokes
    )
    hub = circle(0, 0, 36, GOLD) + star(0, 0, 30, CREAM, 8, 0.5) + circle(0, 0, 8, ROSE)
    return (
        halo(0, 0, 172, 60)
        + rim + hub
        + crown(0, -154, 0.72)
        + mirrored(cloud(-128, -196, 0.66), cloud(-134, 246, 0.74))
        + mirrored(twinkle(-60, 228, 14), twinkle(-80, -250, 12))
        + group(wing(16, 0, 0.62), wing(-16, 0, 0.62, flip=True), circle(0, 0, 15, EMBER), y=236)
    )


def justice() -> str:
    """The scales in balance before an upright sword, two pillars and a drawn veil."""
    pan = path("M0 -96L-40 0M0 -96L40 0M0 -96V0", LINE.but(width=3)) + path("M-50 0H50Q40 40 0 40T-50 0Z", GOLD)
    beam = path("M-132 -104Q-70 -136 0 -112Q70 -136 132 -104L128 -94Q70 -118 0 -94Q-70 -118 -128 -94Z", GOLD)
    blade = (
        polygon(((-19, 150), (-19, -196), (0, -240), (19, -196), (19, 150)), STEEL)
        + polygon(((2, 148), (2, -228), (14, -196), (14, 148)), Look("#9fb0d6", opacity=0.8))
        + path("M0 140V-196", DETAIL.but(width=2))
        + path("M-84 142Q-92 168 -70 170Q0 156 70 170Q92 168 84 142Q0 152 -84 142Z", GOLD)
        + rect(-13, 164, 26, 70, LILAC, 4) + path("M-12 182L12 194M-12 200L12 212M-12 218L12 230", DETAIL.but(width=2))
        + circle(0, 250, 20, GOLD) + circle(0, 250, 9, ROSE)
    )
    drape = path("M-215 -330H-96Q-120 -216 -186 -170L-215 -160Z", ROSE.but(fill="#a84f68")) + path(
        "M-150 -330Q-160 -250 -206 -196M-118 -330Q-136 -240 -190 -186", DETAIL.but(width=2, opacity=0.6))
    return (
        halo(0, -30, 148)
        + rect(-215, 286, 430, 80, Look("#3a2368", AMBER, 3))
        + mirrored(pillar(-176, -180, 290, STONE, 44), drape)
        + blade + beam + circle(0, -104, 20, GOLD) + circle(0, -104, 9, SKY)
        + group(pan, x=-128, y=0) + group(pan, x=128, y=0)
        + group(leaf(34, 10, EMBER, 0, 2, -14), leaf(34, 10, EMBER, 4, 2, 12), x=-128, y=0)
        + circle(128, -13, 14, ROSE) + leaf(20, 7, LEAF, 128, -24, 40)
    )


def hanged_man() -> str:
    """One who hangs by a foot from living wood, at ease, with light round the head."""
    wood = cord("M-138 350V-236M138 350V-236M-176 -224H176", 24, WOOD)
    sprigs = "".join(
        leaf(34, 12, LEAF, x, y, turn)
        for x, y, turn in ((-138, -110, -58), (-138, 30, 56), (-138, 170, -56), (138, -60, 58), (138, 90, -58),
                           (138, 220, 56), (-90, -236, -20), (-60, -236, 24), (92, -236, -14), (60, -236, 26),
                           (-172, -230, -60), (172, -230, 60))
    )
    rope = cord("M0 -214V-164", 7, CREAM) + rect(-16, -178, 32, 16, CREAM, 6)
    legs = (
        cord("M16 26L70 -42L2 -84", 30, ROSE)
        + cord("M0 30V-136", 30, ROSE)
        + path("M-17 -138H17V-160Q0 -172 -17 -160Z", GOLD)
    )
    arms = mirrored(cord("M-30 118L-84 66L-22 44", 20, SKY))
    body = path("M-36 20H36L44 128Q0 144 -44 128Z", SKY) + rect(-38, 22, 76, 14, GOLD, 4) + "".join(
        circle(0, y, 5, GOLD.but(width=2)) for y in (56, 78, 100))
    head = (
        rays(0, 190, 66, 96, 24, LINE.but(width=3)) + circle(0, 190, 62, Look("#ffe39a", AMBER, 3, 0.35))
        + group(path("M-48 -6C-50 -66 50 -66 48 -6L52 30Q0 50 -52 30Z", Look("#7a3f3a", INK, 3)),
                ellipse(0, 0, 38, 42, CREAM), path("M-40 -8Q-20 -36 40 -12Q28 -50 0 -48Q-32 -48 -40 -8Z", Look("#7a3f3a", INK, 3)),
                face(0, 6, 0.76), y=184, turn=180)
    )
    return (
        glow(0, 170, 220) + hills(306, "#2c4c58", 14)
        + wood + sprigs + rope + arms + legs + body + head
        + mirrored(tulip(-96, 344, 0.62, CREAM), tulip(-176, 346, 0.6, ROSE))
    )


def death() -> str:
    """A white rose before the scythe; between two towers the sun comes up again."""
    towers = mirrored(
        rect(-112, 132, 46, 106, STONE), path("M-118 132V112H-106V122H-96V112H-82V122H-72V112H-60V132Z", STONE),
        rect(-96, 158, 14, 26, Look("#ffdf93", INK, 2.5), 7),
    )
    scythe = cord("M-112 250L84 -226", 14, WOOD) + path(
        "M88 -236C10 -290 -118 -262 -166 -150C-110 -214 -20 -226 70 -192Z", STEEL) + path(
        "M66 -206C-10 -238 -96 -222 -140 -176", DETAIL.but(width=2)) + group(rect(-17, -9, 34, 18, GOLD, 4), x=78, y=-212, turn=22)
    bloom = group(
        around(leaf(62, 26, LEAF), 5, start=36),
        around(group(circle(0, -62, 46, CREAM)), 5),
        around(group(circle(0, -36, 33, CREAM)), 5, start=36),
        around(group(circle(0, -17, 20, CREAM)), 5),
        circle(0, 0, 17, GOLD), around(circle(0, -8, 2.5, Look(INK)), 6),
        x=24, y=-16,
    )
    fallen = "".join(leaf(26, 11, CREAM, x, y, turn) for x, y, turn in ((-128, 10, 60), (140, 110, -40), (-60, 130, 110)))
    return (
        glow(0, 226, 260)
        + group(sun(0, 0, 58), y=214)
        + hills(240, "#3d2a5e", 0) + towers
        + path("M-215 236H215V350H-215Z", Look("#2b5078", AMBER, 3))
        + path("M-34 258H34M-58 282H58M-26 306H26M-76 328H76", Look("none", "#ffdf93", 4, 0.8))
        + scythe + bloom + fallen
    )


def temperance() -> str:
    """Water that passes from cup to cup, wide wings, irises by the pool."""
    stream = path("M-78 -34C-40 -4 -8 10 22 44Q44 72 62 104L88 96C84 54 50 14 10 -20Q-24 -50 -58 -58Z", SKY)
    glint = path("M-52 -42C-8 -16 34 20 66 82", Look("none", "#f0fbff", 4, 0.9))
    upper, lower = place("cups", (-104, -72, 62, 1.5)), place("cups", (84, 160, 0, 1.5))
    sign = path("M0 -34L34 24H-34Z", Look("none", INK, 14)) + path("M0 -34L34 24H-34Z", Look("none", "#fbe9b5", 7))
    iris = path("M0 0V-92", Look("none", "#6fa57c", 6)) + leaf(74, 10, LEAF, turn=-22) + leaf(66, 10, LEAF, turn=20) + leaf(
        34, 15, LILAC, 0, -84, -64) + leaf(34, 15, LILAC, 0, -84, 64) + leaf(40, 17, LILAC, 0, -84) + leaf(18, 7, GOLD, 0, -84)
    return (
        glow(0, -140, 240)
        + mirrored(wing(40, -196, 0.98))
        + circle(0, -214, 60, GOLD) + circle(0, -214, 48, Look("#fff1c9", INK, 2.5)) + group(sign, y=-211)
        + hills(212, "#2f5f56", 20) + water(256, "#2c5c86", 3)
        + stream + glint + upper + lower
        + mirrored(group(iris, x=-160, y=318, size=1.1), group(iris, x=-122, y=330, size=0.85))
        + twinkle(-40, 60, 15) + twinkle(120, -20, 15) + twinkle(-96, 130, 11)
    )


MIDDLE_MAJORS = (strength, hermit, wheel_of_fortune, justice, hanged_man, death, temperance)
