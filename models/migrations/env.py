"""Alembic's entry: one transaction, one connection, under an advisory lock so that two machines cannot migrate at once."""

from alembic import context
from sqlalchemy import create_engine, pool, text
from sqlmodel import SQLModel

from models import tables
from models.database.engine import NO_END, driver_url

assert tables.TABLES

engine = create_engine(driver_url(context.config.attributes["url"]), poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=SQLModel.metadata, compare_type=True)
    with context.begin_transaction():
        waits = context.config.attributes
        if "statement_seconds" in waits:
            connection.execute(text(f"set local statement_timeout = {int(waits['statement_seconds'] * 1000)}"))
        connection.execute(
            text("set local lock_timeout = 0")
        )  # the host's own may be shorter than a migration of another machine
        connection.execute(text(NO_END.format(local="true")))
        connection.execute(text("select pg_advisory_xact_lock(7766471)"))
        if "lock_seconds" in waits:
            connection.execute(text(f"set local lock_timeout = {int(waits['lock_seconds'] * 1000)}"))
        context.run_migrations()
engine.dispose()
