"""Scenes of the pentacles, ace to five. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.cards.people import Features, boot, hand, limb, small_head
from bot.pictures.motifs import crown, flower, glow, halo, hills, peaks, tulip
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LEAF,
    LINE,
    ROSE,
    STONE,
    Look,
    circle,
    cord,
    group,
    leaf,
    mirrored,
    path,
    polygon,
    rect,
)

MEADOW = "#2a5a4a"
DEEP = "#1b3f3c"
WOOD = Look("#8a5634", INK, 3)
HIGH_WAVES = "M-215 150C-170 90 -120 90 -90 140S-10 190 40 130S140 80 215 150V350H-215Z"
NEAR_WAVES = "M-215 186C-150 140 -90 160 -50 200S60 220 110 176S190 150 215 180V350H-215Z"


def ace() -> str:
    """One great coin over a garden gate."""
    gate = path(
        "M-130 350V236Q-130 150 0 136Q130 150 130 236V350H92V244Q92 184 0 172Q-92 184 -92 244V350Z", Look("#3f8a66", INK, 3)
    )
    blooms = "".join(
        flower(x, y, 17, (CREAM, ROSE)[step % 2])
        for step, (x, y) in enumerate(
            ((-112, 310), (-112, 250), (-98, 196), (-56, 164), (0, 154), (56, 164), (98, 196), (112, 250), (112, 310))
        )
    )
    return (
        halo(0, -74, 148, 56)
        + peaks(282, "#3d7a6e", 110)
        + hills(286, MEADOW, 10)
        + path("M-40 350Q-10 300 0 262Q10 300 40 350Z", Look("#d8c79b", INK, 3))
        + gate
        + blooms
        + place("pentacles", (0, -74, 0, 2.5))
        + mirrored(tulip(-170, 332, 1.0, ROSE))
    )


def two() -> str:
    """A dancing juggler keeps two coins turning in one endless ribbon; behind him ships ride high waves."""
    loop = "M0 0C50 -120 172 -140 172 0S50 120 0 0S-172 -140 -172 0S-50 120 0 0"
    ship = (
        path("M-40 0H40L28 20H-28Z", WOOD)
        + path("M0 -6V-64", Look("none", AMBER, 4))
        + path("M4 -64Q44 -40 4 -12Z", CREAM)
        + path("M-4 -54Q-32 -34 -4 -12Z", EMBER)
    )
    skin, hair = Look("#d99f74", INK, 3), Look("#33211f", INK, 3)
    coat, hose, shoe = Look("#d9703f", INK, 3), Look("#b23c5a", INK, 3), Look("#3c8a66", INK, 3)
    legs = (
        limb(hose, (-18, 112, 50), (-74, 160, 36), (-50, 226, 24))
        + group(boot(0, 0, shoe, -24, 1.1), x=-50, y=226, flip=True)
        + limb(hose, (18, 112, 50), (26, 190, 36), (20, 264, 24))
        + boot(20, 262, shoe, 0, 1.1)
    )
    body = path(
        "M-42 -40C-52 20 -58 80 -66 130L-40 122L-22 140L0 124L22 140L42 122L66 130C58 80 52 20 42 -40Q0 -54 -42 -40Z", coat
    )
    belt = path("M-54 56Q0 76 54 56L56 72Q0 92 -56 72Z", GOLD)
    buttons = "".join(circle(0, y, 5, GOLD.but(width=2)) for y in (-8, 12, 32))
    neck = path("M-14 -72V-44Q0 -32 14 -44V-72Z", skin)
    collar = path("M-36 -44Q0 -8 36 -44L28 -58Q0 -34 -28 -58Z", CREAM)
    arms = (
        limb(coat, (-40, -24, 36), (-84, 40, 32), (-104, 32, 22))
        + hand(-108, 28, skin)
        + limb(coat, (40, -24, 36), (88, 30, 32), (104, 0, 22))
        + hand(108, -6, skin)
    )
    gaze = Features(skin=skin, eyes="aside", brows="high", iris="#2a1b17")
    hat = path("M-46 -48C-44 -120 -20 -168 0 -170C20 -168 44 -120 46 -48Q0 -70 -46 -48Z", Look("#b23c46", INK, 3)) + path(
        "M-66 -40Q0 -78 66 -40Q40 -28 0 -46Q-40 -28 -66 -40Z", GOLD
    )
    head = group(small_head(gaze, hair, "short"), hat, y=-104, size=0.66, turn=8)
    ribbon = group(cord(loop, 17, Look(LEAF.fill, INK, 3)), path(loop, Look("none", "#d8f0cf", 3)), y=8, turn=-9, size=0.9)
    return (
        glow(0, -60, 250)
        + path(HIGH_WAVES, Look("#2f7188", AMBER, 2.5))
        + group(ship, x=-138, y=150, size=0.9, turn=-10)
        + group(ship, x=140, y=152, size=1.0, turn=10)
        + path(NEAR_WAVES, Look("#255f78", AMBER, 2.5))
        + hills(266, DEEP, 6)
        + legs
        + body
        + belt
        + buttons
        + neck
        + collar
        + head
        + ribbon
        + arms
        + place("pentacles", (-114, 26, 0, 0.92), (114, -12, 0, 0.92))
    )


def three() -> str:
    """Three coins in the arch that they built."""
    arch = path("M-176 330V-40Q-176 -190 0 -262Q176 -190 176 -40V330H128V-30Q128 -150 0 -206Q-128 -150 -128 -30V330Z", STONE)
    joints = path(
        "M-176 60H-128M-176 160H-128M-176 250H-128M128 60H176M128 160H176M128 250H176M-166 -100L-120 -84M166 -100L120 -84M-112 -198L-84 -160M112 -198L84 -160",
        DETAIL.but(width=2.5),
    )
    return (
        glow(0, -20, 220)
        + arch
        + joints
        + rect(-30, -272, 60, 50, GOLD, 6)
        + flower(0, -247, 20, CREAM)
        + hills(270, DEEP, 10)
        + path("M0 -66L-62 48H62Z", LINE)
        + place("pentacles", (0, -76, 0, 1.15), (-64, 44, 0, 1.15), (64, 44, 0, 1.15))
        + mirrored(
            group(rect(-8, -70, 16, 90, WOOD, 4), rect(-30, -92, 60, 30, Look("#cfd4ee", INK, 3), 6), x=-44, y=226, turn=-38)
        )
        + mirrored(tulip(-96, 330, 0.8, ROSE))
    )


def four() -> str:
    """Four coins held fast on a crowned hill above the town."""
    town = "".join(
        rect(x, y, wide, 350 - y, look) + polygon(((x - 6, y), (x + wide / 2, y - 34), (x + wide + 6, y)), EMBER)
        for x, y, wide, look in ((-190, 150, 50, STONE), (-132, 180, 44, STONE), (88, 178, 46, STONE), (140, 146, 52, STONE))
    )
    windows = "".join(
        rect(x, y, 12, 18, Look("#ffdf93", INK, 2.5), 5)
        for x, y in ((-172, 170), (-116, 200), (104, 198), (160, 168), (-172, 210), (160, 210))
    )
    return (
        halo(0, -30, 130, 48)
        + town
        + windows
        + hills(252, DEEP, 14)
        + path("M-96 -30H96M0 -120V60", LINE)
        + place("pentacles", (0, -136, 0, 1.15), (-104, -26, 0, 1.15), (104, -26, 0, 1.15), (0, 84, 0, 1.15))
        + crown(0, -186, 0.8)
        + group(
            path("M-34 0V-30A34 34 0 0 1 34 -30V0", Look("none", INK, 20)),
            path("M-34 0V-30A34 34 0 0 1 34 -30V0", Look("none", "#cfd4ee", 13)),
            rect(-54, -6, 108, 80, GOLD, 12),
            circle(0, 26, 12, Look(INK)),
            path("M0 26L-8 54H8Z", Look(INK)),
            x=0,
            y=222,
            size=0.94,
        )
    )


def five() -> str:
    """Five coins in a lit window while snow falls."""
    pane = (
        path("M-140 180V-60Q-140 -200 0 -250Q140 -200 140 -60V180Z", Look("#ffdf93", INK, 4, 0.92))
        + path("M-120 164V-56Q-120 -184 0 -228Q120 -184 120 -56V164Z", Look("#e9a85e", INK, 3))
        + path("M0 -228V164M-120 -40H120M-120 70H120", Look("none", "#4a2a1f", 6))
    )
    snow = "".join(
        circle(x, y, r, Look("#ffffff", opacity=0.9))
        for x, y, r in (
            (-178, -220, 5),
            (-166, -100, 4),
            (-180, 10, 5),
            (-160, 120, 4),
            (176, -200, 4),
            (162, -90, 5),
            (182, 30, 4),
            (166, 140, 5),
            (-60, 214, 4),
            (60, 206, 5),
            (0, 226, 4),
            (-120, -250, 4),
            (120, -262, 5),
            (-186, 200, 5),
            (186, 206, 4),
        )
    )
    return (
        glow(0, -20, 290)
        + pane
        + place("pentacles", (0, -136, 0, 1.0), (-62, -34, 0, 1.0), (62, -34, 0, 1.0), (-62, 84, 0, 1.0), (62, 84, 0, 1.0))
        + path("M-166 178H166V204H-166Z", STONE)
        + snow
        + path("M-215 262Q-100 226 10 256T215 246V350H-215Z", CREAM)
        + path("M-150 300q40 -14 76 0M60 290q40 -14 80 0", Look("none", "#b7c6cf", 3))
        + mirrored(flower(-30, 298, 18, ROSE), leaf(26, 9, LEAF, -48, 304, -80))
    )


SCENES = (ace, two, three, four, five)
