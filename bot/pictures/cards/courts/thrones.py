"""The four queens and the four kings on their thrones, each amid what belongs to the suit."""

from typing import Final

from bot.pictures.cards.courts.heads import head
from bot.pictures.cards.courts.houses import HOUSES, House
from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Joint, limb
from bot.pictures.motifs import butterfly, cloud, flower, halo, hills, peaks, tulip, water
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
    around,
    circle,
    ellipse,
    group,
    leaf,
    mirrored,
    path,
    rect,
    star,
)

HEAD_AT: Final = -128
FOLD: Final = DETAIL.but(width=2.5, opacity=0.5)


def throned(suit: str, rank: str) -> str:
    """The whole scene of a queen or a king."""
    house = HOUSES[suit]
    return (
        _land(suit)
        + halo(0, HEAD_AT - 10, 128, 48)
        + _throne(suit, rank)
        + robe_seated(house, rank)
        + group(head(suit, rank), y=HEAD_AT, size=0.88)
        + _held(suit, rank, house)
        + _foreground(suit, rank)
    )


def _land(suit: str) -> str:
    if suit == "wands":
        return peaks(210, "#7c3f4f", 150, caps=False) + hills(220, "#5a2a3d", 14)
    if suit == "cups":
        return water(60, "#2a6a97", 8)
    if suit == "swords":
        pale = Look("#cfd4ee", INK, 3)
        return cloud(-140, -190, 0.66, pale) + cloud(144, -120, 0.6, pale) + peaks(210, "#4f589c", 150) + hills(240, "#3a3f7c", 8)
    return hills(120, "#2f6a55", 20) + hills(190, "#23503f", 14)


def _throne(suit: str, rank: str) -> str:
    look = {
        "wands": Look("#8c4a2e", INK, 3),
        "cups": Look("#5a86ad", INK, 3),
        "swords": Look("#585e9a", INK, 3),
        "pentacles": Look("#5d4a34", INK, 3),
    }[suit]
    wide, top = (112, -214) if rank == "king" else (104, -190)
    if suit == "cups":
        fan = "".join(
            leaf(236, 40, Look("#cfe6ea" if step % 2 else "#f0d9d2", INK, 3), 0, 24, -66 + step * 22) for step in range(7)
        )
        back = (
            fan
            if rank == "queen"
            else path(f"M-{wide} 220V{top + 60}Q-{wide} {top - 60} 0 {top - 66}Q{wide} {top - 60} {wide} {top + 60}V220Z", look)
        )
    elif suit == "pentacles" and rank == "queen":
        back = path(f"M-{wide} 220V{top + 50}Q0 {top - 90} {wide} {top + 50}V220Z", look)
    else:
        back = path(f"M-{wide} 220V{top}L-{wide - 20} {top - 34}L0 {top - 58}L{wide - 20} {top - 34}L{wide} {top}V220Z", look)
    rim = "" if suit == "cups" and rank == "queen" else mirrored(path(f"M-{wide - 14} 220V{top + 30}", Look("none", AMBER, 3)))
    arms = mirrored(rect(-156, 92, 54, 26, look, 8) + rect(-150, 116, 40, 210, look, 4))
    return back + rim + _finials(suit, rank, wide, top) + arms


def _finials(suit: str, rank: str, wide: float, top: float) -> str:
    """What stands on the throne's corners."""
    if suit == "wands":
        sunflower = group(around(leaf(24, 8, GOLD), 12), circle(0, 0, 11, Look("#5a2a22", INK, 2.5)))
        flame = leaf(46, 18, EMBER, 0, 14) + leaf(28, 10, GOLD, 0, 12)
        return mirrored(group(sunflower if rank == "queen" else flame, x=-wide + 6, y=top - 16))
    if suit == "cups":
        return mirrored(circle(-wide + 4, top + 40, 14, CREAM)) if rank == "king" else ""
    if suit == "swords":
        return mirrored(butterfly(-wide + 24, top + 6, 0.62, LILAC if rank == "queen" else SKY, -10))
    horns = path("M-14 0C-34 -4 -36 -28 -26 -36C-26 -20 -16 -14 -6 -14", CREAM)
    bull = mirrored(horns) + path("M-17 -14Q0 -24 17 -14L12 18Q0 28 -12 18Z", GOLD) + mirrored(circle(-7, 0, 2.5, Look(INK)))
    if rank == "king":
        return mirrored(group(bull, x=-wide + 4, y=top - 4, size=1.05))
    arch = "".join(
        (flower(x, y, 15, ROSE if step % 2 else CREAM) if step % 2 == 0 else leaf(30, 11, LEAF, x, y + 8, x * 0.5))
        for step, (x, y) in enumerate(((-104, -110), (-98, -150), (-78, -178), (-52, -200), (-26, -214)))
    )
    return mirrored(arch)


def robe_seated(house: House, rank: str) -> str:
    body = path(
        "M0 -78C-44 -74 -92 -58 -100 -8L-108 120C-140 190 -160 280 -166 352H166C160 280 140 190 108 120L100 -8C92 -58 44 -74 0 -78Z",
        house.robe,
    )
    front = path(
        "M-34 -66C-54 40 -60 100 -72 150C-84 220 -88 290 -88 352H88C88 290 84 220 72 150C60 100 54 40 34 -66Z", house.lining
    )
    lap = path("M-76 160Q0 190 76 160", FOLD) + mirrored(path("M-40 190Q-50 260 -52 350M-112 150Q-128 240 -132 350", FOLD))
    neck = path("M-20 -92V-66Q0 -44 20 -66V-92Z", house.skin)
    belt = path("M-62 96Q0 118 62 96L64 112Q0 134 -66 112Z", GOLD)
    if rank == "king":
        fur = path("M-32 -76C-76 -64 -104 -30 -96 26Q-50 4 0 12Q50 4 96 26C104 -30 76 -64 32 -76Q0 -34 -32 -76Z", CREAM)
        spots = "".join(
            leaf(16, 5, Look(INK), x, y, 180)
            for x, y in ((-70, -22), (-44, -10), (70, -22), (44, -10), (-22, -24), (22, -24), (0, -2), (-80, 2), (80, 2))
        )
        return body + front + lap + belt + neck + fur + spots
    collar = mirrored(path("M-20 -76C-60 -80 -96 -60 -104 -26C-74 -36 -50 -34 -26 -12Z", house.lining))
    chain = path("M-28 -70Q0 -14 28 -70", Look("none", AMBER, 4)) + circle(0, -38, 9, ROSE)
    return body + front + lap + belt + neck + collar + chain


def sleeve(house: House, *joints: Joint, flip: bool = False) -> str:
    """A sleeve with its cuff and hand at the last joint."""
    x, y, _ = joints[-1]
    ax, ay, _ = joints[-2]
    long = ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
    cx, cy = x - (x - ax) / long * 15, y - (y - ay) / long * 15
    return group(limb(house.robe, *joints) + circle(cx, cy, 16, GOLD) + circle(x, y, 15, house.skin), flip=flip)


RESTING: Final = ((84, -34, 44), (122, 40, 48), (124, 92, 34))
FORTH: Final = ((84, -34, 44), (130, 30, 46), (128, 62, 30))
RAISED: Final = ((84, -34, 44), (136, 18, 44), (140, -62, 28))
INWARD: Final = ((84, -34, 44), (118, 56, 48), (56, 76, 30))


def _held(suit: str, rank: str, house: House) -> str:
    """The suit's symbol in the hand; what the other hand does differs by suit and rank."""
    return {"wands": _with_wand, "cups": _with_cup, "swords": _with_sword, "pentacles": _with_coin}[suit](rank, house)


def _with_wand(rank: str, house: House) -> str:
    staff = place("wands", (134, 30, 3, 3.0))
    if rank == "king":
        return sleeve(house, *RESTING, flip=True) + staff + sleeve(house, *FORTH)
    bloom = group(around(leaf(32, 10, GOLD), 12), circle(0, 0, 14, Look("#5a2a22", INK, 2.5)), x=-50, y=52)
    return bloom + sleeve(house, *INWARD, flip=True) + staff + sleeve(house, *FORTH)


def _with_cup(rank: str, house: House) -> str:
    if rank == "queen":
        arm = sleeve(house, (84, -34, 44), (118, 62, 48), (30, 96, 30))
        return place("cups", (0, 52, 0, 1.35)) + arm + group(arm, flip=True)
    hand = circle(130, 66, 15, house.skin)
    return sleeve(house, *FORTH) + place("cups", (130, 26, 0, 1.2)) + hand + _sceptre(-124) + sleeve(house, *RESTING, flip=True)


def _with_sword(rank: str, house: House) -> str:
    blade = place("swords", (-132, 0, -3 if rank == "king" else 0, 2.9))
    other = sleeve(house, *RAISED) if rank == "queen" else sleeve(house, *RESTING)
    return other + blade + sleeve(house, (84, -34, 44), (128, 66, 46), (131, 130, 30), flip=True)


def _with_coin(rank: str, house: House) -> str:
    if rank == "queen":
        arm = sleeve(house, (84, -34, 44), (120, 66, 48), (60, 116, 30))
        return place("pentacles", (0, 96, 0, 1.3)) + arm + group(arm, flip=True)
    left = sleeve(house, (84, -34, 44), (126, 40, 48), (110, 104, 30), flip=True)
    return (
        left + place("pentacles", (-70, 128, 0, 1.15)) + circle(-108, 96, 14, house.skin) + _sceptre(126) + sleeve(house, *FORTH)
    )


def _sceptre(x: float) -> str:
    """A golden rod that ends in a star."""
    rod = f"M{x} 140V-26"
    return (
        path(rod, Look("none", INK, 13))
        + path(rod, Look("none", AMBER, 7))
        + star(x, -42, 24, GOLD, 8, 0.5)
        + circle(x, -42, 8, ROSE)
    )


def _foreground(suit: str, rank: str) -> str:
    """What lies before the throne."""
    if suit == "wands" and rank == "queen":
        cat = (
            path(
                "M-26 60C-34 20 -20 0 -14 -10C-24 -26 -22 -44 -20 -54L-8 -42H8L20 -54C22 -44 24 -26 14 -10C20 0 34 20 26 60Z",
                Look("#241833", AMBER, 2.5),
            )
            + mirrored(ellipse(-8, -27, 3.5, 5, GOLD.but(width=0)))
            + path("M24 56C54 56 52 20 44 12", Look("none", INK, 9))
        )
        return group(cat, x=0, y=272, size=0.95) + mirrored(tulip(-176, 338, 0.9, ROSE))
    if suit == "wands":
        toes = path("M-24 16l-10 16M20 14l10 16M-22 -8l-8 -16M22 -8l8 -16", Look("none", INK, 9))
        lizard = toes + toes.replace(INK, "#e0a23e").replace('"9"', '"4"')
        lizard += limb(
            Look("#e0a23e", INK, 3),
            (-74, -8, 5),
            (-52, 8, 12),
            (-20, 4, 24),
            (18, 2, 22),
            (44, 0, 17),
            (62, -2, 20),
            (74, -2, 10),
        )
        spots = "".join(circle(x, 3, 3.5, Look("#8a3f22")) for x in (-34, -12, 10, 32))
        return group(lizard, spots, circle(62, -6, 3, Look(INK)), x=0, y=294) + mirrored(tulip(-176, 338, 0.9, ROSE))
    if suit == "cups":
        waves = "".join(
            path(f"M-215 {y}" + "q27 -16 54 0" * 8 + "V350H-215Z", Look(fill, AMBER, 2.5))
            for y, fill in ((286, "#2f7fa6"), (312, "#24688f"))
        )
        fish = path("M-26 0C-10 -16 14 -14 26 0C14 14 -10 16 -26 0L-40 -12V12Z", EMBER) + circle(14, -3, 2.4, Look(INK))
        return waves + group(fish, x=-110 if rank == "king" else 104, y=288, turn=-24, size=0.8, flip=rank == "queen")
    if suit == "swords":
        return mirrored(cloud(-150, 330, 0.86, Look("#cfd4ee", INK, 3)))
    if rank == "queen":
        hare = (
            ellipse(0, 10, 24, 18, Look("#e2d3bd", INK, 3))
            + circle(20, -6, 13, Look("#e2d3bd", INK, 3))
            + leaf(28, 6, Look("#e2d3bd", INK, 3), 16, -14, -18)
            + leaf(28, 6, Look("#e2d3bd", INK, 3), 22, -14, 4)
            + circle(24, -8, 2.2, Look(INK))
            + circle(-24, 10, 8, CREAM)
        )
        return group(hare, x=-128, y=300) + tulip(176, 338, 1.0, ROSE) + tulip(142, 344, 0.8, CREAM) + flower(-182, 312, 16, ROSE)
    grapes = "".join(circle(x, y, 9, LILAC) for x, y in ((-9, 0), (9, 0), (0, 14), (-14, -14), (0, -14), (14, -14)))
    return mirrored(group(grapes + leaf(30, 12, LEAF, 0, -20, 50), x=-170, y=300), tulip(-136, 344, 0.8, ROSE))
