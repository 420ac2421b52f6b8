"""A QR picture into a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from bot.owner.actions.house import House

QrFile = Annotated[
    Path | None,
    typer.Option("--qr", dir_okay=False, help="Also draw its link as a QR picture into this PNG file.", show_default=False),
]


def save_qr(house: "House", kind: Literal["code", "campaign"], word: str, file: Path | None) -> None:
    """Draws the QR picture of a link, if a file is named. Ends the command when it cannot be written."""
    if file is None:
        return
    from bot.owner.qr import draw
    from bot.say.links import Links

    links = Links.from_settings(house.settings)
    try:
        file.write_bytes(draw(links.code_link(word) if kind == "code" else links.campaign_link(word)))
    except OSError as error:
        cli.stop(f"The QR picture cannot be written: {error}")
    cli.say(f"QR picture: {file}")
