"""Which file shows which card: MiMi's own deck, or the owner's (`DECK_DIR`). Draws nothing and needs no drawing library."""

import hashlib
import os
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.readings.deck import DECK_SIZE, Card

STATIC: Final = Path(__file__).parent / "static"
OWN_DECK: Final = STATIC / "deck"
BACK: Final = "back.jpg"
PORTRAIT: Final = "mimi.png"
GIFT: Final = "gift.jpg"
TOPICS: Final = ("love", "work", "money", "self")
OWN_PICTURES: Final = {
    PORTRAIT: STATIC / PORTRAIT,
    GIFT: STATIC / GIFT,
    **{f"topic-{topic}.png": STATIC / f"topic-{topic}.png" for topic in TOPICS},
    "shuffle.png": OWN_DECK / "shuffle.png",
}
"""What lies beside the cards under /deck/ and stays MiMi's own, whoever's deck is used."""

LARGEST_BYTES: Final = 1_000_000
"""A chat shows ten cards at once; LINE takes more, phones in a train do not."""
LARGEST_SIDE: Final = 1024
"""Pixels: LINE shows no larger picture in a Flex message."""
SMALLEST_WIDTH: Final = 300
RATIO: Final = 7 / 12
"""Width by height of the frames that the messages have for a card."""
RATIO_TOLERANCE: Final = 0.04
"""As a share of the ratio. What is beyond the frame is cut off, a fiftieth at each edge."""

_START: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers that the size follows."""


def card_file(number: int, *, is_reversed: bool = False, folder: Path | None = None) -> Path:
    """The JPEG of card `number` (0 to 77). `folder` is `Settings.deck_dir`; None is MiMi's own deck.

    An owner needs no pictures of reversed cards: where there is none, the upright one is turned and kept among the
    machine's temporary files. Raises LookupError for a number that no card has.
    """
    if not 0 <= number < DECK_SIZE:
        raise LookupError(f"no card has the number {number}")
    file = (folder or OWN_DECK) / Card(number, reversed=is_reversed).picture
    if is_reversed and not file.is_file():
        return _turned(file.with_name(Card(number, reversed=False).picture))
    return file


def back_file(folder: Path | None = None) -> Path:
    """The JPEG of a face-down card."""
    return (folder or OWN_DECK) / BACK


def file_named(name: str, folder: Path | None = None) -> Path:
    """The file that is asked for as /deck/<name>. Raises LookupError when nothing has that name."""
    if name == BACK:
        return back_file(folder)
    if name in OWN_PICTURES and OWN_PICTURES[name].is_file():
        return OWN_PICTURES[name]
    number, ending = name[:2], name[2:]
    if not (number.isascii() and number.isdigit()) or ending not in (".jpg", "r.jpg"):
        raise LookupError(f"no card has the name {name!r}")
    return card_file(int(number), is_reversed=ending == "r.jpg", folder=folder)


def deck_faults(folder: Path) -> Iterator[str]:
    """What keeps this folder from being MiMi's deck, one line for each fault. Reads only the beginning of each file."""
    if not folder.is_dir():
        yield f"{folder} is no folder"
        return
    upright = [Card(number, reversed=False).picture for number in range(DECK_SIZE)]
    turned = [Card(number, reversed=True).picture for number in range(DECK_SIZE)]
    for name in (*upright, BACK, *turned):
        file = folder / name
        if file.is_file():
            yield from _faults(file)
        elif name not in turned:
            yield f"{name} is missing"


def _faults(file: Path) -> Iterator[str]:
    size = jpeg_size(file)
    if size is None:
        yield f"{file.name} is no JPEG"
        return
    width, height = size
    weight = file.stat().st_size
    if weight > LARGEST_BYTES:
        yield f"{file.name} has {weight:,} bytes, at most {LARGEST_BYTES:,} are allowed"
    if max(width, height) > LARGEST_SIDE:
        yield f"{file.name} is {width} x {height} pixels, at most {LARGEST_SIDE} x {LARGEST_SIDE} are allowed"
    if width < SMALLEST_WIDTH:
        yield f"{file.name} is {width} pixels wide, at least {SMALLEST_WIDTH} are needed"
    if abs(width / height / RATIO - 1) > RATIO_TOLERANCE:
        yield f"{file.name} is {width} x {height} pixels, cards are 7 wide and 12 high (504 x 864)"


def jpeg_size(file: Path) -> tuple[int, int] | None:
    """Width and height in pixels from a JPEG's header; None when the file is no JPEG."""
    with file.open("rb") as stream:
        if stream.read(3) != _START:
            return None
        stream.seek(2)
        while len(head := stream.read(4)) == 4 and head[0] == 0xFF:
            length = struct.unpack(">H", head[2:])[0]
            if head[1] in _FRAMES:
                frame = stream.read(5)
                height, width = struct.unpack(">HH", frame[1:]) if len(frame) == 5 else (0, 0)
                return (width, height) if width and height else None
            stream.seek(length - 2, os.SEEK_CUR)
    return None


def _turned(upright: Path) -> Path:
    """The picture of the same card lying reversed: made once, and again when the upright one has changed."""
    state = upright.stat()
    mark = hashlib.sha256(f"{upright.resolve()} {state.st_mtime_ns} {state.st_size}".encode()).hexdigest()[:16]
    kept = Path(tempfile.gettempdir()) / f"mimi-deck-{os.getuid()}" / f"{mark}.jpg"
    if not kept.is_file():
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as half:
            half.write(_turned_bytes(upright))
        Path(half.name).replace(kept)
    return kept


def _turned_bytes(upright: Path) -> bytes:
    # Imported late: only an owner's deck without reversed pictures needs it.
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    with Image.open(upright) as image:
        image.transpose(Image.Transpose.ROTATE_180).save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()
