"""The picture on a gift's card: an open envelope on the night sky, with stars rising from it. 1000 by 650."""

from typing import Final

from bot.pictures.frame import document
from bot.pictures.motifs import glow, sky
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    GOLD,
    INK,
    NIGHT,
    PLUM,
    ROSE,
    Look,
    circle,
    crescent,
    ellipse,
    group,
    leaf,
    mirrored,
    path,
    rays,
    rect,
    star,
    twinkle,
)

WIDTH: Final = 1000
HEIGHT: Final = 650
BYTES: Final = 90_000

PAPER: Final = Look("#f3dfb4", INK, 4)
FOLD: Final = Look("#e4c78c", INK, 4)
INSIDE: Final = Look("#8a4a72", INK, 4)
SHADE: Final = Look("#120a26", opacity=0.35)


def gift_svg() -> str:
    """The envelope in the lower half, the largest star above its mouth, the moon to one side."""
    return document(
        WIDTH,
        HEIGHT,
        rect(0, 0, WIDTH, HEIGHT, Look(NIGHT)),
        rect(0, 0, WIDTH, HEIGHT, Look(PLUM, opacity=0.35)),
        group(sky(11, 40), x=WIDTH / 2, y=HEIGHT / 2, size=1.9),
        glow(500, 300, 380),
        group(crescent(0, 0, 58, CREAM, -20, 0.42), x=838, y=142),
        rays(500, 240, 96, 132, 20, Look("none", AMBER, 3, 0.8)),
        group(_back(), x=500, y=452),
        group(_stars(), x=500, y=300),
        group(_front(), x=500, y=452),
        rect(14, 14, WIDTH - 28, HEIGHT - 28, Look("none", AMBER, 3), 18),
        rect(24, 24, WIDTH - 48, HEIGHT - 48, Look("none", AMBER, 1.2, 0.7), 12),
    )


def _back() -> str:
    """Shadow, the open flap, the dark inside."""
    flap = path("M-230 -90L-28 -214Q0 -230 28 -214L230 -90Z", FOLD)
    return ellipse(0, 152, 262, 22, SHADE) + flap + path("M-230 -90H230L0 60Z", INSIDE)


def _front() -> str:
    """Three folds that meet under a wax seal with a star."""
    sides = mirrored(path("M-230 -90L-20 40Q0 52 0 60L-200 146H-218Q-230 146 -230 134Z", PAPER))
    foot = path("M-226 142L-28 28Q0 12 28 28L226 142Q222 146 216 146H-216Q-222 146 -226 142Z", FOLD)
    seal = circle(0, 44, 42, ROSE) + circle(0, 44, 31, Look("none", "#a84f61", 3)) + star(0, 44, 22, CREAM, 5, 0.45)
    sprigs = mirrored(leaf(58, 15, Look("#8fbf95", INK, 3), -46, 60, -112), leaf(46, 13, Look("#8fbf95", INK, 3), -42, 70, -136))
    return sides + foot + sprigs + seal


def _stars() -> str:
    """One large star, smaller ones around it, dust down to the envelope's mouth."""
    great = star(0, -60, 92, GOLD, 5, 0.46) + star(0, -60, 44, CREAM, 5, 0.46)
    others = "".join(
        star(x, y, size, look, 5, 0.46, turn)
        for x, y, size, look, turn in (
            (-182, -22, 46, GOLD, -14),
            (176, -12, 40, GOLD, 16),
            (-104, 66, 28, CREAM, 10),
            (110, 72, 30, CREAM, -8),
            (-282, -138, 26, GOLD, 20),
            (216, -182, 22, GOLD, -18),
        )
    )
    dust = "".join(twinkle(x, y, size) for x, y, size in ((-40, 74, 11), (36, 88, 9), (0, 120, 12), (-70, 118, 7), (66, 124, 8)))
    return dust + others + great
