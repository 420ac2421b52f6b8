"""What a reply brings along before anything else: a reading that could not be pushed, news of stars and coins."""

from sqlalchemy import Connection

from bot.flex.parts import Links
from bot.flex.render import render
from bot.line import Message
from bot.reading_reply import reading_reply
from bot.reply import Reply
from bot.turn import Opened
from bot.words import Words
from models import ledger, orders, reading_steps
from models.db import Row
from models.economy import PACKAGES
from models.ledger import Reason


def bring_along(opened: Opened, words: Words, links: Links) -> tuple[list[Message], dict[str, list[str]]]:
    """Up to four messages, and what they carry, for the event's row: settled when LINE takes the reply."""
    messages: list[Message] = []
    carries: dict[str, list[str]] = {}
    if opened.event.reply_token is None:
        return messages, carries
    if opened.person.untold:
        entries = ledger.take_untold(opened.connection, opened.person.id)
        for entry in entries:
            for reply in news(entry, order(opened.connection, entry)):
                messages += render(reply, words, links)
        carries["entries"] = [str(entry["id"]) for entry in entries]
    if opened.person.waiting:
        row = reading_steps.take_waiting(opened.connection, opened.person.id, opened.event.id)
        if row is not None:
            messages += render(Reply("waiting_reading"), words, links)
            messages += render(reading_reply(row), words, links)
            carries["readings"] = [str(row["id"])]
    return messages[-4:], carries


def order(connection: Connection, entry: Row) -> Row | None:
    """The order that a credit belongs to (`models.orders.of_credit`)."""
    return orders.of_credit(connection, entry["id"]) if entry["reason"] == Reason.TOPUP_CREDIT else None


def order_number(order: object) -> str:
    """How an order is named to people: in the chat, on the return page, and to the owner (`mimi user`)."""
    return str(order or "")[:8].upper()


def news(entry: Row, order: Row | None = None) -> tuple[Reply, ...]:
    """How a movement that the person did not make themselves is told. `order` belongs to a top-up's credit."""
    amount = entry["amount"]
    match entry["reason"]:
        case Reason.READING_REFUND:
            return (Reply("refunded", {"stars": amount, "why": entry["note"] or "failed"}),)
        case Reason.REFERRAL_INVITER:
            return (Reply("referral_friend_joined", {"coins": amount, "name": entry["note"] or ""}),)
        case Reason.TOPUP_CREDIT:
            facts = {"stars": amount, "order": order_number(entry["ref"]), "at": entry["created_at"]}
            if order is None:
                return (Reply("credited", {**facts, "balance": entry["balance_after"], "amount_baht": None}),)
            package = PACKAGES.get(order["package"])
            more = {name: order[name] for name in ("balance", "amount_baht", "owed", "go_on")}
            return (Reply("credited", {**facts, **more, "bonus": package.bonus if package else 0}),)
        case _:
            return (
                Reply("granted", {"amount": amount, "currency": entry.get("currency", "star"), "reason": entry["note"] or ""}),
            )
