"""Emblems of the majors 5 to 8: the Hierophant to Strength. Origin at the window's middle."""

from bot.pictures.cards.people import Features, features, limb, skull
from bot.pictures.motifs import (
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
    crescent,
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


def sphinx(look: Look, face_look: Look, stripe: str) -> str:
    """A sphinx at rest, seen from the front: paws, breast, and a head with its striped cloth; about 150 wide."""
    body = path("M-62 70C-80 20 -56 -14 -22 -16H22C56 -14 80 20 62 70Z", look)
    paws = mirrored(
        path("M-46 74C-50 40 -36 16 -16 18C-8 40 -8 60 -10 74Q-28 82 -46 74Z", look),
        path("M-36 76V66M-24 77V67", DETAIL.but(width=2)),
    )
    tail = cord("M58 56C92 56 92 16 74 6", 7, look)
    cloth = path("M0 -96C-44 -98 -50 -60 -50 -40L-58 4H-26L-22 -24H22L26 4H58L50 -40C50 -60 44 -98 0 -96Z", GOLD)
    bands = mirrored(
        *(path(f"M-{54 - step * 2} {-6 - step * 14}L-30 {-8 - step * 13}", Look("none", stripe, 5)) for step in range(4))
    )
    head = path("M-28 -54C-30 -84 30 -84 28 -54C28 -22 14 -6 0 -6C-14 -6 -28 -22 -28 -54Z", face_look)
    gaze = group(features(Features(skin=face_look, eyes="closed", blush=False)), y=-46, size=0.56)
    return tail + body + paws + cloth + bands + head + gaze + circle(0, -84, 6, ROSE.but(width=2))


def chariot() -> str:
    """A crowned driver under a canopy of stars, and two sphinxes, one dark and one light, before the winged car."""
    stone = Look("#8f86b4", INK, 3)
    canopy = path(
        "M-168 -214Q0 -330 168 -214L154 -164Q116 -190 78 -168Q39 -190 0 -168Q-39 -190 -78 -168Q-116 -190 -154 -164Z",
        Look("#39609b", AMBER, 4),
    ) + "".join(star(x, y, 12, CREAM.but(width=0)) for x, y in ((-112, -212), (-58, -234), (0, -242), (58, -234), (112, -212)))
    posts = mirrored(rect(-154, -180, 13, 230, GOLD, 4))
    town = "".join(
        rect(x, y, wide, 60, Look("#5a4388", AMBER, 2.5))
        for x, y, wide in (
            (
                -206,
                10,
                34,
            ),
            (-176, -8, 22),
            (150, -6, 24),
            (174, 12, 34),
        )
    )
    wheels = mirrored(
        group(
            circle(0, 0, 62, GOLD)
            + circle(0, 0, 47, Look("#2b1a52", INK, 3))
            + around(path("M-4 -10L-3 -45H3L4 -10Z", GOLD), 8)
            + circle(0, 0, 15, GOLD),
            x=-136,
            y=122,
        )
    )
    car = path("M-116 18H116L104 176Q0 200 -104 176Z", stone) + path("M-104 30H104", Look("none", AMBER, 4))
    sign = mirrored(wing(10, 80, 0.5)) + circle(0, 78, 26, EMBER) + circle(0, 78, 13, GOLD)
    skin, hair = Look("#e3b088", INK, 3), Look("#d0a04e", INK, 3)
    steel = Look("#dfe6f5", INK, 3)
    breast = (
        path("M-58 20C-70 -40 -66 -78 -44 -92H44C66 -78 70 -40 58 20Z", steel)
        + rect(-22, -62, 44, 44, GOLD, 4)
        + star(0, -40, 15, CREAM.but(width=2), 8, 0.5)
    )
    skirt = path("M-62 2Q0 20 62 2V20H-62Z", GOLD)
    cape = path("M-44 -92C-96 -80 -108 -20 -104 24H104C108 -20 96 -80 44 -92Z", Look("#39609b", INK, 3))
    moons = mirrored(crescent(-54, -84, 21, GOLD, -24, 0.3))
    locks = path("M0 -84C-76 -86 -80 0 -70 48C-54 56 -46 36 -46 10H46C46 36 54 56 70 48C80 0 76 -86 0 -84Z", hair)
    fringe = path("M-50 -12C-52 -60 -20 -74 0 -70C20 -74 52 -60 50 -12C40 -36 20 -44 0 -44C-20 -44 -40 -36 -50 -12Z", hair)
    gaze = Features(skin=skin, eyes="open", brows="stern", iris="#3a5a8a")
    band = path("M-52 -40Q0 -74 52 -40L50 -24Q0 -58 -50 -24Z", GOLD) + star(0, -62, 26, GOLD, 8, 0.5)
    head = group(locks, skull("oval", skin), features(gaze), fringe, band, y=-132, size=0.6)
    neck = path("M-12 -104V-86Q0 -78 12 -86V-104Z", skin)
    staff = cord("M96 -120V40", 8) + circle(96, -126, 10, GOLD)
    arms = (
        limb(steel, (48, -76, 34), (80, -36, 30), (94, -34, 22))
        + circle(96, -36, 12, skin)
        + limb(steel, (-48, -76, 34), (-84, -26, 30), (-60, 2, 22))
        + circle(-58, 4, 12, skin)
    )
    return (
        glow(0, -60, 250)
        + hills(80, "#4a3486", 10)
        + town
        + hills(186, "#33215f", 6)
        + posts
        + canopy
        + wheels
        + cape
        + neck
        + breast
        + skirt
        + head
        + staff
        + arms
        + moons
        + car
        + sign
        + group(sphinx(Look("#37304f", INK, 3), Look("#8a6a52", INK, 3), "#37304f"), x=-88, y=240, size=1.12)
        + group(sphinx(CREAM, Look("#f3d3b0", INK, 3), "#39609b"), x=88, y=240, size=1.12, flip=True)
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
