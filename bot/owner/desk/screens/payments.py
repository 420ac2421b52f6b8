"""Payments that do not match, at the desk: a list, and each with both sides and what can be done about it."""

from typing import Final

from bot.owner.actions.action import Refused, line
from bot.owner.actions.payments import CreditPayment, NotePayment, RefundPayment, both_sides, shown_amount, shown_name
from bot.owner.desk.answers import a_reason
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.cards import card, fact, lines_of
from bot.owner.desk.subject import Ask, Entry, Form, Subject, Visit
from bot.say.buttons.base import Button
from bot.say.flex.parts import note, one_line
from bot.say.limits import Message
from models.database.rows import Row
from models.money import mismatches, orders

SHOWN: Final = 6


def show(visit: Visit, named: str) -> list[Message]:
    """What is not settled; or the one that is `named`. Raises Refused."""
    if not named:
        return [_list(visit)]
    found = mismatches.named(visit.connection, named)
    if len(found) != 1:
        raise Refused(line("owner-payment-not-several" if found else "owner-payment-not-nobody"))
    return [_one(visit, found[0])]


def _list(visit: Visit) -> Message:
    words, rows = visit.words, mismatches.unsettled(visit.connection)
    contents = [note(words("owner-payments-some", count=len(rows)) if rows else words("owner-payments-none"))]
    contents += [fact(one_line(shown_name(row), 40), f"{row['ordered_baht']} → {shown_amount(row)}") for row in rows[:SHOWN]]
    taps: list[tuple[str, Button]] = [(_label(visit, row), Open("payments", str(row["id"]))) for row in rows[:SHOWN]]
    return card(words("owner-payments"), contents, [*taps, (words("owner-desk-menu"), Open("menu"))])


def _label(visit: Visit, row: Row) -> str:
    kind = visit.words(f"owner-payment-kind-{row['kind']}")
    return f"{orders.order_number(row['order_id'])} · {kind}"


def _one(visit: Visit, row: Row) -> Message:
    words, name = visit.words, str(row["id"])
    why = [line("owner-payment-why", reason=row["reason"])] if row["reason"] else []
    shown = [line("owner-payment-state", state=row["state"]), *why, *both_sides(row)]
    ways = ("creditpayment", "refundpayment", "notepayment") if row["state"] == "open" else ()
    taps: list[tuple[str, Button]] = [
        (words(f"owner-act-{way}"), Begin(way, name))
        for way in ways
        if way != "refundpayment" or (row["kind"] != "unknown" and row["satang"] != 0)
    ]
    return card(words("owner-payments"), lines_of(shown, words), [*taps, (words("owner-payments-list"), Open("payments"))])


def a_mismatch(visit: Visit, typed: str) -> str:
    """The id of the one that is meant. Raises Refused."""
    found = mismatches.named(visit.connection, typed)
    if len(found) != 1:
        raise Refused(line("owner-payment-not-several" if found else "owner-payment-not-nobody"))
    return str(found[0]["id"])


WHICH: Final = Ask("mismatch", "owner-payment-ask-which", a_mismatch)
WHY: Final = Ask("reason", "owner-payment-ask-why", a_reason)

SUBJECT: Final = Subject(
    entries=(Entry("owner-payments-entry", Open("payments")),),
    screens={"payments": show},
    forms=tuple(Form(action, (WHICH, WHY)) for action in (CreditPayment, RefundPayment, NotePayment)),
)
