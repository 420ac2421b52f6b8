"""Somebody says that they paid and got no stars: asks Stripe about their orders, and answers the event with what was found.

Bounded: few orders, and no further one is begun when the time for a reply runs out. Credits go the ordinary way of
fulfilment. A lost job is found by the sweep; run twice, it answers once.
"""

import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Final

import structlog

from bot.chat.effects.money.complaint import UNPAID, what_was_found
from bot.chat.outbox import Answers
from bot.chat.reply_content import announcement, order, rendered
from bot.line import delivery
from bot.line.delivery import Outcome
from bot.pay.errors import NotThere, PaymentsError
from bot.pay.fulfilment import Fulfilment
from bot.process.queue import Job
from bot.say.checks import check
from bot.say.limits import MESSAGES
from bot.say.words import words_for
from models.database.rows import Row
from models.events import payment_lookups
from models.money import announcing, orders
from models.people import turns
from worker.delivering import with_taps
from worker.runtime.parts import Parts

log = structlog.get_logger()

LEASE_SECONDS: Final = 60.0
LOOKS_FOR_SECONDS: Final = 20.0
"""After so long no further order is asked for: the reply token lives for a minute, and one question may take 12.5 s."""

NAMESPACE: Final = uuid.UUID("0f1c5a52-6d4e-4c7f-8f57-2f0a8c1b7d33")


class _Silent:
    """A queue that takes nothing: what is credited here is announced with the answer, or else by the sweep."""

    def put(self, _: Job) -> bool:
        return True


@dataclass
class _Seen:
    """What looking came to: ids of orders."""

    credited: list[uuid.UUID] = field(default_factory=list)
    waiting: list[uuid.UUID] = field(default_factory=list)
    away: bool = False


def look_into(parts: Parts, event: str) -> None:
    """Answers the complaint of this event. Does nothing when that was done, or another worker is at it."""
    with parts.engine.begin() as connection:
        lookup = payment_lookups.claim(connection, event, LEASE_SECONDS)
        rows = orders.of_last_week(connection, lookup["user_id"]) if lookup else []
    if lookup is None:
        log.info("complaint_taken")
        return
    seen = _look(parts, [row for row in rows if row["status"] in UNPAID])
    said = _answer(parts, lookup, seen)
    if said is None:
        return
    outcome = Answers(parts.engine, parts.line).send_pending(event) if lookup["replies"] else Outcome.EXPIRED
    if outcome in (Outcome.EXPIRED, Outcome.DOUBTFUL) and not lookup["blocked"]:
        delivery.push(parts.line, lookup["line_id"], with_taps(parts, lookup["user_id"], said), uuid.uuid5(NAMESPACE, event))


def _look(parts: Parts, rows: list[Row]) -> _Seen:
    seen, began = _Seen(), time.monotonic()
    fulfilment = Fulfilment(parts.engine, parts.payments, _Silent())
    for row in rows:
        if time.monotonic() - began > LOOKS_FOR_SECONDS:
            seen.away = True
            break
        try:
            looked = fulfilment.fulfil(row["id"])
        except NotThere:
            continue
        except PaymentsError as error:
            log.warning("complaint_in_the_dark", order=str(row["id"]), error=type(error).__name__)
            seen.away = True
            break
        if looked and looked.settled.notify and looked.settled.status == "paid":
            seen.credited.append(row["id"])
        elif looked and looked.facts.paying == "waiting":
            seen.waiting.append(row["id"])
    return seen


def _answer(parts: Parts, lookup: Row, seen: _Seen) -> list[dict[str, object]] | None:
    """Stores the answer with the event, the announcement of what was credited with it. What it says by itself; None: it was
    answered meanwhile."""
    words = words_for(lookup["language"])
    with parts.engine.begin() as connection:
        if not payment_lookups.close(connection, lookup):
            return None
        person = turns.look(connection, lookup["user_id"])
        rows = orders.of_last_week(connection, lookup["user_id"])
        balance = max(person.stars, 0) if person else 0
        found = what_was_found(rows, balance, credited=seen.credited, waiting=seen.waiting, away=seen.away)
        said = rendered([found], words, parts.links)
        entries = announcing.take_unannounced(connection, lookup["user_id"], MESSAGES - len(said)) if lookup["replies"] else []
        news = [reply for entry in entries for reply in announcement(entry, order(connection, entry))]
        messages = [*rendered(news, words, parts.links)[: MESSAGES - len(said)], *said]
        check(messages)
        carries = json.dumps({"entries": [str(entry["id"]) for entry in entries]}) if entries else None
        payment_lookups.store_answer(connection, lookup, json.dumps(messages, ensure_ascii=False), carries)
    log.info("complaint_looked_into", found=found.found, credited=len(seen.credited))
    return said
