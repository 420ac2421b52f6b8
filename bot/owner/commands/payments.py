"""`mimi payments`: payments that do not match their order, and how each is settled."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house, said
from bot.owner.commands.meaning import worded

if TYPE_CHECKING:
    from bot.owner.actions.house import House

Which = Annotated[
    str,
    typer.Argument(
        help="Which: its id or the beginning of it (4 signs or more), the order's number, Stripe's session or payment.",
        show_default=False,
    ),
]
Why = Annotated[str, typer.Option("--reason", help="Why you settle it so; it is kept with it.", show_default=False)]

COLUMNS: Final = {
    "number": "Id",
    "found_at": "Found",
    "shown_name": "Whose",
    "order": "Order",
    "kind": "What",
    "ordered_baht": "Ordered, baht",
    "ordered_stars": "Stars",
    "amount": "Stripe says",
    "state": "State",
    "error": "Stripe refused",
}
SETTLED: Final = {**COLUMNS, "settled_at": "Settled", "by": "By", "reason": "Why"}

app = typer.Typer(no_args_is_help=False, invoke_without_command=True, rich_markup_mode="markdown")


@app.callback()
def payments(
    context: typer.Context,
    settled: Annotated[int, typer.Option(min=0, max=1000, help="Show so many that were settled, too.")] = 0,
) -> None:
    """Payments that do not match their order: other amount or currency, paid twice, unknown to the present key.

    Alone, lists those that wait for you; `mimi check` is not green before each is settled: `credit`, `refund` or `note`.
    Exits with 0, with 2 when the settings are wrong, with 3 when the database is away.
    """
    if context.invoked_subcommand:
        return
    from models.money import mismatches

    with open_house() as house, house.engine.connect() as connection:
        cli.table("Payments that wait for you", [_row(row) for row in mismatches.unsettled(connection)], house.zone, COLUMNS)
        if settled:
            rows = [_row(row) for row in mismatches.settled(connection, settled)]
            cli.table("Settled", rows, house.zone, SETTLED)
            if left := mismatches.count_settled(connection) - len(rows):
                typer.echo(f"{left:,} more were settled before.")


@app.command()
def show(which: Which) -> None:
    """Shows one with both sides: what was ordered, and what Stripe says now.

    Exits with 0, with 1 when none or several are meant, with 2 when the settings are wrong, with 3 when a service is away.
    """
    from bot.owner.actions.payments import both_sides

    with open_house() as house:
        row = _the_one(house, which)
        cli.table("Payment", [_row(row)], house.zone, SETTLED)
        for line in both_sides(row):
            cli.say(said(line))
        _ask_stripe(house, row["session"])


@app.command()
def credit(
    which: Which,
    reason: Why,
    stars: Annotated[int | None, typer.Option(min=1, max=9999, help="So many stars instead of those that were ordered.")] = None,
    yes: Yes = False,
) -> None:
    """Credits the stars of the order, which then counts as paid; MiMi tells the person. Asks first.

    Exits with 0, with 1 when nothing was done, with 2 when settings or arguments are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.payments import CreditPayment

    with open_house() as house:
        act(CreditPayment(_the_one(house, which)["id"], worded(reason), stars=stars), house, yes=yes)


@app.command()
def refund(which: Which, reason: Why, yes: Yes = False) -> None:
    """Gives all of the money back at Stripe. Asks first. When it breaks off, the worker finishes it; so does running it again.

    Exits with 0, with 1 when nothing was given back, with 2 when settings or arguments are wrong, with 3 when a service is
    away.
    """
    from bot.owner.actions.payments import RefundPayment, give_back

    with open_house() as house:
        row = _the_one(house, which)
        if row["state"] == "refunding":
            for line in give_back(house, row["id"]):
                cli.say(said(line))
        else:
            act(RefundPayment(row["id"], worded(reason), here=True), house, yes=yes)
        with house.engine.connect() as connection:
            from models.money import mismatches

            ended = mismatches.fetch(connection, row["id"])
        if ended is None or ended["state"] != "refunded":
            raise typer.Exit(cli.AWAY if ended and ended["state"] == "refunding" else cli.NOT_DONE)


@app.command()
def note(
    which: Annotated[list[str], typer.Argument(help="Which ones, as for `show`.", show_default=False)],
    reason: Why,
    yes: Yes = False,
) -> None:
    """Settles one or several with a reason alone: no stars and no money move. Asks first.

    Exits with 0, with 1 when nothing was done, with 2 when settings or arguments are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.payments import NotePayment

    with open_house() as house:
        for row in [_the_one(house, one) for one in which]:
            act(NotePayment(row["id"], worded(reason)), house, yes=yes)


def _ask_stripe(house: "House", session: str) -> None:
    """What Stripe says of the session now. Ends the command when Stripe is away."""
    from bot.pay.errors import NotThere, PaymentsError

    try:
        facts = house.payments.look_up(session, thorough=True)
    except NotThere:
        typer.echo("Stripe does not know this session with the present key.")
        return
    except PaymentsError as error:
        cli.stop(f"Stripe is away, or refuses the key: {error}", cli.AWAY)
    amount = {
        "session": facts.session,
        "paying": facts.paying,
        "amount": f"{facts.satang / 100:,.2f}",
        "currency": facts.currency,
    }
    cli.table("Stripe says now", [{**amount, "payment": facts.payment_intent, "names_order": facts.order}], house.zone)
    cli.table("Refunds and disputes at Stripe", [vars(claim) for claim in facts.claims], house.zone)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    from bot.owner.actions.payments import shown_amount, shown_name
    from models.money.orders import order_number

    shown = {"number": str(row["id"])[:8], "order": order_number(row["order_id"]), "amount": shown_amount(row)}
    return {**row, **shown, "shown_name": shown_name(row)}


def _the_one(house: "House", which: str) -> dict[str, Any]:
    from models.money import mismatches

    with house.engine.connect() as connection:
        found = mismatches.named(connection, which)
    if len(found) > 1:
        cli.table("Several are meant", [_row(row) for row in found], house.zone, COLUMNS)
        cli.stop("Say which one, by more of its id or by Stripe's session.")
    return found[0] if found else cli.stop(f"No payment is meant by {which!r}.")
