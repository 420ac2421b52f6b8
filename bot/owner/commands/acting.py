"""How a command carries an act out: it says what would be done, asks, does it, and says what was done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from bot.owner.actions.action import Action, Line
    from bot.owner.actions.house import House

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before doing it.")]


@contextmanager
def open_house() -> "Iterator[House]":
    """Everything an act may use. Ends the command when settings or the database cannot be used."""
    from bot.owner.actions.house import House

    settings = cli.settings()
    with cli.database(settings) as engine:
        yield House(engine, settings)


def act(action: "Action", house: "House", *, yes: bool) -> None:
    """Carries the act out, once it is confirmed where it asks. Exits with 1 when it is refused, declined or changes nothing."""
    from bot.owner.actions.action import Refused
    from bot.owner.actions.perform import finish, perform, preview
    from models.owner.audit import CLI

    try:
        will = preview(action, house)
        _say(will.lines)
        if will.asks and not yes:
            typer.confirm(said(_line("owner-sure")), abort=True)
        result = perform(action, house, CLI)
    except Refused as refused:
        cli.stop(said(refused.line))
    _say(result.lines)
    _say(finish(result))
    if not result.changed:
        raise typer.Exit(cli.NOT_DONE)


def said(line: "Line") -> str:
    """A line as the command line shows it: in English, its moments as they can be typed."""
    from bot.say.words import words_for

    args = {name: f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value for name, value in line.args.items()}
    return words_for("en")(line.key, **args)


def _line(key: str) -> "Line":
    from bot.owner.actions.action import Line

    return Line(key)


def _say(lines: "tuple[Line, ...]") -> None:
    for line in lines:
        cli.say(said(line))
