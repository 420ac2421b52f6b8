"""Asks the moderation, and when any layer finds danger, ends the conversation or reading and sends help lines.

Nothing is kept of what was said. The help lines are marked as due in the same transaction that ends the rest, so that they come
whatever happens afterwards: now, by the sweep's push, or with the person's next event.
"""

import uuid
from collections.abc import Mapping
from typing import Any, Final

import structlog
from sqlalchemy import Connection

from bot.line.delivery import Outcome
from bot.say.flex.render import render
from bot.say.replies.chat import HelpLines
from bot.say.words import words_for
from models.database.rows import Row
from models.people import care
from models.readings import past, reading_costs, reading_refunds, reading_steps
from worker.delivering import deliver, push_to, with_taps
from worker.interpret.verdict import Asked, Verdict
from worker.runtime.parts import Parts
from worker.runtime.persisting import persist

log = structlog.get_logger()

ANY: Final = "any"
GIVEN: Final = (Outcome.SENT, Outcome.REFUSED)
"""Sent; or LINE will never take it, so that trying again is of no use."""

NOBODY: Final = Asked(None, 0.0)


def moderate_question(parts: Parts, user: uuid.UUID, message: str) -> None:
    """Asks about a question while its mood, spread and cards are chosen. A reading that has begun with it asks by itself."""
    with parts.engine.begin() as connection:
        question = care.open_question(connection, user, message)
        known = care.is_clear(connection, user, message)
    if question is None or known or parts.moderator is None:
        return
    verdict = parts.moderator.ask(question)
    if verdict is None:
        return
    if verdict.danger is None:
        with parts.engine.begin() as connection:
            care.note_clear(connection, user, message)
        return
    with parts.engine.begin() as connection:
        care.end_conversation(connection, user, message)
        reading = reading_steps.of_message(connection, user, message)
        row = reading_refunds.refund_danger(connection, reading) if reading else None
        _help_due(connection, user, row, message)
    log.warning("danger_found", layer="moderation", kind=verdict.danger.value)
    _give_help(parts, user, row, message, verdict.danger.value)


def moderate_word(parts: Parts, reading: uuid.UUID) -> None:
    """Asks about what was said on a reading."""
    with parts.engine.begin() as connection:
        review = past.word(connection, reading)
    if review is None or parts.moderator is None:
        return
    verdict = parts.moderator.ask(review["word"])
    if verdict is None or verdict.danger is None:
        with parts.engine.begin() as connection:
            past.word_heard(connection, reading)
        return
    key = f"word-{reading}"
    with parts.engine.begin() as connection:
        care.help_due(connection, review["user_id"], key)  # first, because it locks the person
        past.erase_word(connection, reading)
    log.warning("danger_found", layer="moderation", kind=verdict.danger.value)
    _give_help(parts, review["user_id"], None, key, verdict.danger.value)


def begin_moderating(parts: Parts, row: Row) -> Asked:
    """Asks about a reading's question while the model reads it, unless the answer is known already."""
    if parts.moderator is None or row["question"] is None or row["clear"]:
        return NOBODY
    return parts.moderator.begin(row["question"])


def stop_reading(parts: Parts, row: Row, kind: str, layer: str, costs: Mapping[str, Any]) -> None:
    """Refunds a reading whose question shows danger, and sends help lines in its place. `costs` of the models are booked."""

    def stop(connection: Connection) -> Row | None:
        stopped = reading_refunds.refund_danger(connection, row["id"])
        reading_costs.book(connection, row["id"], costs)
        if stopped is not None:
            _help_due(connection, row["user_id"], stopped, str(row["id"]))
        return stopped

    stopped = persist(parts, stop)
    if stopped is not None:
        log.warning("danger_found", layer=layer, kind=kind)
        _give_help(parts, row["user_id"], stopped, str(row["id"]), kind)


def kind_of(verdict: Verdict | None) -> str | None:
    """The kind of danger in a verdict, if any."""
    return verdict.danger.value if verdict and verdict.danger else None


def give_due_help(parts: Parts, user: uuid.UUID) -> None:
    """Pushes help lines that are still due."""
    with parts.engine.begin() as connection:
        person = care.reachable(connection, user)
    if person and person["help_due"]:
        _push(parts, user, person, person["help_due"], ANY)


def _help_due(connection: Connection, user: uuid.UUID, row: Row | None, key: str) -> None:
    """Marks the help lines as due. Where stars went back, the announcement of them says so already (`bot.chat.reply_content`)."""
    if row is None or not row["cost_stars"]:
        care.help_due(connection, user, key)


def _give_help(parts: Parts, user: uuid.UUID, row: Row | None, key: str, kind: str) -> None:
    """Now, by the reply token of the reading that was stopped or by push. What does not arrive stays due."""
    if row is None:
        with parts.engine.begin() as connection:
            person = care.reachable(connection, user)
        if person:
            _push(parts, user, person, key, kind)
        return
    messages = render(HelpLines(kind, row["cost_stars"]), words_for(row["language"]), parts.links)
    given = deliver(parts, row, messages, uuid.uuid5(row["id"], "refund"), "refund") in GIVEN
    with parts.engine.begin() as connection:
        if given:
            reading_refunds.mark_refund_announced(connection, row)
            care.help_given(connection, user, key)
        else:
            reading_refunds.leave_refund_unannounced(connection, row)


def _push(parts: Parts, user: uuid.UUID, person: Row, key: str, kind: str) -> None:
    messages = with_taps(parts, user, render(HelpLines(kind), words_for(person["language"]), parts.links))
    outcome = push_to(parts, user, person["line_id"], messages, uuid.uuid5(user, f"help:{key}"))
    if outcome in GIVEN:
        with parts.engine.begin() as connection:
            care.help_given(connection, user, key)
    else:
        log.warning("help_waits", why=outcome.value)
