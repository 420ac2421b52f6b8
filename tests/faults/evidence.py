"""What came of the people of one fault: from the database, from the stand-ins' record of what LINE received, from Stripe's."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.rows import all_rows
from models.watch.check import CHECKS
from sandbox.world import Delivery, World
from tests.faults.crowd import Crowd
from tests.faults.house import House
from tests.faults.judging import Evidence, ReadingFacts, Seen, TopupFacts
from tests.faults.shoppers import Shopper

IN_CHAT: Final = re.compile(r"rate:5:([0-9a-f-]{36})")
"""A reading's own messages carry its id in the buttons that rate it."""

_READINGS: Final = text(
    "select r.id, r.status, r.created_at, coalesce(r.delivered_at, r.closed_at) as settled_at from readings r"
    " join users u on u.id = r.user_id where u.line_id = any(:people)"
)
_ORDERS: Final = text(
    "select p.stripe_payment_id as session, count(l.id) as credits, min(l.created_at) as credited_at from payment_history p"
    " left join ledger_entries l on l.ref = cast(p.id as text) and l.reason = 'topup:credit'"
    " where p.stripe_payment_id = any(:sessions) group by p.id"
)
_UNSAID: Final = text(
    "select (select count(*) from webhook_events e join users u on u.id = e.user_id"
    "  where u.line_id = any(:people) and e.outcome = 'pending')"
    " + (select count(*) from ledger_entries l join users u on u.id = l.user_id"
    "  where u.line_id = any(:people) and l.tell and l.told_at is null) as unsaid"
)
"""Replies that are neither sent nor given up, and news of stars that nobody has told."""

_OPEN: Final = text(
    "select count(*) as readings from readings r join users u on u.id = r.user_id"
    " where u.line_id = any(:people) and r.status in ('queued', 'interpreted')"
)


def collect(house: House, crowd: Crowd, back_at: float) -> Evidence:
    """Reads all of it now. `back_at`: when the web process answered well again (seconds since the epoch)."""
    people = _ids(crowd)
    buyers = [shopper for shopper in crowd.shoppers if shopper.session]
    seen = _seen(house)
    with house.engine.connect() as connection:
        readings = all_rows(connection, _READINGS, people=people)
        orders = {row["session"]: row for row in _orders(connection, buyers)}
        unsaid = all_rows(connection, _UNSAID, people=people)[0]["unsaid"]
        broken = {name: len(rows) for name, check in CHECKS.items() if (rows := check(connection))}
    return Evidence(
        readings=tuple(_reading(row, seen[str(row["id"])]) for row in readings),
        topups=tuple(_topup(shopper, orders.get(shopper.session)) for shopper in buyers),
        without=sum(not reader.done for reader in crowd.readers) + sum(not shopper.session for shopper in crowd.shoppers),
        unsaid=unsaid,
        failed=house.answers.failed,
        late=house.answers.late,
        back_at=back_at,
        broken=broken,
    )


def none_open(house: House, crowd: Crowd) -> bool:
    """Whether each reading was delivered or refunded, or waits for its person's next tap."""
    with house.engine.connect() as connection:
        return not all_rows(connection, _OPEN, people=_ids(crowd))[0]["readings"]


def all_settled(house: House, crowd: Crowd) -> bool:
    """Whether nothing is left to do for anybody."""
    buyers = [shopper for shopper in crowd.shoppers if shopper.session]
    with house.engine.connect() as connection:
        credited = [row for row in _orders(connection, buyers) if row["credits"]]
        unsaid = all_rows(connection, _UNSAID, people=_ids(crowd))[0]["unsaid"]
    return none_open(house, crowd) and not unsaid and len(credited) == len(buyers)


def _ids(crowd: Crowd) -> list[str]:
    return [person.id for person in crowd.people()]


def _orders(connection: Connection, buyers: Sequence[Shopper]) -> list[dict[str, Any]]:
    return all_rows(connection, _ORDERS, sessions=[shopper.session for shopper in buyers])


def _reading(row: dict[str, Any], seen: list[Seen]) -> ReadingFacts:
    return ReadingFacts(row["status"], row["created_at"].timestamp(), _seconds(row["settled_at"]), tuple(seen))


def _topup(shopper: Shopper, row: dict[str, Any] | None) -> TopupFacts:
    if row is None:
        return TopupFacts(shopper.paid_at, 0, None)
    return TopupFacts(shopper.paid_at, row["credits"], _seconds(row["credited_at"]))


def _seconds(at: datetime | None) -> float | None:
    return at.timestamp() if at else None


def _seen(house: House) -> dict[str, list[Seen]]:
    """By reading: each time that it came into the chat."""
    world, found = house.world, defaultdict(list)
    with world.lock:
        deliveries = [delivery for delivery in world.state.deliveries if delivery.reached]
        ages = _token_times(world)
    for delivery in deliveries:
        for reading in set(IN_CHAT.findall(json.dumps(delivery.messages))):
            found[reading].append(_look(house, delivery, ages))
    return found


def _look(house: House, delivery: Delivery, tokens: dict[str, tuple[str, int]]) -> Seen:
    event, born = tokens.get(delivery.reply_token or "", ("", None))
    return Seen(delivery.via, delivery.at / 1000, None if born is None else born / 1000, event in house.answers.sent_again)


def _token_times(world: World) -> dict[str, tuple[str, int]]:
    """By reply token: the event's id, and when it happened by LINE's clock (ms)."""
    events = [event for event in world.state.events.values() if "replyToken" in event]
    return {event["replyToken"]: (event["webhookEventId"], event["timestamp"]) for event in events}
