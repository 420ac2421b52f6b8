"""What can happen to a Checkout Session: it is tried, paid, settled later, given up or runs out. All under the world's lock."""

from typing import Any, Final

from sandbox.stripe import shapes
from sandbox.stripe.books import Books, Object
from sandbox.stripe.cards import Card
from sandbox.stripe.events import emit
from sandbox.world import World

DECLINES: Final = {
    "generic_decline": "Your card was declined.",
    "insufficient_funds": "Your card has insufficient funds.",
    "expired_card": "Your card has expired.",
    "test_mode_live_card": "Your card was declined. Your request was in test mode, but used a non test card.",
}
UNPAID: Final = "The PromptPay payment was not made."
UNAUTHENTICATED: Final = "We are unable to authenticate your payment method."


class NotNow(Exception):
    """The session is not in a state for this."""


def create(world: World, wanted: dict[str, Any], base: str) -> Object:
    now, books = int(world.now()), Books.of(world)
    made = books.add(shapes.session(wanted, now, base))
    items = [shapes.line_item(item, now) for item in wanted["line_items"]]
    books.plans[made["id"]] = shapes_plan = books_plan(items, wanted.get("payment_intent_data", {}), base)
    assert shapes_plan.line_items
    return made
