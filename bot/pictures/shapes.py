"""The few strokes everything is drawn with: SVG fragments as strings, in pixels, y pointing down, angles in degrees."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final

INK: Final = "#170f2e"
NIGHT: Final = "#201640"
PLUM: Final = "#4b2a63"
AMBER: Final = "#e6bf6d"
IVORY: Final = "#fcf3df"


@dataclass(frozen=True)
class Look:
    """How a shape is filled and outlined; `width` is the outline's, 0 for none."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 0
    opacity: float = 1

    def but(self, **changes: object) -> "Look":
        """The same look with something changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def svg(self) -> str:
        """As SVG attributes."""
        outline = f' stroke="{self.stroke}" stroke-width="{num(self.width)}"' if self.width else ""
        faint = f' opacity="{num(self.opacity)}"' if self.opacity < 1 else ""
        return f'fill="{self.fill}"{outline}{faint}'


GOLD: Final = Look("url(#gold)", INK, 3)
CREAM: Final = Look("url(#cream)", INK, 3)
ROSE: Final = Look("#d9828f", INK, 3)
EMBER: Final = Look("#e58a5c", INK, 3)
LEAF: Final = Look("#8fbf95", INK, 3)
SKY: Final = Look("#86b9d6", INK, 3)
LILAC: Final = Look("#a58fd0", INK, 3)
STONE: Final = Look("#6d5a94", INK, 3)
DARK: Final = Look(NIGHT, AMBER, 3)
LINE: Final = Look("none", AMBER, 4)
FINE: Final = Look("none", AMBER, 2, 0.75)
PALE: Final = Look("none", IVORY, 3)
DETAIL: Final = Look("none", INK, 3)
GLINT: Final = Look(IVORY)
SPARK: Final = Look(AMBER)


def num(value: float) -> str:
    """A number as short as SVG allows at a hundredth of a pixel."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def polar(radius: float, angle: float, x: float = 0, y: float = 0) -> tuple[float, float]:
    """The point at this distance and angle (0 is up, clockwise) from x, y."""
    return x + radius * sin(radians(angle)), y - radius * cos(radians(angle))


def path(data: str, look: Look) -> str:
    """A path with round joins and ends."""
    return f'<path d="{data}" {look.svg} stroke-linejoin="round" stroke-linecap="round"/>'


def circle(x: float, y: float, radius: float, look: Look) -> str:
    """A disc or ring."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" {look.svg}/>'


def ellipse(x: float, y: float, wide: float, high: float, look: Look) -> str:
    """An ellipse by its two radii."""
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(wide)}" ry="{num(high)}" {look.svg}/>'


def rect(x: float, y: float, width: float, height: float, look: Look, round_by: float = 0) -> str:
    """A rectangle from its upper left corner."""
    corner = f' rx="{num(round_by)}"' if round_by else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"{corner} '
        f'{look.svg} stroke-linejoin="round"/>'
    )


def polygon(points: Iterable[tuple[float, float]], look: Look) -> str:
    """A closed shape through these points."""
    return path("M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z", look)


def group(*parts: str, x: float = 0, y: float = 0, size: float = 1, turn: float = 0, flip: bool = False) -> str:
    """Parts moved to x, y, turned clockwise, mirrored left to right if `flip`, and scaled."""
    across = -size if flip else size
    return f'<g transform="translate({num(x)} {num(y)}) rotate({num(turn)}) scale({across:.4g} {size:.4g})">{"".join(parts)}</g>'


def thinner(svg: str, by: float) -> str:
    """The same drawing with all its outlines divided by `by`, so that enlarging it does not make them coarse."""
    return re.sub(r'stroke-width="([\d.]+)"', lambda found: f'stroke-width="{num(float(found[1]) / by)}"', svg)


def mirrored(*parts: str) -> str:
    """Parts together with their mirror image across the upright axis."""
    return "".join(parts) + group(*parts, flip=True)


def around(part: str, count: int, x: float = 0, y: float = 0, start: float = 0) -> str:
    """A part repeated `count` times around x, y."""
    return "".join(group(part, x=x, y=y, turn=start + step * 360 / count) for step in range(count))


def star(x: float, y: float, radius: float, look: Look, points: int = 5, waist: float = 0.42, turn: float = 0) -> str:
    """A star; `waist` is its inner radius as a share of the outer."""
    return polygon(
        (polar(radius * (waist if step % 2 else 1), turn + step * 180 / points, x, y) for step in range(2 * points)),
        look,
    )


def twinkle(x: float, y: float, radius: float, look: Look = SPARK) -> str:
    """A four-pointed glint with hollow sides."""
    near = radius * 0.12
    return path(
        f"M{num(x)} {num(y - radius)}Q{num(x + near)} {num(y - near)} {num(x + radius)} {num(y)}"
        f"Q{num(x + near)} {num(y + near)} {num(x)} {num(y + radius)}"
        f"Q{num(x - near)} {num(y + near)} {num(x - radius)} {num(y)}"
        f"Q{num(x - near)} {num(y - near)} {num(x)} {num(y - radius)}Z",
        look,
    )


def leaf(length: float, width: float, look: Look, x: float = 0, y: float = 0, turn: float = 0) -> str:
    """A pointed leaf, petal, feather or flame, growing upwards from x, y."""
    data = (
        f"M0 0C{num(-width)} {num(-length * 0.3)} {num(-width * 0.7)} {num(-length * 0.75)} 0 {num(-length)}"
        f"C{num(width * 0.7)} {num(-length * 0.75)} {num(width)} {num(-length * 0.3)} 0 0Z"
    )
    return group(path(data, look), x=x, y=y, turn=turn)


def rays(x: float, y: float, near: float, far: float, count: int, look: Look, start: float = 0) -> str:
    """Straight rays, every second one shorter."""
    data = ""
    for step in range(count):
        angle = start + step * 360 / count
        (ax, ay), (bx, by) = (
            polar(near, angle, x, y),
            polar(far if step % 2 == 0 else near + (far - near) * 0.6, angle, x, y),
        )
        data += f"M{num(ax)} {num(ay)}L{num(bx)} {num(by)}"
    return path(data, look)


def crescent(x: float, y: float, radius: float, look: Look, turn: float = 0, thick: float = 0.5) -> str:
    """A moon whose horns point up before turning; `thick` from 0 (a sickle) to 1 (a bowl)."""
    horn = radius * 0.92
    lift = -radius * 0.39
    inner = radius * (0.94 + 0.36 * thick)
    data = (
        f"M{num(-horn)} {num(lift)}A{num(radius)} {num(radius)} 0 1 0 {num(horn)} {num(lift)}"
        f"A{num(inner)} {num(inner)} 0 0 1 {num(-horn)} {num(lift)}Z"
    )
    return group(path(data, look), x=x, y=y, turn=turn)


def cord(data: str, width: float, look: Look = GOLD) -> str:
    """A thick line with an outline: rope, stick, horn, ribbon."""
    colour = AMBER if look.fill == "url(#gold)" else IVORY if look.fill == "url(#cream)" else look.fill
    return path(data, Look("none", look.stroke, width + 2 * look.width)) + path(data, Look("none", colour, width))
