"""Drawn pictures of readings, kept for some days. Nothing of a reading is shown here that its person has deleted."""

import uuid
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row

PICTURES_KEPT_DAYS: Final = 3
"""A picture is about 300 KB. It is drawn anew when it is asked for later."""

AT_ONCE: Final = 200
"""So many are deleted in one transaction."""

PICTURE_SHAPES: Final = ("story", "square", "story-question", "square-question")
QUESTION_SHAPES: Final = ("story-question", "square-question")


# Delivered or about to be: phones ask for the picture before LINE has said that it took the message.
SHOWN: Final = (
    "{0}.kind in ('reading', 'daily') and {0}.status in ('interpreted', 'waiting', 'delivered') and {0}.interpretation <> '{{}}'"
)


def find(connection: Connection, reading: uuid.UUID, shape: str) -> Row | None:
    """Fetch what a picture shows, and `jpeg` if it was drawn; None: there is no such reading, or not any more.

    With the person's invite code, without anything else of theirs.
    """
    return one_row(
        connection,
        text(
            "select r.kind, r.language, r.question, r.spread, r.day, r.cards, r.interpretation, r.created_at, p.jpeg,"
            " (select code from referral_links l where l.user_id = r.user_id) as invite_code"
            " from readings r left join reading_pictures p on p.reading_id = r.id and p.shape = :shape"
            " where r.id = :id and " + SHOWN.format("r")
        ),
        {"id": reading, "shape": shape},
    )


def store(connection: Connection, reading: uuid.UUID, shape: str, jpeg: bytes) -> bool:
    """Keep a drawn picture. False: meanwhile the reading or its question was deleted, or another process has stored it.

    The row of the reading is locked, so that a deletion comes either before this or finds the picture.
    """
    kept = connection.execute(
        text(
            "insert into reading_pictures (reading_id, shape, jpeg, created_at)"
            " select r.id, :shape, :jpeg, clock_timestamp() from readings r where r.id = :id and "
            + SHOWN.format("r")
            + " and (r.question is not null or not :with_question) for share on conflict do nothing"
        ),
        {"id": reading, "shape": shape, "jpeg": jpeg, "with_question": shape in QUESTION_SHAPES},
    )
    return int(kept.rowcount) == 1


def delete_some(connection: Connection) -> int:
    """Delete some of the pictures that were drawn days ago; return how many, 0 when none is left."""
    gone = connection.execute(
        text(
            "delete from reading_pictures where ctid = any(array(select ctid from reading_pictures"
            " where created_at < now() - make_interval(days => :days) order by created_at limit :some))"
        ),
        {"days": PICTURES_KEPT_DAYS, "some": AT_ONCE},
    )
    return int(gone.rowcount)
