"""Evidence in the database of how MiMi is set up, for facts that no service reports. For `mimi doctor`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text


def payers_known_in_chat(connection: Connection) -> tuple[int, int]:
    """Count the people with an order, and those of them who wrote in the chat (0 of many: the channels differ in provider)."""
    row = connection.execute(
        text(
            "select count(*) as payers, count(*) filter (where"
            " exists (select from readings r where r.user_id = p.user_id)"
            " or exists (select from webhook_events e where e.user_id = p.user_id)) as known"
            " from (select distinct user_id from payment_history) p"
        )
    ).one()
    return row.payers, row.known


def last_stripe_event(connection: Connection) -> datetime | None:
    """When the last Stripe event with a valid signature came (UTC), or None."""
    found: Any = connection.execute(text("select max(received_at) from stripe_events")).scalar()
    return found if isinstance(found, datetime) else None
