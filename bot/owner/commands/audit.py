"""`mimi audit`: what owners did, from the command line and in the chat."""

from typing import Annotated, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import open_house
from bot.owner.commands.meaning import the_one

SHOWN: Final = {
    "at": "When",
    "by": "By",
    "action": "What",
    "name": "Whom",
    "whom": "Their id",
    "outcome": "Outcome",
    "details": "Details",
}


def audit(
    last: Annotated[int, typer.Option(min=1, max=10_000, help="How many acts to show, the newest first.")] = 50,
    who: Annotated[str, typer.Option(help="Only what was done about this person, named as for `mimi user`.")] = "",
    action: Annotated[str, typer.Option(help="Only acts of this kind, such as grant.")] = "",
) -> None:
    """Shows what owners did: who, what, whom, when, and what came of it.

    "By" is an owner's LINE id, or cli for the command line. Reasons and notes do not stand in it: they are people's words. Says
    how many acts it leaves out. Exits with 0 (also when there are none), with 1 when --who means nobody or more than one, with 2
    when the settings are wrong, with 3 when the database is away.
    """
    from models.owner import audit

    with open_house() as house:
        whom = the_one(house, who, parts=True)["id"] if who else None
        with house.engine.connect() as connection:
            rows = audit.trail(connection, limit=last, whom=whom, action=action)
        cli.table("What owners did", rows, house.zone, SHOWN)
        cli.left_out(rows[0]["total"] - len(rows) if rows else 0)
