"""`mimi code`, `mimi codes`: promo codes and what came of them."""

from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house, said
from bot.owner.commands.meaning import the_one
from bot.owner.commands.offers.qr_files import QrFile, save_qr

if TYPE_CHECKING:
    from bot.owner.actions.house import House
    from models.database.rows import Row

COLUMNS: Final = {
    "word": "Code",
    "what": "Gives",
    "used": "Used",
    "audience": "For",
    "ends_at": "Until",
    "unspent": "Bonuses kept",
    "buyers": "Buyers",
    "orders": "Orders",
    "baht": "Baht",
    "refunded_baht": "Refunded",
}


def code(
    word: Annotated[str, typer.Argument(help="The code: Latin or Thai letters and digits, 3 to 20 of them.", show_default=False)],
    coins: Annotated[int | None, typer.Option(min=1, help="It gives so many coins.", show_default=False)] = None,
    stars: Annotated[int | None, typer.Option(min=1, help="It gives so many stars.", show_default=False)] = None,
    percent: Annotated[
        int | None, typer.Option(min=1, help="It gives so many percent more stars on their next package.", show_default=False)
    ] = None,
    most: Annotated[int | None, typer.Option(min=1, help="How often it can be used in all.", show_default=False)] = None,
    until: Annotated[
        str | None,
        typer.Option(help="Until when: 2026-12-31 (all of that day), '2026-12-31 18:00', 7d.", show_default=False),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Only for people who joined within 7 days.")] = False,
    whom: Annotated[
        list[str] | None, typer.Option("--for", help="Only for this person; may be given several times.", show_default=False)
    ] = None,
    end: Annotated[bool, typer.Option("--end", help="Let nobody use this code any more.")] = False,
    qr: QrFile = None,
    yes: Yes = False,
) -> None:
    """Makes a promo code, shows one that there is with its link and results, or ends it (--end).

    Everybody can use it once: they type "code WORD" (in either language; a Latin word also alone), or open its link. A
    percentage is remembered and counts for the next package that they pay for, also after the code has ended.

    Exits with 0, with 1 when it is declined or refused, with 2 when settings or arguments are wrong, with 3 when the database
    is away.
    """
    gives = _gives(coins, stars, percent)
    from bot.say.links import code_message

    with open_house() as house:
        if end:
            from bot.owner.actions.offers.codes import EndCode

            act(EndCode(word), house, yes=yes)
            return
        if gives:
            _make(house, word, gives, most, until, new=new, whom=whom or [], yes=yes)
        else:
            _show(house, word)
        save_qr(house, code_message(word), qr)


def codes() -> None:
    """Lists the promo codes, newest first, with how often they were used and what their people paid.

    Exits with 0, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from models.offers import codes as made

    with open_house() as house, house.engine.connect() as connection:
        rows = made.results(connection)
        cli.table("Promo codes", [_row(row) for row in rows], house.zone, COLUMNS)
        cli.left_out(made.count(connection) - len(rows))


def _gives(coins: int | None, stars: int | None, percent: int | None) -> tuple[Literal["coins", "stars", "percent"], int] | None:
    if sum(one is not None for one in (coins, stars, percent)) > 1:
        cli.stop("A code gives one thing: --coins, --stars or --percent.", cli.UNUSABLE)
    if coins:
        return "coins", coins
    if stars:
        return "stars", stars
    return ("percent", percent) if percent else None


def _make(
    house: "House",
    word: str,
    gives: tuple[Literal["coins", "stars", "percent"], int],
    most: int | None,
    until: str | None,
    *,
    new: bool,
    whom: list[str],
    yes: bool,
) -> None:
    from datetime import UTC, datetime

    from bot.owner.actions.action import Refused
    from bot.owner.actions.offers.codes import EVERYONE, NEW, MakeCode
    from bot.owner.actions.offers.ends import an_end

    if new and whom:
        cli.stop("A code is for new people or for chosen ones: --new or --for.", cli.UNUSABLE)
    try:
        ends = an_end(until, datetime.now(UTC), house) if until else None
    except Refused as refused:
        cli.stop(said(refused.line), cli.UNUSABLE)
    chosen = ",".join(str(the_one(house, who)["id"]) for who in whom)
    act(MakeCode(word, *gives, most, ends, chosen or (NEW if new else EVERYONE)), house, yes=yes)


def _show(house: "House", word: str) -> None:
    from models.offers import codes as made

    with house.engine.connect() as connection:
        rows = made.results(connection, word)
    if not rows:
        cli.stop(f"There is no code {word!r}. To make it, say what it gives: --coins, --stars or --percent.")
    cli.table("Promo code", [_row(row) for row in rows], house.zone, COLUMNS)


def _row(row: "Row") -> "Row":
    unit = {"coins": "coin", "stars": "star"}.get(row["gives"], "% more stars")
    unit += "s" if row["amount"] != 1 and row["gives"] != "percent" else ""
    most = f" of {row['most']:,}" if row["most"] else ""
    return {**row, "what": f"{row['amount']:,} {unit}", "used": f"{row['uses']:,}{most}"}
