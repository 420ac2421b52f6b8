"""A person's story at the desk, a page at a time: readings, payments, the ledger, notes, what owners did."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from bot.owner.actions.action import Refused, line
from bot.owner.actions.gifts import Refund, TakeBack
from bot.owner.actions.persons import person
from bot.owner.actions.resend import Resend
from bot.owner.desk.answers import a_reason
from bot.owner.desk.buttons import Begin, Open, OwnButton
from bot.owner.desk.cards import card, small_buttons
from bot.owner.desk.subject import Ask, Form, Screen, Subject, Visit
from bot.say.flex.dates import moment
from bot.say.flex.parts import BRONZE, INK, Part, column, note, one_line, row, separator, text
from bot.say.limits import Message
from bot.say.words import Words
from models.database.rows import Row
from models.general.ids import parse_uuid
from models.money import gifts, orders
from models.owner import audit, notes
from models.people import lookup

PAGE: Final = 5

Rows = Callable[[Connection, uuid.UUID, int, int], list[Row]]
"""The rows of one list: of whom, how many, after how many."""

Shown = Callable[[Words, Row], Part]


def _listed(name: str, rows: Rows, show: Shown) -> Screen:
    """The screen of one list; its argument is the person's id and the page."""

    def screen(visit: Visit, argument: str) -> list[Message]:
        whom, _, page = argument.partition(":")
        user, number = parse_uuid(whom), int(page) if page.isdigit() and len(page) < 6 else 0
        if user is None:
            raise Refused(line("owner-no-such-person"))
        about, words = person(visit.connection, user), visit.words
        found = rows(visit.connection, user, PAGE, number * PAGE)
        contents: list[Part] = [text(about.shown, weight="bold", color=BRONZE, size="sm")]
        for one in found:
            contents += [separator(), show(words, one)]
        if not found:
            contents.append(note(words("owner-list-empty")))
        after = found[0]["total"] - (number + 1) * PAGE if found else 0
        buttons: list[tuple[str, OwnButton]] = []
        if after > 0:
            buttons.append((words("owner-list-more", n=after), Open(name, f"{user}:{number + 1}")))
        if number:
            buttons.append((words("owner-list-newer"), Open(name, f"{user}:{number - 1}")))
        buttons.append((words("owner-list-back"), Open("person", str(user))))
        return [card(words(f"owner-list-{name}"), contents, buttons)]

    return screen


def _block(words: Words, at: Row, left: str, right: str, *more: Part) -> Part:
    """What it is and how much, when, and what else there is to it."""
    head = [text(one_line(left, 120), size="sm", color=INK, flex=5)]
    if right:
        head.append(text(right, size="sm", weight="bold", align="end", flex=3))
    return column(row(*head, spacing="sm"), note(moment(words, at["at"])), *more, spacing="xs")


def _reading(words: Words, one: Row) -> Part:
    kind = one["kind"].replace("_", "-")
    about = words("owner-reading-line", kind=words(f"owner-kind-{kind}"), status=words(f"owner-reading-{one['status']}"))
    right = words("stars", n=one["cost_stars"]) if one["cost_stars"] else words("owner-reading-free")
    more: list[Part] = []
    if one["rating"]:
        more.append(note(words("owner-reading-rating", n=one["rating"])))
    if one["failure"]:
        more.append(note(words("owner-reading-failure", why=one["failure"])))
    taps: list[tuple[str, OwnButton]] = []
    if one["kind"] != "daily" and one["status"] != "refunded":
        taps.append((words("owner-reading-open"), Open("reading", str(one["id"]))))
    if one["status"] == "delivered" and one["kind"] != "daily":
        taps.append((words("owner-act-resend"), Begin("resend", str(one["id"]))))
        if one["cost_stars"]:
            taps.append((words("owner-act-refund"), Begin("refund", str(one["id"]))))
    return _block(words, one, about, right, *more, *small_buttons(taps))


def _order(words: Words, one: Row) -> Part:
    known = f"owner-order-{one['status']}"
    about = words("owner-order-line", number=orders.order_number(one["id"]), stars=words("stars", n=one["stars_granted"]))
    more = [note(words(known) if words.has(known) else one["status"])]
    if one["refunded_satang"]:
        more.append(note(words("owner-order-refunded-baht", baht=one["refunded_satang"] // 100)))
    if one["problem"]:
        more.append(note(one_line(one["problem"], 200)))
    return _block(words, one, about, words("owner-baht", baht=one["amount_baht"]), *more)


def _movement(words: Words, one: Row) -> Part:
    reason, unit = one["reason"], "stars" if one["currency"] == "star" else "coins"
    known = f"owner-moved-{reason.replace(':', '-')}"
    sign = "+" if one["amount"] > 0 else "−" if one["amount"] < 0 else ""
    more = [note(words("owner-moved-after", n=one["balance_after"]))]
    if one["note"] and ":" not in one["note"]:
        more.append(note(one_line(one["note"], 200)))
    taps = [(words("owner-act-takeback"), Begin("takeback", str(one["id"])))] if reason == "owner:grant" else []
    amount = f"{sign}{words(unit, n=abs(one['amount']))}"
    return _block(words, one, words(known) if words.has(known) else reason, amount, *more, *small_buttons(taps))


def _note(words: Words, one: Row) -> Part:
    return column(text(one["words"], size="sm", limit=1000), note(moment(words, one["at"])), spacing="xs")


def act_line(words: Words, one: Row, *, named: bool = False) -> Part:
    """One act of the audit trail; `named`: with whom it was about."""
    known = f"owner-act-{one['action']}"
    by = words("owner-by-cli") if one["by"] == audit.CLI else words("owner-by-owner", id=one["by"][-6:])
    outcome = _amount(words, one["details"]) if one["outcome"] == "done" else words("owner-outcome-nothing")
    about = words(known) if words.has(known) else one["action"]
    whom = (one["name"] or str(one["whom"])[:8]) if named and one["whom"] else ""
    return _block(words, one, f"{about} · {whom}" if whom else about, outcome, note(by))


def _amount(words: Words, details: Mapping[str, Any]) -> str:
    """How much an act moved; empty for one that moved nothing."""
    match details:
        case {"currency": "star" | "coin" as unit, "amount": int(amount)}:
            return words("stars" if unit == "star" else "coins", n=amount)
        case {"stars": int(stars)}:
            return words("stars", n=stars)
        case _:
            return ""


def _acts(connection: Connection, user: uuid.UUID, limit: int, skip: int) -> list[Row]:
    return audit.trail(connection, limit=limit, skip=skip, whom=user)


def a_reading(visit: Visit, typed: str) -> str:
    """The id of the reading that is meant. Raises Refused."""
    try:
        return str(gifts.find_reading(visit.connection, typed))
    except gifts.NotRefundable as error:
        raise Refused(line(f"owner-refund-not-{error.why}")) from None


def a_gift(visit: Visit, typed: str) -> str:
    """The key of a gift, by its entry in the ledger or by itself. Raises Refused."""
    entry = parse_uuid(typed.strip())
    found = gifts.key_of(visit.connection, entry) if entry else None
    if found is None and gifts.given_under(visit.connection, typed.strip()) is None:
        raise Refused(line("owner-takeback-not-none"))
    return found or typed.strip()


REASON: Final = Ask("reason", "owner-ask-reason", a_reason)
LISTS: Final[Sequence[tuple[str, Rows, Shown]]] = (
    ("readings", lookup.readings, _reading),
    ("orders", lookup.orders, _order),
    ("ledger", lookup.movements, _movement),
    ("notes", notes.page, _note),
    ("acts", _acts, act_line),
)

SUBJECT = Subject(
    screens={name: _listed(name, rows, show) for name, rows, show in LISTS},
    forms=(
        Form(Refund, (Ask("reading", "owner-ask-reading", a_reading), REASON)),
        Form(Resend, (Ask("reading", "owner-ask-reading", a_reading),), made=lambda: {"key": str(uuid.uuid4())}),
        Form(TakeBack, (Ask("key", "owner-ask-gift", a_gift), REASON)),
    ),
)
