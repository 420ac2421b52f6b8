"""Emblems of the majors 9 to 12: the Hermit to the Hanged Man. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import STEEL
from bot.pictures.cards.people import Features, features, limb, skull
from bot.pictures.motifs import (
    cloud,
    crown,
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
    """A man hangs by one foot from a living cross of wood, the other leg bent behind, light around his quiet head."""
    wood = Look("#8a5634", INK, 3)
    cross = rect(-30, -250, 60, 620, Look("#6f4128", INK, 3)) + path("M-176 -262H176L170 -222H-170Z", wood)
    grain = path(
        "M-150 -246Q-80 -252 -30 -244M40 -246Q100 -252 150 -242M-22 -160V-40M22 -120V0M22 60V90M-4 260V330",
        DETAIL.but(width=2, opacity=0.5),
    )
    leaves = "".join(
        leaf(38, 13, LEAF, x, y, turn)
        for x, y, turn in (
            (-150, -262, -20), (-104, -262, 16), (-52, -262, -14), (58, -262, 16), (108, -262, -18), (152, -262, 22),
            (-136, -222, 196), (-80, -222, 168), (84, -222, 190), (134, -222, 164),
            (30, 292, 60), (-30, 316, -56), (30, -150, 62), (-30, -120, -60),
        )
    )  # fmt: skip
    hose, tunic, gold = Look("#c9573f", INK, 3), Look("#4f86b8", INK, 3), Look("none", AMBER, 5)
    skin, hair = Look("#f0c6a0", INK, 3), Look("#d0a04e", INK, 3)
    shoe = Look("#e6bf6d", INK, 3)
    bent = limb(hose, (-4, 22, 50), (-96, -40, 38), (34, -86, 24)) + path("M26 -98L48 -104C62 -98 74 -86 76 -74L40 -72Z", shoe)
    straight = limb(hose, (2, -186, 22), (0, -86, 36), (8, 26, 52)) + path(
        "M-12 -182L-10 -206C-8 -218 12 -218 14 -206L16 -182Z", shoe
    )
    rope = path("M0 -222C-20 -212 -20 -200 0 -198C20 -200 20 -212 0 -222", Look("none", INK, 9)) + path(
        "M0 -222C-20 -212 -20 -200 0 -198C20 -200 20 -212 0 -222", Look("none", "#f1e4c6", 4)
    )
    arms = mirrored(limb(tunic, (44, 112, 34), (92, 62, 32), (24, 22, 26)))
    body = path("M-42 6C-50 60 -58 90 -56 120Q-30 138 0 138Q30 138 56 120C58 90 50 60 42 6Q0 -8 -42 6Z", tunic)
    skirt = path("M-46 34C-58 12 -60 -8 -60 -22Q-30 -8 0 -10Q30 -8 60 -22C60 -8 58 12 46 34Q0 48 -46 34Z", tunic)
    trim = path("M-59 -18Q-30 -4 0 -6Q30 -4 59 -18", gold) + path("M-47 34Q0 48 47 34L48 46Q0 60 -48 46Z", GOLD)
    buttons = "".join(circle(0, y, 5, GOLD.but(width=2)) for y in (72, 94, 116))
    neck = path("M-13 132V152H13V132Z", skin)
    fall = path("M-52 -10C-66 -60 -46 -110 -20 -126C-12 -110 -4 -116 2 -130C10 -114 22 -116 30 -124C54 -104 66 -60 52 -10Z", hair)
    head = (
        fall
        + skull("oval", skin)
        + features(Features(skin=skin, eyes="closed", brows="soft"))
        + path("M-50 -14C-46 -48 -24 -60 0 -58C24 -60 46 -48 50 -14C60 -60 30 -84 0 -84C-30 -84 -60 -60 -50 -14Z", hair)
    )
    light = (
        glow(0, 196, 150)
        + rays(0, 196, 78, 112, 32, Look("none", "#fbe9b5", 3))
        + circle(0, 196, 72, Look("#f3d68f", AMBER, 3, 0.9))
    )
    return (
        hills(300, "#24463f", 14)
        + cross
        + grain
        + leaves
        + light
        + bent
        + straight
        + rope
        + arms
        + neck
        + body
        + skirt
        + trim
        + buttons
        + group(head, y=192, turn=180, size=0.78)
        + mirrored(tulip(-176, 340, 0.9, ROSE), tulip(-140, 346, 0.7, CREAM))
    )


SCENES = (hermit, wheel_of_fortune, justice, hanged_man)
