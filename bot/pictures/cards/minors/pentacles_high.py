"""Scenes of the pentacles, six to ten. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.motifs import butterfly, flower, glow, halo, hills, pillar, tulip
from bot.pictures.shapes import (
    CREAM,
    EMBER,
    FINE,
    GOLD,
    INK,
    LEAF,
    LILAC,
    LINE,
    ROSE,
    STONE,
    Look,
    circle,
    group,
    leaf,
    mirrored,
    path,
    polar,
    rays,
    rect,
    twinkle,
)

MEADOW = "#2a5a4a"
DEEP = "#1b3f3c"
WOOD = Look("#8a5634", INK, 3)


def bunch(x: float, y: float, size: float = 1) -> str:
    """A hanging bunch of grapes."""
    spots = ((-24, 0), (0, 0), (24, 0), (-12, 19), (12, 19), (0, 38))
    return group(
        leaf(34, 13, LEAF, -4, -10, -40),
        leaf(34, 13, LEAF, 4, -10, 40),
        *(circle(a, b, 13, LILAC) for a, b in spots),
        x=x,
        y=y,
        size=size,
    )


def six() -> str:
    """Six coins shared out by even scales."""
    pan = path("M0 -110L-44 0M0 -110L44 0", LINE.but(width=3)) + path("M-56 0H56Q44 44 0 44T-56 0Z", GOLD)
    beam = path("M-126 -104Q-70 -132 0 -112Q70 -132 126 -104L122 -92Q70 -116 0 -94Q-70 -116 -122 -92Z", GOLD)
    return (
        halo(0, -40, 150, 48)
        + hills(262, DEEP, 16)
        + place("pentacles", (-122, -206, 0, 0.86), (0, -226, 0, 0.86), (122, -206, 0, 0.86))
        + path("M-9 -100L-12 216H12L9 -100Z", GOLD)
        + path("M-64 234Q-50 212 0 210Q50 212 64 234Z", GOLD)
        + beam
        + circle(0, -104, 22, GOLD)
        + circle(0, -104, 10, LEAF)
        + place("pentacles", (-122, -16, 0, 0.9), (122, -16, 0, 0.9))
        + group(pan, x=-122, y=12)
        + group(pan, x=122, y=12)
        + place("pentacles", (0, 120, 0, 0.9))
        + mirrored(tulip(-150, 326, 1.0, ROSE, -5), tulip(-104, 336, 0.8, CREAM, 5))
    )


def seven() -> str:
    """Six coins ripen on the vine; the seventh has come down."""
    vine = path("M0 300C-30 200 30 120 0 20S-20 -140 0 -210", Look("none", INK, 18)) + path(
        "M0 300C-30 200 30 120 0 20S-20 -140 0 -210", Look("none", "#6fa57c", 11)
    )
    twigs = "".join(
        path(f"M{side * 2} {y + 40}Q{side * 50} {y + 30} {side * 84} {y}", Look("none", "#6fa57c", 7))
        for side, y in ((-1, 130), (1, 100), (-1, 0), (1, -30), (-1, -130), (1, -160))
    )
    leaves = "".join(
        leaf(58, 22, LEAF, x, y, turn)
        for x, y, turn in (
            (-10, 190, -50),
            (10, 170, 58),
            (-6, 84, -70),
            (8, 56, 70),
            (-6, -50, -64),
            (6, -80, 66),
            (0, -200, -24),
            (0, -200, 26),
            (-60, 160, -110),
            (66, 132, 110),
        )
    )
    return (
        glow(0, -30, 250)
        + hills(254, MEADOW, 16)
        + hills(296, DEEP, 10)
        + twigs
        + vine
        + leaves
        + place(
            "pentacles",
            (-104, 116, 0, 1.0),
            (104, 84, 0, 1.0),
            (-104, -16, 0, 1.0),
            (104, -48, 0, 1.0),
            (-96, -148, 0, 0.95),
            (96, -180, 0, 0.95),
        )
        + place("pentacles", (118, 272, 14, 0.9))
        + tulip(-140, 328, 0.9, ROSE)
        + tulip(-104, 336, 0.7, CREAM)
    )


def eight() -> str:
    """Seven finished coins in an arch, the eighth on the bench under hammer and chisel."""
    hammer = rect(-8, -60, 16, 120, WOOD, 4) + rect(-42, -86, 84, 38, Look("#cfd4ee", INK, 3), 8)
    chisel = rect(-9, -64, 18, 54, WOOD, 5) + path("M-7 -10H7V44L0 58L-7 44Z", Look("#cfd4ee", INK, 3))
    bench = rect(-150, 212, 300, 28, WOOD, 4) + mirrored(path("M-124 240L-132 350H-104L-98 240Z", WOOD))
    arch = ((*polar(146, angle, 0, -60), 0.0, 0.96) for angle in (-108, -72, -36, 0, 36, 72, 108))
    return (
        halo(0, 60, 104, 40)
        + hills(290, DEEP, 12)
        + place("pentacles", *((x, y * 1.1, turn, size) for x, y, turn, size in arch))
        + bench
        + place("pentacles", (0, 140, 0, 1.5))
        + group(hammer, x=104, y=122, turn=30)
        + group(chisel, x=-104, y=140, turn=-24, size=1.2)
        + twinkle(-4, 40, 20, CREAM)
        + twinkle(40, 24, 12)
        + mirrored(tulip(-170, 332, 1.0, ROSE), tulip(-40, 338, 0.7, CREAM))
        + tulip(0, 342, 0.7, ROSE)
    )


def nine() -> str:
    """Nine coins in a vineyard in full fruit."""
    trellis = path(
        "M-136 330V-230M0 330V-250M136 330V-230M-190 -160H190M-190 -30H190M-190 100H190", Look("none", INK, 14)
    ) + path("M-136 330V-230M0 330V-250M136 330V-230M-190 -160H190M-190 -30H190M-190 100H190", Look("none", "#a9713f", 8))
    return (
        glow(0, -20, 280)
        + hills(262, MEADOW, 18)
        + trellis
        + "".join(bunch(x, y, 0.78) for x, y in ((-68, -130), (68, -130), (-68, 4), (68, 4), (-68, 136), (68, 136)))
        + place("pentacles", *((x, y, 0, 0.98) for y in (-160, -30, 100) for x in (-132, 0, 132)))
        + hills(278, DEEP, 12)
        + butterfly(0, 226, 1.0, EMBER, 10)
        + mirrored(tulip(-160, 330, 1.0, ROSE), tulip(-112, 338, 0.8, CREAM))
        + mirrored(tulip(-44, 340, 0.7, LILAC))
    )


def ten() -> str:
    """Ten coins as the tree of life, between the pillars of the house."""
    tree = {
        "crown": (0, -238),
        "wisdom": (92, -178),
        "insight": (-92, -178),
        "mercy": (92, -66),
        "might": (-92, -66),
        "beauty": (0, -8),
        "lasting": (92, 58),
        "glory": (-92, 58),
        "ground": (0, 122),
        "kingdom": (0, 230),
    }
    lines = (
        ("crown", "wisdom"),
        ("crown", "insight"),
        ("wisdom", "insight"),
        ("wisdom", "mercy"),
        ("insight", "might"),
        ("mercy", "might"),
        ("mercy", "beauty"),
        ("might", "beauty"),
        ("crown", "beauty"),
        ("mercy", "lasting"),
        ("might", "glory"),
        ("beauty", "lasting"),
        ("beauty", "glory"),
        ("lasting", "glory"),
        ("beauty", "ground"),
        ("lasting", "ground"),
        ("glory", "ground"),
        ("ground", "kingdom"),
    )
    threads = "".join("M{} {}L{} {}".format(*tree[a], *tree[b]) for a, b in lines)
    return (
        glow(0, -20, 300)
        + hills(274, DEEP, 12)
        + mirrored(pillar(-172, -170, 300, STONE, 40), flower(-172, -194, 20, ROSE), leaf(30, 10, LEAF, -186, -184, -60))
        + path(threads, LINE.but(width=3.5))
        + place("pentacles", *((x, y, 0, 0.82) for x, y in tree.values()))
        + mirrored(tulip(-104, 336, 0.9, ROSE), tulip(-66, 340, 0.7, CREAM))
        + rays(0, 230, 46, 70, 24, FINE)
    )


SCENES = (six, seven, eight, nine, ten)
