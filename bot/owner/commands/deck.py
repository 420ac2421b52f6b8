"""`mimi deck`: which cards people are shown, what is wrong with them, and all of them on one sheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from PIL.Image import Image

COLUMNS: Final = 13
"""78 cards are six rows of 13."""
CARD: Final = (168, 288)
"""Pixels of one card on the sheet: about its size in a chat."""
GAP: Final = 8
GROUND: Final = "#120b26"


def deck(
    sheet: Annotated[Path | None, typer.Option(help="Draw all 78 cards onto this picture (.png or .jpg).")] = None,
    folder: Annotated[Path | None, typer.Option(help="Look at this folder instead of DECK_DIR.")] = None,
) -> None:
    """Says which deck is used and whether each of its pictures can be. With --sheet it also draws all of them on one.

    Exits with 0, with 1 when the sheet cannot be drawn, with 2 when pictures are missing or cannot be used.
    """
    from bot.pictures.files import OWN_DECK, deck_faults
    from bot.settings import SettingsError, load_deck_dir

    try:
        used = folder or load_deck_dir()
    except SettingsError as error:
        cli.stop(str(error), cli.UNUSABLE)
    faults = list(deck_faults(used or OWN_DECK))
    if faults:
        cli.stop("\n".join(faults), cli.UNUSABLE)
    cli.say(f"The cards are those in {used}." if used else "The cards are MiMi's own.")
    if sheet:
        try:
            drawn(used).save(sheet)
        except (OSError, ValueError) as error:
            cli.stop(f"{sheet} cannot be written: {error}")
        cli.say(f"All 78 are on {sheet}.")


def drawn(folder: Path | None) -> "Image":
    """All upright cards in order, 13 in a row. Raises OSError when a picture cannot be read."""
    from PIL import Image

    from bot.pictures.files import card_file
    from models.readings.deck import DECK_SIZE

    across, down = CARD[0] + GAP, CARD[1] + GAP
    whole = Image.new("RGB", (COLUMNS * across + GAP, -(-DECK_SIZE // COLUMNS) * down + GAP), GROUND)
    for number in range(DECK_SIZE):
        row, column = divmod(number, COLUMNS)
        with Image.open(card_file(number, folder=folder)) as card:
            small = card.convert("RGB").resize(CARD, Image.Resampling.LANCZOS)
        whole.paste(small, (GAP + column * across, GAP + row * down))
    return whole
