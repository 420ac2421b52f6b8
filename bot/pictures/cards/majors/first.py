"""Emblems of the majors 0 to 4: the Fool to the Emperor. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
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
    EMBER,
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


def emperor() -> str:
    """A crowned ram before the mountains, orb and sceptre beneath."""
    horn = "M30 -56C90 -130 186 -96 178 -8C172 66 84 66 86 4C88 -40 140 -36 138 0"
    ticks = (
        "M78 -98L66 -70M116 -104L112 -76M152 -86L138 -62M172 -48L148 -40M176 -2L148 -2M164 36L142 20M128 54L124 30M98 38L112 18"
    )
    horns = mirrored(cord(horn, 30), path(ticks, DETAIL.but(width=3)))
    head = path("M-58 -62C-40 -96 40 -96 58 -62C64 -10 48 40 40 84C30 120 -30 120 -40 84C-48 40 -64 -10 -58 -62Z", CREAM)
    wool = "".join(circle(x, y, 21, CREAM) for x, y in ((-40, -78), (40, -78), (-14, -92), (14, -92), (0, -70)))
    look = mirrored(
        path("M-42 -18Q-28 -4 -14 -16", DETAIL.but(width=5)),
        path("M-16 80Q-10 70 -4 82", DETAIL),
        path("M-44 -34Q-28 -44 -14 -34", DETAIL),
    )
    nose = path("M0 84V96M-16 100Q0 108 16 100", DETAIL.but(width=4)) + path("M-9 40L0 76L9 40", DETAIL.but(width=2.5))
    ears = mirrored(leaf(52, 18, CREAM, -52, -40, -112))
    sceptre = cord("M0 -96V96", 11) + circle(0, -100, 12, GOLD) + star(0, -122, 26, GOLD, 8, 0.5) + circle(0, -122, 9, ROSE)
    orb = (
        circle(0, 0, 40, EMBER)
        + path("M-39 -8Q0 10 39 -8M0 -38V0", Look("none", "#fbe9b5", 6))
        + path("M0 -72V-42M-14 -58H14", Look("none", INK, 14))
        + path("M0 -72V-42M-14 -58H14", Look("none", "#fbe9b5", 8))
    )
    return (
        halo(0, -40, 150)
        + peaks(262, "#6a3150", 190)
        + hills(262, "#3b1b45", 10)
        + horns
        + ears
        + head
        + wool
        + look
        + nose
        + crown(0, -106, 1.15)
        + mirrored(group(sceptre, x=-112, y=226, turn=-28))
        + group(orb, x=0, y=236, size=1.1)
    )


SCENES = (fool, magician, high_priestess, empress, emperor)
