"""The figures as tables for a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.owner.stats.figures import CAME
from models.money.economy import PACKAGES

Figures = Mapping[str, Any]
Cells = Iterable[Sequence[str]]

MOST_RINGS = 20
VERDICTS = {True: ("met", "green"), False: ("MISSED", "bold red"), None: ("no figure", "dim")}


def show(out: Console, found: Figures, notes: Sequence[str] = ()) -> None:
    """Prints everything; `notes` say what could not be had."""
    of = found["period"]
    out.print(Text(f"MiMi from {of['from']} to {of['to']} ({of['days']} days, {of['zone']})", style="bold"))
    for table in (
        _targets(found),
        _people(found),
        *_rings(found),
        *_came(found),
        _readings(found),
        _times(found),
        _money(found),
        _sales(found),
        _ratings(found),
    ):
        out.print()
        out.print(table)
    out.print()
    for note in notes:
        out.print(Text(f"Note: {note}", style="yellow"), soft_wrap=True)


def _targets(found: Figures) -> Table:
    table = _table("Targets", "", ">is", ">should be under", "")
    for row in found["targets"]:
        verdict, style = VERDICTS[row["met"]]
        table.add_row(
            row["name"], measured(row["is"], row["unit"]), measured(row["below"], row["unit"]), Text(verdict, style=style)
        )
    return table


def _people(found: Figures) -> Table:
    people, referrals = found["people"], found["referrals"]
    cells = [
        ("New friends", number(people["new"])),
        ("Had a card or a reading", number(people["active"])),
        ("… of these on a later day than they joined", number(people["returning"])),
        ("Blocked MiMi", number(people["blocked"])),
        ("Came with a friend's code", number(referrals["friends"])),
        ("Coins for that: inviters, friends", f"{number(referrals['inviters_coins'])}, {number(referrals['friends_coins'])}"),
    ]
    return _filled(_table("People", "", ">"), cells)


def _rings(found: Figures) -> Iterable[Table]:
    """Nothing where nothing looks invented."""
    rings = found["referrals"]["rings"]
    if rings:
        table = _table(
            "Invitations that look invented", "most invited by", ">friends", ">never paid or read", ">chain", ">hours", ">coins"
        )
        cells = [
            (ring["inviter"], *(number(ring[name]) for name in ("friends", "idle", "chain", "hours", "coins"))) for ring in rings
        ]
        yield _filled(table, cells[:MOST_RINGS])


def _came(found: Figures) -> list[Table]:
    """Who came by which campaign, and by whose invitation, in these days; nothing where nobody did."""
    tables = []
    for title, name in (("Campaigns", "campaigns"), ("Inviters", "inviters")):
        rows: Sequence[Figures] = [row for row in found[name] if row["friends"]]
        table = _table(title, "", ">friends", ">had a reading", ">bought", ">THB", ">given back THB")
        cells = [(row["name"] or row["id"][:8], *(number(row[figure]) for figure in CAME[1:])) for row in rows]
        tables += [_filled(table, cells)] if rows else []
    return tables


def _readings(found: Figures) -> Table:
    readings, errors = found["readings"], found["errors"]
    cells: list[tuple[str, str]] = []
    for name in ("by_kind", "by_spread", "by_source", "by_outcome"):
        cells += [(f"{name.removeprefix('by_')}: {key}", number(count)) for key, count in readings[name].items()]
    cells.append(("failed, by our fault", f"{number(errors['failed'])} of {number(errors['of'])}"))
    return _filled(_table("Readings", "", ">"), cells)


def _times(found: Figures) -> Table:
    names = {"queue": "Paid to taken by a worker", "model": "Model", "whole": "Paid to delivered", "webhook": "Webhook"}
    table = _table("Times", "", ">half within", ">95 % within")
    times = found["times"]
    cells = [(names[name], *(measured((times[name] or {}).get(share), "s") for share in ("p50", "p95"))) for name in names]
    return _filled(table, cells)


def _money(found: Figures) -> Table:
    of = found["money"]
    star = f"{of['star_baht']:.2f} THB by {of['star_price_from']}"
    title = f"A reading's money (a star is worth {star}; 1 USD is {of['baht_per_usd']:g} THB)"
    table = _table(
        title,
        "spread",
        ">readings",
        ">stars",
        ">tokens in / cached / out",
        ">model USD",
        ">model THB",
        ">price THB",
        ">margin THB",
    )
    for row in of["by_spread"]:
        tokens = " / ".join(number(row[name], 0) for name in ("input", "cached", "output"))
        baht = (number(row["cost_baht"], 4), number(row["price_baht"], 2), number(row["margin_baht"], 2))
        table.add_row(row["spread"], number(row["readings"]), number(row["stars"], 2), tokens, number(row["usd"], 6), *baht)
    spent = of["spent"]
    table.caption = Text(f"All calls of models: {spent['usd']:.4f} USD, {spent['refunded_usd']:.4f} of it for what was refunded")
    table.caption_justify = "left"
    return table


def _sales(found: Figures) -> Table:
    """A line a day, the orders of each package beside each other."""
    sold: Sequence[Figures] = found["sales"]
    table = _table("Sales", "day", *(f">{package}" for package in PACKAGES), ">stars", ">THB", ">given back THB")
    days = {day: [row for row in sold if row["day"] == day] for day in dict.fromkeys(row["day"] for row in sold)}
    _filled(table, [(day, *_sold(rows)) for day, rows in days.items()])
    table.add_section()
    table.add_row("all", *_sold(sold))
    return table


def _sold(rows: Sequence[Figures]) -> list[str]:
    orders = [sum(row["orders"] for row in rows if row["package"] == package) for package in PACKAGES]
    sums = [sum(row[name] for row in rows) for name in ("stars", "baht", "refunded_baht")]
    return [*(number(count) if count else "" for count in orders), *map(number, sums)]


def _ratings(found: Figures) -> Table:
    table = _table("Ratings by prompt version", "version", ">ratings", ">mean", ">4 and 5")
    return _filled(
        table,
        [
            (row["version"], number(row["ratings"]), number(row["mean"], 2), measured(row["happy"], "%"))
            for row in found["ratings"]
        ],
    )


def measured(value: float | None, unit: str) -> str:
    """A figure with its unit: seconds, a share as per cent, US dollars."""
    match unit, value:
        case _, None:
            return "-"
        case "%", float(share):
            return f"{share * 100:.2f} %"
        case "s", float(seconds):
            return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"
        case _:
            return f"{value:.6f} {unit}"


def number(value: float | int | None, places: int | None = None) -> str:
    """With thousands apart; `places` after the point, or as many as it has up to two."""
    if value is None:
        return "-"
    if places is not None:
        return f"{value:,.{places}f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".removesuffix(".00")


def _table(title: str, *heads: str) -> Table:
    """A head that begins with > is over numbers."""
    table = Table(
        title=Text(title),
        title_justify="left",
        title_style="bold",
        show_edge=False,
        pad_edge=False,
        show_header=any(h.strip(">") for h in heads),
    )
    for head in heads:
        table.add_column(Text(head.removeprefix(">")), justify="right" if head.startswith(">") else "left", overflow="fold")
    return table


def _filled(table: Table, cells: Cells) -> Table:
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    return table
