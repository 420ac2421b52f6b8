"""The heads of the eight queens and kings: each with a face, hair and headdress of their own. Origin at the face's middle."""

from typing import Final

from bot.pictures.cards.courts.houses import HOUSES
from bot.pictures.cards.people import THIN, Features, features, skull
from bot.pictures.motifs import butterfly, crown, flower
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    GOLD,
    INK,
    LEAF,
    ROSE,
    SKY,
    Look,
    around,
    circle,
    ellipse,
    group,
    leaf,
    mirrored,
    path,
    star,
)

FACES: Final = {
    ("wands", "queen"): Features(
        skin=HOUSES["wands"].skin, eyes="open", brows="high", iris="#5f7a3a", lips="#b8473f", freckles=True
    ),
    ("cups", "queen"): Features(skin=HOUSES["cups"].skin, eyes="closed", brows="soft"),
    ("swords", "queen"): Features(
        skin=HOUSES["swords"].skin, eyes="narrow", brows="stern", iris="#39406f", long=True, blush=False
    ),
    ("pentacles", "queen"): Features(skin=HOUSES["pentacles"].skin, eyes="aside", brows="soft", iris="#2a1b17", lips="#a34a4f"),
    ("wands", "king"): Features(skin=HOUSES["wands"].skin, eyes="open", brows="stern", iris="#7a4a1e", long=True),
    ("cups", "king"): Features(skin=HOUSES["cups"].skin, eyes="aside", brows="soft", iris="#3a6a8a", blush=False),
    ("swords", "king"): Features(
        skin=HOUSES["swords"].skin, eyes="narrow", brows="stern", iris="#2c2447", long=True, blush=False, lines=True
    ),
    ("pentacles", "king"): Features(skin=HOUSES["pentacles"].skin, eyes="closed", brows="soft", lines=True),
}
SHAPES: Final = {
    ("wands", "queen"): "round", ("cups", "queen"): "oval", ("swords", "queen"): "long", ("pentacles", "queen"): "round",
    ("wands", "king"): "square", ("cups", "king"): "oval", ("swords", "king"): "long", ("pentacles", "king"): "square",
}  # fmt: skip
GREY: Final = Look("#cfcbdc", INK, 3)

PARTED: Final = "M0 -80C-50 -80 -60 -34 -56 8C-46 -10 -30 -34 0 -62C30 -34 46 -10 56 8C60 -34 50 -80 0 -80Z"
SWEPT: Final = "M-54 -6C-60 -60 -28 -82 6 -80C44 -80 60 -50 54 -2C48 -28 36 -44 10 -52C-14 -46 -40 -40 -54 -6Z"
FRINGE: Final = "M-50 -14C-52 -60 -20 -72 0 -68C20 -72 52 -60 50 -14C40 -40 18 -48 0 -48C-18 -48 -40 -40 -50 -14Z"


def head(suit: str, rank: str) -> str:
    """Hair, face and crown of a queen or a king."""
    return _HEADS[suit, rank]()


def _bare(suit: str, rank: str, *, mouth: bool = True) -> str:
    return skull(SHAPES[suit, rank], HOUSES[suit].skin) + features(FACES[suit, rank], mouth=mouth)


def _queen_of_wands() -> str:
    hair = HOUSES["wands"].hair
    curls = mirrored(
        *(circle(x, y, r, hair) for x, y, r in ((-52, 44, 20), (-66, 18, 22), (-66, -14, 23), (-56, -44, 24), (-34, -66, 24)))
    )
    sunflower = group(around(leaf(19, 6, GOLD), 11), circle(0, 0, 9, Look("#5a2a22", INK, 2.5)), x=58, y=-44)
    return curls + circle(0, -68, 26, hair) + _bare("wands", "queen") + path(SWEPT, hair) + crown(0, -70, 0.82) + sunflower


def _queen_of_cups() -> str:
    hair = HOUSES["cups"].hair
    locks = path(
        "M0 -88C-84 -90 -84 -6 -84 40C-92 76 -66 96 -92 140C-98 170 -66 186 -56 150C-44 120 -50 90 -40 60H40C50 90 44 120 56 150"
        "C66 186 98 170 92 140C66 96 92 76 84 40C84 -6 84 -90 0 -88Z",
        hair,
    )
    strands = mirrored(path("M-68 20C-76 60 -58 90 -74 150", THIN.but(width=2.5, opacity=0.5)))
    shells = mirrored(group(around(leaf(20, 7, CREAM), 5, start=-72), x=-56, y=-30), circle(-50, 34, 6, CREAM))
    return locks + strands + _bare("cups", "queen") + path(PARTED, hair) + crown(0, -66, 0.88) + shells


def _queen_of_swords() -> str:
    hair = HOUSES["swords"].hair
    veil = path(
        "M0 -92C-92 -94 -92 20 -104 130C-76 140 -52 118 -46 70H46C52 118 76 140 104 130C92 20 92 -94 0 -92Z",
        Look("#e4e7f7", INK, 3),
    )
    coil = circle(0, -84, 30, hair) + path("M-20 -92Q0 -108 20 -92M-24 -80Q0 -96 24 -80", THIN.but(width=2, opacity=0.5))
    band = path("M-56 -52Q0 -86 56 -52L54 -36Q0 -68 -54 -36Z", GOLD) + group(butterfly(0, 0, 0.42, SKY), y=-66)
    drops = mirrored(path("M-46 30V46", Look("none", AMBER, 3)), circle(-46, 50, 5, SKY))
    return veil + coil + _bare("swords", "queen") + path(PARTED, hair) + band + drops


def _queen_of_pentacles() -> str:
    hair = HOUSES["pentacles"].hair
    back = path("M0 -86C-74 -88 -78 -10 -64 44H64C78 -10 74 -88 0 -86Z", hair)
    braid = "".join(ellipse(-62 - step % 2 * 5, 46 + step * 24, 15 - step, 15, hair) for step in range(5))
    braids = mirrored(braid, circle(-64, 162, 8, GOLD), leaf(22, 9, hair, -64, 168, 180))
    roses = "".join(
        flower(x, y, 17, look)
        for x, y, look in ((-56, -50, ROSE), (-30, -74, CREAM), (0, -82, ROSE), (30, -74, CREAM), (56, -50, ROSE))
    )
    leaves = mirrored(leaf(26, 9, LEAF, -66, -46, -110), leaf(24, 9, LEAF, -42, -76, -30), leaf(24, 9, LEAF, -14, -90, -10))
    drops = mirrored(circle(-50, 28, 7, GOLD))
    return (
        back
        + braids
        + _bare("pentacles", "queen")
        + path(PARTED, hair)
        + leaves
        + roses
        + drops
        + star(0, -36, 8, GOLD.but(width=2), 5)
    )


def _king_of_wands() -> str:
    hair = HOUSES["wands"].hair
    mane = path("M0 -86C-84 -86 -90 0 -74 64C-58 74 -46 50 -46 20H46C46 50 58 74 74 64C90 0 84 -86 0 -86Z", hair)
    beard = path(
        "M-47 4C-50 50 -40 84 -22 96L-10 86L0 104L10 86L22 96C40 84 50 50 47 4C38 28 26 30 0 28C-26 30 -38 28 -47 4Z", hair
    )
    lips = path("M0 28C-12 20 -30 24 -36 40C-20 36 -8 40 0 36C8 40 20 36 36 40C30 24 12 20 0 28Z", hair) + path(
        "M-9 47Q0 53 9 47", Look("none", "#b8473f", 5)
    )
    flames = "".join(
        leaf(high, 17, GOLD, x, -60, turn)
        for x, high, turn in ((-52, 62, -14), (52, 62, 14), (-27, 76, -6), (27, 76, 6), (0, 88, 0))
    )
    band = (
        path("M-62 -62Q0 -84 62 -62L60 -40Q0 -62 -60 -40Z", GOLD) + circle(0, -62, 8, ROSE) + mirrored(circle(-32, -58, 6, ROSE))
    )
    return mane + _bare("wands", "king", mouth=False) + beard + lips + path(FRINGE, hair) + flames + band


def _king_of_cups() -> str:
    hair = HOUSES["cups"].hair
    mane = path(
        "M0 -84C-80 -86 -82 0 -76 40C-86 60 -70 86 -54 76C-44 66 -46 40 -46 20H46C46 40 44 66 54 76C70 86 86 60 76 40C82 0 80 -86 0 -84Z",
        hair,
    )
    moustache = path(
        "M0 26C-10 20 -24 24 -32 34C-40 42 -50 40 -52 34C-50 52 -32 54 -20 46C-12 42 -6 38 0 36C6 38 12 42 20 46C32 54 50 52 52 34C50 40 40 42 32 34C24 24 10 20 0 26Z",
        hair,
    )
    lip = path("M-9 46Q0 51 9 46", Look("none", "#c4626c", 4))
    cap = path("M-58 -44C-70 -110 70 -110 58 -44Q0 -66 -58 -44Z", HOUSES["cups"].robe)
    return mane + _bare("cups", "king", mouth=False) + lip + moustache + path(FRINGE, hair) + cap + crown(0, -52, 0.92)


def _king_of_swords() -> str:
    back = path("M0 -84C-72 -86 -76 -10 -64 50H64C76 -10 72 -86 0 -84Z", GREY)
    beard = path("M-44 6C-46 60 -30 120 0 150C30 120 46 60 44 6C36 32 24 36 0 34C-24 36 -36 32 -44 6Z", GREY) + path(
        "M-16 70Q-8 110 0 132M16 70Q8 110 0 132M0 64V120", THIN.but(width=2.5, opacity=0.5)
    )
    lips = path("M0 34C-10 26 -26 32 -34 52C-18 44 -8 46 0 42C8 46 18 44 34 52C26 32 10 26 0 34Z", GREY) + path(
        "M-8 53H8", Look("none", "#a85a5f", 4)
    )
    hood = path("M-54 -40C-64 -104 64 -104 54 -40Q0 -62 -54 -40Z", HOUSES["swords"].robe)
    return (
        back
        + _bare("swords", "king", mouth=False)
        + beard
        + lips
        + path(FRINGE, GREY)
        + hood
        + crown(0, -50, 0.94, Look("#d9deee", INK, 3))
    )


def _king_of_pentacles() -> str:
    hair = HOUSES["pentacles"].hair
    curls = mirrored(*(circle(x, y, 17, hair) for x, y in ((-52, -40), (-60, -12), (-58, 16), (-50, 42))))
    beard = "".join(circle(x, y, 16, hair) for x, y in ((-38, 40), (38, 40), (-26, 62), (26, 62), (-9, 76), (11, 76)))
    jaw = path("M-48 10C-46 60 -24 80 0 80C24 80 46 60 48 10C38 30 26 28 0 26C-26 28 -38 30 -48 10Z", hair)
    lips = path("M0 26C-12 18 -28 24 -34 36C-20 34 -8 38 0 34C8 38 20 34 34 36C28 24 12 18 0 26Z", hair) + path(
        "M-10 44Q0 51 10 44", Look("none", "#a34a4f", 5)
    )
    grapes = mirrored(
        *(circle(x, y, 8, Look("#8a6fc0", INK, 2.5)) for x, y in ((-66, -34), (-76, -24), (-64, -20), (-72, -10))),
        leaf(26, 11, LEAF, -62, -44, -40),
    )
    return curls + beard + _bare("pentacles", "king", mouth=False) + jaw + lips + path(FRINGE, hair) + crown(0, -50, 1.0) + grapes


_HEADS: Final = {
    ("wands", "queen"): _queen_of_wands,
    ("cups", "queen"): _queen_of_cups,
    ("swords", "queen"): _queen_of_swords,
    ("pentacles", "queen"): _queen_of_pentacles,
    ("wands", "king"): _king_of_wands,
    ("cups", "king"): _king_of_cups,
    ("swords", "king"): _king_of_swords,
    ("pentacles", "king"): _king_of_pentacles,
}
