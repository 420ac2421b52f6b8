"""What a reply brings along before anything else: a reading that could not be pushed, news of stars and coins."""

from sqlalchemy import text

from bot.flex.parts import Links
from bot.flex.render import render
from bot.line import Message
from bot.reading_reply import reading_reply
from bot.reply import Reply
from bot.turn import Opened
from bot.words import Words
from models import ledger, reading_steps
from models.db import Row, one_row
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
            for reply in news(entry, order(opened, entry)):
                messages += render(reply, words, links)
        carries["entries"] = [str(entry["id"]) for entry in entries]
    if opened.person.waiting:
        row = reading_steps.take_waiting(opened.connection, opened.person.id, opened.event.id)
        if row is not None:
            messages += render(Reply("waiting_reading"), words, links)
            messages += render(reading_reply(row), words, links)
            carries["readings"] = [str(row["id"])]
    return messages[-4:], carries


def order(opened: Opened, entry: Row) -> Row | None:
    """The order that a credit belongs to."""
    if entry["reason"] != Reason.TOPUP_CREDIT or not entry["ref"]:
        return None
    return one_row(
        opened.connection,
        text("select id, package, amount_baht, stars_granted, paid_at from payment_history where id = cast(:id as uuid)"),
        {"id": entry["ref"]},
    )


def news(entry: Row, order: Row | None = None) -> tuple[Reply, ...]:
    """How a movement that the person did not make themselves is told. `order` belongs to a top-up's credit."""
    amount = entry["amount"]
    match entry["reason"]:
        case Reason.READING_REFUND:
            return (Reply("refunded", {"stars": amount, "why": entry["note"] or "failed"}),)
        case Reason.REFERRAL_INVITER:
            return (Reply("referral_friend_joined", {"coins": amount, "name": entry["note"] or ""}),)
        case Reason.TOPUP_CREDIT:
            facts = {"stars": amount, "balance": entry["balance_after"], "order": str(entry["ref"] or "")[:8].upper()}
            paid = {"amount_baht": order["amount_baht"] if order else None, "at": entry["created_at"]}
            return (Reply("credited", {**facts, **paid}),)
        case _:
            return (
                Reply("granted", {"amount": amount, "currency": entry.get("currency", "star"), "reason": entry["note"] or ""}),
            )
