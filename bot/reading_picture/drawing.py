"""Draws a scene: cards on the night sky, what they say above them, the way to MiMi at the foot. A JPEG comes out."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import segno
from PIL import Image, ImageDraw

from bot.pictures.files import STATIC, card_file
from bot.pictures.shapes import AMBER, IVORY, NIGHT
from bot.reading_picture.layout import RATIO, WIDTH, Code, Label, Layout, Place, layout
from bot.reading_picture.lettering import Line, measure, printable, set_lines
from bot.reading_picture.lines import LINE_HEIGHT, Room, Set, fitted
from bot.reading_picture.scene import CardShown, Scene

BACKDROPS: Final = STATIC / "backdrop"
MOST_BYTES: Final = 400_000
QUALITIES: Final = (90, 84, 76, 66, 50, 30, 15)

MIST: Final = "#cfc3e3"
BASE: Final = 1.15
"""Where a line's letters stand in its height, in sizes from its top."""

_ROUND: Final = 0.045
_EDGE: Final = 0.012
_LIGHT: Final = 115
_AT_THE_EDGE: Final = 178
"""What Pillow's radial gradient has where it meets the edges of its square; from there on there is no light."""

_SHADOW: Final = 0.09


def draw(scene: Scene) -> bytes:
    """The picture as JPEG. Raises KeyError for an unknown form or spread, OSError when a card's file cannot be read."""
    scene = replace(scene, gist=printable(scene.gist), question=printable(scene.question), more=printable(scene.more))
    place = layout(scene.spread, scene.form)
    with Image.open(BACKDROPS / f"{scene.form}.jpg") as sky:
        image = sky.convert("RGB")
    _glow(image, place, scene.glow)
    for card, where in zip(scene.cards, place.cards, strict=True):
        _lay(image, _file(card, scene), where, scene.edge)
    left, invitation = _invited(scene, place.code)
    _code(image, left, place.code, scene.link)
    set_lines(image, [*_said(scene, place), *_labels(scene, place), *invitation])
    return encoded(image)


def encoded(image: Image.Image) -> bytes:
    """The finest JPEG within MOST_BYTES."""
    data = b""
    for quality in QUALITIES:
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, subsampling=1)
        data = out.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data


def _glow(image: Image.Image, where: Layout, colour: str) -> None:
    """A soft light behind the cards."""
    left = min(card.x for card in where.cards) - 470
    right = max(card.x for card in where.cards) + 470
    top = min(card.y for card in where.cards) - 620
    foot = max(card.y for card in where.cards) + 620
    light = Image.radial_gradient("L").point([min(_LIGHT, max(0, _AT_THE_EDGE - value)) for value in range(256)])
    light = light.resize((round(right - left), round(foot - top)), Image.Resampling.BILINEAR)
    image.paste(Image.new("RGB", light.size, colour), (round(left), round(top)), light)


def _file(card: CardShown, scene: Scene) -> Path:
    return card_file(card.number, is_reversed=card.is_reversed, folder=Path(scene.deck) if scene.deck else None)


def _lay(image: Image.Image, card: Path, where: Place, colour: str) -> None:
    """The card with round corners, a thin edge and its shadow."""
    wide, high = round(where.width), round(where.width * RATIO)
    with Image.open(card) as file:
        file.draft("RGB", (wide, high))
        shown = file.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS)
    corner = round(wide * _ROUND)
    mask = Image.new("L", (wide * 2, high * 2))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, wide * 2 - 1, high * 2 - 1), corner * 2, fill=255)
    mask = mask.resize((wide, high), Image.Resampling.BOX)
    if where.turn:
        shown, mask = shown.rotate(-where.turn, expand=True), mask.rotate(-where.turn, expand=True)
    left, top = round(where.x - shown.width / 2), round(where.y - shown.height / 2)
    _shadow(image, (left, top, left + shown.width, top + shown.height), wide)
    image.paste(shown, (left, top), mask)
    thick = max(2, round(wide * _EDGE))
    edge = (left - thick + 1, top - thick + 1, left + shown.width + thick - 2, top + shown.height + thick - 2)
    ImageDraw.Draw(image).rounded_rectangle(edge, corner + thick - 1, outline=colour, width=thick)


def _shadow(image: Image.Image, box: tuple[int, int, int, int], wide: int) -> None:
    """Darkens the sky around a card, softly: a small blurred picture made larger."""
    soft = max(6, round(wide * _SHADOW))
    left, top, right, foot = box
    size = (right - left + 4 * soft, foot - top + 4 * soft)
    small = Image.new("L", (max(8, size[0] // soft), max(8, size[1] // soft)))
    ImageDraw.Draw(small).rectangle((2, 2, small.width - 3, small.height - 3), fill=170)
    shade = small.resize(size, Image.Resampling.BICUBIC)
    image.paste(Image.new("RGB", size, "#0a0519"), (left - 2 * soft, top - 2 * soft + soft // 2), shade)


def _code(image: Image.Image, x: float, where: Code, link: str) -> None:
    """The QR code on a cream plate with round corners."""
    matrix = tuple(segno.make(link, error="m", micro=False).matrix)
    side = len(matrix) + 4
    dots = Image.new("L", (side, side), 255)
    dots.putdata([0 if _dark(matrix, x - 2, y - 2) else 255 for y in range(side) for x in range(side)])
    scale = max(2, round(where.width / side))
    dots = dots.resize((side * scale, side * scale), Image.Resampling.NEAREST)
    plate = Image.composite(Image.new("RGB", dots.size, IVORY), Image.new("RGB", dots.size, NIGHT), dots)
    left, top = round(x + (where.width - plate.width) / 2), round(where.y + (where.width - plate.height) / 2)
    pad = 8
    box = (left - pad, top - pad, left + plate.width + pad, top + plate.height + pad)
    ImageDraw.Draw(image).rounded_rectangle(box, 16, fill=IVORY, outline=AMBER, width=3)
    image.paste(plate, (left, top))


def _dark(matrix: tuple[bytes | bytearray, ...], x: int, y: int) -> bool:
    return 0 <= x < len(matrix) and 0 <= y < len(matrix) and bool(matrix[y][x] & 1)


def _said(scene: Scene, place: Layout) -> list[Line]:
    """The title, the question if it is shown, the gist, and what follows it."""
    x, y = place.title
    title = Line(scene.title, x, y, 34 if place.height > WIDTH else 26, AMBER)
    block = place.gist
    small = max(26.0, block.sizes[-1] * 0.8)
    lines, top = [title], block.y
    if scene.question:
        asked = fitted(scene.question, measure, Room(block.width, 2), (small * 1.1, small), scene.kept)
        lines += _stacked(asked, block.x, top, MIST)
        top += asked.height + 8
    foot, gap = block.y + block.height, small * 0.6
    more = fitted(scene.more, measure, Room(block.width, 3), (small * 1.25, small * 1.1, small), scene.kept)
    below = more.height + gap if scene.more else 0
    gist = fitted(scene.gist, measure, Room(block.width, block.most, foot - top - below), block.sizes, scene.kept)
    top += (foot - top - gist.height - below) / 2
    after = _stacked(more, block.x, top + gist.height + gap, MIST)
    return [*lines, *_stacked(gist, block.x, top, IVORY), *after]


def _stacked(said: Set, x: float, top: float, colour: str) -> list[Line]:
    """Lines one under the other, centred at `x`, from `top` down."""
    return [Line(text, x, top + said.size * (BASE + LINE_HEIGHT * at), said.size, colour) for at, text in enumerate(said.lines)]


def _labels(scene: Scene, place: Layout) -> list[Line]:
    return [line for card, label in zip(scene.cards, place.labels, strict=True) for line in _label(card, label, scene.kept)]


def _label(card: CardShown, label: Label, kept: tuple[str, ...]) -> list[Line]:
    """The position in gold; under it, where there is room, the card's name and, if it is reversed, that it is."""
    texts = [(card.position, label.size, AMBER)]
    if label.full:
        texts += [
            (text, label.size * part, IVORY if part > 0.8 else MIST) for text, part in ((card.name, 0.88), (card.facing, 0.78))
        ]
    lines: list[Line] = []
    top = label.y - (label.size * 0.9 if label.beside else 0)
    for text, wanted, colour in texts:
        if text:
            room = Room(label.width, 2 if label.full else 1)
            said = fitted(text, measure, room, (wanted, wanted * 0.88, wanted * 0.76), kept)
            lines += _stacked(said, label.x, top, colour)
            top += said.height
    return [replace(line, anchor="start") for line in lines] if label.beside else lines


def _invited(scene: Scene, code: Code) -> tuple[float, list[Line]]:
    """Who reads the cards, and how to come to her, beside the QR code or under it; and the code's left edge."""
    if code.under:
        at = code.y + code.width + code.size * 2
        return code.x - code.width / 2, [Line(scene.invitation[0], code.x, at, code.size, AMBER)]
    sizes = (code.size * 1.3, code.size, code.size * 0.86)
    wide = max(measure(text) * size / 100 for text, size in zip(scene.invitation, sizes, strict=False))
    gap = code.size * 1.2
    left = code.x - (code.width + gap + wide) / 2
    lines, y = [], code.y + code.size * 1.3
    for text, size, colour in zip(scene.invitation, sizes, (AMBER, IVORY, MIST), strict=False):
        lines.append(Line(text, left + code.width + gap, y, size, colour, "start"))
        y += size * 1.8
    return left, lines
