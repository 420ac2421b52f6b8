"""Emblems of the majors 9 to 12: the Hermit to the Hanged Man. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import STEEL
from bot.pictures.motifs import (
    cloud,
    crown,
    face,
    glow,
    halo,
    hills,
    peaks,
    pillar,
    tulip,
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

WOOD = Look("#a9713f", INK, 3)


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
        glow(0, -10, 290)
        + light
        + peaks(296, "#55428c", 170)
        + path("M-215 290Q-100 246 10 282T215 270V350H-215Z", CREAM)
        + path("M-160 318q30 -12 60 0M40 312q34 -14 68 0", Look("none", "#b9a9cf", 3))
        + staff
        + ring
        + glass
        + shine
        + bars
        + roof
        + base
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
        circle(0, 0, 160, GOLD)
        + circle(0, 0, 148, Look("#33205c", INK, 3))
        + around(star(0, -126, 12, GOLD.but(width=2), 4, 0.35), 4, start=45)
        + marks
        + circle(0, 0, 104, GOLD)
        + circle(0, 0, 92, Look("#4b2f7d", INK, 3))
        + spokes
    )
    hub = circle(0, 0, 36, GOLD) + star(0, 0, 30, CREAM, 8, 0.5) + circle(0, 0, 8, ROSE)
    return (
        halo(0, 0, 172, 60)
        + rim
        + hub
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
        + rect(-13, 164, 26, 70, LILAC, 4)
        + path("M-12 182L12 194M-12 200L12 212M-12 218L12 230", DETAIL.but(width=2))
        + circle(0, 250, 20, GOLD)
        + circle(0, 250, 9, ROSE)
    )
    drape = path("M-215 -330H-96Q-120 -216 -186 -170L-215 -160Z", ROSE.but(fill="#a84f68")) + path(
        "M-150 -330Q-160 -250 -206 -196M-118 -330Q-136 -240 -190 -186", DETAIL.but(width=2, opacity=0.6)
    )
    return (
        halo(0, -30, 148)
        + rect(-215, 286, 430, 80, Look("#3a2368", AMBER, 3))
        + mirrored(pillar(-176, -180, 290, STONE, 44), drape)
        + blade
        + beam
        + circle(0, -104, 20, GOLD)
        + circle(0, -104, 9, SKY)
        + group(pan, x=-128, y=0)
        + group(pan, x=128, y=0)
        + group(leaf(34, 10, EMBER, 0, 2, -14), leaf(34, 10, EMBER, 4, 2, 12), x=-128, y=0)
        + circle(128, -13, 14, ROSE)
        + leaf(20, 7, LEAF, 128, -24, 40)
    )


def hanged_man() -> str:
    """One who hangs by a foot from living wood, at ease, with light round the head."""
    wood = cord("M-138 350V-236M138 350V-236M-176 -224H176", 24, WOOD)
    sprigs = "".join(
        leaf(34, 12, LEAF, x, y, turn)
        for x, y, turn in (
            (-138, -110, -58),
            (-138, 30, 56),
            (-138, 170, -56),
            (138, -60, 58),
            (138, 90, -58),
            (138, 220, 56),
            (-90, -236, -20),
            (-60, -236, 24),
            (92, -236, -14),
            (60, -236, 26),
            (-172, -230, -60),
            (172, -230, 60),
        )
    )
    rope = cord("M0 -214V-164", 7, CREAM) + rect(-16, -178, 32, 16, CREAM, 6)
    legs = cord("M16 26L70 -42L2 -84", 30, ROSE) + cord("M0 30V-136", 30, ROSE) + path("M-17 -138H17V-160Q0 -172 -17 -160Z", GOLD)
    arms = mirrored(cord("M-30 118L-84 66L-22 44", 20, SKY))
    body = (
        path("M-36 20H36L44 128Q0 144 -44 128Z", SKY)
        + rect(-38, 22, 76, 14, GOLD, 4)
        + "".join(circle(0, y, 5, GOLD.but(width=2)) for y in (56, 78, 100))
    )
    head = (
        rays(0, 190, 66, 96, 24, LINE.but(width=3))
        + circle(0, 190, 62, Look("#ffe39a", AMBER, 3, 0.35))
        + group(
            path("M-48 -6C-50 -66 50 -66 48 -6L52 30Q0 50 -52 30Z", Look("#7a3f3a", INK, 3)),
            ellipse(0, 0, 38, 42, CREAM),
            path("M-40 -8Q-20 -36 40 -12Q28 -50 0 -48Q-32 -48 -40 -8Z", Look("#7a3f3a", INK, 3)),
            face(0, 6, 0.76),
            y=184,
            turn=180,
        )
    )
    return (
        glow(0, 170, 220)
        + hills(306, "#2c4c58", 14)
        + wood
        + sprigs
        + rope
        + arms
        + legs
        + body
        + head
        + mirrored(tulip(-96, 344, 0.62, CREAM), tulip(-176, 346, 0.6, ROSE))
    )


SCENES = (hermit, wheel_of_fortune, justice, hanged_man)
