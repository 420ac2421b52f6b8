"""`mimi sale`: more bonus on every package between two moments."""

from typing import Annotated, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house, said

COLUMNS: Final = {
    "percent": "% more",
    "starts_at": "From",
    "ends_at": "Until",
    "orders": "Orders",
    "stars": "Stars",
    "baht": "Baht",
    "refunded_baht": "Refunded",
}


def sale(
    percent: Annotated[
        int | None, typer.Argument(min=1, max=100, help="How many percent more bonus on every package.", show_default=False)
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(help="Until when: 2026-12-31 (all of that day), '2026-12-31 18:00', 3d.", show_default=False),
    ] = None,
    start: Annotated[str | None, typer.Option("--from", help="From when. [default: now]", show_default=False)] = None,
    end: Annotated[bool, typer.Option("--end", help="End the sale that runs, or call off the next one.")] = False,
    yes: Yes = False,
) -> None:
    """Plans a sale, or ends it (--end); alone, lists the sales and what was paid in them.

    Chat, pay page and order show the same. What a page promised when it was opened is kept for an hour, also when the sale ends
    meanwhile; an order that is open keeps its stars.

    Exits with 0, with 1 when it is declined or refused, with 2 when settings or arguments are wrong, with 3 when the database
    is away.
    """
    with open_house() as house:
        if end:
            from bot.owner.actions.offers.sale import EndSale

            act(EndSale(), house, yes=yes)
            return
        if percent is None:
            from models.money.pricing import sale as sales

            with house.engine.connect() as connection:
                cli.table("Sales", sales.results(connection), house.zone, COLUMNS)
            return
        if until is None:
            cli.stop("Say until when the sale lasts: --until.", cli.UNUSABLE)
        from datetime import UTC, datetime

        from bot.owner.actions.action import Refused
        from bot.owner.actions.moments import a_moment
        from bot.owner.actions.offers.ends import LONGEST, an_end
        from bot.owner.actions.offers.sale import PlanSale

        now = datetime.now(UTC)
        try:
            ends = an_end(until, now, house)
            starts = a_moment(start, now, house.zone, latest=LONGEST) if start else None
        except Refused as refused:
            cli.stop(said(refused.line), cli.UNUSABLE)
        act(PlanSale(percent, ends, starts), house, yes=yes)
