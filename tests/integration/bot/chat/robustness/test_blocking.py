"""Who has blocked MiMi, when LINE's events come late or again: their own times decide."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.chat.events import Event, Followed, Tapped, Unfollowed
from tests.helpers.people import NOK
from tests.helpers.turns import Turns

NOON = datetime.now(UTC) - timedelta(hours=1)
MORE: dict[type[Event], dict[str, Any]] = {Tapped: {"data": "balance"}, Followed: {"unblocked": True}}


def at(minute: int, kind: type[Event] = Tapped) -> Event:
    """An event of Nok's so many minutes after noon by LINE's clock."""
    name = f"{kind.__name__}-{minute}"
    return kind(
        name, NOK.line_id, NOON + timedelta(minutes=minute), None if kind is Unfollowed else f"token-{name}", **MORE.get(kind, {})
    )


def blocked(turns: Turns) -> bool:
    return bool(turns.one("select blocked_at is not null from users"))


def test_a_block_after_their_last_event_holds(turns: Turns) -> None:
    turns.person(NOK)
    turns.handle(at(1))

    turns.handle(at(2, Unfollowed))

    assert blocked(turns)


def test_a_block_that_is_older_than_their_newest_event_changes_nothing(turns: Turns) -> None:
    turns.person(NOK)
    turns.handle(at(5))

    turns.handle(at(2, Unfollowed))

    assert not blocked(turns)


def test_events_in_any_order_count_by_the_newest(turns: Turns) -> None:
    turns.person(NOK)
    turns.handle(at(5))
    turns.handle(at(1))

    turns.handle(at(3, Unfollowed))

    assert not blocked(turns)


def test_following_again_ends_the_block(turns: Turns) -> None:
    turns.person(NOK)
    turns.handle(at(2, Unfollowed))

    turns.handle(at(3, Followed))

    assert not blocked(turns)


def test_a_late_follow_does_not_end_a_newer_block(turns: Turns) -> None:
    turns.person(NOK)
    turns.handle(at(4, Unfollowed))

    turns.handle(at(3, Followed))

    assert blocked(turns)
