"""The four pages: young, on foot, each looking at the suit's symbol in a land of its own."""

from typing import Final

from bot.pictures.cards.courts.houses import HOUSES, House
from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Features, boot, hand, limb, small_head
from bot.pictures.motifs import butterfly, cloud, flower, glow, hills, peaks, sun, tulip, water
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
    Look,
    circle,
    crescent,
    group,
    leaf,
    mirrored,
    path,
    rect,
    star,
    twinkle,
)

FACES: Final = {
    "wands": Features(skin=HOUSES["wands"].skin, eyes="open", brows="high", iris="#5f7a3a", freckles=True),
    "cups": Features(skin=HOUSES["cups"].skin, eyes="aside", brows="soft", iris="#3a6a8a"),
    "swords": Features(skin=HOUSES["swords"].skin, eyes="narrow", brows="high", iris="#39406f"),
    "pentacles": Features(skin=HOUSES["pentacles"].skin, eyes="closed", brows="soft"),
}
STYLES: Final = {"wands": "short", "cups": "bob", "swords": "short", "pentacles": "short"}


def page(suit: str) -> str:
    """The whole scene of one page."""
    return _land(suit) + glow(0, -40, 250) + _figure(suit) + _foreground(suit)


def _land(suit: str) -> str:
    if suit == "wands":
        return group(sun(0, 0, 34), x=-128, y=-214) + peaks(220, "#7c3f4f", 130, caps=False) + hills(230, "#5a2a3d", 12)
    if suit == "cups":
        return crescent(-128, -214, 38, CREAM, 40, 0.4) + water(120, "#2a6a97", 6)
    if suit == "swords":
        pale = Look("#cfd4ee", INK, 3)
        birds = "".join(path(f"M{x} {y}q8 -9 15 0q7 -9 15 0", Look("none", "#e9d8bd", 3)) for x, y in ((110, -60), (140, -90)))
        return (
            cloud(-132, -150, 0.7, pale)
            + cloud(140, -200, 0.56, pale)
            + birds
            + peaks(220, "#4f589c", 120)
            + hills(232, "#3a3f7c", 30)
        )
    grove = "".join(
        circle(x, 130, 34, Look("#3f8a66", INK, 3)) + rect(x - 5, 152, 10, 40, Look("#8a5634", INK, 3)) for x in (-160, -112, 164)
    )
    return peaks(170, "#356a63", 100) + grove + hills(196, "#2f6a55", 18)


def _figure(suit: str) -> str:
    """The page from hat to boots, the hip at the origin; both arms as the symbol wants them."""
    house = HOUSES[suit]
    hose, shoes = house.lining, Look("#6a3a24", INK, 3)
    legs = limb(hose, (-22, 96, 44), (-28, 170, 32), (-30, 250, 24)) + limb(hose, (24, 96, 44), (32, 170, 32), (32, 250, 24))
    boots = group(boot(-30, 248, shoes, size=1.15), boot(32, 248, shoes, size=1.15))
    tunic = path("M-48 -64C-66 -10 -70 60 -78 124Q0 150 78 124C70 60 66 -10 48 -64Q0 -80 -48 -64Z", house.robe)
    hem = path("M-77 112Q0 138 77 112", Look("none", AMBER, 5))
    belt = path("M-62 30Q0 48 62 30L64 46Q0 64 -64 46Z", GOLD)
    cloak = path("M-40 -66C-96 -40 -108 80 -122 170C-84 160 -60 130 -50 60Z", house.lining)
    collar = path("M-40 -68Q0 -30 40 -68L32 -80Q0 -54 -32 -80Z", CREAM)
    neck = path("M-14 -92V-70Q0 -58 14 -70V-92Z", house.skin)
    marks = _pattern(suit)
    face = group(
        small_head(FACES[suit], house.hair, STYLES[suit], "round"), _hat(suit, house), y=-128, size=0.78, turn=_TILT[suit]
    )
    return cloak + legs + boots + tunic + marks + hem + belt + neck + collar + face + _arms(suit, house)


_TILT: Final = {"wands": 5, "cups": 8, "swords": -6, "pentacles": 6}


def _pattern(suit: str) -> str:
    """The small signs woven into the tunic."""
    spots = ((-32, -20), (32, -20), (0, 4), (-40, 84), (0, 92), (40, 84))
    if suit == "wands":
        return "".join(leaf(22, 8, GOLD.but(width=2), x, y + 10) for x, y in spots)
    if suit == "cups":
        return "".join(flower(x, y, 12, CREAM.but(width=2)) for x, y in spots)
    if suit == "swords":
        return "".join(twinkle(x, y, 11, CREAM.but(width=0)) for x, y in spots)
    return "".join(star(x, y, 9, GOLD.but(width=2), 5) for x, y in spots)


def _hat(suit: str, house: House) -> str:
    if suit == "wands":
        brim = path("M-78 -40Q0 -76 78 -40Q60 -26 0 -44Q-60 -26 -78 -40Z", house.robe)
        return (
            path("M-52 -48C-52 -108 52 -108 52 -48Q0 -66 -52 -48Z", house.robe)
            + brim
            + leaf(104, 18, EMBER, 40, -56, 26)
            + circle(40, -54, 10, GOLD)
        )
    if suit == "cups":
        cap = path("M-66 -40C-84 -104 -20 -124 34 -108C86 -100 96 -58 66 -40Q0 -66 -66 -40Z", house.robe)
        tail = path("M58 -60C96 -44 92 20 108 72C84 76 70 40 52 -30Z", house.lining)
        return tail + cap + path("M-68 -40Q0 -70 68 -40L64 -24Q0 -52 -64 -24Z", house.lining) + flower(-40, -58, 18, ROSE)
    if suit == "swords":
        blown = path("M-46 -40C-60 -60 -100 -58 -118 -40C-100 -44 -92 -34 -84 -24C-70 -28 -58 -20 -50 -10Z", house.hair)
        return blown + path("M-56 -34Q0 -68 56 -34L54 -20Q0 -52 -54 -20Z", house.robe) + star(0, -48, 13, GOLD, 5)
    turban = path("M-62 -30C-76 -100 76 -100 62 -30Q0 -58 -62 -30Z", ROSE) + path(
        "M-58 -50Q0 -90 60 -44M-50 -72Q10 -92 50 -66", DETAIL.but(width=2.5)
    )
    return turban + path("M56 -40C92 -36 104 10 92 60C76 44 66 10 48 -20Z", ROSE) + circle(0, -60, 11, GOLD)


def _arms(suit: str, house: House) -> str:
    """Both hands on the staff; a cup on the open hand; a sword raised; a coin held up before the eyes."""
    far = limb(house.robe, (-44, -50, 32), (-72, 8, 30), (-58, 44, 24)) + hand(-58, 46, house.skin)
    if suit == "wands":
        near = limb(house.robe, (44, -50, 32), (86, -10, 30), (112, -40, 22))
        low = limb(house.robe, (-44, -50, 32), (-14, 14, 30), (100, 34, 22))
        return place("wands", (118, 40, 3, 3.3)) + low + near + hand(114, -42, house.skin) + hand(108, 34, house.skin)
    if suit == "cups":
        fish = path("M-22 0C-8 -14 12 -12 22 0C12 12 -8 14 -22 0L-34 -10V10Z", EMBER) + circle(12, -2, 2.4, Look(INK))
        near = limb(house.robe, (44, -50, 32), (92, 10, 30), (112, -22, 22))
        return group(fish, x=116, y=-146, turn=-66) + place("cups", (116, -84, 0, 1.15)) + far + near + hand(116, -30, house.skin)
    if suit == "swords":
        near = limb(house.robe, (44, -50, 32), (92, -34, 30), (96, -92, 22))
        low = limb(house.robe, (-44, -50, 32), (-10, -14, 30), (90, -62, 22))
        return place("swords", (106, -178, 12, 1.9)) + low + near + hand(98, -96, house.skin) + hand(92, -66, house.skin)
    near = limb(house.robe, (44, -50, 32), (84, -10, 30), (104, -62, 22))
    low = limb(house.robe, (-44, -50, 32), (-6, 8, 30), (92, -34, 22))
    return place("pentacles", (106, -112, 0, 1.0)) + low + near + hand(104, -68, house.skin) + hand(94, -40, house.skin)


def _foreground(suit: str) -> str:
    if suit == "cups":
        return hills(262, "#1f4a63", 10) + mirrored(tulip(-168, 338, 1.0, ROSE)) + tulip(-130, 344, 0.8, CREAM)
    fill = {"wands": "#3c1c30", "swords": "#2c2f66", "pentacles": "#1b3f3c"}[suit]
    blooms = {
        "wands": mirrored(tulip(-168, 338, 1.0, ROSE)),
        "swords": butterfly(-120, 200, 0.7, LILAC, -14),
        "pentacles": mirrored(tulip(-168, 338, 1.0, ROSE)) + flower(120, 318, 20, CREAM) + leaf(28, 9, LEAF, 104, 326, -70),
    }
    return hills(266, fill, 8) + blooms[suit]
