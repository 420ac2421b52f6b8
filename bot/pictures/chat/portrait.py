"""MiMi's portrait for her account: 512 by 512, with nothing that matters outside the circle LINE cuts."""

from typing import Final

from bot.pictures.cards.people import Features, features
from bot.pictures.frame import document
from bot.pictures.motifs import flower, halo, sky
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    GOLD,
    INK,
    LEAF,
    ROSE,
    Look,
    circle,
    crescent,
    group,
    leaf,
    mirrored,
    path,
    rays,
    rect,
    star,
    twinkle,
)

SIDE: Final = 512

SKIN: Final = Look("#f2c9a2", INK, 3)
HAIR: Final = Look("#2a1838", INK, 3)
SHAWL: Final = Look("#7b3f86", INK, 3)
SILK: Final = Look("#c9788a", INK, 3)
GAZE: Final = Features(skin=SKIN, eyes="open", brows="soft", iris="#6a3f2a")
SMILE: Final = path("M-17 29Q-8 25 0 28Q8 25 17 29Q9 42 0 42Q-9 42 -17 29Z", Look("#c4626c")) + path(
    "M-17 29Q0 36 17 29", Look("none", "#8f3f4c", 2.5)
)


def portrait_svg() -> str:
    """MiMi with the moon in her hair, flowers at her ear, stars on her shawl."""
    return document(
        SIDE,
        SIDE,
        rect(0, 0, SIDE, SIDE, Look("url(#dawn)")),
        group(sky(3, 30), x=256, y=250, size=1.15),
        group(halo(0, -20, 168, 56), x=256, y=230),
        group(_hair_behind() + _dress() + _head(), x=256, y=232, size=1.12),
        circle(256, 256, 246, Look("none", AMBER, 6)),
        circle(256, 256, 236, Look("none", AMBER, 1.5, 0.7)),
    )


def _hair_behind() -> str:
    strands = mirrored(path("M-84 20C-96 90 -110 150 -104 240M-66 60C-76 120 -84 180 -80 240", Look("none", "#5d3a6e", 3)))
    return (
        path(
            "M0 -124C-116 -126 -116 -20 -106 44C-100 120 -136 180 -120 270H120C136 180 100 120 106 44C116 -20 116 -126 0 -124Z",
            HAIR,
        )
        + strands
    )


def _dress() -> str:
    body = path("M0 92C-70 96 -150 122 -176 270H176C150 122 70 96 0 92Z", SILK)
    neck = path("M-26 40V100Q0 134 26 100V40Z", SKIN)
    shawl = mirrored(
        path("M-30 98C-90 100 -160 130 -190 270H-60C-70 200 -56 140 -30 98Z", SHAWL),
        path("M-44 110C-76 150 -84 210 -76 268", Look("none", AMBER, 4)),
        star(-124, 176, 12, GOLD.but(width=0), 5),
        star(-104, 226, 9, GOLD.but(width=0), 5),
        star(-146, 232, 8, GOLD.but(width=0), 5),
    )
    necklace = (
        path("M-36 104Q0 168 36 104", Look("none", AMBER, 4)) + crescent(0, 150, 17, GOLD, 0, 0.4) + circle(0, 138, 5, CREAM)
    )
    return body + neck + shawl + necklace


def _head() -> str:
    skull = path("M-66 -30C-70 -112 70 -112 66 -30C66 36 32 84 0 84C-32 84 -66 36 -66 -30Z", SKIN)
    fringe = path(
        "M0 -112C-70 -112 -86 -50 -76 20C-62 4 -56 -30 -44 -50C-28 -58 -12 -70 2 -92C14 -70 30 -58 46 -50C58 -30 62 4 76 20C86 -50 70 -112 0 -112Z",
        HAIR,
    )
    shine = mirrored(path("M-58 -62Q-46 -90 -20 -98", Look("none", "#6d4680", 4)))
    jewels = mirrored(circle(-70, 28, 6, GOLD), leaf(26, 8, GOLD, -70, 60, 0), circle(-70, 64, 4, CREAM))
    tiara = (
        path("M-72 -66Q0 -136 72 -66", Look("none", INK, 11))
        + path("M-72 -66Q0 -136 72 -66", Look("none", AMBER, 6))
        + "".join(circle(x, y, 5, CREAM) for x, y in ((-48, -86), (48, -86), (-26, -97), (26, -97)))
        + rays(0, -142, 42, 58, 24, Look("none", AMBER, 2.5))
        + crescent(0, -138, 36, GOLD, 0, 0.35)
        + star(0, -150, 17, CREAM, 8, 0.45)
    )
    blooms = (
        leaf(44, 15, LEAF, 84, -50, 60)
        + leaf(40, 14, LEAF, 84, -20, 116)
        + flower(78, -38, 34, CREAM, 5)
        + flower(96, 2, 23, ROSE, 5)
        + flower(58, -70, 18, ROSE, 5)
    )
    brow = star(0, -40, 7, GOLD.but(width=1.5), 4, 0.4)
    return (
        skull
        + group(features(GAZE, mouth=False), SMILE, y=8, size=1.24)
        + fringe
        + shine
        + jewels
        + tiara
        + blooms
        + brow
        + group(twinkle(-120, -120, 14), twinkle(128, -96, 10))
    )
