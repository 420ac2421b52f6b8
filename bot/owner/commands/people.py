"""`mimi user`, `mimi grant`, `mimi refund`, `mimi forget`: one person's account, as the owner sees and mends it."""

import uuid
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house, said

if TYPE_CHECKING:
    from bot.owner.actions.house import House

Who = Annotated[
    str,
    typer.Argument(
        help="Whom: a LINE id (U and 32 digits), our own id or its first eight digits, an order's number, an invite code, or a"
        " part of a name. It must mean one person; if it means several, they are listed and nothing is done.",
        show_default=False,
    ),
]
Reason = Annotated[
    str, typer.Option(help="Why. The person reads it in the chat, and it stands in the ledger.", show_default=False)
]


class Coin(StrEnum):
    """What can be given."""

    star = "star"
    coin = "coin"


PERSON = {
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
MOVEMENTS = {
    "at": "When",
    "amount": "Amount",
    "currency": "Of",
    "balance_after": "After",
    "reason": "Reason",
    "note": "Note",
    "untold": "Not announced yet",
}
READINGS = {
    "id": "Id",
    "at": "When",
    "kind": "Kind",
    "spread": "Spread",
    "status": "Status",
    "cost_stars": "Stars",
    "source": "Read by",
    "failure": "Failure",
    "rating": "Rating",
}
TEXTS = {"question": "Question", "gist": "Gist", "word": "Their word"}
ORDERS = {
    "id": "Id (the number is its first eight digits)",
    "at": "When",
    "package": "Package",
    "amount_baht": "Baht",
    "stars_granted": "Stars",
    "status": "Status",
    "refunded_satang": "Satang back",
    "problem": "Problem",
    "stripe_payment_id": "Stripe's session",
}


def user(
    who: Who,
    last: Annotated[int, typer.Option(min=1, max=1000, help="How many movements, readings and orders to show of each.")] = 10,
    texts: Annotated[
        bool, typer.Option("--texts", help="Show questions, gists and words too. They are private: only when you must.")
    ] = False,
) -> None:
    """Shows one person: the account, the last movements of stars and coins, the last readings, the last orders.

    Exits with 0, with 1 when nobody or more than one is meant, with 2 when the settings are wrong, with 3 when the database
    is away.
    """
    from models.people import lookup

    with open_house() as house, house.engine.connect() as connection:
        person, zone = _the_one(house, who), house.zone
        extra = {"code": "Invite code", "stars_frozen": "Frozen stars", "stars_owed": "Owed stars"}
        more = {"blocked_at": "Blocked MiMi", "forgotten_at": "Data deleted"}
        cli.table("Account", [person], zone, PERSON)
        if worth_saying := {name: head for name, head in {**extra, **more}.items() if person[name]}:
            cli.table("More", [person], zone, worth_saying)
        cli.table("Movements", lookup.movements(connection, person["id"], last), zone, MOVEMENTS)
        readings = lookup.readings(connection, person["id"], last)
        cli.table("Readings", readings, zone, READINGS | TEXTS if texts else READINGS)
        cli.table("Orders", lookup.orders(connection, person["id"], last), zone, ORDERS)


def grant(
    who: Who,
    amount: Annotated[int, typer.Argument(min=1, max=9999, help="How many.", show_default=False)],
    currency: Annotated[Coin, typer.Argument(help="Of what.", show_default=False)],
    reason: Reason,
    key: Annotated[
        str | None,
        typer.Option(
            help="Makes this gift the only one of its kind: the same key again gives nothing. A new one is made and"
            " printed first when you give none, so that you can repeat a command that broke off.",
            show_default=False,
        ),
    ] = None,
    yes: Yes = False,
) -> None:
    """Gives someone stars or coins, with a reason, in the ledger; MiMi tells them in the chat. Asks first.

    Exits with 0, with 1 when nothing was given (nobody or more than one is meant, you say no, or this key has been given
    before), with 2 when settings or arguments are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.gifts import Grant

    key = key or str(uuid.uuid4())
    typer.echo(f"Key: {key}")
    with open_house() as house:
        person = _the_one(house, who)
        act(Grant(person["id"], currency.value, amount, worded(reason), key), house, yes=yes)


def refund(
    reading: Annotated[
        str, typer.Argument(help="The reading's id, or its first eight digits, as `mimi user` shows it.", show_default=False)
    ],
    reason: Reason,
    yes: Yes = False,
) -> None:
    """Gives the stars of a delivered reading back, once, with a reason, in the ledger; MiMi tells the person in the chat.

    The reading stays theirs. One that failed was refunded by itself. Asks first. Exits with 0, with 1 when nothing was given
    back (also when the stars had been given back before, or you say no), with 2 when the settings are wrong, with 3 when the
    database is away.
    """
    from bot.owner.actions.action import line
    from bot.owner.actions.gifts import Refund
    from models.money import gifts

    with open_house() as house:
        try:
            with house.engine.connect() as connection:
                found = gifts.find_reading(connection, reading)
        except gifts.NotRefundable as error:
            cli.stop(said(line(f"owner-refund-not-{error.why}")))
        act(Refund(found, worded(reason)), house, yes=yes)


def forget(who: Who, yes: Yes = False) -> None:
    """Deletes someone's data, as "delete my data" in the chat does, for good.

    Questions, readings' texts, moods, ratings, words, name and picture go; stars of readings that have not arrived go back
    first. The money's books stay, without a name; if the same person comes back, their stars and coins are theirs again.
    Asks first. Exits with 0, with 1 when nothing was deleted (nobody or more than one is meant, you say no, or it had been
    deleted before), with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.people import Forget

    with open_house() as house:
        act(Forget(_the_one(house, who)["id"]), house, yes=yes)


def _the_one(house: "House", who: str) -> dict[str, Any]:
    from models.people import lookup

    with house.engine.connect() as connection:
        found = lookup.find(connection, who)
    if not found:
        cli.stop(f"Nobody is meant by {who!r}.")
    if len(found) > 1:
        cli.table("Several are meant", found, house.zone, PERSON)
        cli.stop("Say which one, by an id.")
    return found[0]


def worded(reason: str) -> str:
    """A reason in words. Raises BadParameter for none, and for one with a colon: the ledger's own reasons look like that."""
    if not reason.strip() or ":" in reason:
        raise typer.BadParameter("say it in words, without a colon", param_hint="--reason")
    return reason.strip()
