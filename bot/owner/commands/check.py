"""`mimi check`: the books in figures, and held against their invariants."""

from typing import Annotated, Any, Final

import typer

from bot.owner import command as cli

MEANINGS: Final = {
    "I1": "each balance is the sum of its ledger entries, and none is below 0",
    "I2": "each reading was paid once, and refunded once if it failed and never if it did not",
    "I3": "each paid order was credited once, and no other",
    "I4": "each friend was claimed once, never by themselves, and both were rewarded",
    "I6": "each star that was given to a friend is with the giver, on its way, or with the friend",
    "I7": "no question in which danger was heard cost a star, and none was kept",
    "I8": "no picture is kept of a reading or a question that was deleted",
    "I9": "each use of a code gave what the code gives, once",
    "I10": "what you took back you had given to the same person",
}

SETTLED: Final = {
    "order_id": "Order",
    "kind": "What",
    "satang": "Satang",
    "currency": "Of",
    "state": "State",
    "by": "By",
    "settled_at": "When",
    "reason": "Why",
}


def check(
    most: Annotated[int, typer.Option(min=1, help="How many offending rows of each invariant to print.")] = 100,
) -> None:
    """Prints the books (what people own, what moved it, what was ordered) and holds them against their invariants.

    I1: each balance is the sum of its ledger entries, and none is below 0. I2: each reading was paid once, and refunded
    once if it failed and never if it did not. I3: each paid order was credited once, and no other. I4: each friend was
    claimed once, never by themselves, and both were rewarded. I6: each star that was given to a friend is with the giver, on its
    way, or with the friend. I7: no question in which danger was heard cost a star, and none was kept. I8: no picture is kept of a
    reading or a question that was deleted. I9: each use of a code gave what the code gives, once. I10: what you took back you had
    given to the same person. May run while people chat; the same is done each night by the worker.

    Exits with 0 when all hold, with 1 and the offending rows when one is broken, with 2 when the settings are wrong, with 3
    when the database is away.
    """
    from contextlib import suppress

    from sqlalchemy.exc import SQLAlchemyError

    from models.money import mismatches
    from models.owner import alerts
    from models.watch import totals
    from models.watch.check import CHECKS

    settings = cli.settings()
    zone = settings.zone
    found: dict[str, list[dict[str, Any]]] = {}
    with (
        cli.database(settings) as engine,
        engine.connect() as connection,
        cli.progress(len(CHECKS) + 1, "Checking the books") as bar,
    ):
        settled = mismatches.settled(connection, most)
        owned, moved, ordered = totals.owned(connection), totals.moved(connection), totals.ordered(connection)
        for name, broken_by in CHECKS.items():
            bar.advance(bar.task_ids[0])
            found[name] = broken_by(connection)
        with suppress(SQLAlchemyError):  # a user who may only read can check all the same
            alerts.note(connection, alerts.BOOKS, sum(map(bool, found.values())))
            connection.commit()
    cli.table("People", [owned], zone)
    cli.table("Ledger", moved, zone)
    cli.table("Orders", ordered, zone)
    verdicts = [
        {"invariant": name, "holds": "NO" if rows else "yes", "broken": len(rows), "meaning": MEANINGS[name]}
        for name, rows in found.items()
    ]
    cli.table("Invariants", verdicts, zone)
    for name, rows in found.items():
        if rows:
            cli.table(f"{name} is broken by {len(rows):,} row(s)", rows[:most], zone)
    if settled:
        cli.table("Payments that did not match, and were settled", settled, zone, SETTLED)
    if any(found.values()):
        cli.stop("The books do not balance.")
    typer.echo("\nThe books balance.")
