"""Who and what a command's arguments mean: a person by whatever names them, a reason in words."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import said

if TYPE_CHECKING:
    from bot.owner.actions.house import House
    from models.database.rows import Row
    from models.people.lookup import Found

NAMES: Final = (
    "a LINE id (U and 32 digits), our own id or its first eight digits, an order's number, a reading's id, Stripe's `cs_...` or"
    " `pi_...`, the e-mail address of a receipt (Stripe is asked), an invite code, or their name as LINE shows it"
)
Who = Annotated[
    str,
    typer.Argument(
        help=f"Whom: {NAMES}, whole. It must mean one person; if it means several, they are listed and nothing is done.",
        show_default=False,
    ),
]
Sought = Annotated[
    str,
    typer.Argument(
        help=f"Whom: {NAMES}, or a part of it. If it means several, they are listed.",
        show_default=False,
    ),
]
Reason = Annotated[
    str, typer.Option(help="Why. The person reads it in the chat, and it stands in the ledger.", show_default=False)
]

PERSON: Final = {
    "id": "Id",
    "line_id": "LINE id",
    "name": "Name",
    "language": "Language",
    "stars": "Stars",
    "coins": "Coins",
    "level": "Level",
    "total_readings": "Readings",
    "created_at": "Since",
}


def the_one(house: "House", who: str, *, parts: bool = False) -> "Row":
    """The one person that is meant; with `parts`, perhaps by a part of the name. Ends the command for nobody and for several."""
    from bot.owner.actions.action import Refused
    from bot.owner.finding import find, find_by_email, is_email

    try:
        if is_email(who):
            found = find_by_email(house, who)
        else:
            with house.engine.connect() as connection:
                found = find(connection, who, parts=parts)
    except Refused as refused:
        cli.stop(said(refused.line), cli.AWAY)
    if found.total != 1:
        _several(house, who, found, parts=parts)
    return found.people[0]


def _several(house: "House", who: str, found: "Found", *, parts: bool) -> None:
    if not found.total:
        whole = "" if parts else " `mimi user` also looks for a part of a name."
        cli.stop(f"Nobody is meant by {who!r}.{whole}")
    cli.table("Several are meant", found.people, house.zone, PERSON)
    cli.left_out(found.left_out)
    cli.stop("Say which one, by an id.")


def worded(reason: str) -> str:
    """A reason in words. Raises BadParameter for none, and for one with a colon: the ledger's own reasons look like that."""
    if not reason.strip() or ":" in reason:
        raise typer.BadParameter("say it in words, without a colon", param_hint="--reason")
    return reason.strip()
