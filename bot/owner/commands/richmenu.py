"""`mimi richmenu`: puts the menus under the chat."""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from models.people.rich_menus import Place

PICTURES: Final = Path(__file__).parents[2] / "pictures" / "static" / "richmenu"


def richmenu() -> None:
    """Publishes the menus under the chat and shows each person theirs. Safe to run at any time, and twice.

    There is one for each place where somebody may be (at rest, at the table, with a fresh reading), in each language.

    A menu that LINE already has is left as it is: nothing is made when pictures, words and the pay page's address are the
    same. A changed one is made anew, people who see the old one are given the new one, and the old one is deleted. LINE
    allows 100 menus to be made or deleted in an hour; what is too much is left for the next run. Menus that are not MiMi's
    are not touched.

    Exits with 0, with 1 when LINE does not take a menu or a picture is missing, with 2 when the settings are wrong, with 3
    when LINE or the database is away.
    """
    from bot.line.client import Line
    from bot.line.errors import LinePermanent, LineTemporary
    from bot.line.richmenu import RichMenu, rich_menu
    from bot.line.richmenu_publish import publish
    from bot.say.links import Links
    from bot.say.words import DEFAULT_LANGUAGE
    from models.db import LANGUAGES
    from models.people import lookup
    from models.people.rich_menus import PLACES

    settings = cli.settings()
    menus: list[RichMenu] = []
    for place, language in product(PLACES, LANGUAGES):
        picture = PICTURES / f"{place}-{language}.jpg"
        if not picture.is_file():
            cli.stop(f"{picture} is missing; it comes with the project.")
        menus.append(rich_menu(place, language, picture.read_bytes(), Links.from_settings(settings)))

    with cli.database(settings) as engine, cli.progress(None, "Publishing the menus") as bar:

        def seeing(place: "Place", language: str, at_once: int) -> Iterator[Sequence[str]]:
            with engine.connect() as connection:
                yield from lookup.seeing(connection, place, language, at_once)

        try:
            done = publish(Line.from_settings(settings), menus, DEFAULT_LANGUAGE, seeing)
        except LinePermanent as error:
            cli.stop(f"LINE does not take it: {error}")
        except LineTemporary as error:
            cli.stop(f"LINE is away, or 100 menus were made or deleted within the hour. Try again later: {error}", cli.AWAY)
        bar.update(bar.task_ids[0], total=1, completed=1)
    for name in done.made:
        typer.echo(f"Published {name}.")
    if done.default_set:
        typer.echo(f"Everybody sees the menu in {DEFAULT_LANGUAGE!r} who has no other.")
    if done.linked or done.not_linked:
        refused = f"; LINE refused {done.not_linked:,}" if done.not_linked else ""
        typer.echo(f"Given to {done.linked:,} people who see another one{refused}.")
    for name in done.deleted:
        typer.echo(f"Deleted {name}.")
    if done.not_deleted:
        typer.echo(f"{len(done.not_deleted)} old menu(s) stay until the next run: LINE limits how many may be deleted an hour.")
    if not (done.made or done.default_set or done.deleted or done.linked):
        typer.echo("The menus are up to date.")
