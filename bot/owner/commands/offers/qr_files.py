"""The link that types a message, and its QR picture in a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from bot.owner.actions.house import House

QrFile = Annotated[
    Path | None,
    typer.Option("--qr", dir_okay=False, help="Also draw its link as a QR picture into this PNG file.", show_default=False),
]


def save_qr(house: "House", message: str, file: Path | None) -> None:
    """Prints the link that types this message, and draws it into the file, if there is one. Ends the command when that fails."""
    from bot.owner.qr import draw
    from bot.say.links import Links

    link = Links.from_settings(house.settings).message_link(message)
    cli.say(link)
    if file is None:
        return
    try:
        file.write_bytes(draw(link))
    except OSError as error:
        cli.stop(f"The QR picture cannot be written: {error}")
    cli.say(f"QR picture: {file}")
