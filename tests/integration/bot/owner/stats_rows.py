"""Days of MiMi's life with figures that can be worked out by hand, and a month that looks like one for the charts."""

import itertools
import json
import random
import uuid
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, text

from models.money.economy import PACKAGES, SPREAD_STARS

BANGKOK: Final = ZoneInfo("Asia/Bangkok")


class Life:
    """Writes rows as they would have come about."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._numbers = itertools.count(1)

    def person(self, joined: datetime, *, friend_of: uuid.UUID | None = None) -> uuid.UUID:
        user = uuid.uuid4()
        self._insert(
            "users", id=user, line_id=f"U{next(self._numbers):032x}", created_at=joined, referred_by=friend_of,
            referred_at=joined if friend_of else None,
        )  # fmt: skip
        if friend_of:
            self.moved(user, "coin", 100, "referral:friend", joined, of=user)
            self.moved(friend_of, "coin", 120, "referral:inviter", joined, of=user)
        return user

    def reading(
        self, user: uuid.UUID, at: datetime, *, queue: float = 0.1, thinking: float = 2.0, rest: float = 0.4, **more: Any
    ) -> uuid.UUID:
        """Delivered, told by the model, unless `more` says otherwise. Times in seconds."""
        reading = uuid.uuid4()
        claimed = at + timedelta(seconds=queue)
        told = claimed + timedelta(seconds=thinking)
        facts: dict[str, Any] = {
            "id": reading, "user_id": user, "language": "th", "kind": "reading", "spread": "three", "status": "delivered",
            "cards": "[]", "interpretation": "{}", "source": "model", "model": "gpt-6-luna", "prompt_version": "a1",
            "input_tokens": 2000, "cached_tokens": 1500, "output_tokens": 700, "cost_usd": 0.0004, 
            "model_ms": round(thinking * 1000),
            "created_at": at, "claimed_at": claimed, "interpreted_at": told,
            "delivered_at": told + timedelta(seconds=rest), "closed_at": told + timedelta(seconds=rest), **more,
        }  # fmt: skip
        facts.setdefault("cost_stars", SPREAD_STARS[facts["spread"]])
        if facts["status"] == "refunded":
            facts |= dict.fromkeys(
                ("interpretation", "source", "model", "model_ms", "cost_usd", "interpreted_at", "delivered_at")
            )
        self._insert("readings", **facts)
        if facts["cost_stars"]:
            self.moved(user, "star", -facts["cost_stars"], "reading:spend", at)
        return reading

    def rated(self, reading: uuid.UUID, user: uuid.UUID, rating: int, at: datetime) -> None:
        self._insert("reviews", id=uuid.uuid4(), reading_id=reading, user_id=user, rating=rating, created_at=at, updated_at=at)

    def bought(self, user: uuid.UUID, package: str, at: datetime, **more: Any) -> None:
        of = PACKAGES[package]
        facts = {"amount_baht": of.baht, "stars_granted": of.total, "status": "paid", "created_at": at, "paid_at": at, **more}
        self._insert("payment_history", id=uuid.uuid4(), user_id=user, package=package, **facts)
        if facts["paid_at"]:
            self.moved(user, "star", of.total, "topup:credit", at)

    def moved(self, user: uuid.UUID, currency: str, amount: int, reason: str, at: datetime, of: object = None) -> None:
        self._insert(
            "ledger_entries", id=uuid.uuid4(), user_id=user, currency=currency, amount=amount, reason=reason,
            key=f"{reason}:{of or next(self._numbers)}", balance_after=0, created_at=at,
        )  # fmt: skip

    def _insert(self, table: str, **values: Any) -> None:
        with self._engine.begin() as connection:
            _insert(connection, table, values)


def _insert(connection: Connection, table: str, values: dict[str, Any]) -> None:
    jsonb = ("cards", "interpretation")
    marks = ", ".join(f"cast(:{name} as jsonb)" if name in jsonb else f":{name}" for name in values)
    connection.execute(text(f"insert into {table} ({', '.join(values)}) values ({marks})"), values)


def at(day: str, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of a day in Bangkok."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), BANGKOK).replace(hour=hour, minute=minute)


def known_days(engine: Engine) -> None:
    """The first three days of November: see the figures that the tests expect."""
    life = Life(engine)
    old = life.person(at("2026-10-20"))
    mali = life.person(at("2026-11-01", 0, 30))
    tom = life.person(at("2026-11-02"), friend_of=mali)
    life.person(at("2026-10-31", 23, 30))
    life.person(at("2026-11-04", 0, 0))
    first = life.reading(mali, at("2026-11-01", 9), thinking=1.0)
    second = life.reading(mali, at("2026-11-02", 9), thinking=2.0, queue=0.2)
    cross = life.reading(tom, at("2026-11-02", 13), thinking=3.0, spread="celtic", cost_usd=0.004)
    life.reading(
        old,
        at("2026-11-02", 14),
        thinking=0.0,
        source="fallback",
        model=None,
        model_ms=None,
        cost_usd=None,
        prompt_version=None,
        carried_by="e1",
        rest=7200,
    )
    life.reading(old, at("2026-11-03", 14), status="refunded", failure="failed")
    life.reading(mali, at("2026-11-03", 15), status="refunded", failure="invalid")
    life.reading(old, at("2026-11-03", 23, 59), kind="daily", spread="one", source="deck", cost_stars=0, prompt_version=None)
    life.reading(old, at("2026-11-04", 0, 0), thinking=60.0)
    life.rated(first, mali, 5, at("2026-11-01", 10))
    life.rated(second, mali, 4, at("2026-11-02", 10))
    life.rated(cross, tom, 2, at("2026-11-02", 15))
    life.bought(mali, "starter", at("2026-11-01", 8))
    life.bought(tom, "premium", at("2026-11-02", 12))
    life.bought(old, "premium", at("2026-11-02", 12), refunded_satang=39900, status="refunded")
    life.bought(old, "starter", at("2026-11-03"), paid_at=None, status="expired")


def a_month(engine: Engine, last: date, days: int = 30) -> None:
    """Something like life, for eyes: growing, livelier at weekends, with a slow day."""
    chance = random.Random(7)
    life = Life(engine)
    people: list[uuid.UUID] = []
    for number in range(days):
        day = datetime.combine(last - timedelta(days=days - 1 - number), datetime.min.time(), BANGKOK)
        lively = 1.4 if day.weekday() >= 5 else 1.0
        seconds = sorted(chance.randrange(8 * 3600, 23 * 3600) for _ in range(400))
        when = iter([day + timedelta(seconds=second) for second in seconds])
        people += [life.person(next(when)) for _ in range(round((3 + number / 5) * lively))]
        slow = 2.2 if number == 18 else 1.0
        for _ in range(round((6 + number * 0.8) * lively)):
            who, moment = chance.choice(people), next(when)
            if chance.random() < 0.03:
                life.reading(who, moment, status="refunded", failure="invalid")
                continue
            spread = chance.choices(["one", "three", "five", "celtic"], [2, 6, 2, 1])[0]
            told = (
                {"source": "fallback", "model": None, "cost_usd": None, "model_ms": None, "prompt_version": None}
                if chance.random() < 0.06
                else {}
            )
            cost = {"one": 0.00028, "three": 0.0004, "five": 0.0006, "celtic": 0.0031}[spread] * chance.uniform(0.8, 1.2)
            version = chance.choice(["a1", "a2"])
            facts: dict[str, Any] = {"spread": spread, "cost_usd": round(cost, 8), "prompt_version": version, **told}
            reading = life.reading(
                who, moment, queue=chance.uniform(0.02, 0.2), thinking=chance.lognormvariate(0.5, 0.25) * slow, **facts
            )
            if chance.random() < 0.3:
                best = 5 if facts["prompt_version"] == "a2" else 4
                life.rated(reading, who, chance.choice([3, 4, 4, best, 5]), moment)
        for package in chance.choices(list(PACKAGES), [5, 3, 1], k=round((1 + number / 8) * lively)):
            life.bought(chance.choice(people), package, next(when))


def told(output: str) -> dict[str, Any]:
    """What `--json` printed."""
    found = json.loads(output)
    assert isinstance(found, dict)
    return found
