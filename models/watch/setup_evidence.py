"""What the books prove about how MiMi is set up: things that no service answers when asked. For `mimi doctor`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text


def payers_known_in_chat(connection: Connection) -> tuple[int, int]:
    """How many people opened an order, and how many of these have been heard in the chat."""
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
    """When the last event came whose signature was good."""
    found: Any = connection.execute(text("select max(received_at) from stripe_events")).scalar()
    return found if isinstance(found, datetime) else None
