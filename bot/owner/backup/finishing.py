"""What a restored database still needs: the tables of this release, what people wanted since, no news under way; and a check."""

from dataclasses import dataclass

from sqlalchemy import Engine, text

from bot.owner.backup.restoring import Restored
from models.migrations import newest, upgrade
from models.owner import audit, news, news_recipients
from models.people import forgetting
from models.watch.check import CHECKS


@dataclass(frozen=True)
class Finished:
    """`newer`: the backup is of a newer release than this one. `broken`: invariants.

    `forgotten`: how many people were forgotten again. `stopped`: how many pieces of news had been under way.
    """

    newer: bool
    forgotten: int
    stopped: int
    broken: tuple[str, ...]


def finish(engine: Engine, url: str, restored: Restored) -> Finished:
    """Safe to run again. Raises what the database raises, and `models.migrations.Locked`."""
    newer = not upgrade(url)
    again = 0
    for user, left_as in restored.wishes.forgotten:
        with engine.begin() as connection:
            known = text("select 1 from users where id = :user and forgotten_at is null")
            if connection.execute(known, {"user": user}).one_or_none():
                forgetting.forget(connection, user, left_as)
                again += 1
    with engine.begin() as connection:
        for user in restored.wishes.no_news:
            news_recipients.stop(connection, user)
        # Whoever has got it since the backup would get it twice.
        under_way = connection.execute(text("select id from news where status = 'running'")).scalars().all()
        for one in under_way:
            news.end(connection, one, "stopped", "owner")
        details = {"version": restored.version, "people": restored.people, "forgotten": again}
        audit.write(connection, audit.CLI, "restore", None, details, changed=True)
        connection.execute(text("analyze"))
    with engine.connect() as connection:
        broken = tuple(name for name, broken_by in CHECKS.items() if broken_by(connection))
    return Finished(newer, again, len(under_way), broken)


def by_hand(restored: Restored) -> str:
    """What is left to do when `finish` failed."""
    forget = "".join(f" mimi forget {user};" for user, _ in restored.wishes.forgotten)
    return f"Run `mimi migrate`;{forget} `mimi check`. (This release needs {newest()}.)"
