"""The icons of the menu under the chat, each drawn around its middle, about 300 pixels wide."""

from collections.abc import Callable
from typing import Final

from bot.pictures.chat.owner_icons import OWNER_ICONS
from bot.pictures.motifs import flower, sun
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LILAC,
    ROSE,
    SKY,
    Look,
    circle,
    crescent,
    ellipse,
    group,
    leaf,
    mirrored,
    path,
    rect,
    star,
    twinkle,
)

HEART: Final = "M0 44C-56 8 -48 -38 -22 -40C-8 -40 -2 -30 0 -22C2 -30 8 -40 22 -40C48 -38 56 8 0 44Z"


def _ask() -> str:
    """A fan of three cards."""
    card = rect(-52, -92, 104, 176, Look("#3a2370", INK, 4), 12) + rect(-43, -83, 86, 158, Look("none", AMBER, 3), 7)
    side = group(card, star(0, -4, 28, GOLD, 8, 0.45), twinkle(0, -54, 10), twinkle(0, 46, 10))
    middle = group(card, sun(0, -4, 22), twinkle(0, -60, 9), twinkle(0, 52, 9))
    return (
        group(side, x=-72, y=16, turn=-22)
        + group(side, x=72, y=16, turn=22)
        + group(middle, y=-14, size=1.12)
        + mirrored(twinkle(-132, -96, 18, CREAM))
    )


def _daily() -> str:
    """A crescent that holds the sun."""
    return (
        group(sun(0, 0, 46), x=10, y=-36)
        + crescent(-4, 2, 122, CREAM, 0, 0.25)
        + circle(-52, 84, 7, LILAC.but(width=0, opacity=0.5))
        + circle(30, 98, 10, LILAC.but(width=0, opacity=0.4))
        + star(-96, -84, 20, GOLD, 8, 0.45)
        + star(112, -72, 14, GOLD, 8, 0.45)
        + twinkle(76, -118, 12, CREAM)
    )


def _balance() -> str:
    """A great star over coins."""
    coin = (
        ellipse(0, 10, 44, 15, GOLD)
        + rect(-44, 0, 88, 10, GOLD.but(width=0))
        + path("M-44 0V10M44 0V10", DETAIL)
        + ellipse(0, 0, 44, 15, GOLD)
        + ellipse(0, 0, 30, 9, Look("none", "#a8752f", 2.5))
    )
    pile = (
        "".join(group(coin, x=-98, y=96 - step * 20) for step in range(3))
        + "".join(group(coin, x=98, y=96 - step * 20) for step in range(5))
        + "".join(group(coin, y=110 - step * 20) for step in range(2))
    )
    return (
        pile
        + star(-4, -44, 104, GOLD, 5, 0.5)
        + star(-4, -44, 72, CREAM.but(width=2.5), 5, 0.5)
        + twinkle(98, -90, 20, CREAM)
        + twinkle(-112, -104, 14, CREAM)
    )


def _invite() -> str:
    """A letter with a heart."""
    back = path("M-128 -26L0 -128L128 -26V100H-128Z", Look("#b65a6f", INK, 4))
    sheet = (
        rect(-98, -96, 196, 170, CREAM, 8)
        + path("M-66 -66H66", Look("none", "#c9b59a", 5))
        + group(path(HEART, ROSE), y=-4, size=1.25)
    )
    pocket = path("M-128 -26L0 62L128 -26V108Q128 118 118 118H-118Q-128 118 -128 108Z", ROSE.but(width=4)) + path(
        "M-122 114L-22 48M122 114L22 48", DETAIL
    )
    return (
        back
        + sheet
        + pocket
        + group(path(HEART, EMBER), x=128, y=-104, size=0.6, turn=14)
        + twinkle(-128, -104, 16, CREAM)
        + circle(0, 66, 19, GOLD)
        + star(0, 66, 12, CREAM.but(width=2), 5, 0.5)
    )


def _topup() -> str:
    """A jar that fills with stars."""
    jar = path(
        "M-74 -72C-120 -40 -122 20 -116 78Q-110 118 -70 120H70Q110 118 116 78C122 20 120 -40 74 -72Z",
        Look("#a9d8e8", INK, 4, 0.9),
    )
    deep = path("M-113 10C-122 100 -100 114 -68 114H68C100 114 122 100 113 10Q60 -8 0 10T-113 10Z", Look("#2d6f8f", opacity=0.75))
    inside = "".join(
        star(x, y, size, GOLD.but(width=2.5), 5, 0.5, turn)
        for x, y, size, turn in ((-62, 74, 32, 10), (4, 84, 34, -8), (68, 72, 32, 14), (-32, 26, 30, -14), (38, 24, 32, 8))
    )
    neck = rect(-84, -92, 168, 26, Look("#d9f0f5", INK, 4), 12)
    falling = (
        star(-4, -132, 26, GOLD, 5, 0.5, 8) + star(52, -118, 15, CREAM, 5, 0.5, -12) + star(-54, -116, 13, CREAM, 5, 0.5, 12)
    )
    plus = circle(112, 88, 42, EMBER.but(width=4)) + path("M112 66V110M90 88H134", Look("none", "#fffaf0", 11))
    return jar + deep + inside + neck + path("M-92 -30Q-98 10 -94 50", Look("none", "#ffffff", 7, 0.7)) + falling + plus


def _history() -> str:
    """An open book."""
    cover = path("M-146 -76V76Q-72 56 0 86Q72 56 146 76V-76Z", Look("#6b3f8f", INK, 4))
    page = path("M0 -72C-40 -104 -100 -102 -134 -88V62C-96 50 -40 50 0 78Z", CREAM.but(width=4))
    lines = path("M-110 -56Q-70 -66 -28 -46M-110 -26Q-70 -36 -28 -16M-110 4Q-70 -6 -28 14", Look("none", "#b9a3c9", 6))
    mark = crescent(66, -6, 34, GOLD, 30, 0.4) + star(88, -34, 12, GOLD, 5, 0.5)
    beside = leaf(40, 12, ROSE, 0, 40, 180) + flower(-104, -124, 22, LILAC) + twinkle(104, -120, 16, CREAM)
    return cover + mirrored(page) + lines + mark + beside


def _balloon(inside: str) -> str:
    """A speech balloon with something in it."""
    shape = "M-92 -104H92Q132 -104 132 -64V22Q132 62 92 62H8L-46 112V62H-92Q-132 62 -132 22V-64Q-132 -104 -92 -104Z"
    return path(shape, SKY.but(width=4)) + inside


def _help() -> str:
    """A question, asked."""
    mark = path("M-34 -46Q-30 -76 0 -76Q38 -76 38 -44Q38 -20 2 -10V10", Look("none", INK, 16)) + circle(2, 38, 11, Look(INK))
    return _balloon(mark) + twinkle(124, -122, 18, CREAM) + twinkle(-128, 96, 13, CREAM)


def _card(inside: str) -> str:
    card = rect(-52, -92, 104, 176, Look("#3a2370", INK, 4), 12) + rect(-43, -83, 86, 158, Look("none", AMBER, 3), 7)
    return group(card, inside)


def _followup() -> str:
    """Something more to say about a card."""
    more = "".join(circle(x, -20, 12, Look(INK)) for x in (-4, 38, 80))
    card = group(_card(star(0, -4, 30, GOLD, 8, 0.45)), x=-98, y=56, turn=-12, size=0.78)
    return group(_balloon(more), x=14, y=-6) + card + twinkle(136, 96, 14, CREAM)


def _share() -> str:
    """A paper plane on its way, with love."""
    wing = path("M-140 -8L140 -112L66 108L-6 34Z", CREAM.but(width=4))
    fold = path("M-140 -8L140 -112L-6 34Z", Look("#f3dcae", INK, 4))
    keel = path("M-6 34L-14 116L30 70Z", GOLD.but(width=4))
    trail = path("M-128 96Q-84 112 -40 84M-150 58Q-118 70 -86 52", Look("none", "#fff4dc", 6))
    return keel + wing + fold + trail + twinkle(-84, -92, 17, CREAM) + group(path(HEART, ROSE), x=118, y=40, size=0.6, turn=12)


def _review() -> str:
    """Stars to give."""
    return (
        star(0, -20, 112, GOLD, 5, 0.5)
        + star(0, -20, 78, CREAM.but(width=2.5), 5, 0.5)
        + star(-108, 84, 40, GOLD, 5, 0.5, -10)
        + star(108, 84, 40, GOLD, 5, 0.5, 10)
        + star(0, 112, 34, GOLD, 5, 0.5)
        + twinkle(112, -104, 18, CREAM)
        + twinkle(-118, -84, 14, CREAM)
    )


def _cancel() -> str:
    """The cards are put back."""
    pile = "".join(group(_card(""), x=-24 + step * 8, y=10 - step * 8) for step in range(4))
    cross = circle(84, 74, 56, EMBER.but(width=4)) + path("M62 52L106 96M106 52L62 96", Look("none", "#fffaf0", 14))
    return group(pile, star(0, -18, 30, GOLD, 8, 0.45), x=-16) + cross + twinkle(-128, -96, 16, CREAM)


def _draw() -> str:
    """A fan whose middle card is taken out."""
    plain = _card(star(0, -4, 26, GOLD, 8, 0.45))
    fan = "".join(group(plain, x=step * 64, y=abs(step) * 14 + 28, turn=step * 13) for step in (-2, 2, -1, 1))
    taken = group(_card(sun(0, -4, 24) + twinkle(0, -60, 9) + twinkle(0, 52, 9)), y=-40, size=1.14)
    return fan + taken + mirrored(twinkle(-96, -128, 20, CREAM))


ICONS: Final[dict[str, Callable[[], str]]] = {
    "ask": _ask,
    "daily": _daily,
    "balance": _balance,
    "invite": _invite,
    "topup": _topup,
    "history": _history,
    "help": _help,
    "draw": _draw,
    "cancel": _cancel,
    "followup": _followup,
    "share": _share,
    "review": _review,
    **OWNER_ICONS,
}
"""By the name of the menu's area."""
