"""What appears on many cards: faces, crowns, wings, flowers, leaves, clouds, land and water."""

from math import cos, pi, sin
from typing import Final

from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    FINE,
    GLINT,
    GOLD,
    INK,
    LEAF,
    PALE,
    ROSE,
    SPARK,
    Look,
    around,
    circle,
    cord,
    ellipse,
    group,
    leaf,
    mirrored,
    num,
    path,
    polygon,
    rays,
    rect,
    twinkle,
)

LAND_LEFT: Final = -215
LAND_RIGHT: Final = 215
LAND_FOOT: Final = 350
"""Landscapes run past the window on three sides; the card clips them."""


def face(x: float, y: float, size: float = 1) -> str:
    """A calm face with closed eyes, about 90 wide at size 1."""
    eye = path("M-34 -10Q-21 4 -8 -10", DETAIL.but(width=4.5)) + path(
        "M-33 -8L-38 -3M-27 -4L-30 3M-20 -2L-20 5", DETAIL.but(width=3)
    )
    cheek = circle(-34, 16, 8, Look("#e08a7d", opacity=0.55))
    lips = path("M-11 31Q-5 27 0 30Q5 27 11 31Q0 41 -11 31Z", Look("#c4626c"))
    nose = path("M2 -6Q-6 10 -5 14Q-2 18 4 16", DETAIL.but(width=3))
    brow = path("M-38 -24Q-23 -34 -8 -26", DETAIL.but(width=3))
    return group(mirrored(eye, cheek, brow), nose, lips, x=x, y=y, size=size)


def crown(x: float, y: float, size: float = 1, look: Look = GOLD) -> str:
    """A crown with five points, 120 wide, its band's foot at y."""
    points = "M-60 -8L-70 -66L-38 -40L-28 -82L0 -48L28 -82L38 -40L70 -66L60 -8Z"
    tips = "".join(circle(tip, up, 8, CREAM) for tip, up in ((-70, -70), (-28, -87), (28, -87), (70, -70)))
    gems = circle(0, -4, 8, ROSE) + mirrored(circle(34, -4, 6, Look("#86b9d6", INK, 3)))
    return group(path(points, look), rect(-64, -18, 128, 26, look, 8), gems, tips, circle(0, -54, 9, CREAM), x=x, y=y, size=size)


def wing(x: float, y: float, size: float = 1, flip: bool = False, look: Look = CREAM) -> str:
    """A wing spread to the right from its shoulder at x, y; about 170 long."""
    long = "".join(leaf(168 - step * 15, 24, look, turn=58 + step * 13) for step in range(6))
    short = "".join(leaf(104 - step * 9, 20, GOLD, turn=54 + step * 15) for step in range(6))
    return group(long, short, circle(0, 0, 15, GOLD), x=x, y=y, size=size, flip=flip)


def flower(x: float, y: float, radius: float, look: Look = CREAM, petals: int = 5, heart: Look = GOLD) -> str:
    """An open flower seen from above."""
    petal = group(circle(0, -radius * 0.58, radius * 0.42, look))
    inner = group(circle(0, -radius * 0.32, radius * 0.28, look))
    return group(around(petal, petals), around(inner, petals, start=180 / petals), circle(0, 0, radius * 0.22, heart), x=x, y=y)


def tulip(x: float, y: float, size: float = 1, look: Look = ROSE, turn: float = 0) -> str:
    """A flower on its stem with two leaves, growing from x, y, 90 high."""
    stem = path("M0 0Q4 -30 0 -56", Look("none", "#6fa57c", 5))
    blades = leaf(44, 10, LEAF, turn=-42) + leaf(38, 10, LEAF, turn=44)
    bloom = leaf(40, 20, look, y=-50, turn=-26) + leaf(40, 20, look, y=-50, turn=26) + leaf(42, 18, look, y=-50)
    return group(stem, blades, bloom, x=x, y=y, size=size, turn=turn)


def wreath(wide: float, high: float, pairs: int, look: Look = LEAF, gap: float = 0.0, size: float = 38) -> str:
    """Leaves along an ellipse, from the foot up both sides; `gap` (0 to 1) is left open at the top."""
    parts = ""
    steps = max(pairs, 2)
    for step in range(steps):
        angle = pi * (0.03 + (0.96 - gap) * step / (steps - 1))
        x, y = wide * sin(angle), high * cos(angle)
        heading = 90 - angle * 180 / pi
        parts += leaf(size, size * 0.3, look, x, y, heading - 30) + leaf(size, size * 0.3, look, x, y, heading + 32)
    stem = ellipse(0, 0, wide, high, Look("none", AMBER, 3)) if gap == 0 else ""
    return stem + mirrored(parts)


def cloud(x: float, y: float, size: float = 1, look: Look = CREAM) -> str:
    """A flat-footed cloud, 150 wide, its foot at y."""
    puffs = "M-62 0C-92 0 -90 -36 -60 -34C-62 -64 -22 -72 -10 -50C4 -82 52 -72 46 -38C80 -44 88 0 60 0Z"
    curl = path("M-44 -22Q-34 -36 -22 -24M4 -30Q20 -46 32 -28", DETAIL.but(width=2.5))
    return group(path(puffs, look), curl, x=x, y=y, size=size)


def hills(y: float, fill: str, sway: float = 30, edge: str = AMBER) -> str:
    """A ridge of land from edge to edge at about y."""
    data = (
        f"M{LAND_LEFT} {num(y)}C{num(LAND_LEFT / 2)} {num(y - sway * 2)} {num(LAND_LEFT / 4)} {num(y + sway)} 20 {num(y)}"
        f"S{num(LAND_RIGHT * 0.7)} {num(y - sway * 1.5)} {LAND_RIGHT} {num(y - sway / 2)}V{LAND_FOOT}H{LAND_LEFT}Z"
    )
    return path(data, Look(fill, edge, 2.5))


def peaks(y: float, fill: str, high: float = 110, caps: bool = True) -> str:
    """Three mountains with their feet at y, the middle one lower."""
    parts = ""
    for x, tall, broad in ((0, 0.72, 130), (-130, 1.0, 120), (128, 0.92, 120)):
        top = y - high * tall
        parts += polygon(((x - broad, y), (x, top), (x + broad, y)), Look(fill, AMBER, 2.5))
        if caps:
            down, out = high * tall * 0.3, broad * 0.3
            parts += polygon(
                (
                    (x, top),
                    (x + out, top + down),
                    (x + out * 0.3, top + down * 0.72),
                    (x - out * 0.2, top + down * 1.15),
                    (x - out, top + down),
                ),
                Look(GLINT.fill, opacity=0.9),
            )
    return parts


def water(y: float, fill: str = "#2c5c86", rows: int = 4) -> str:
    """Water from y down, with rows of ripples."""
    parts = rect(LAND_LEFT, y, LAND_RIGHT - LAND_LEFT, LAND_FOOT - y, Look(fill, AMBER, 2.5))
    for row in range(rows):
        at = y + 22 + row * 24
        start = -200 + (row % 2) * 34
        ripples = "".join(f"M{start + step * 68} {num(at)}q17 -11 34 0" for step in range(6))
        parts += path(ripples, Look("none", "#a9cbe0", 2.5))
    return parts


def infinity(x: float, y: float, size: float = 1, look: Look = GOLD) -> str:
    """The lying eight, 150 wide."""
    data = "M0 0C22 -34 66 -40 66 0S22 34 0 0S-66 -40 -66 0S-22 34 0 0"
    return group(cord(data, 11, look), x=x, y=y, size=size)


def sun(x: float, y: float, radius: float, with_face: bool = False, look: Look = GOLD) -> str:
    """A disc amid straight and waved rays."""
    wave = path(
        f"M{num(-radius * 0.14)} {num(-radius * 1.08)}q{num(-radius * 0.12)} {num(-radius * 0.3)} {num(radius * 0.08)} "
        f"{num(-radius * 0.45)}t{num(radius * 0.02)} {num(-radius * 0.32)}q{num(radius * 0.26)} {num(radius * 0.36)} "
        f"{num(radius * 0.08)} {num(radius * 0.77)}Z",
        look,
    )
    spike = polygon(((-radius * 0.15, -radius * 1.08), (0, -radius * 1.85), (radius * 0.15, -radius * 1.08)), look)
    middle = face(0, 2, radius / 68) if with_face else ""
    return group(around(spike, 8), around(wave, 8, start=22.5), circle(0, 0, radius, look), middle, x=x, y=y)


def sky(number: int, count: int = 26) -> str:
    """Small stars spread evenly over the window, otherwise for each card (the plastic number's sequence)."""
    parts = ""
    for step in range(count):
        x = ((number * 0.37 + step * 0.7548776662) % 1 - 0.5) * 390
        y = ((number * 0.61 + step * 0.5698402910) % 1) * 420 - 310
        if step % 6 == 0:
            parts += twinkle(x, y, 8 + step % 4, SPARK.but(opacity=0.8))
        else:
            parts += circle(x, y, 1.3 + step % 3 * 0.6, SPARK.but(opacity=0.7))
    return parts


def glow(x: float, y: float, radius: float) -> str:
    """Soft light behind the emblem."""
    return circle(x, y, radius, Look("url(#glow)"))


def halo(x: float, y: float, radius: float, count: int = 48) -> str:
    """A ring with fine rays, the quiet light behind many emblems."""
    return (
        glow(x, y, radius * 1.5)
        + rays(x, y, radius * 1.08, radius * 1.28, count // 2, FINE.but(width=2.5, opacity=0.6))
        + circle(x, y, radius, FINE.but(width=2.5, opacity=0.6))
    )


def ribbon(x: float, y: float, size: float = 1, look: Look = ROSE) -> str:
    """A bow with two tails, 90 wide."""
    loop = path("M0 0C-20 -28 -48 -22 -44 0C-48 22 -20 24 0 0Z", look)
    tail = path("M-4 4L-30 46L-14 40L-8 54L4 8Z", look)
    return group(mirrored(tail), mirrored(loop), circle(0, 0, 9, GOLD), x=x, y=y, size=size)


def garland(wide: float, sag: float, y: float, blooms: int = 7) -> str:
    """Leaves and flowers hanging in a bow from -wide to wide."""
    parts = path(f"M{num(-wide)} {num(y)}Q0 {num(y + 2 * sag)} {num(wide)} {num(y)}", Look("none", "#6fa57c", 5))
    for step in range(blooms * 2 - 1):
        at = step / (blooms * 2 - 2)
        x, drop = -wide + 2 * wide * at, y + 4 * sag * at * (1 - at)
        if step % 2:
            parts += leaf(26, 9, LEAF, x, drop, 150) + leaf(26, 9, LEAF, x, drop, 210)
        else:
            parts += flower(x, drop, 17, ROSE if step % 4 else CREAM)
    return parts


def pillar(x: float, top: float, foot: float, look: Look, wide: float = 44) -> str:
    """A fluted column with capital and base."""
    flutes = "".join(
        path(f"M{num(x + shift)} {num(top + 34)}V{num(foot - 28)}", Look("none", INK, 2, 0.5)) for shift in (-11, 0, 11)
    )
    return (
        rect(x - wide / 2, top, wide, foot - top, look)
        + flutes
        + rect(x - wide / 2 - 9, top, wide + 18, 24, look, 5)
        + rect(x - wide / 2 - 9, foot - 22, wide + 18, 22, look, 4)
    )


def butterfly(x: float, y: float, size: float = 1, look: Look = EMBER, turn: float = 0) -> str:
    """A butterfly seen from above."""
    upper = path("M2 -4C16 -46 58 -48 52 -18C50 -4 24 2 2 2Z", look)
    lower = path("M2 2C24 2 44 14 34 30C24 42 8 26 2 8Z", GOLD)
    return group(
        mirrored(upper, lower, circle(36, -22, 5, GLINT)),
        mirrored(path("M1 -12Q6 -30 14 -34", PALE.but(width=2))),
        ellipse(0, 2, 4, 18, Look(INK, AMBER, 1.5)),
        x=x,
        y=y,
        size=size,
        turn=turn,
    )
