"""`mimi user`: one person's whole story. `mimi block`, `unblock`, `note`, `forget`: what an owner may do to somebody."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house
from bot.owner.commands.meaning import PERSON, Sought, Who, the_one

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from zoneinfo import ZoneInfo

MORE: Final = {
    "code": "Invite code",
    "campaign": "Came by the campaign",
    "stars_frozen": "Frozen stars",
    "stars_owed": "Owed stars",
    "blocked_at": "Blocked MiMi",
    "barred_at": "Blocked by you",
    "forgotten_at": "Data deleted",
}
MOVEMENTS: Final = {
    "at": "When",
    "amount": "Amount",
    "currency": "Of",
    "balance_after": "After",
    "reason": "Reason",
    "note": "Note",
    "of": "Key (for a gift: what `mimi takeback` takes)",
    "untold": "Not announced yet",
}
READINGS: Final = {
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
TEXTS: Final = {"question": "Question", "gist": "Gist", "word": "Their word"}
ORDERS: Final = {
    "id": "Id (the number is its first eight digits)",
    "at": "When",
    "package": "Package",
    "amount_baht": "Baht",
    "stars_granted": "Stars",
    "status": "Status",
    "refunded_satang": "Satang back",
    "problem": "Problem",
    "stripe_payment_id": "Stripe's session",
    "payment_intent": "Stripe's payment",
}
NOTES: Final = {"at": "When", "words": "Note"}
ACTS: Final = {"at": "When", "by": "By", "action": "What", "outcome": "Outcome", "details": "Details"}


def user(
    who: Sought,
    last: Annotated[int, typer.Option(min=1, max=1000, help="How many movements, readings, orders, … to show of each.")] = 10,
    texts: Annotated[
        bool,
        typer.Option(
            "--texts", help="Show questions, gists and words too. They are private: only when you must; the audit trail keeps it."
        ),
    ] = False,
) -> None:
    """Shows one person: the account, movements of stars and coins, readings, orders, your notes, what owners did, newest first.

    Says of each list how many it leaves out (--last shows more). Exits with 0, with 1 when nobody or more than one is meant,
    with 2 when the settings are wrong, with 3 when the database (or Stripe, for an e-mail address) is away.
    """
    from models.owner import audit, notes
    from models.people import lookup

    with open_house() as house:
        person, zone = the_one(house, who, parts=True), house.zone
        whom = person["id"]
        cli.table("Account", [person], zone, PERSON)
        if worth_saying := {name: head for name, head in MORE.items() if person[name]}:
            cli.table("More", [person], zone, worth_saying)
        with house.engine.begin() as connection:
            if texts:
                audit.write(connection, audit.CLI, "texts", whom, {}, changed=True)
            moved = [
                {**row, "of": row["key"].partition(":")[2].partition(":")[2]} for row in lookup.movements(connection, whom, last)
            ]
            _list("Movements", moved, zone, MOVEMENTS)
            _list("Readings", lookup.readings(connection, whom, last), zone, READINGS | TEXTS if texts else READINGS)
            _list("Orders", lookup.orders(connection, whom, last), zone, ORDERS)
            _list("Notes", notes.page(connection, whom, last), zone, NOTES)
            _list("What owners did", audit.trail(connection, limit=last, whom=whom), zone, ACTS)


def block(who: Who, yes: Yes = False) -> None:
    """Keeps someone from using MiMi: she begins nothing for them, and says so kindly each time.

    Their stars and coins stay theirs, readings that run arrive, old ones can be opened, and they can still reach a person,
    delete their data, and get help lines when they are in danger. They cannot pay: the pay page says so before money moves.
    Asks first. Exits with 0, with 1 when nothing was changed (nobody or more than one is meant, you say no, or they were
    blocked before), with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.people import Block

    with open_house() as house:
        act(Block(the_one(house, who)["id"]), house, yes=yes)


def unblock(who: Who, yes: Yes = False) -> None:
    """Lets someone use MiMi again whom you had blocked.

    Asks first. Exits with 0, with 1 when nothing was changed (nobody or more than one is meant, you say no, or they were not
    blocked), with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.people import Unblock

    with open_house() as house:
        act(Unblock(the_one(house, who)["id"]), house, yes=yes)


def note(who: Who, words: Annotated[str, typer.Argument(help="What to note, for owners only.", show_default=False)]) -> None:
    """Notes something about someone, for owners only; `mimi user` shows it. It is deleted with their data.

    Exits with 0, with 1 when nobody or more than one is meant or their data were deleted, with 2 when settings or words cannot
    be used, with 3 when the database is away.
    """
    from bot.owner.actions.people import Note

    if not words.strip():
        raise typer.BadParameter("say it in words", param_hint="WORDS")
    with open_house() as house:
        act(Note(the_one(house, who)["id"], words.strip()), house, yes=True)


def forget(who: Who, yes: Yes = False) -> None:
    """Deletes someone's data, as "delete my data" in the chat does, for good.

    Questions, readings' texts, moods, ratings, words, name and picture go; stars of readings that have not arrived go back
    first. The money's books stay, without a name; if the same person comes back, their stars and coins are theirs again.
    Asks first. Exits with 0, with 1 when nothing was deleted (nobody or more than one is meant, you say no, or it had been
    deleted before), with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.people import Forget

    with open_house() as house:
        act(Forget(the_one(house, who)["id"]), house, yes=yes)


def _list(title: str, rows: "Sequence[Mapping[str, Any]]", zone: "ZoneInfo", names: "Mapping[str, str]") -> None:
    cli.table(title, rows, zone, names)
    cli.left_out(rows[0]["total"] - len(rows) if rows else 0)
