"""People and horses: limbs along their joints, and faces that differ. Figures look to the right unless flipped."""

from dataclasses import dataclass
from math import atan2, degrees
from typing import Final

from bot.pictures.shapes import CREAM, DETAIL, INK, Look, circle, group, leaf, mirrored, num, path

Joint = tuple[float, float, float]
"""x, y and how thick the limb is there."""

SKIN: Final = Look("#f0c6a0", INK, 3)

LASHES: Final = DETAIL.but(width=4.5)
THIN: Final = DETAIL.but(width=3)


def limb(look: Look, *joints: Joint) -> str:
    """An arm, a leg, a trunk: a smooth outline around the line through its joints, round at both ends."""
    left, right = [], []
    last = len(joints) - 1
    for index, (x, y, thick) in enumerate(joints):
        ax, ay, _ = joints[max(index - 1, 0)]
        bx, by, _ = joints[min(index + 1, last)]
        long = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1
        across, down = (ay - by) / long * thick / 2, (bx - ax) / long * thick / 2
        left.append((x + across, y + down))
        right.append((x - across, y - down))
    return path(_smooth([*left, *reversed(right)]), look)


def _smooth(points: list[tuple[float, float]]) -> str:
    """A closed curve through all points (Catmull-Rom)."""
    count = len(points)
    data = f"M{num(points[0][0])} {num(points[0][1])}"
    for index in range(count):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        data += (
            f"C{num(bx + (cx - ax) / 6)} {num(by + (cy - ay) / 6)} {num(cx - (dx - bx) / 6)} {num(cy - (dy - by) / 6)} "
            f"{num(cx)} {num(cy)}"
        )
    return data + "Z"


@dataclass(frozen=True)
class Features:
    """What tells one face from another. `eyes`: closed, open, aside, narrow; `brows`: soft, high, stern."""

    skin: Look = SKIN
    eyes: str = "closed"
    brows: str = "soft"
    iris: str = "#5a3a2a"
    lips: str = "#c4626c"
    long: bool = False
    freckles: bool = False
    blush: bool = True
    lines: bool = False


def features(look: Features, *, mouth: bool = True) -> str:
    """Eyes, brows, nose and mouth about the origin, 90 wide."""
    eye = {
        "closed": path("M-34 -10Q-21 4 -8 -10", LASHES) + path("M-33 -8L-38 -3M-27 -4L-30 3M-20 -2L-20 5", THIN),
        "narrow": path("M-36 -10Q-22 -17 -8 -9Q-22 -3 -36 -10Z", Look("#fff8ec", INK, 2.5))
        + circle(-21, -10, 5, Look(look.iris))
        + path("M-38 -11Q-22 -20 -7 -9", LASHES),
    }
    wide = path("M-37 -9Q-22 -24 -7 -9Q-22 2 -37 -9Z", Look("#fff8ec", INK, 2.5))
    lid = path("M-39 -9Q-22 -27 -6 -9", LASHES)
    eye["open"] = (
        wide
        + circle(-22, -11, 7, Look(look.iris))
        + circle(-22, -11, 3, Look(INK))
        + circle(-19, -14, 2, CREAM.but(width=0))
        + lid
    )
    brow = {
        "soft": path("M-39 -28Q-23 -38 -8 -30", THIN.but(width=3.5)),
        "high": path("M-40 -30Q-24 -46 -8 -35", THIN.but(width=3.5)),
        "stern": path("M-42 -34Q-22 -36 -7 -24", THIN.but(width=5)),
    }[look.brows]
    if look.eyes == "aside":
        shift = "".join(
            circle(x + 5, -11, 7, Look(look.iris)) + circle(x + 5, -11, 3, Look(INK)) + circle(x + 8, -14, 2, CREAM.but(width=0))
            for x in (-22, 22)
        )
        eyes = mirrored(wide) + shift + mirrored(lid)
    else:
        eyes = mirrored(eye[look.eyes])
    parts = eyes + mirrored(brow)
    if look.blush:
        parts += mirrored(circle(-34, 16, 8, Look("#e08a7d", opacity=0.5)))
    if look.freckles:
        parts += mirrored(*(circle(x, y, 1.7, Look("#a8623e")) for x, y in ((-36, 10), (-29, 14), (-23, 9), (-31, 5))))
    if look.lines:
        parts += mirrored(path("M-18 20Q-26 30 -22 40", THIN.but(width=2, opacity=0.6)))
    nose = "M2 -8Q-8 14 -7 19Q-3 24 6 21" if look.long else "M2 -6Q-6 10 -5 14Q-2 18 4 16"
    parts += path(nose, THIN)
    if mouth:
        low = 6 if look.long else 0
        parts += group(path("M-11 31Q-5 27 0 30Q5 27 11 31Q0 41 -11 31Z", Look(look.lips)), y=low)
    return parts


SKULLS: Final = {
    "oval": "M-47 -24C-50 -80 50 -80 47 -24C48 26 22 62 0 62C-22 62 -48 26 -47 -24Z",
    "round": "M-50 -20C-52 -76 52 -76 50 -20C52 30 28 56 0 56C-28 56 -52 30 -50 -20Z",
    "long": "M-43 -26C-46 -80 46 -80 43 -26C44 30 22 72 0 72C-22 72 -44 30 -43 -26Z",
    "square": "M-47 -26C-50 -80 50 -80 47 -26C48 6 46 30 38 44C24 64 -24 64 -38 44C-46 30 -48 6 -47 -26Z",
}


def skull(shape: str, skin: Look) -> str:
    """The bare head with its ears, about the origin, 96 wide."""
    ears = mirrored(path("M-45 -8C-62 -16 -60 22 -44 20Z", skin))
    return ears + path(SKULLS[shape], skin)


def small_head(look: Features, hair: Look, style: str = "short", shape: str = "oval") -> str:
    """The head of a whole figure, drawn about 96 wide; scale it down."""
    back, front = {
        "short": (
            "M0 -84C-70 -86 -66 -10 -56 24H56C66 -10 70 -86 0 -84Z",
            "M-50 -10C-56 -60 -22 -74 0 -70C26 -76 56 -56 50 -10C42 -34 30 -44 14 -46C-6 -32 -34 -40 -50 -10Z",
        ),
        "bob": (
            "M0 -84C-80 -86 -80 0 -66 50C-52 56 -44 36 -46 4H46C44 36 52 56 66 50C80 0 80 -86 0 -84Z",
            "M-52 2C-54 -50 -20 -68 2 -64C34 -68 54 -46 52 2C44 -18 40 -30 34 -36C10 -20 -24 -22 -36 -34C-44 -26 -48 -14 -52 2Z",
        ),
    }[style]
    return path(back, hair) + skull(shape, look.skin) + features(look) + path(front, hair)


def hand(x: float, y: float, skin: Look, size: float = 1) -> str:
    """A fist of about 26."""
    return circle(x, y, 13 * size, skin)


def boot(x: float, y: float, look: Look, turn: float = 0, size: float = 1) -> str:
    """A pointed boot whose ankle is at x, y."""
    return group(path("M-11 -14H11L12 4C24 6 36 12 38 20H-12Z", look), x=x, y=y, turn=turn, size=size)


@dataclass(frozen=True)
class Horse:
    """A horse's colours: coat, the legs behind, mane and hooves."""

    coat: Look
    far: Look
    mane: Look
    hoof: Look


TRUNK: Final = (
    "M-108 -6C-114 -46 -78 -62 -44 -54C-16 -48 12 -50 34 -58C56 -80 66 -112 84 -140L88 -166L102 -150C116 -148 128 -138 134 -124"
    "L164 -86C170 -76 168 -64 158 -62C148 -60 140 -64 132 -70C122 -76 112 -78 104 -80C106 -56 110 -30 104 -4C100 20 88 34 66 38"
    "C26 48 -22 48 -60 40C-92 32 -106 18 -108 -6Z"
)
"""Rump, back, neck, head, chest and belly of a horse that stands, about 280 wide."""


def horse(
    look: Horse, near: tuple[tuple[Joint, ...], tuple[Joint, ...]], far: tuple[tuple[Joint, ...], tuple[Joint, ...]]
) -> str:
    """A horse with its fore and hind legs along these joints; the last joint is the hoof."""

    def leg(joints: tuple[Joint, ...], coat: Look) -> str:
        (ax, ay, _), (bx, by, _) = joints[-2:]
        x, y = bx + (bx - ax) * 0.1, by + (by - ay) * 0.1
        return limb(coat, *joints) + group(path("M-10 -8H10L15 11H-15Z", look.hoof), x=x, y=y, turn=_turn(bx - ax, by - ay))

    tail = path(
        "M-102 -30C-150 -44 -168 6 -158 60C-154 90 -166 108 -178 118C-140 116 -124 92 -128 56C-130 24 -122 4 -100 4Z", look.mane
    )
    mane = path(
        "M90 -150C70 -154 56 -132 50 -112C38 -104 34 -88 34 -76C24 -70 18 -58 22 -44C36 -40 44 -48 48 -56C60 -52 66 -62 66 -72C78 -74 80 -86 78 -96"
        "C88 -100 88 -112 86 -120C96 -126 98 -136 96 -142Z",
        look.mane,
    ) + path("M92 -150C106 -154 116 -144 118 -130C108 -136 100 -138 94 -136Z", look.mane)
    head = (
        circle(118, -122, 4.5, Look(INK))
        + circle(156, -74, 2.6, Look(INK))
        + path("M142 -62Q150 -66 158 -64", THIN.but(width=2))
        + path("M104 -80Q100 -98 106 -112", THIN.but(width=2, opacity=0.6))
    )
    return (
        tail
        + leg(far[0], look.far)
        + leg(far[1], look.far)
        + leg(near[1], look.coat)
        + leg(near[0], look.coat)
        + path(TRUNK, look.coat)
        + mane
        + head
    )


def _turn(across: float, down: float) -> float:
    return -degrees(atan2(across, down))


def bridle(look: Look) -> str:
    """Straps on the head of `horse` and the rein to its rider's hand."""
    strap = look.but(fill="none", stroke=look.fill if look.fill.startswith("#") else "#e6bf6d", width=5)
    line = "M104 -112L124 -136M138 -66L152 -100M108 -84L146 -88"
    return (
        path(line, Look("none", INK, 9))
        + path(line, strap)
        + path("M146 -84Q90 -40 34 -70", Look("none", INK, 7))
        + path("M146 -84Q90 -40 34 -70", strap.but(width=3.5))
    )


def plume(look: Look, lining: Look, turn: float = 0) -> str:
    """Three feathers from the origin, swept back."""
    return group(
        "".join(leaf(78 - step * 10, 17, lining if step % 2 else look, 0, 0, -20 - step * 26) for step in range(4)), turn=turn
    )
