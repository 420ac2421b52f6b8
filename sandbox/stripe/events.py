"""Makes events and hands them to the sender, as the switches say: twice, late, not at all, or held until asked for."""

import time
from typing import Any, Final

from flask import g, has_request_context

from sandbox.stripe.books import Books, Dispatch, Object
from sandbox.stripe.objects.shapes_after import event
from sandbox.world import World

REORDER_WITHIN_S: Final = 0.15
"""With `reorder`, events that close together are sent last first."""


def emit(world: World, kind: str, about: Object) -> Object:
    """An event of this kind about the object as it is now. Call it under the world's lock."""
    books, switch = Books.of(world), world.switches.stripe
    made = event(kind, about, _cause(), int(world.now()))
    if not books.is_here(about):
        return made  # the other account has endpoints of its own
    books.add(made)
    if switch.webhooks == "off":
        books.held.append(made["id"])
    elif switch.take_drop():
        note(world, made, "dropped", attempt=1)
    else:
        now = time.monotonic()
        due = now + switch.delay_ms / 1000
        if switch.reorder:
            due += REORDER_WITHIN_S
            due = next((one.due for one in books.waiting if now < one.due < due), due)
        books.waiting += [Dispatch(made["id"], due) for _ in range(2 if switch.duplicate else 1)]
    world.changed.notify_all()
    return made


def note(world: World, about: Object, status: int | str, attempt: int) -> None:
    """Put one delivery, or one that did not take place, into the record."""
    with world.changed:
        books = Books.of(world)
        entry = {"n": len(books.deliveries) + 1, "at": world.now_ms(), "eventId": about["id"], "type": about["type"]}
        books.deliveries.append({**entry, "attempt": attempt, "status": status})
        if status == 200:
            about["pending_webhooks"] = 0
        world.changed.notify_all()


def _cause() -> dict[str, Any] | None:
    """The API request that is being answered now, if one is."""
    request_id = getattr(g, "stripe_request_id", None) if has_request_context() else None
    return {"id": request_id, "idempotency_key": getattr(g, "idempotency_key", None)} if request_id else None
