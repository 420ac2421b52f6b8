"""Emblems of the majors 13 to 16: Death to the Tower. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import STEEL, place
from bot.pictures.motifs import (
    cloud,
    crown,
    glow,
    hills,
    sun,
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
    SKY,
    STONE,
    Look,
    around,
    circle,
    cord,
    ellipse,
    group,
    leaf,
    mirrored,
    path,
    polar,
    polygon,
    rect,
    star,
    twinkle,
)

WOOD = Look("#a9713f", INK, 3)


def death() -> str:
    """A white rose before the scythe; between two towers the sun comes up again."""
    towers = mirrored(
        rect(-112, 132, 46, 106, STONE),
        path("M-118 132V112H-106V122H-96V112H-82V122H-72V112H-60V132Z", STONE),
        rect(-96, 158, 14, 26, Look("#ffdf93", INK, 2.5), 7),
    )
    scythe = (
        cord("M-112 250L84 -226", 14, WOOD)
        + path("M88 -236C10 -290 -118 -262 -166 -150C-110 -214 -20 -226 70 -192Z", STEEL)
        + path("M66 -206C-10 -238 -96 -222 -140 -176", DETAIL.but(width=2))
        + group(rect(-17, -9, 34, 18, GOLD, 4), x=78, y=-212, turn=22)
    )
    bloom = group(
        around(leaf(62, 26, LEAF), 5, start=36),
        around(group(circle(0, -62, 46, CREAM)), 5),
        around(group(circle(0, -36, 33, CREAM)), 5, start=36),
        around(group(circle(0, -17, 20, CREAM)), 5),
        circle(0, 0, 17, GOLD),
        around(circle(0, -8, 2.5, Look(INK)), 6),
        x=24,
        y=-16,
    )
    fallen = "".join(leaf(26, 11, CREAM, x, y, turn) for x, y, turn in ((-128, 10, 60), (140, 110, -40), (-60, 130, 110)))
    return (
        glow(0, 226, 260)
        + group(sun(0, 0, 58), y=214)
        + hills(240, "#3d2a5e", 0)
        + towers
        + path("M-215 236H215V350H-215Z", Look("#2b5078", AMBER, 3))
        + path("M-34 258H34M-58 282H58M-26 306H26M-76 328H76", Look("none", "#ffdf93", 4, 0.8))
        + scythe
        + bloom
        + fallen
    )


def temperance() -> str:
    """Water that passes from cup to cup, wide wings, irises by the pool."""
    stream = path("M-78 -34C-40 -4 -8 10 22 44Q44 72 62 104L88 96C84 54 50 14 10 -20Q-24 -50 -58 -58Z", SKY)
    glint = path("M-52 -42C-8 -16 34 20 66 82", Look("none", "#f0fbff", 4, 0.9))
    upper, lower = place("cups", (-104, -72, 62, 1.5)), place("cups", (84, 160, 0, 1.5))
    sign = path("M0 -34L34 24H-34Z", Look("none", INK, 14)) + path("M0 -34L34 24H-34Z", Look("none", "#fbe9b5", 7))
    iris = (
        path("M0 0V-92", Look("none", "#6fa57c", 6))
        + leaf(74, 10, LEAF, turn=-22)
        + leaf(66, 10, LEAF, turn=20)
        + leaf(34, 15, LILAC, 0, -84, -64)
        + leaf(34, 15, LILAC, 0, -84, 64)
        + leaf(40, 17, LILAC, 0, -84)
        + leaf(18, 7, GOLD, 0, -84)
    )
    return (
        glow(0, -140, 240)
        + mirrored(wing(40, -196, 0.98))
        + circle(0, -214, 60, GOLD)
        + circle(0, -214, 48, Look("#fff1c9", INK, 2.5))
        + group(sign, y=-211)
        + hills(212, "#2f5f56", 20)
        + water(256, "#2c5c86", 3)
        + stream
        + glint
        + upper
        + lower
        + mirrored(group(iris, x=-160, y=318, size=1.1), group(iris, x=-122, y=330, size=0.85))
        + twinkle(-40, 60, 15)
        + twinkle(120, -20, 15)
        + twinkle(-96, 130, 11)
    )


def devil() -> str:
    """Horns and bat's wings round a turned star; the chain beneath hangs in open loops."""
    bat = path(
        "M36 -40C80 -120 150 -140 192 -122C176 -96 176 -66 188 -34C160 -44 142 -30 138 0C116 -22 92 -18 82 10C70 -8 54 -10 36 0Z",
        Look("#3f1f5c", AMBER, 3),
    ) + path("M44 -30Q100 -86 188 -118M46 -20Q96 -40 138 -4M44 -10Q66 -14 82 8", FINE)
    horns = mirrored(cord("M-36 -112C-78 -130 -96 -182 -62 -232C-66 -186 -48 -160 -16 -148", 16))
    badge = circle(0, -40, 112, GOLD) + circle(0, -40, 98, Look("#2a1440", INK, 3))
    pent = star(0, -40, 92, Look("none", AMBER, 6), 5, 0.382, 180) + star(0, -40, 52, EMBER, 5, 0.45, 180)
    torch = (
        cord("M0 76V168", 15, WOOD)
        + path("M-26 166H26L18 190H-18Z", GOLD)
        + leaf(76, 26, EMBER, 0, 184, 180)
        + leaf(46, 14, Look("#ffe39a"), 0, 186, 180)
    )
    link = ellipse(0, 0, 13, 20, Look("none", INK, 13)) + ellipse(0, 0, 13, 20, Look("none", "#cfc6e2", 7))
    chain = "".join(
        group(link, x=x, y=y, turn=turn, size=0.94)
        for x, y, turn in ((-40, 92, -60), (-72, 112, -52), (-100, 138, -38), (-120, 170, -18))
    )
    loop = circle(-126, 226, 40, Look("none", INK, 18)) + path("M-140 189A40 40 0 1 0 -108 190", Look("none", "#cfc6e2", 10))
    return (
        glow(0, -40, 250)
        + hills(290, "#3a1838", 10)
        + mirrored(group(bat, y=-10))
        + horns
        + badge
        + pent
        + rect(-30, 68, 60, 22, GOLD, 6)
        + torch
        + mirrored(chain, loop)
        + mirrored(leaf(44, 16, EMBER, -168, 330), leaf(30, 11, EMBER, -144, 334), leaf(36, 13, EMBER, -190, 334))
    )


def tower() -> str:
    """Lightning lifts the crown from a tower; sparks of gold, a safe shore below."""
    stones = "".join(
        path(f"M{x} {y}h26", DETAIL.but(width=2.5, opacity=0.7))
        for x, y in ((-44, -60), (16, -40), (-50, 20), (20, 70), (-30, 90), (28, 134), (-56, 160), (6, 190), (-40, 214))
    )
    walls = path("M-66 -110H66L82 262H-82Z", STONE) + path("M40 -108L66 -110L82 262H50Z", Look("#4d3d78", opacity=0.8))
    top = path("M-84 -110V-146H-56V-128H-28V-146H0V-128H28V-146H56V-128H84V-110Z", STONE)
    window = path("M-16 40V4Q0 -18 16 4V40Z", Look("#ffdf93", INK, 4))
    flames = (
        leaf(40, 14, EMBER, -20, -128, -14)
        + leaf(56, 18, EMBER, 6, -126, 4)
        + leaf(38, 13, EMBER, 32, -128, 18)
        + leaf(28, 9, Look("#ffe39a"), 6, -126, 4)
    )
    bolt = polygon(
        ((196, -290), (112, -196), (142, -190), (60, -104), (92, -178), (62, -184), (132, -290)), Look("#ffe9a8", INK, 4)
    )
    drops = "".join(
        leaf(24, 9, GOLD, *polar(far, angle, 0, -40), angle + 180)
        for angle, far in (
            (-122, 130),
            (-96, 150),
            (-72, 128),
            (-110, 172),
            (122, 150),
            (98, 138),
            (110, 176),
            (84, 164),
            (136, 128),
            (-136, 166),
        )
    )
    return (
        glow(0, -120, 240)
        + mirrored(cloud(-134, -196, 0.7, Look("#8f7fb8", INK, 3)))
        + water(276, "#2b4f7a", 3)
        + path("M-150 350L-118 262Q-60 236 0 252T118 258L156 350Z", Look("#3b2a5c", AMBER, 3))
        + walls
        + stones
        + window
        + group(window, x=-32, y=100, size=0.8)
        + group(window, x=34, y=-64, size=0.8)
        + group(window, x=26, y=138, size=0.8)
        + top
        + flames
        + group(crown(0, 0, 0.95), x=-62, y=-196, turn=-28)
        + bolt
        + drops
    )


SCENES = (death, temperance, devil, tower)
