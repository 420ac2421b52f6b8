"""`mimi richmenu`: puts the menus under the chat."""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from uuid import UUID

    from bot.line.richmenu_publish import Published
    from models.people.rich_menus import Place

PICTURES: Final = Path(__file__).parents[2] / "pictures" / "static" / "richmenu"


DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")]


def richmenu(dry_run: DryRun = False) -> None:
    """Publishes the menus under the chat and shows each person theirs. Safe to run at any time, and twice.

    There is one for each place where somebody may be (at rest, at the table, with a fresh reading), in each language, and one
    for owners (OWNER_LINE_IDS). Run it again after that setting has changed: who is an owner no more loses the menu.

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
    from bot.line.richmenu_publish import planned, publish
    from bot.say.links import Links
    from bot.say.words import DEFAULT_LANGUAGE
    from models.general.languages import LANGUAGES
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

        def count(place: "Place", language: str) -> int:
            with engine.connect() as connection:
                return lookup.count_seeing(connection, place, language)

        try:
            line = Line.from_settings(settings)
            done = planned(line, menus, DEFAULT_LANGUAGE, count) if dry_run else publish(line, menus, DEFAULT_LANGUAGE, seeing)
        except LinePermanent as error:
            cli.stop(f"LINE does not take it: {error}")
        except LineTemporary as error:
            cli.stop(f"LINE is away, or 100 menus were made or deleted within the hour. Try again later: {error}", cli.AWAY)
        with engine.connect() as connection:
            owners = lookup.owners_and_who_sees_their_menu(connection, settings.owner_line_ids)
        bar.update(bar.task_ids[0], total=1, completed=1)
    if dry_run:
        _say_plan(done, len(owners))
        return
    _say(done)
    _give_owners(settings.redis_url, owners)


def _say(done: "Published") -> None:
    from bot.say.words import DEFAULT_LANGUAGE

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


def _say_plan(plan: "Published", owners: int) -> None:
    for name in plan.made:
        typer.echo(f"Would publish {name}.")
    if plan.default_set:
        typer.echo("Would set the menu that everybody sees who has no other.")
    if plan.linked:
        typer.echo(f"Would give a menu to {plan.linked:,} people who see another one.")
    for name in plan.deleted:
        typer.echo(f"Would delete {name}.")
    if plan.not_deleted:
        typer.echo(f"{len(plan.not_deleted)} old menu(s) would stay until the next run.")
    if owners:
        typer.echo(f"Would look at the menu of {owners} owner(s), and of whoever still sees theirs.")
    typer.echo("Nothing was changed.")


def _give_owners(redis_url: str, owners: "Sequence[UUID]") -> None:
    """Has the worker give owners their menu, and take it from who is none any more."""
    from bot.process.queue import Job, JobQueue, connect_redis

    if not owners:
        return
    queue = JobQueue(connect_redis(redis_url))
    if all([queue.put(Job("menu", owner)) for owner in owners]):  # noqa: C419 (all of them are enqueued)
        typer.echo(f"The worker looks at the menu of {len(owners)} owner(s), and of whoever still saw theirs.")
    else:
        typer.echo("Redis is away, so owners do not get their menu yet: run this again.")
