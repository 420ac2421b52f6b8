"""Bars somebody from MiMi and lets them in again. What bars them is `bot.chat.dialogue.steps.barred` and `bot.pay.checkout`."""

import uuid

from sqlalchemy import Connection, text


def bar(connection: Connection, user: uuid.UUID) -> bool:
    """Bar somebody. False: they were barred before."""
    statement = text("update users set barred_at = clock_timestamp() where id = :user and barred_at is null returning id")
    return connection.execute(statement, {"user": user}).one_or_none() is not None


def let_in(connection: Connection, user: uuid.UUID) -> bool:
    """Let somebody in again. False: they were not barred."""
    statement = text("update users set barred_at = null where id = :user and barred_at is not null returning id")
    return connection.execute(statement, {"user": user}).one_or_none() is not None
