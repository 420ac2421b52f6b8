"""Everything that can be enqueued. Each job may run twice or be killed in the middle: the rows say what has been done."""

import uuid

import structlog
from structlog.contextvars import bound_contextvars

from bot.chat.outbox import Answers
from bot.queue import note_worker
from models.watch.check import CHECKS
from worker import reading
from worker.parts import parts
from worker.upkeep import news, orders
from worker.upkeep import rich_menu as menus
from worker.upkeep.sweep import clean_up, sweep_all

log = structlog.get_logger()


def read(reading_id: str) -> None:
    """Interprets a paid reading and delivers it."""
    with bound_contextvars(reading=reading_id, job=f"read-{reading_id}"):
        reading.read(parts(), uuid.UUID(reading_id))


def answer(event_id: str) -> None:
    """Sends the stored reply of an event that the web process could not send."""
    with bound_contextvars(line_event=event_id, job=f"answer-{event_id}"):
        Answers(parts().engine, parts().line).send_pending(event_id)


def tell(user_id: str) -> None:
    """Pushes news of stars and coins that someone has not been told of."""
    with bound_contextvars(user=user_id, job=f"tell-{user_id}"):
        news.tell(parts(), uuid.UUID(user_id))


def look(order_id: str) -> None:
    """Asks Stripe what became of an order."""
    with bound_contextvars(order=order_id, job=f"look-{order_id}"):
        orders.look(parts(), uuid.UUID(order_id))


def stripe_event(event_id: str) -> None:
    """Carries out an event of Stripe's that failed when it came."""
    with bound_contextvars(stripe_event=event_id, job=f"stripe_event-{event_id}"):
        orders.handle_event(parts(), event_id)


def menu(user_id: str) -> None:
    """Shows someone the menu of the language they speak now."""
    with bound_contextvars(user=user_id, job=f"menu-{user_id}"):
        menus.link(parts(), uuid.UUID(user_id))


def sweep() -> None:
    """Takes up what fell between two stools. That this runs is how others know that a worker takes jobs."""
    note_worker(parts().redis)
    sweep_all(parts())


def check_books() -> None:
    """Each night: clears old events away, then holds the books against their invariants and says what is broken."""
    clean_up(parts())
    with parts().engine.connect() as connection:
        for name, broken in ((name, check(connection)) for name, check in CHECKS.items()):
            if broken:
                log.error("invariant_broken", invariant=name, rows=len(broken), first=str(broken[0]))
