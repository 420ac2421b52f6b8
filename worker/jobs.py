"""Every job that can be enqueued. Each may run twice or be killed halfway: what it has done is read from the rows."""

import uuid

from structlog.contextvars import bound_contextvars

from bot.chat.outbox import Answers
from worker import complaints, danger, voice
from worker.readings import reading
from worker.runtime import rich_menu as menus
from worker.runtime.parts import parts
from worker.upkeep import announcements, introducing, nightly, orders, owner_answers
from worker.upkeep import news as news_to_many


def read(reading_id: str) -> None:
    """Interprets a paid reading and delivers it."""
    with bound_contextvars(reading=reading_id, job=f"read-{reading_id}"):
        reading.read(parts(), uuid.UUID(reading_id))


def answer(event_id: str) -> None:
    """Sends the stored reply of an event that the web process could not send."""
    with bound_contextvars(line_event=event_id, job=f"answer-{event_id}"):
        Answers(parts().engine, parts().line).send_pending(event_id)


def hear(event_id: str) -> None:
    """Hears the voice message of an event, and answers it."""
    with bound_contextvars(line_event=event_id, job=f"hear-{event_id}"):
        voice.hear(parts(), event_id)


def tell(user_id: str) -> None:
    """Pushes what has not been announced to one person yet: stars, coins, orders that ended."""
    with bound_contextvars(user=user_id, job=f"tell-{user_id}"):
        announcements.announce(parts(), uuid.UUID(user_id))


def moderate(ids: str) -> None:
    """Asks the moderation about a question: the person's id and the message's, with a dash between."""
    with bound_contextvars(job=f"moderate-{ids}"):
        danger.moderate_question(parts(), uuid.UUID(ids[:36]), ids[37:])


def moderate_word(reading_id: str) -> None:
    """Asks the moderation about what was said on a reading."""
    with bound_contextvars(reading=reading_id, job=f"moderate_word-{reading_id}"):
        danger.moderate_word(parts(), uuid.UUID(reading_id))


def help(user_id: str) -> None:
    """Pushes help lines that somebody has not got yet."""
    with bound_contextvars(user=user_id, job=f"help-{user_id}"):
        danger.give_due_help(parts(), uuid.UUID(user_id))


def news(news_id: str) -> None:
    """Pushes a piece of the owner's news to those whom it is for and who have not got it."""
    with bound_contextvars(news=news_id, job=f"news-{news_id}"):
        news_to_many.push(parts(), uuid.UUID(news_id))


def look(order_id: str) -> None:
    """Compares an order with what Stripe says of it."""
    with bound_contextvars(order=order_id, job=f"look-{order_id}"):
        orders.look(parts(), uuid.UUID(order_id))


def give_back(mismatch_id: str) -> None:
    """Gives the money of a payment that does not match its order back at Stripe."""
    with bound_contextvars(mismatch=mismatch_id, job=f"give_back-{mismatch_id}"):
        orders.give_back(parts(), uuid.UUID(mismatch_id))


def look_into(event_id: str) -> None:
    """Asks Stripe about the orders of somebody who misses stars, and answers the event in which they said so."""
    with bound_contextvars(line_event=event_id, job=f"look_into-{event_id}"):
        complaints.look_into(parts(), event_id)


def push_answer(answer_id: str) -> None:
    """Pushes an answer of the owner's to the person whom it answers."""
    with bound_contextvars(answer=answer_id, job=f"push_answer-{answer_id}"):
        owner_answers.push(parts(), uuid.UUID(answer_id))


def stripe_event(event_id: str) -> None:
    """Handles a stored event of Stripe's that could not be handled when it arrived."""
    with bound_contextvars(stripe_event=event_id, job=f"stripe_event-{event_id}"):
        orders.handle_event(parts(), event_id)


def menu(user_id: str) -> None:
    """Links a person's rich menu anew: their language has changed, or LINE may have forgotten them."""
    with bound_contextvars(user=user_id, job=f"menu-{user_id}"):
        menus.link(parts(), uuid.UUID(user_id), anew=True)


def menu_due(user_id: str) -> None:
    """Looks whether a person's rich menu is still that of where they are."""
    with bound_contextvars(user=user_id, job=f"menu_due-{user_id}"):
        menus.link(parts(), uuid.UUID(user_id))


def introduce(user_id: str) -> None:
    """Asks LINE for the name of a person who was greeted without one. Lost, it is asked for when they are greeted again."""
    with bound_contextvars(user=user_id, job=f"introduce-{user_id}"):
        introducing.introduce(parts(), uuid.UUID(user_id))


def check_books(night: str) -> None:
    """Deletes old events and checks the invariants, once a night."""
    with bound_contextvars(night=night):
        nightly.check_books(parts())
