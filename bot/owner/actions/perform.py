"""Carries acts out: one transaction with the audit row in it; then the jobs, and what is done outside."""

from dataclasses import replace

import structlog
from sqlalchemy import Connection

from bot.owner.actions.action import Action, Line, Preview, Result, line
from bot.owner.actions.house import House
from models.owner import audit

log = structlog.get_logger()


def preview(action: Action, house: House) -> Preview:
    """What the act would do. Raises Refused."""
    with house.engine.connect() as connection:
        return action.preview(connection, house)


def perform(action: Action, house: House, by: str) -> Result:
    """Carries the act out and commits it, then enqueues its jobs. What it does outside is left to `finish`.

    `by`: the owner's LINE id, or `audit.CLI`. Raises Refused, and what the database raises; nothing is changed then.
    """
    with house.engine.begin() as connection:
        result = carry_out(action, connection, house, by)
    enqueued = [house.queue.put(job) for job in result.jobs]
    if all(enqueued):
        return result
    return replace(result, lines=(*result.lines, line("owner-queue-away")))


def carry_out(action: Action, connection: Connection, house: House, by: str) -> Result:
    """Carries the act out with its audit row, in the caller's transaction: its work is undone when it raises."""
    with connection.begin_nested():
        result = action.carry_out(connection, house)
        audit.write(connection, by, action.name, result.whom, result.details, changed=result.changed)
    log.info("owner_acted", action=action.name, changed=result.changed)
    return result


def finish(result: Result) -> tuple[Line, ...]:
    """Does what is done outside, once the act is committed; what is to be said of it. Never raises."""
    if result.afterwards is None:
        return ()
    try:
        return result.afterwards()
    except Exception as error:  # the act itself is done, and says so
        log.exception("owner_afterwards_failed", error=type(error).__name__)
        return (line("owner-afterwards-failed", error=type(error).__name__),)
