"""Returns gifts that nobody has taken in time to their givers, once a night.

Each in a transaction of its own: whoever takes a gift holds their own row and then the gift's, and two rows of people held
here at once could wait for each other with theirs.
"""

from typing import Final

import structlog
from sqlalchemy import text

from models.offers import star_gifts
from worker.runtime.parts import Parts

log = structlog.get_logger()

AT_ONCE: Final = 100


def send_back(parts: Parts) -> int:
    """Returns what is overdue, in small steps; the giver hears of it with their next reply. How many gifts went back."""
    back = 0
    while True:
        with parts.engine.connect() as connection:
            due = star_gifts.overdue(connection, AT_ONCE)
        for gift, giver in due:
            with parts.engine.begin() as connection:
                connection.execute(text("select 1 from users where id = :id for no key update"), {"id": giver})
                back += star_gifts.take_back(connection, giver, gift, announce=True) is not None
        if len(due) < AT_ONCE:
            break
    if back:
        log.info("gifts_returned", gifts=back)
    return back
