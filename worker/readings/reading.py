"""One reading: claim, interpret, save, deliver. Resumable at each step; the row says which steps were taken."""

import uuid
from collections.abc import Mapping, Sequence
from concurrent.futures import wait
from functools import partial
from typing import Any, Final

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.line.errors import LineError
from bot.say.saved_reading import cards_of
from models.database.rows import Row
from models.readings import past, reading_costs, reading_refunds, reading_saving, reading_steps
from prompts.schema import Interpretation
from worker import danger
from worker.delivering import deliver_reading
from worker.question import AllDeclined, CannotInterpret, Interpreted, Question
from worker.readings.invalid_questions import answer_without_model
from worker.readings.refunding import refund
from worker.runtime.leases import Lease, LeaseLost
from worker.runtime.parts import Parts
from worker.runtime.persisting import DATABASE_AWAY, persist

log = structlog.get_logger()

ATTEMPTS: Final = 5
"""A reading that was claimed more often and not interpreted is refunded: it may be what kills its worker."""

TOO_OLD_HOURS: Final = 24
REMEMBERED: Final = 20
"""Of how many readings and follow-ups the deck's own meanings repeat no sentence: ten readings and a follow-up on each."""

PAUSE_SECONDS: Final = 5.0
"""Before the next attempt after an error; twice as long after the second, and so on."""


def read(parts: Parts, reading: uuid.UUID) -> None:
    """Takes the steps of this reading that are left; nothing when a worker is at it or it is closed."""
    try:
        with parts.leases.claim(reading) as lease:
            if lease is None:
                log.info("reading_taken")
            else:
                _resume(parts, lease)
    except DATABASE_AWAY as error:
        log.warning("reading_put_off", error=type(error).__name__)  # the sweep finds it


def _resume(parts: Parts, lease: Lease) -> None:
    lease.again_in = PAUSE_SECONDS * lease.attempt  # unless all goes well
    try:
        row: Row | None = lease.row
        if lease.row["status"] == "queued" and (row := _interpret(parts, lease.row)) is None:
            lease.again_in = None
            return
        delivered = deliver_reading(parts, row, lease.attempt)
        lease.again_in = None if delivered else parts.timing.delivery_again
    except LeaseLost:
        lease.again_in = None
        log.info("reading_taken_over")


def _interpret(parts: Parts, row: Row) -> Row | None:
    """Interprets a queued reading and saves the interpretation; its row then. None: the reading was refunded instead."""
    if why := _why_not(parts, row):
        refund(parts, row, why)
        return None
    typing = parts.aside.submit(_show_typing, parts, row)
    asked = danger.begin_moderating(parts, row)
    interpreted, failed = None, ""
    costs: Mapping[str, Any] = {}
    try:
        question = _question(parts, row)
        known = answer_without_model(parts, question) if row["lately_invalid"] else None
        interpreted = known or parts.interpreter.interpret(question)
        costs = interpreted.costs
    except CannotInterpret as error:
        log.warning("reading_not_interpreted", why=str(error))
        failed = reading_refunds.DECLINED if isinstance(error, AllDeclined) else "failed"
        costs = error.costs
    finally:
        wait([typing])  # the next message ends LINE's typing animation, so it must not begin after that message
    if kind := danger.kind_of(asked.verdict()):
        danger.stop_reading(parts, row, kind, "moderation", costs)
    elif interpreted is None:
        refund(parts, row, failed, costs=costs)
    elif interpreted.interpretation.danger != "none":
        danger.stop_reading(parts, row, interpreted.interpretation.danger, "model", costs)
    elif not interpreted.interpretation.valid:
        said = interpreted.interpretation
        refund(parts, row, reading_refunds.INVALID, reason=said.reason, questions=said.questions, costs=costs)
    else:
        return _save(parts, row, interpreted)
    return None


def _save(parts: Parts, row: Row, interpreted: Interpreted) -> Row | None:
    columns = interpreted.as_columns()

    def save_alone(connection: Connection) -> Row | None:
        return reading_saving.save_alone(connection, row, columns)

    def save(connection: Connection) -> Row | None:
        if not reading_steps.save_interpretation(connection, row["id"], row["user_id"], columns):
            reading_costs.book(connection, row["id"], interpreted.costs)  # closed meanwhile, and asked about all the same
        return reading_steps.fetch(connection, row["id"])

    saved = persist(parts, save_alone, alone=True) if reading_saving.alone(row) else None
    saved = saved or persist(parts, save)
    log.info("reading_interpreted", source=interpreted.source, model=interpreted.model, ms=interpreted.model_ms)
    return saved


def _why_not(parts: Parts, row: Row) -> str | None:
    """Why this reading is refunded without being interpreted."""
    if (parts.now() - row["created_at"]).total_seconds() > TOO_OLD_HOURS * 3600:
        return "old"
    if row["question"] is None:
        return "unsent"
    if row["attempts"] > ATTEMPTS:
        return "failed"
    return None


def _question(parts: Parts, row: Row) -> Question:
    parent = None
    if row["parent_id"]:
        with parts.engine.begin() as connection:
            parent = reading_steps.fetch(connection, row["parent_id"])
    earlier = parent["interpretation"] if parent else None
    return Question(
        reading_id=row["id"],
        person=row["user_id"],
        text=row["question"] or "",
        mood=row["mood"],
        spread=row["spread"],
        cards=tuple(cards_of(row)),
        language=row["language"],
        kind=row["kind"],
        parent_id=row["parent_id"],
        parent_question=parent["question"] if parent else None,
        parent=Interpretation.model_validate(earlier) if earlier else None,
        asked_at=row["created_at"],
        earlier=partial(_earlier, parts, row),
    )


def _earlier(parts: Parts, row: Row) -> Sequence[Interpretation]:
    """The person's last readings. A reading may repeat a sentence, but it may not fail because the database cannot say which."""
    try:
        with parts.engine.begin() as connection:
            last = past.last_interpretations(connection, row["user_id"], besides=row["id"], limit=REMEMBERED)
        return [Interpretation.model_validate(one) for one in last]
    except (SQLAlchemyError, ValidationError) as error:  # not its text, which holds what was read
        log.warning("earlier_readings_unknown", error=type(error).__name__)
        return ()


def _show_typing(parts: Parts, row: Row) -> None:
    if row["blocked"]:
        return
    try:
        parts.line.show_loading(row["line_id"])
    except LineError as error:
        log.info("typing_not_shown", error=type(error).__name__)
