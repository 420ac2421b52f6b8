"""The cards' back: half a pattern and the same half turned, so that nobody can tell which way a card lies."""

from bot.pictures.frame import HEIGHT, WIDTH, border, document
from bot.pictures.motifs import flower, glow, sun
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    FINE,
    GOLD,
    INK,
    LEAF,
    NIGHT,
    SPARK,
    Look,
    around,
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


def back_svg() -> str:
    """The back, the same after half a turn."""
    half = _half()
    middle = group(half, group(half, turn=180), _medallion(), x=WIDTH / 2, y=HEIGHT / 2)
    return document(
        WIDTH,
        HEIGHT,
        rect(0, 0, WIDTH, HEIGHT, Look(NIGHT)),
        rect(44, 44, WIDTH - 88, HEIGHT - 88, Look("#2c1a5c"), 12),
        middle,
        border(),
        rect(44, 44, WIDTH - 88, HEIGHT - 88, Look("none", AMBER, 3), 10),
    )


def _half() -> str:
    """What lies above the middle: the moon under her flower, stars, corners of leaves."""
    night = "".join(
        twinkle(x, y, 9 if row % 2 else 12, SPARK.but(opacity=0.8))
        if (row + column) % 2
        else circle(x, y, 3, SPARK.but(opacity=0.7))
        for row, y in enumerate(range(-336, 1, 48))
        for column, x in enumerate(range(-184, 185, 46))
        if abs(x) + abs(y) * 0.16 > 190 or (abs(x) > 76 and y < -250)
    )
    arch = path("M-112 -104C-176 -220 -96 -326 0 -366C96 -326 176 -220 112 -104Z", Look("#3d2475", AMBER, 4)) + path(
        "M-96 -104C-158 -216 -84 -306 0 -344C84 -306 158 -216 96 -104", FINE
    )
    moon = (
        glow(0, -240, 120)
        + rays(0, -240, 62, 80, 36, FINE)
        + crescent(0, -240, 48, CREAM, 0, 0.4)
        + star(0, -254, 21, GOLD, 8, 0.45)
    )
    sprig = group(flower(0, 0, 20, CREAM), leaf(40, 13, LEAF, 12, 8, 78), leaf(30, 10, LEAF, 8, 14, 120), x=0, y=-326)
    corner = group(
        star(0, 0, 26, GOLD, 8, 0.45),
        leaf(64, 16, GOLD, 22, 0, 84),
        leaf(64, 16, GOLD, 0, 22, 186),
        leaf(44, 13, GOLD, 14, 14, 135),
        x=-176,
        y=-356,
    )
    drops = mirrored(twinkle(-98, -196, 13), twinkle(-62, -288, 9))
    return night + arch + moon + sprig + drops + mirrored(corner)


def _medallion() -> str:
    """The round middle, itself the same after half a turn."""
    ring = (
        circle(0, 0, 168, Look(NIGHT, AMBER, 5))
        + circle(0, 0, 154, Look("#3d2475", AMBER, 2))
        + around(circle(0, -161, 3, SPARK), 32)
        + around(twinkle(0, -128, 12), 16)
    )
    return (
        ring
        + glow(0, 0, 170)
        + sun(0, 0, 62)
        + star(0, 0, 50, CREAM, 8, 0.5)
        + circle(0, 0, 17, GOLD)
        + circle(0, 0, 6, Look(INK))
    )
