"""The night sky behind the cards, drawn beforehand by `python -m bot.pictures`: a gradient of this size takes long."""

from typing import Final

from bot.pictures.frame import document
from bot.pictures.motifs import glow
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    FINE,
    GOLD,
    SPARK,
    Look,
    circle,
    crescent,
    group,
    leaf,
    path,
    rays,
    rect,
    star,
    twinkle,
)

SKY: Final = (
    '<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#120b2b"/>'
    '<stop offset="0.5" stop-color="#241548"/><stop offset="0.82" stop-color="#45265f"/>'
    '<stop offset="1" stop-color="#6a3a66"/></linearGradient>'
)
EDGE: Final = 30


def backdrop_svg(width: int, height: int) -> str:
    """The sky with its stars, a golden frame, the moon at the head."""
    return document(
        width,
        height,
        f"<defs>{SKY}</defs>",
        rect(0, 0, width, height, Look("url(#sky)")),
        _stars(width, height),
        _frame(width, height),
        _moon(width / 2, 132 if height > width else 60, 1.0 if height > width else 0.6),
    )


def _stars(width: int, height: int) -> str:
    """The same sky each time: a sequence that leaves no gaps and makes no rows."""
    dots = []
    for at in range(int(width * height / 9000)):
        x, y = (at * 0.7548776662 % 1) * width, (at * 0.5698402910 % 1) * height
        size = 1.1 + (at * 7 % 5) * 0.45
        aside = not 90 < x < width - 90
        dots.append(circle(x, y, size, Look("#fff3d6", opacity=(0.25 + (at * 3 % 7) * 0.1) * (1 if aside else 0.4))))
        if at % 3 == 0 and (52 < x < 84 or 52 < width - x < 84):
            dots.append(twinkle(x, y, 9 + at % 3 * 3, SPARK.but(opacity=0.7)))
    return "".join(dots)


def _frame(width: int, height: int) -> str:
    """Two golden lines with a star and two leaves in each corner."""
    lines = rect(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE, Look("none", AMBER, 3, 0.9), 26) + rect(
        EDGE + 12, EDGE + 12, width - 2 * EDGE - 24, height - 2 * EDGE - 24, Look("none", AMBER, 1.5, 0.6), 18
    )
    corner = star(0, 0, 18, GOLD, 8, 0.45) + leaf(46, 12, SPARK, 16, 0, 84) + leaf(46, 12, SPARK, 0, 16, 186)
    near = EDGE + 30
    corners = (
        group(corner, x=near, y=near)
        + group(corner, x=width - near, y=near, turn=90)
        + group(corner, x=width - near, y=height - near, turn=180)
        + group(corner, x=near, y=height - near, turn=270)
    )
    return lines + corners


def _moon(x: float, y: float, size: float) -> str:
    """A crescent on its rays between two sprigs."""
    wing = path("M70 4C130 -14 190 10 250 2", FINE) + "".join(
        leaf(30, 9, SPARK, 96 + step * 40, -2 + step % 2 * 6, 60 + step % 2 * 60) for step in range(4)
    )
    parts = (
        glow(0, 0, 130)
        + rays(0, 0, 50, 62, 36, FINE)
        + crescent(0, 0, 40, CREAM, 0, 0.4)
        + star(0, -10, 15, GOLD, 8, 0.45)
        + wing
        + group(wing, flip=True)
    )
    return group(parts, x=x, y=y, size=size)
