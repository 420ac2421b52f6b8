"""The rich menu's pictures, one a language: six areas, three by two, each an icon and its label."""

from collections.abc import Callable
from typing import Final

from bot.line.richmenu import AREAS, COLUMNS, HEIGHT, ROWS, WIDTH
from bot.pictures.frame import document, words
from bot.pictures.motifs import flower, glow, sun
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    FINE,
    GOLD,
    INK,
    LEAF,
    LILAC,
    NIGHT,
    ROSE,
    SKY,
    SPARK,
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
from bot.say.words import words_for

HEART: Final = "M0 44C-56 8 -48 -38 -22 -40C-8 -40 -2 -30 0 -22C2 -30 8 -40 22 -40C48 -38 56 8 0 44Z"


def menu_svg(language: str) -> str:
    """The whole menu in that language (th or en)."""
    say = words_for(language)
    columns = len(COLUMNS) - 1
    cells = "".join(
        _cell(
            COLUMNS[index % columns],
            ROWS[index // columns],
            COLUMNS[index % columns + 1],
            ROWS[index // columns + 1],
            index,
            say(f"menu-{area}"),
            _icons()[area],
        )
        for index, area in enumerate(AREAS)
    )
    return document(WIDTH, HEIGHT, rect(0, 0, WIDTH, HEIGHT, Look(NIGHT)), cells)


def _icons() -> dict[str, Callable[[], str]]:
    """What each area shows above its label."""
    return {"ask": _ask, "daily": _daily, "balance": _balance, "invite": _invite, "topup": _topup, "history": _history}


TINTS: Final = ("night", "sea", "dawn", "ember", "meadow", "swords")


def _cell(left: int, top: int, right: int, foot: int, index: int, label: str, icon: Callable[[], str]) -> str:
    wide, high = right - left, foot - top
    stars = "".join(
        circle(
            70 + (index * 0.31 + step * 0.7549) % 1 * (wide - 140),
            70 + (index * 0.17 + step * 0.5698) % 1 * 480,
            3 + step % 3,
            SPARK.but(opacity=0.6),
        )
        for step in range(18)
    )
    panel = rect(18, 18, wide - 36, high - 36, Look(f"url(#{TINTS[index]})", AMBER, 6), 44) + rect(
        34, 34, wide - 68, high - 68, Look("none", AMBER, 2, 0.6), 32
    )
    picture = group(glow(0, 0, 230), rays(0, 0, 172, 200, 48, FINE.but(opacity=0.5)), icon(), x=wide / 2, y=322, size=1.48)
    return group(panel, stars, picture, words(label, wide / 2, 754, 112, "#fff4dc", wide - 110), x=left, y=top)


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
    """An open book, and a question answered."""
    cover = path("M-146 -56V96Q-72 76 0 106Q72 76 146 96V-56Z", Look("#6b3f8f", INK, 4))
    page = path("M0 -52C-40 -84 -100 -82 -134 -68V82C-96 70 -40 70 0 98Z", CREAM.but(width=4))
    lines = path("M-110 -36Q-70 -46 -28 -26M-110 -6Q-70 -16 -28 4M-110 24Q-70 14 -28 34", Look("none", "#b9a3c9", 6))
    mark = crescent(66, 14, 34, GOLD, 30, 0.4) + star(88, -14, 12, GOLD, 5, 0.5)
    bubble = path(
        "M60 -146H120Q150 -146 150 -116V-98Q150 -68 120 -68H96L74 -46V-68H60Q30 -68 30 -98V-116Q30 -146 60 -146Z",
        SKY.but(width=4),
    )
    ask = path("M76 -116Q78 -130 92 -130Q108 -130 108 -116Q108 -106 92 -102V-96", Look("none", INK, 8)) + circle(
        92, -82, 5, Look(INK)
    )
    return (
        cover
        + mirrored(page)
        + lines
        + mark
        + bubble
        + ask
        + leaf(40, 12, ROSE, 0, 60, 180)
        + flower(-104, -104, 22, LILAC)
        + leaf(26, 9, LEAF, -88, -92, 110)
    )
