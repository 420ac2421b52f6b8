"""The pictures of the rich menus: for each area an icon, and its label on a dark plate."""

from typing import Final

from bot.line.richmenu import WIDTH, Area, areas, height
from bot.pictures.chat.menu_icons import ICONS
from bot.pictures.frame import document, width_of, words
from bot.pictures.motifs import glow
from bot.pictures.shapes import AMBER, FINE, NIGHT, SPARK, Look, circle, group, path, rays, rect
from bot.say.words import words_for
from models.people.rich_menus import Place

LABEL: Final = 120
"""How tall a label is, in pixels; it is made smaller where it does not fit."""

SMALLEST_LABEL: Final = 107
"""16 px where a phone shows the menu 375 px wide."""

LABEL_COLOUR: Final = "#fff4dc"
PLATE: Final = NIGHT
"""The ground of the label: the panel's own colours grow too light for it towards their foot."""

TINT_OF: Final = {
    "ask": "night",
    "daily": "sea",
    "balance": "dawn",
    "topup": "meadow",
    "invite": "ember",
    "history": "swords",
    "help": "cups",
    "draw": "night",
    "cancel": "swords",
    "followup": "night",
    "share": "ember",
    "review": "dawn",
    "figures": "dawn",
    "person": "sea",
    "inbox": "ember",
    "menu": "meadow",
    "switched": "swords",
}


def menu_svg(place: Place, language: str) -> str:
    """The whole menu of that place in that language (th or en)."""
    say = words_for(language)
    cells = "".join(_cell(area, index, say(f"menu-{area.name}")) for index, area in enumerate(areas(place)))
    return document(WIDTH, height(place), rect(0, 0, WIDTH, height(place), Look(NIGHT)), cells)


def label_room(area: Area) -> int:
    """Pixels that a label has from side to side."""
    return area.width - 80


def label_size(text: str, area: Area) -> float:
    """How tall that label is drawn, in pixels."""
    return LABEL * min(1.0, label_room(area) / width_of(text, LABEL))


def _cell(area: Area, index: int, label: str) -> str:
    wide, high = area.width, area.height
    stars = "".join(
        circle(
            70 + (index * 0.31 + step * 0.7549) % 1 * (wide - 140),
            70 + (index * 0.17 + step * 0.5698) % 1 * 480,
            3 + step % 3,
            SPARK.but(opacity=0.6),
        )
        for step in range(18)
    )
    right, foot = wide - 18, high - 18
    panel = rect(18, 18, wide - 36, high - 36, Look(f"url(#{TINT_OF[area.name]})", AMBER, 6), 44)
    plate = path(
        f"M21 622H{right - 3}V{foot - 44}Q{right - 3} {foot - 3} {right - 44} {foot - 3}H62Q21 {foot - 3} 21 {foot - 44}Z",
        Look(PLATE),
    )
    edge = path(f"M21 622H{right - 3}", Look("none", AMBER, 3)) + rect(
        34, 34, wide - 68, high - 68, Look("none", AMBER, 2, 0.6), 32
    )
    size = 1.48 if wide > 700 else 1.3
    light = glow(0, 0, 220) + rays(0, 0, 172, 200, 48, FINE.but(opacity=0.5))
    picture = group(light, ICONS[area.name](), x=wide / 2, y=316, size=size)
    text = words(label, wide / 2, 762, LABEL, LABEL_COLOUR, label_room(area))
    return group(panel, stars, picture, plate, edge, text, x=area.left, y=area.top)
