"""Emblems of the majors 5 to 8: the Hierophant to Strength. Origin at the window's middle."""

from bot.pictures.motifs import (
    crown,
    flower,
    garland,
    glow,
    halo,
    hills,
    infinity,
    sun,
    tulip,
    wing,
)
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DARK,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LEAF,
    ROSE,
    Look,
    around,
    circle,
    cord,
    group,
    leaf,
    mirrored,
    path,
    rect,
    star,
    twinkle,
)


def butt(data: str, colour: str, width: float) -> str:
    """A piece of a line cut straight at its ends, to lie unseen on a longer one."""
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def hierophant() -> str:
    """Two crossed keys under a threefold crown, between candles."""
    bow = "".join(circle(x, y, 22, GOLD) + circle(x, y, 10, DARK) for x, y in ((-26, -112), (26, -112), (0, -140))) + circle(
        0, -104, 15, ROSE
    )
    key = (
        cord("M0 -90V120", 16)
        + rect(4, 76, 36, 16, GOLD, 3)
        + rect(4, 102, 46, 18, GOLD, 3)
        + rect(-14, -84, 28, 12, GOLD, 3)
        + bow
    )
    silver = key.replace("url(#gold)", "url(#cream)").replace(AMBER, "#f4e8d2")
    tiara = (
        path("M-66 0C-74 -60 -46 -134 0 -150C46 -134 74 -60 66 0Z", CREAM)
        + "".join(
            path(f"M{-half} {y}Q0 {y + 14} {half} {y}L{half + 4} {y - 20}Q0 {y - 8} {-half - 4} {y - 20}Z", GOLD)
            for half, y in ((64, 0), (60, -46), (44, -92))
        )
        + "".join(circle(x, y, 6, ROSE) for x, y in ((0, -3), (-34, -8), (34, -8), (0, -50), (-30, -54), (30, -54), (0, -96)))
        + path("M0 -186V-150M-14 -172H14", Look("none", INK, 14))
        + path("M0 -186V-150M-14 -172H14", Look("none", "#fbe9b5", 8))
    )
    candle = (
        rect(-14, -74, 28, 90, CREAM, 4)
        + leaf(48, 17, EMBER, 0, -78)
        + leaf(26, 8, Look("#fff2c9"), 0, -80)
        + path("M-30 16H30L22 34H-22Z", GOLD)
        + rect(-6, 34, 12, 70, GOLD)
        + path("M-30 118Q0 90 30 118Z", GOLD)
    )
    steps = rect(-215, 268, 430, 90, Look("#3c2464", AMBER, 3)) + rect(-170, 238, 340, 32, Look("#51327e", AMBER, 3), 3)
    return (
        halo(0, 34, 140)
        + steps
        + group(key, y=66, turn=38, size=1.08)
        + group(silver, y=66, turn=-38, size=1.08, flip=False)
        + group(tiara, y=-104, size=0.98)
        + mirrored(group(candle, x=-154, y=126), glow(-154, 34, 60))
        + flower(0, 222, 30, ROSE)
        + mirrored(leaf(46, 14, LEAF, -24, 232, -78))
    )


def lovers() -> str:
    """Two joined rings under a winged sun, each with its flowering side."""
    ring = (
        circle(0, 0, 84, Look("none", INK, 30))
        + circle(0, 0, 84, Look("none", AMBER, 22))
        + circle(0, 0, 84, Look("none", "#fbe9b5", 5))
    )
    silver = ring.replace(AMBER, "#d9cfe8").replace("#fbe9b5", "#ffffff")
    # Over the silver ring above and under it below: the golden ring's upper right is drawn once more on top.
    arc = "M57.4 -61.3A84 84 0 0 1 81.1 -21.7"
    over = butt(arc, INK, 30) + butt(arc, AMBER, 22) + butt(arc, "#fbe9b5", 5)
    heart = path("M0 40C-50 8 -44 -34 -20 -36C-8 -36 -2 -28 0 -20C2 -28 8 -36 20 -36C44 -34 50 8 0 40Z", ROSE)
    return (
        group(glow(0, 0, 210), y=-150)
        + mirrored(wing(34, -142, 1.0))
        + group(sun(0, 0, 50, with_face=True), y=-164)
        + hills(226, "#3d2a6e", 30)
        + hills(280, "#2b1c52", 18)
        + group(ring, x=-58, y=58)
        + group(silver, x=58, y=58)
        + group(over, x=-58, y=58)
        + group(heart, y=64, size=1.1)
        + mirrored(tulip(-160, 312, 1.3, ROSE, -6), tulip(-112, 324, 1.0, CREAM, 6))
        + twinkle(0, 232, 26, GOLD)
    )


def chariot() -> str:
    """A winged wheel under a canopy of stars, on the road."""
    spokes = around(path("M-6 -18L-4 -88H4L6 -18Z", GOLD), 8) + around(circle(0, -55, 9, CREAM), 8, start=0)
    wheel = (
        circle(0, 0, 116, GOLD)
        + circle(0, 0, 92, Look("#2b1a52", INK, 3))
        + spokes
        + around(circle(0, -104, 5, Look(INK)), 16)
        + circle(0, 0, 28, GOLD)
        + star(0, 0, 22, CREAM, 8, 0.5)
    )
    canopy = path(
        "M-176 -206Q0 -330 176 -206L160 -160Q120 -186 80 -162Q40 -186 0 -162Q-40 -186 -80 -162Q-120 -186 -160 -160Z",
        Look("#39609b", AMBER, 4),
    )
    stars = "".join(
        star(x, y, 13, CREAM.but(width=0)) for x, y in ((-118, -206), (-62, -230), (0, -238), (62, -230), (118, -206))
    )
    posts = mirrored(rect(-164, -168, 16, 374, GOLD, 4), circle(-156, -176, 13, CREAM), rect(-174, 200, 36, 18, GOLD, 4))
    road = path("M-70 350L-22 196H22L70 350Z", Look("#caa56a", INK, 3, 0.9)) + path("M0 210V350", Look("none", INK, 3, 0.5))
    return (
        halo(0, 26, 140)
        + hills(206, "#3a2665", 12)
        + road
        + posts
        + canopy
        + stars
        + mirrored(wing(64, 36, 0.8))
        + group(wheel, y=34, size=0.98)
        + crown(0, -86, 0.86)
        + mirrored(tulip(-150, 330, 1.0, CREAM), tulip(-112, 338, 0.7, ROSE), twinkle(-112, 250, 16))
    )


def strength() -> str:
    """A lion at peace, garlanded, under the lying eight."""
    mane = around(leaf(178, 40, EMBER), 16) + around(leaf(150, 34, GOLD), 16, start=11.25) + around(leaf(118, 28, EMBER), 16)
    ears = mirrored(circle(-66, -64, 24, GOLD), circle(-66, -64, 12, ROSE))
    head = path("M-76 -34C-66 -92 66 -92 76 -34C84 8 62 34 52 58C38 92 -38 92 -52 58C-62 34 -84 8 -76 -34Z", GOLD)
    muzzle = path("M0 22C-46 10 -54 62 -22 70Q-8 74 0 62Q8 74 22 70C54 62 46 10 0 22Z", CREAM)
    nose = path("M-18 14H18Q14 32 0 36Q-14 32 -18 14Z", Look("#8c4152", INK, 3)) + path("M0 36V60", DETAIL)
    eyes = mirrored(
        path("M-50 -22Q-36 -6 -20 -20", DETAIL.but(width=5)),
        path("M-54 -44Q-36 -58 -18 -42", DETAIL),
        circle(-20, 48, 2.5, Look(INK)),
        circle(-30, 54, 2.5, Look(INK)),
        circle(-28, 43, 2.5, Look(INK)),
    ) + path("M0 -70L-9 -48L0 -36L9 -48Z", EMBER)
    return (
        glow(0, 10, 260)
        + hills(246, "#4b2b4f", 22)
        + hills(290, "#33204a", 16)
        + infinity(0, -232, 1.35)
        + group(mane, ears, head, muzzle, nose, eyes, y=0)
        + garland(132, 52, 150, 7)
        + mirrored(tulip(-164, 326, 1.0, ROSE, -6))
    )


SCENES = (hierophant, lovers, chariot, strength)
