"""The sixteen court cards: page, knight, queen and king of each suit, faces at rest, the suit's symbol before them."""

from dataclasses import dataclass
from typing import Final

from bot.pictures.cards.minors.suits import STEEL, place
from bot.pictures.motifs import butterfly, cloud, crown, face, flower, halo, hills, peaks, sun, tulip, water, wreath
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LEAF,
    LILAC,
    ROSE,
    SKY,
    Look,
    circle,
    crescent,
    ellipse,
    group,
    leaf,
    mirrored,
    path,
    rect,
    star,
    twinkle,
)

RANKS: Final = ("page", "knight", "queen", "king")


@dataclass(frozen=True)
class House:
    """A suit's court: the colours of its robes, lining, skin and hair."""

    robe: Look
    lining: Look
    skin: Look
    hair: Look


HOUSES: Final[dict[str, House]] = {
    "wands": House(Look("#c9573f", INK, 3), Look("#f0b45f", INK, 3), Look("#e9b48a", INK, 3), Look("#5a2a22", INK, 3)),
    "cups": House(Look("#3f86b5", INK, 3), Look("#a9dbe3", INK, 3), Look("#f3cfae", INK, 3), Look("#7a4a2c", INK, 3)),
    "swords": House(Look("#6a6fc0", INK, 3), Look("#cdd3f2", INK, 3), Look("#f0c6a4", INK, 3), Look("#2c2447", INK, 3)),
    "pentacles": House(Look("#3c8a66", INK, 3), Look("#cfe0a4", INK, 3), Look("#d99f74", INK, 3), Look("#33211f", INK, 3)),
}
GREY: Final = Look("#b9b3c9", INK, 3)

SYMBOL_SPOTS: Final[dict[str, tuple[float, float, float, float]]] = {
    "wands": (122, 66, 4, 3.2),
    "cups": (0, 168, 0, 1.7),
    "swords": (-122, 40, -4, 3.1),
    "pentacles": (0, 172, 0, 1.7),
}
"""Where the symbol is held: x, y, turn, size."""

HEAD_AT: Final = -92


def setting(suit: str) -> str:
    """The land behind the court of this suit."""
    if suit == "wands":
        return group(sun(0, 0, 38), x=-128, y=-196) + peaks(180, "#7c3f4f", 150, caps=False) + hills(190, "#5a2a3d", 14)
    if suit == "cups":
        return crescent(-124, -190, 40, CREAM, 40, 0.4) + water(120, "#2a6a97", 6)
    if suit == "swords":
        pale = Look("#cfd4ee", INK, 3)
        return cloud(-130, -176, 0.72, pale) + cloud(132, -120, 0.6, pale) + peaks(200, "#4f589c", 170)
    grove = "".join(
        rect(x - 6, 110, 12, 90, Look("#8a5634", INK, 3))
        + circle(x, 80, 46, Look("#3f8a66", INK, 3))
        + circle(x, 60, 9, ROSE)
        + circle(x + 18, 92, 8, ROSE)
        for x in (-158, 158)
    )
    return hills(160, "#2f6a55", 20) + grove + hills(210, "#23503f", 14)


def robe(house: House, rank: str) -> str:
    """Shoulders, cloak and collar; the knight's are of steel."""
    cloak = path(
        "M0 -22C-60 -18 -150 10 -172 110C-186 190 -190 280 -196 352H196C190 280 186 190 172 110C150 10 60 -18 0 -22Z", house.robe
    )
    front = path("M-44 -16C-80 120 -84 240 -80 352H80C84 240 80 120 44 -16Z", house.lining)
    folds = mirrored(
        path("M-116 60C-132 150 -138 250 -140 350M-150 140C-160 220 -164 290 -166 350", DETAIL.but(width=2.5, opacity=0.5))
    )
    neck = path("M-22 -60V-14Q0 14 22 -14V-60Z", house.skin)
    if rank == "knight":
        plates = mirrored(
            path("M-46 -20C-110 -30 -176 10 -178 92C-140 70 -96 60 -60 70Z", STEEL),
            path("M-160 44Q-110 12 -56 26", DETAIL.but(width=2.5)),
            circle(-132, 52, 6, GOLD),
            circle(-96, 40, 6, GOLD),
        )
        breast = path("M-60 -10Q0 30 60 -10L74 120Q0 170 -74 120Z", STEEL) + path("M0 20V142", DETAIL.but(width=2.5))
        return cloak + folds + front + neck + breast + plates + path("M-40 -22Q0 18 40 -22L34 -4Q0 34 -34 -4Z", house.robe)
    if rank == "king":
        ermine = path("M-38 -26C-90 -10 -120 40 -104 92Q-50 60 0 70Q50 60 104 92C120 40 90 -10 38 -26Q0 24 -38 -26Z", CREAM)
        tails = "".join(
            leaf(20, 6, Look(INK), x, y, 180)
            for x, y in ((-78, 20), (-50, 44), (-84, 60), (78, 20), (50, 44), (84, 60), (0, 44), (-26, 28), (26, 28))
        )
        return cloak + folds + front + neck + ermine + tails
    if rank == "queen":
        collar = (
            mirrored(path("M-20 -18C-60 -30 -110 -6 -124 36C-90 24 -60 26 -28 46Z", house.lining))
            + path("M-34 -14Q0 52 34 -14", Look("none", AMBER, 4))
            + "".join(circle(x, y, 6, CREAM) for x, y in ((-26, 4), (-14, 16), (14, 16), (26, 4)))
            + circle(0, 24, 10, ROSE)
        )
        return cloak + folds + front + neck + collar
    tunic = path("M-56 -16Q0 50 56 -16L46 -30Q0 24 -46 -30Z", CREAM) + "".join(circle(0, y, 6, GOLD) for y in (52, 76))
    belt = mirrored(path("M-172 110C-140 96 -110 96 -84 104", Look("none", AMBER, 4)))
    return cloak + folds + front + neck + tunic + belt


def head(house: House, rank: str) -> str:
    """Hair, face and what is worn on it; origin at the face's middle."""
    skull = path("M-47 -24C-50 -80 50 -80 47 -24C48 26 22 62 0 62C-22 62 -48 26 -47 -24Z", house.skin)
    ears = mirrored(ellipse(-48, 4, 9, 14, house.skin))
    features = face(0, 6, 0.92)
    if rank == "queen":
        locks = path(
            "M0 -86C-78 -88 -84 -10 -80 40C-78 96 -104 130 -92 170C-60 186 -40 150 -34 60H34C40 150 60 186 92 170C104 130 78 96 80 40C84 -10 78 -88 0 -86Z",
            house.hair,
        )
        parting = path("M0 -76C-46 -76 -58 -30 -54 10C-40 -14 -12 -36 0 -58C12 -36 40 -14 54 10C58 -30 46 -76 0 -76Z", house.hair)
        drops = mirrored(circle(-50, 26, 6, GOLD), circle(-50, 38, 5, CREAM))
        return locks + skull + features + parting + drops + crown(0, -66, 0.94) + mirrored(flower(-62, -52, 17, ROSE))
    if rank == "king":
        mane = path("M0 -84C-74 -86 -78 -10 -66 56H66C78 -10 74 -86 0 -84Z", GREY if house.hair.fill == "#5a2a22" else house.hair)
        hair = GREY if house.hair.fill == "#5a2a22" else house.hair
        beard = path("M-47 -2C-52 60 -34 112 0 124C34 112 52 60 47 -2C40 22 28 26 0 24C-28 26 -40 22 -47 -2Z", hair) + path(
            "M-18 70Q-10 96 0 110M18 70Q10 96 0 110", DETAIL.but(width=2.5, opacity=0.6)
        )
        lip = path("M0 24C-10 16 -26 20 -32 32C-18 30 -8 34 0 32C8 34 18 30 32 32C26 20 10 16 0 24Z", hair) + path(
            "M-9 40Q0 46 9 40", Look("none", "#c4626c", 4)
        )
        fringe = path("M-50 -18C-50 -60 -20 -70 0 -66C20 -70 50 -60 50 -18C36 -44 14 -46 0 -46C-14 -46 -36 -44 -50 -18Z", hair)
        return mane + skull + ears + beard + features + lip + fringe + crown(0, -50, 1.12)
    if rank == "knight":
        plume = "".join(
            leaf(120 - step * 12, 24, house.robe if step % 2 else house.lining, 0, -84, 20 + step * 20) for step in range(5)
        )
        bowl = path("M-62 40C-80 -110 80 -110 62 40L44 62C50 20 46 -14 40 -22H-40C-46 -14 -50 20 -44 62Z", STEEL)
        visor = (
            path("M-66 -30Q0 -76 66 -30L60 -52Q0 -104 -60 -52Z", STEEL)
            + path("M-50 -44Q0 -82 50 -44", DETAIL.but(width=2.5))
            + path("M0 -102V-70", Look("none", AMBER, 6))
        )
        return plume + skull + features + bowl + visor + mirrored(circle(-58, -10, 8, GOLD)) + circle(0, -86, 12, GOLD)
    bob = path("M0 -80C-76 -82 -74 0 -62 44C-50 48 -44 30 -46 4H46C44 30 50 48 62 44C74 0 76 -82 0 -80Z", house.hair)
    fringe = path(
        "M-52 0C-54 -50 -20 -66 4 -62C34 -66 54 -46 52 0C44 -18 40 -28 34 -34C10 -18 -24 -20 -36 -32C-44 -26 -48 -14 -52 0Z",
        house.hair,
    )
    cap = path("M-72 -40C-84 -96 -20 -124 34 -108C78 -98 86 -60 72 -38Q0 -66 -72 -40Z", house.robe) + path(
        "M-76 -38Q0 -68 76 -36L72 -22Q0 -52 -72 -24Z", house.lining
    )
    feather = leaf(120, 20, CREAM, 48, -60, 38) + path("M50 -62L112 -140", DETAIL.but(width=2)) + circle(48, -56, 11, GOLD)
    return bob + skull + ears + features + fringe + cap + feather


def hands(house: House, suit: str) -> str:
    """Two hands round a cup or coin; one on a staff or sword, and an embroidered star where the symbol is not."""
    if suit in ("wands", "swords"):
        x, y = {"wands": (124, 150), "swords": (118, 206)}[suit]
        fingers = "".join(path(f"M{x - 15} {y - 11 + step * 11}h26", DETAIL.but(width=2)) for step in range(3))
        arm = path(
            f"M{x + 70} {y + 10}L{x + 40} {y + 96}C{x - 30} {y + 110} {x - 70} {y + 90} {x - 66} {y + 62}L{x - 22} {y + 18}L{x + 22} {y + 22}Z",
            house.robe,
        )
        fist = rect(x - 22, y - 22, 42, 44, house.skin, 16) + fingers
        cuff = path(f"M{x - 34} {y + 16}L{x + 30} {y + 22}L{x + 32} {y + 44}L{x - 48} {y + 36}Z", GOLD)
        badge = star(0, 172, 40, GOLD, 8, 0.5) + circle(0, 172, 13, house.robe) + star(0, 258, 18, GOLD, 8, 0.5)
        return badge + group(arm, fist, cuff, flip=suit == "swords")
    apart, y = {"cups": (48, 190), "pentacles": (80, 182)}[suit]
    fingers = "".join(path(f"M{-apart - 2} {y - 12 + step * 10}h16", DETAIL.but(width=2)) for step in range(3))
    sleeve = path(
        f"M{-apart - 20} {y - 24}C{-apart - 70} {y - 10} -150 {y - 40} -168 {y - 60}L-176 {y + 30}"
        f"C-140 {y + 60} {-apart - 60} {y + 50} {-apart - 20} {y + 28}Z",
        house.robe,
    )
    cuff = path(f"M{-apart - 14} {y - 26}L{-apart - 34} {y - 22}L{-apart - 34} {y + 30}L{-apart - 14} {y + 28}Z", GOLD)
    palm = ellipse(-apart - 4, y, 20, 22, house.skin)
    return mirrored(sleeve, palm, cuff, fingers)


def emblem(suit: str, rank: str) -> str:
    """Small signs that tell the ranks' tempers apart."""
    if rank == "page":
        return butterfly(-140, -20, 0.62, {"wands": EMBER, "cups": SKY, "swords": LILAC, "pentacles": LEAF}[suit], -16) + twinkle(
            136, -30, 14
        )
    if rank == "knight":
        return twinkle(-134, -60, 18) + twinkle(-108, -16, 10) + twinkle(138, 0, 14)
    if rank == "queen":
        return mirrored(tulip(-168, 344, 1.25, ROSE, -4), tulip(-132, 350, 0.95, CREAM, 6), twinkle(-138, -90, 14))
    return mirrored(twinkle(-164, -20, 15), twinkle(-150, -216, 11))


def court(suit: str, rank: str) -> str:
    """The whole scene of one court card."""
    house = HOUSES[suit]
    laurel = group(wreath(122, 116, 12, LEAF, gap=0.22, size=30), y=HEAD_AT - 20) if rank == "king" else ""
    return (
        setting(suit)
        + halo(0, HEAD_AT - 10, 130, 48)
        + laurel
        + robe(house, rank)
        + group(head(house, rank), y=HEAD_AT, size=1.06)
        + group(emblem(suit, rank), flip=suit == "swords")
        + place(suit, SYMBOL_SPOTS[suit])
        + hands(house, suit)
    )
