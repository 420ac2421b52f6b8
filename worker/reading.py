"""One reading: claim, interpret, save, deliver, settle. Resumable at each step; the row says where it stands."""

import threading
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import structlog

from bot.line.client import LineError
from bot.line.delivery import Outcome
from bot.say.flex.render import render
from bot.say.reading_messages import cards_of, plain_messages, reading_messages
from bot.say.replies.chat import HelpLines
from bot.say.replies.money import Refunded
from bot.say.words import words_for
from models.db import Row
from models.events.reply_outcomes import REFUSED_PLAIN
from models.money import ledger
from models.money.ledger import Reason
from models.readings import reading_steps
from prompts.schema import Interpretation
from worker import danger
from worker.delivering import LEASE_SECONDS, deliver
from worker.parts import Parts
from worker.question import AllDeclined, CannotInterpret, Question

log = structlog.get_logger()

INTERPRETING_LEASE: Final = 75
"""Seconds a worker may take to interpret: the chain's 45 and room. A dead worker's reading waits no longer than this."""

TRIES: Final = 5
TOO_OLD_HOURS: Final = 24


def read(parts: Parts, reading: uuid.UUID) -> None:
    """Does what is left to do of this reading; nothing when another worker has it or it is closed."""
    with parts.engine.begin() as connection:
        row = reading_steps.claim(connection, reading, INTERPRETING_LEASE)
    if row is None:
        log.info("reading_taken")
        return
    try:
        if row["status"] == "queued" and not _interpret(parts, row):
            return
        _deliver(parts, reading)
    except Exception:
        with parts.engine.begin() as connection:
            reading_steps.renew(connection, reading, 5 * row["attempts"])
        raise


def _interpret(parts: Parts, row: Row) -> bool:
    """True when the reading is interpreted; False when it was refunded instead."""
    age = datetime.now(UTC) - row["created_at"]
    if age.total_seconds() > TOO_OLD_HOURS * 3600:
        return _give_back(parts, row, "old")
    if row["question"] is None:
        return _give_back(parts, row, "unsent")
    if row["attempts"] > TRIES:
        return _give_back(parts, row, "failed")
    typing = threading.Thread(target=_show_typing, args=(parts, row), daemon=True)
    typing.start()
    asked = danger.begin_moderating(parts, row)
    told, failed = None, ""
    try:
        told = parts.interpreter.interpret(_question(parts, row))
    except CannotInterpret as error:
        log.warning("reading_not_interpreted", why=str(error))
        failed = reading_steps.DECLINED if isinstance(error, AllDeclined) else "failed"
    finally:
        typing.join()  # what MiMi says ends her typing, so it must not begin after it
    if kind := danger.kind_of(asked.verdict()):
        return danger.stop_reading(parts, row, kind, "moderation")
    if told is None:
        return _give_back(parts, row, failed)
    if told.interpretation.danger != "none":
        return danger.stop_reading(parts, row, told.interpretation.danger, "model")
    if not told.interpretation.valid:
        return _give_back(parts, row, "invalid", reason=told.interpretation.reason, questions=told.interpretation.questions)
    with parts.engine.begin() as connection:
        reading_steps.save_interpretation(connection, row["id"], row["user_id"], told.as_columns())
        reading_steps.renew(connection, row["id"], LEASE_SECONDS)
    log.info("reading_interpreted", source=told.source, model=told.model, ms=told.model_ms)
    return True


def _question(parts: Parts, row: Row) -> Question:
    parent = None
    if row["parent_id"]:
        with parts.engine.begin() as connection:
            parent = reading_steps.fetch(connection, row["parent_id"])
    told = parent["interpretation"] if parent else None
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
        parent=Interpretation.model_validate(told) if told else None,
        asked_at=row["created_at"],
    )


def _show_typing(parts: Parts, row: Row) -> None:
    if row["blocked"]:
        return
    try:
        parts.line.show_loading(row["line_id"])
    except LineError as error:
        log.info("typing_not_shown", error=type(error).__name__)


def _deliver(parts: Parts, reading: uuid.UUID) -> None:
    with parts.engine.begin() as connection:
        row = reading_steps.fetch(connection, reading)
    if row is None or row["status"] != "interpreted":
        return
    words = words_for(row["language"])
    outcome = deliver(parts, row, reading_messages(row, words, parts.links), row["id"])
    if outcome is Outcome.REFUSED:
        outcome = deliver(parts, row, plain_messages(row, words, parts.links), uuid.uuid5(row["id"], "plain"))
    match outcome:
        case Outcome.SENT:
            status = "delivered"
        case Outcome.LATER | Outcome.UNSURE | Outcome.UNAUTHORISED:
            with parts.engine.begin() as connection:
                reading_steps.renew(connection, reading, LEASE_SECONDS)
            log.warning("reading_delivery_put_off")
            return
        case _:
            status = "waiting"
    with parts.engine.begin() as connection:
        reading_steps.settle(connection, reading, status, REFUSED_PLAIN if outcome is Outcome.REFUSED else None)
    log.info("reading_settled", status=status, seconds=(datetime.now(UTC) - row["created_at"]).total_seconds())


def _give_back(parts: Parts, row: Row, why: str, *, reason: str = "", questions: Sequence[str] = ()) -> bool:
    """Refunds in one transaction, then says so kindly; who cannot be told now hears it with their next event."""
    with parts.engine.begin() as connection:
        refunded = reading_steps.refund(connection, row["id"], why, erase=why == reading_steps.DECLINED)
    if refunded is None:
        return False
    log.info("reading_refunded", why=why, stars=row["cost_stars"])
    reply = Refunded(row["cost_stars"], why, reason, list(questions))
    messages = render(reply, words_for(row["language"]), parts.links)
    if why == reading_steps.DECLINED:
        messages += render(HelpLines(danger.ANY), words_for(row["language"]), parts.links)
    if deliver(parts, refunded, messages, uuid.uuid5(row["id"], "refund"), "refund") is Outcome.SENT:
        with parts.engine.begin() as connection:
            ledger.mark_told(connection, Reason.READING_REFUND, row["id"])
    return False
