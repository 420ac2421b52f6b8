"""The shuffle as a moving picture: the cards close, are cut and pushed into each other, and open into a fan again.

An APNG whose first picture is the open fan: whoever's phone shows no movement sees that. All pictures share one small palette,
so that the file stays under what LINE plays.
"""

import math
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from bot.pictures.cards.back import back_svg
from bot.pictures.render import pixels

WIDTH: Final = 600
HEIGHT: Final = 250
CARD: Final = (92, 158)
CORNER: Final = 7
FINER: Final = 2
"""Cards are drawn so many times larger, turned, and made smaller: their edges stay smooth."""

GROUND: Final = (0x20, 0x16, 0x40)
COLOURS: Final = 26
FRAME_MS: Final = 70
REST_MS: Final = 900
PLAYS: Final = 2
BYTES: Final = 300_000
"""LINE does not play a larger one (LINE's reference, Flex image, `animated`)."""

CARDS: Final = 11
RADIUS: Final = 540
"""Of the circle on which the fan lies."""

Place = tuple[float, float, float]
"""Where a card's middle is, in pixels from the picture's, and how far it is turned, in degrees clockwise."""


def frames() -> list[tuple[Image.Image, int]]:
    """Each picture with how long it is shown, in milliseconds."""
    drawn = [draw(places) for places in script()]
    shown = [(drawn[0], REST_MS), *((image, FRAME_MS) for image in drawn[1:])]
    palette = _palette([drawn[0], drawn[len(drawn) // 3]])
    return [(image.quantize(palette=palette, dither=Image.Dither.NONE), milliseconds) for image, milliseconds in shown]


def apng(shown: Sequence[tuple[Image.Image, int]]) -> bytes:
    """The pictures as one file. Raises ValueError when LINE would not play it."""
    out = BytesIO()
    first, rest = shown[0][0], [image for image, _ in shown[1:]]
    durations = [milliseconds for _, milliseconds in shown]
    first.save(out, "PNG", save_all=True, append_images=rest, duration=durations, loop=PLAYS, optimize=True)
    if out.tell() > BYTES:
        raise ValueError(f"{out.tell()} bytes, {BYTES} allowed")
    return out.getvalue()


def script() -> list[list[Place]]:
    """Where the cards are in each picture, the lowest card first."""
    fan, pile = [_in_fan(index) for index in range(CARDS)], [_in_pile(index) for index in range(CARDS)]
    cut = [_in_half(index) for index in range(CARDS)]
    shuffled = [*_between(pile, cut, 3), *_riffle(cut, pile)]
    return [fan, *_between(fan, pile, 4), *shuffled, *_between(pile, fan, 4)]


def _in_fan(index: int) -> Place:
    turn = (index - (CARDS - 1) / 2) * 4.6
    angle = math.radians(turn)
    return RADIUS * math.sin(angle), RADIUS * (1 - math.cos(angle)) - 14, turn


def _in_pile(index: int) -> Place:
    return 0.0, -1.2 * index + 8, 0.0


def _in_half(index: int) -> Place:
    """The lower cards go to the left, the upper ones to the right."""
    side = -1 if index < CARDS // 2 else 1
    return side * 96.0, -1.2 * (index % (CARDS // 2)) + 10, side * 11.0


def _between(start: list[Place], end: list[Place], steps: int) -> list[list[Place]]:
    """From one to the other, slow at both ends; without `start` itself."""
    eased = [(1 - math.cos(math.pi * step / steps)) / 2 for step in range(1, steps + 1)]
    return [[_mix(a, b, part) for a, b in zip(start, end, strict=True)] for part in eased]


def _riffle(cut: list[Place], pile: list[Place]) -> list[list[Place]]:
    """The halves fall into each other, one card of each after the other."""
    steps, half = 5, CARDS // 2
    order = [position for pair in zip(range(half), range(half, 2 * half), strict=True) for position in pair]
    order += range(2 * half, CARDS)
    pictures = []
    for step in range(1, steps + 1):
        fallen = [min(1.0, max(0.0, step * (CARDS + 3) / steps - rank) / 3) for rank in range(CARDS)]
        pictures.append([_mix(cut[index], pile[rank], fallen[rank]) for rank, index in enumerate(order)])
    return pictures


def _mix(start: Place, end: Place, part: float) -> Place:
    x, y, turn = (a + (b - a) * part for a, b in zip(start, end, strict=True))
    return x, y, turn


def draw(places: list[Place]) -> Image.Image:
    """One picture, in full colours."""
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), GROUND)
    for x, y, turn in places:
        card = _card().rotate(-turn, Image.Resampling.BICUBIC, expand=True)
        left = round((WIDTH / 2 + x) * FINER - card.width / 2)
        top = round((HEIGHT / 2 + y) * FINER - card.height / 2)
        image.paste(card, (left, top), card)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


@cache
def _card() -> Image.Image:
    """The back with round corners and a dark edge, so that cards on top of each other are told apart."""
    size = (CARD[0] * FINER, CARD[1] * FINER)
    card = pixels(back_svg()).resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    mask = Image.new("L", size, 0)
    box = (0, 0, size[0] - 1, size[1] - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, CORNER * FINER, fill=255)
    ImageDraw.Draw(card).rounded_rectangle(box, CORNER * FINER, outline=(0x14, 0x0C, 0x2C), width=FINER)
    card.putalpha(mask)
    return card


def _palette(images: list[Image.Image]) -> Image.Image:
    """One palette for all, taken from those that show the most."""
    together = Image.new("RGB", (WIDTH, HEIGHT * len(images)), GROUND)
    for number, image in enumerate(images):
        together.paste(image, (0, HEIGHT * number))
    return together.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
