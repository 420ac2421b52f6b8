"""Sales, and what the pay page and the ledger say of stars."""

from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from models.money.pricing import sale
from tests.integration.bot.pay.pay_setup import PaySetup


def begin_sale(setup: PaySetup, percent: int = 50) -> Any:
    now = datetime.now(UTC)
    with setup.rows.engine.begin() as connection:
        return sale.plan(connection, percent, now - timedelta(hours=2), now + timedelta(hours=2))


def end_sale(setup: PaySetup, made: Any) -> None:
    with setup.rows.engine.begin() as connection:
        sale.end(connection, made, datetime.now(UTC))


def page(setup: PaySetup) -> tuple[str, dict[str, int]]:
    """What a page says of when it was opened, and the stars that it shows."""
    html = requests.get(f"{setup.web}/liff/topup", timeout=60).text
    promise = html.split('data-promise="')[1].split('"')[0]
    shown = {part.split('"')[0]: int(part.split('data-total="')[1].split('"')[0]) for part in html.split('data-package="')[1:]}
    return promise, shown


def stars(setup: PaySetup) -> list[tuple[str, int, int, str]]:
    found = setup.rows.all("select package, stars_granted, code_stars, status from payment_history order by created_at")
    return [(row["package"], row["stars_granted"], row["code_stars"], row["status"]) for row in found]


def entries(setup: PaySetup) -> list[tuple[str, int]]:
    found = setup.rows.all("select reason, amount from ledger_entries where currency = 'star' order by created_at, reason")
    return [(row["reason"], row["amount"]) for row in found]
