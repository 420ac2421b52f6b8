"""`mimi inbox`: what people wrote to the owner, and her answers."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house

if TYPE_CHECKING:
    from bot.owner.actions.house import House

Which = Annotated[str, typer.Argument(help="Which: its id or the beginning of it (4 signs or more).", show_default=False)]

COLUMNS: Final = {
    "number": "Id",
    "at": "Written",
    "shown_name": "By",
    "language": "Language",
    "blocked": "Has blocked MiMi",
    "text": "Message",
}
TALK: Final = {"at": "When", "who": "Who", "text": "What", "told_at": "Arrived"}

app = typer.Typer(no_args_is_help=False, invoke_without_command=True, rich_markup_mode="markdown")


@app.callback()
def inbox(context: typer.Context, most: Annotated[int, typer.Option(min=1, max=1000, help="Show so many.")] = 50) -> None:
    """What people wrote to you and waits for an answer, oldest first. Alone, lists it.

    Exits with 0, with 2 when the settings are wrong, with 3 when the database is away.
    """
    if context.invoked_subcommand:
        return
    from models.owner import inbox as messages

    with open_house() as house, house.engine.connect() as connection:
        rows = [_row(row) for row in messages.open_messages(connection, most)]
        cli.table("Messages that wait for an answer", rows, house.zone, COLUMNS)
        if left := messages.count_open(connection) - len(rows):
            typer.echo(f"{left:,} more wait.")


@app.command()
def show(which: Which) -> None:
    """Shows a message with what was written before and answered, and whether the answers have arrived.

    Exits with 0, with 1 when none or several are meant, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from models.owner import inbox as messages

    with open_house() as house:
        row = _the_one(house, which)
        with house.engine.connect() as connection:
            talk = messages.talk(connection, row["user_id"], 30)
        shown = [{**one, "who": "you" if one["ours"] else row["shown_name"]} for one in talk]
        cli.table(f"{row['shown_name']} ({row['line_id']})", shown, house.zone, TALK)


@app.command()
def answer(
    which: Which,
    text: Annotated[str, typer.Argument(help="The answer, in their language; 2,000 characters at most.", show_default=False)],
    push: Annotated[
        bool, typer.Option("--push", help="Send it at once, for one push; else it comes with their next reply, for free.")
    ] = False,
    yes: Yes = False,
) -> None:
    """Answers a message, and what the same person wrote before it. Asks first.

    Exits with 0, with 1 when nothing was done (it is answered already, or gone), with 2 when settings or arguments are wrong,
    with 3 when the database is away.
    """
    from bot.owner.actions.inbox import AnswerMessage

    with open_house() as house:
        act(AnswerMessage(_the_one(house, which)["id"], text, push), house, yes=yes)


@app.command()
def close(which: Which, yes: Yes = False) -> None:
    """Closes a message, and what the same person wrote before it, without an answer. Asks first.

    Exits with 0, with 1 when nothing was done, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.inbox import CloseMessage

    with open_house() as house:
        act(CloseMessage(_the_one(house, which)["id"]), house, yes=yes)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    from bot.owner.actions.inbox import shown_name

    return {**row, "number": str(row["id"])[:8], "shown_name": shown_name(row)}


def _the_one(house: "House", which: str) -> dict[str, Any]:
    from models.owner import inbox as messages

    with house.engine.connect() as connection:
        found = [_row(row) for row in messages.named(connection, which)]
    if len(found) > 1:
        cli.table("Several are meant", found, house.zone, COLUMNS)
        cli.stop("Say which one, by more of its id.")
    return found[0] if found else cli.stop(f"No message is meant by {which!r}.")
