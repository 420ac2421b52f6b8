"""`mimi news`: news to many people, carried along with replies for free or pushed."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house, said

if TYPE_CHECKING:
    from bot.owner.actions.house import House

Which = Annotated[str, typer.Argument(help="Which: its id or the beginning of it (8 signs).", show_default=False)]

COLUMNS: Final = {
    "number": "Id",
    "created_at": "Written",
    "status": "Status",
    "why": "Stopped by",
    "way": "Way",
    "until": "Until",
    "shown_audience": "For",
    "reach": "People",
    "reached": "Have it",
    "left": "Not yet",
    "came_back": "Came back",
    "buyers": "Bought",
    "baht": "Baht",
    "stopped_it": "Want no more",
}

app = typer.Typer(no_args_is_help=False, invoke_without_command=True, rich_markup_mode="markdown")


@app.callback()
def news(context: typer.Context, last: Annotated[int, typer.Option(min=1, max=100, help="Show so many.")] = 10) -> None:
    """News to many people. Alone, lists the last pieces with what came of them: who has it, came back, bought within a week.

    Exits with 0, with 2 when the settings are wrong, with 3 when the database is away.
    """
    if context.invoked_subcommand:
        return
    from models.owner import news as pieces

    with open_house() as house, house.engine.connect() as connection:
        found = []
        with cli.progress(len(pieces.recent(connection, last)), "Adding up") as bar:
            for row in pieces.latest(connection, last):
                found.append(_row(row))
                bar.advance(bar.task_ids[0])
        cli.table("News", found, house.zone, COLUMNS)


@app.command()
def write(
    words: Annotated[list[str], typer.Argument(help="A text in Thai, one in English, or both.", show_default=False)],
    to: Annotated[
        str,
        typer.Option(
            help="For whom: all, or any of language=th|en, seen=DAYS, unseen=DAYS, bought=yes|no,"
            " topic=love|work|money|family|study|self, campaign=NAME, with commas between."
        ),
    ] = "all",
    tap: Annotated[str, typer.Option(help="What can be tapped under it: none, ask, daily, topup, invite.")] = "none",
) -> None:
    """Writes a draft, and says whom it would reach and what pushing it would cost. Nobody gets it yet.

    Exits with 0, with 1 when it is refused, with 2 when settings or arguments are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.news import WriteNews

    if len(words) > 2:
        cli.stop("Give one text for each language: two at most.", cli.UNUSABLE)
    with open_house() as house:
        act(WriteNews(words[0], to, tap, words[1] if len(words) > 1 else ""), house, yes=True)


@app.command()
def show(which: Which) -> None:
    """Shows one as it is written, with its reach, what LINE says of the month's pushes, and what came of it.

    Exits with 0, with 1 when there is none, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions import news as acts
    from models.owner import news as pieces

    with open_house() as house:
        row = _the_one(house, which)
        for line in acts.said(row):
            cli.say(said(line))
        if row["status"] in ("draft", "stopped"):
            for line in acts.count(house, row["id"]):
                cli.say(said(line))
        with house.engine.connect() as connection:
            found = pieces.results(connection, row["id"])
        cli.table("News", [_row(found)] if found else [], house.zone, COLUMNS)


@app.command()
def carry(
    which: Which,
    until: Annotated[str, typer.Option(help="Until when: 2026-12-31, '2026-12-31 18:00', 7d.", show_default=False)],
    yes: Yes = False,
) -> None:
    """Lets it go along with each person's next quiet reply, for free, until a moment (three months at most). Asks first.

    Exits with 0, with 1 when it was not done, with 2 when settings or arguments are wrong, with 3 when the database is away.
    """
    from datetime import UTC, datetime

    from bot.owner.actions.action import Refused
    from bot.owner.actions.moments import a_moment
    from bot.owner.actions.news import LONGEST_WAY, CarryNews

    with open_house() as house:
        try:
            ends = a_moment(until, datetime.now(UTC), house.zone, latest=LONGEST_WAY)
        except Refused as refused:
            cli.stop(said(refused.line), cli.UNUSABLE)
        act(CarryNews(_the_one(house, which)["id"], ends), house, yes=yes)


@app.command()
def push(which: Which, yes: Yes = False) -> None:
    """Pushes it, 500 people at a time, each of them once; what has stopped goes on. Says what it costs, and asks first.

    It stops by itself when a tenth of the month's pushes is left. Exits with 0, with 1 when it was not done, with 2 when the
    settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.news import PushNews, count

    with open_house() as house:
        row = _the_one(house, which)
        if row["status"] in ("draft", "stopped"):
            count(house, row["id"])  # so that the preview has what LINE says now
        act(PushNews(row["id"]), house, yes=yes)


@app.command()
def stop(which: Which, yes: Yes = False) -> None:
    """Stops it. Whoever has it has it; it can go on later. Asks first.

    Exits with 0, with 1 when nothing was stopped, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.news import StopNews

    with open_house() as house:
        act(StopNews(_the_one(house, which)["id"]), house, yes=yes)


@app.command()
def drop(which: Which, yes: Yes = False) -> None:
    """Deletes a draft. Asks first.

    Exits with 0, with 1 when nothing was deleted, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.news import DropNews

    with open_house() as house:
        act(DropNews(_the_one(house, which)["id"]), house, yes=yes)


def _the_one(house: "House", which: str) -> dict[str, Any]:
    from models.owner import news as pieces

    with house.engine.connect() as connection:
        found = pieces.find(connection, which)
    if len(found) > 1:
        cli.stop("Several begin so: give more of the id.")
    return found[0] if found else cli.stop(f"No news is meant by {which!r}.")


def _row(row: dict[str, Any]) -> dict[str, Any]:
    from bot.owner.actions.news import short
    from models.owner.news import audience

    return {**row, "number": short(row["id"]), "shown_audience": str(audience(row))}
