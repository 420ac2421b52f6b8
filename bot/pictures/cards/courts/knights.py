"""The four knights on their horses: one rears, one walks, one gallops, one stands."""

from typing import Final

from bot.pictures.cards.courts.houses import HOUSES, House
from bot.pictures.cards.minors.suits import STEEL, place
from bot.pictures.cards.people import Features, Horse, Joint, bridle, features, hand, horse, limb, plume, skull
from bot.pictures.motifs import cloud, glow, hills, peaks, sun, tulip
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    GOLD,
    INK,
    ROSE,
    Look,
    circle,
    crescent,
    group,
    mirrored,
    path,
    star,
)

Legs = tuple[tuple[Joint, ...], tuple[Joint, ...]]

STANDING: Final[tuple[Legs, Legs]] = (
    (((74, 10, 46), (76, 70, 24), (74, 118, 19), (74, 150, 18)), ((-76, 4, 66), (-92, 66, 30), (-80, 108, 20), (-84, 150, 18))),
    (((44, 14, 44), (46, 72, 24), (44, 118, 19), (44, 150, 18)), ((-44, 10, 60), (-54, 66, 28), (-44, 110, 20), (-48, 150, 18))),
)
WALKING: Final[tuple[Legs, Legs]] = (
    (((78, 6, 48), (116, 52, 26), (98, 88, 19), (92, 112, 18)), ((-76, 4, 66), (-96, 64, 30), (-84, 108, 20), (-92, 150, 18))),
    (((48, 14, 44), (50, 72, 24), (44, 118, 19), (38, 150, 18)), ((-44, 10, 60), (-44, 66, 28), (-26, 110, 20), (-24, 150, 18))),
)
GALLOPING: Final[tuple[Legs, Legs]] = (
    (((80, 4, 48), (130, 34, 27), (168, 62, 19), (190, 86, 18)), ((-80, 2, 66), (-122, 44, 30), (-146, 86, 20), (-176, 106, 18))),
    (
        ((56, 12, 44), (98, 58, 25), (130, 92, 19), (148, 118, 18)),
        ((-50, 10, 60), (-84, 64, 28), (-102, 106, 20), (-130, 130, 18)),
    ),
)
REARING: Final[tuple[Legs, Legs]] = (
    (((80, 0, 48), (128, 8, 27), (126, 58, 20), (108, 78, 18)), ((-80, 6, 70), (-84, 66, 32), (-118, 96, 22), (-124, 140, 18))),
    (((64, 12, 44), (106, 44, 25), (92, 86, 19), (72, 98, 18)), ((-50, 14, 60), (-46, 70, 28), (-78, 108, 20), (-80, 148, 18))),
)

COATS: Final = {
    "wands": Horse(Look("#b4663a", INK, 3), Look("#8a4a2b", INK, 3), Look("#5a2a22", INK, 3), Look("#2a1b3a", INK, 3)),
    "cups": Horse(Look("#f2ead9", INK, 3), Look("#cfc5c0", INK, 3), Look("#b9c9d6", INK, 3), Look("#6f7f95", INK, 3)),
    "swords": Horse(Look("#dfe3f2", INK, 3), Look("#b3b9d6", INK, 3), Look("#f7f3ea", INK, 3), Look("#5b5f86", INK, 3)),
    "pentacles": Horse(Look("#3a3146", INK, 3), Look("#292236", INK, 3), Look("#191426", INK, 3), Look("#6b5a3a", INK, 3)),
}

FACES: Final = {
    "wands": Features(skin=Look("#e9b48a", INK, 3), eyes="open", brows="high", freckles=True, iris="#7a4a1e"),
    "cups": Features(skin=Look("#f3cfae", INK, 3), eyes="closed", brows="soft"),
    "swords": Features(skin=Look("#f0c6a4", INK, 3), eyes="narrow", brows="stern", blush=False, iris="#39406f", long=True),
    "pentacles": Features(skin=Look("#b97f56", INK, 3), eyes="aside", brows="soft", iris="#2a1b17"),
}


def blanket(house: House) -> str:
    """The cloth under the saddle, with its stars, and the saddle."""
    cloth = path("M-70 -58C-40 -52 0 -50 34 -58L52 8Q-8 26 -76 12Z", house.robe)
    hem = path("M-74 0Q-8 14 49 -4", Look("none", AMBER, 5))
    marks = "".join(star(x, y, 8, GOLD.but(width=2), 5) for x, y in ((-50, -24), (-52, -2), (26, -26), (30, -4)))
    saddle = path(
        "M-62 -56C-64 -76 -50 -74 -44 -64C-24 -58 0 -58 16 -66C22 -78 36 -74 32 -56Q-14 -44 -62 -56Z", Look("#6a3a24", INK, 3)
    )
    return cloth + hem + marks + saddle


def rider(house: House, suit: str, arm: tuple[Joint, ...], lean: float = 0) -> str:
    """The knight from the waist up, and the leg on our side; the hip at the origin of the saddle."""
    leg = limb(STEEL, (-14, -58, 40), (28, -22, 34), (20, 34, 26)) + path("M6 26L34 24L40 44C52 46 60 54 58 62H12Z", STEEL)
    knee = circle(30, -20, 13, GOLD)
    skirt = path("M-44 -96L26 -96L44 -46C20 -34 -30 -34 -50 -48Z", house.robe)
    chest = path("M-44 -90C-52 -130 -50 -160 -36 -172H22C36 -160 38 -130 28 -90Q-8 -78 -44 -90Z", STEEL)
    tabard = path("M-30 -172H16L20 -88Q-8 -80 -34 -88Z", house.lining)
    badge = star(-8, -128, 15, GOLD, 8, 0.5)
    belt = path("M-46 -96Q-8 -82 30 -96L31 -86Q-8 -72 -47 -86Z", GOLD)
    cape = path("M-32 -170C-80 -150 -100 -90 -112 -30C-84 -40 -64 -60 -50 -92Z", house.robe)
    head = group(
        plume(house.robe, house.lining),
        x=-14,
        y=-242,
        size=0.9,
    ) + group(
        skull("long" if FACES[suit].long else "oval", FACES[suit].skin),
        features(FACES[suit]),
        path("M-62 44C-80 -110 80 -110 62 44L42 58C50 20 46 -14 40 -24H-40C-46 -14 -50 20 -42 58Z", STEEL),
        path("M-66 -26Q0 -62 66 -26L60 -50Q0 -98 -60 -50Z", STEEL),
        path("M0 -98V-62", Look("none", AMBER, 6)),
        circle(-58, -8, 8, GOLD),
        circle(58, -8, 8, GOLD),
        x=-8,
        y=-204,
        size=0.56,
    )
    neck = path("M-22 -178H8V-164Q-8 -156 -22 -164Z", FACES[suit].skin)
    x, y, _ = arm[-1]
    reach = limb(STEEL, *arm) + circle(arm[0][0], arm[0][1], 19, GOLD) + hand(x, y, FACES[suit].skin)
    return group(cape + leg + knee + neck + chest + tabard + badge + skirt + belt + head + reach, turn=lean)


def knight(suit: str) -> str:
    """The whole scene of one knight."""
    return {"wands": _wands, "cups": _cups, "swords": _swords, "pentacles": _pentacles}[suit]()


def _mounted(suit: str, legs: tuple[Legs, Legs], arm: tuple[Joint, ...], held: str, lean: float = 0) -> str:
    house = HOUSES[suit]
    return horse(COATS[suit], *legs) + blanket(house) + bridle(GOLD) + group(held + rider(house, suit, arm, lean), x=-10)


def _wands() -> str:
    arm = ((16, -158, 34), (52, -128, 26), (86, -150, 20))
    staff = place("wands", (88, -178, 8, 1.7))
    mount = _mounted("wands", REARING, arm, staff)
    return (
        group(sun(0, 0, 32), x=136, y=-232)
        + peaks(214, "#7c3f4f", 150, caps=False)
        + hills(222, "#5a2a3d", 14)
        + glow(0, 0, 220)
        + group(mount, x=2, y=112, turn=22, flip=True, size=1.02)
        + hills(268, "#3c1c30", 8)
        + mirrored(tulip(-176, 340, 0.9, ROSE))
    )


def _cups() -> str:
    arm = ((16, -158, 34), (46, -116, 26), (86, -128, 20))
    held = place("cups", (92, -168, 0, 0.86))
    mount = _mounted("cups", WALKING, arm, held)
    return (
        crescent(-126, -210, 40, CREAM, 40, 0.4)
        + peaks(120, "#2d5f8a", 110)
        + hills(140, "#215a70", 18)
        + path(
            "M-215 206C-120 190 -60 226 40 210S160 196 215 208V260C120 250 60 276 -40 262S-160 250 -215 262Z",
            Look("#3f9ab8", AMBER, 2.5),
        )
        + glow(10, -20, 220)
        + group(mount, x=0, y=90, size=1.1)
        + hills(274, "#17405c", 8)
        + mirrored(tulip(-176, 340, 0.9, ROSE))
    )


def _swords() -> str:
    arm = ((16, -158, 34), (56, -160, 26), (92, -190, 20))
    held = place("swords", (106, -240, 14, 1.7))
    mount = _mounted("swords", GALLOPING, arm, held)
    pale = Look("#cfd4ee", INK, 3)
    wind = "M120 -40h70M150 -16h50M110 150h90M140 176h60"
    return (
        cloud(-120, -220, 0.6, pale)
        + cloud(128, -130, 0.8, pale)
        + cloud(60, -260, 0.5, pale)
        + peaks(230, "#4f589c", 140)
        + hills(246, "#3a3f7c", 8)
        + path(wind, Look("none", "#cdd3f2", 3.5))
        + group(mount, x=6, y=98, turn=6, flip=True, size=0.95)
        + hills(284, "#2c2f66", 6)
    )


def _pentacles() -> str:
    arm = ((16, -158, 34), (50, -112, 26), (88, -120, 20))
    held = place("pentacles", (96, -156, 0, 0.72))
    mount = _mounted("pentacles", STANDING, arm, held)
    furrows = "".join(path(f"M-215 {y}Q0 {y - 14} 215 {y}", Look("none", "#6f8f4a", 3)) for y in (196, 212, 230))
    return (
        hills(110, "#2f6a55", 20)
        + hills(170, "#2a5a46", 12)
        + furrows
        + glow(0, -20, 220)
        + group(mount, x=0, y=90, size=1.1)
        + hills(272, "#1b3f3c", 8)
        + mirrored(tulip(-176, 340, 0.9, CREAM))
    )
