"""Tells the owners: writes down what there is to tell, and pushes what is to be known at once.

At most `OWNER_PUSHES_PER_DAY` pushes a day go to each owner; the rest comes with the reply to her next message.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import Connection, Engine

from bot.line import delivery
from bot.line.delivery import Outcome, Speaks
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.owner import Notice, OwnerNotices
from bot.say.words import words_for
from bot.settings import Settings
from bot.watch.rules.judging import Figures, judge
from bot.watch.rules.table import Rule, rules
from models.database.rows import Row
from models.owner import alerts, notices
from models.owner.alerts import Alert

log = structlog.get_logger()

AGAIN_AFTER: Final = timedelta(hours=6)
"""What comes back sooner than this after it was told is not pushed again: it waits for her next word."""

REFUSED_TOKEN_SECONDS: Final = 1800.0
"""How long nothing is pushed with a token that LINE refuses."""

GIVEN_UP: Final = (Outcome.REFUSED, Outcome.NO_QUOTA, Outcome.UNREACHABLE)


@dataclass(frozen=True)
class Teller:
    """Tells the owners that the settings name. Thread-safe."""

    engine: Engine
    line: Speaks
    links: Links
    settings: Settings

    @property
    def owners(self) -> Sequence[str]:
        """Their LINE ids."""
        return self.settings.owner_line_ids

    def hold(self, connection: Connection, figures: Figures, now: datetime, only: Sequence[str] = ()) -> None:
        """Holds the figures against the rules (`only` these), in the caller's transaction, and writes down what comes of it."""
        held = {name: rule for name, rule in rules().items() if not only or name in only}
        known = {name: alert for name, alert in alerts.everything(connection, lock=True).items() if not only or name in only}
        judged = judge(held, known, figures, now)
        for alert in judged.saved:
            alerts.save(connection, alert)
        for rule in judged.dropped:
            alerts.drop(connection, rule)
        for alert in judged.begun:
            lately = notices.begun_since(connection, alert.rule, now - AGAIN_AFTER)
            log.warning("alert_begins", rule=alert.rule, value=alert.value, pushed=not lately)
            after = None if lately else now
            notices.add(connection, self.owners, _key(alert), alert.rule, "begins", alert.value, push_after=after)
        for alert in judged.over:
            log.info("alert_over", rule=alert.rule)
            self._say_over(connection, alert, now)

    def tell(self, now: datetime) -> None:
        """Pushes what is due, one message for each owner. No lock is held while LINE is asked."""
        with self.engine.connect() as connection:
            due = notices.due(connection, self.owners)
        for owner, language in due.items():
            self._push(owner, language, now)

    def _say_over(self, connection: Connection, alert: Alert, now: datetime) -> None:
        """Whoever has not been told that it began is told both at once."""
        told = notices.told_of(connection, _key(alert))
        told_later = notices.passed(connection, _key(alert))
        for owner, pushed in told.items():
            if owner not in told_later:
                after = now if pushed else None
                key = f"{_key(alert)}:over"
                notices.add(connection, [owner], key, alert.rule, "over", alert.value, push_after=after)

    def _push(self, owner: str, language: str, now: datetime) -> None:
        midnight = datetime.combine(now.astimezone(self.settings.zone).date(), time(), self.settings.zone)
        with self.engine.begin() as connection:
            claimed = notices.claim_push(connection, owner, midnight, self.settings.owner_pushes_per_day)
        if claimed is None:
            return
        push, rows = claimed
        outcome = self.push_now(owner, language, [notice(row) for row in rows], push)
        with self.engine.begin() as connection:
            if outcome is Outcome.SENT:
                notices.mark_pushed(connection, push)
            elif outcome in GIVEN_UP:
                notices.give_push_up(connection, push)
            elif outcome is Outcome.UNAUTHORISED:
                notices.put_off(connection, push, REFUSED_TOKEN_SECONDS)

    def push_now(self, owner: str, language: str, told: Sequence[Notice], key: uuid.UUID) -> Outcome:
        """One push, whatever was pushed before."""
        outcome = delivery.push(self.line, owner, message(told, language, self.links), key)
        log.info("owner_told", notices=len(told), outcome=outcome.value)
        return outcome


def message(told: Sequence[Notice], language: str, links: Links) -> list[Message]:
    """Several notices as one card."""
    return render(OwnerNotices(tuple(told)), words_for(language), links)


def notice(row: Row) -> Notice:
    """A row of `owner_notices`, as it is shown."""
    details: Mapping[str, Any] = row["details"]
    over_at = datetime.fromisoformat(details["over_at"]) if "over_at" in details else None
    rule = rules().get(row["rule"])
    return noticed(row["rule"], row["phase"], row["made_at"], row["value"], rule, over_at, details)


def noticed(
    name: str,
    phase: str,
    at: datetime,
    value: float,
    rule: Rule | None,
    over_at: datetime | None = None,
    figures: Mapping[str, Any] | None = None,
) -> Notice:
    """What is told of a rule. `rule` is None for what has none."""
    above, shown = (rule.above, rule.shown) if rule else (0.0, "state")
    return Notice(name, phase, at, value, above, shown, over_at, figures or {})


def _key(alert: Alert) -> str:
    return f"{alert.rule}:{alert.began_at.isoformat()}"
