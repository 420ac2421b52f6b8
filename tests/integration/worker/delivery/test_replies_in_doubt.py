"""Replies whose fate is unsure, old tokens, a LINE that is down: nothing is lost, and twice only where nobody can know.

LINE's stand-in and MiMi share a clock that the test moves on: nobody waits.
"""

import itertools

import pytest

from tests.integration.worker.delivery.story import AFTER, BEFORE, Story, in_doubt
from worker.readings import reading


@pytest.mark.parametrize(("age", "down"), [(30, 25), (8, 50), (0, 55)])
def test_line_is_down_while_the_token_dies(story: Story, age: int, down: int) -> None:
    paid = story.paid(age)

    before = in_doubt("reading")
    for _ in range(0, down, 25):
        reading.read(story.away(), paid)
        story.passes(25)
    story.work(paid)

    assert (story.readings_seen(paid), story.status(paid)) == (1, "delivered")
    assert in_doubt("reading") == before, "a request that never reached LINE leaves no doubt"


@pytest.mark.parametrize(("age", "down"), [(30, 25), (8, 50)])
def test_line_answers_500_until_the_token_is_dead(story: Story, age: int, down: int) -> None:
    paid = story.paid(age)
    story.stumble([BEFORE] * 3 * -(-down // 25))

    story.work(paid)

    assert (story.readings_seen(paid), story.status(paid)) == (1, "delivered")


def test_tokens_57_s_old_and_a_line_that_often_answers_500(story: Story) -> None:
    """Each way in which LINE may answer the three attempts. Seen twice: only where LINE had acted, and counted."""
    wrong: list[tuple[tuple[str | None, ...], int, float]] = []
    for fates in itertools.product([BEFORE, AFTER, None], repeat=3):
        before = in_doubt("reading")
        paid = story.paid(57)
        story.stumble(fates)

        story.work(paid, times=2)

        seen, doubts = story.readings_seen(paid), in_doubt("reading") - before
        acted = AFTER in itertools.takewhile(lambda fate: fate is not None, fates)
        if not (story.status(paid) == "delivered" and 1 <= seen <= 1 + acted and seen - 1 <= doubts):
            wrong.append((fates, seen, doubts))
    assert wrong == []


def test_a_young_token_tells_that_the_earlier_attempt_delivered(story: Story) -> None:
    before = in_doubt("reading")
    paid = story.paid(5)
    story.stumble([AFTER])

    story.work(paid)

    assert (story.readings_seen(paid), story.status(paid)) == (1, "delivered")
    assert in_doubt("reading") == before


def test_of_a_redelivered_event_nobody_knows_and_it_is_counted(story: Story) -> None:
    before = in_doubt("reading")
    paid = story.paid(5, known=False)
    story.stumble([AFTER])

    story.work(paid)

    assert (story.readings_seen(paid), story.status(paid)) == (2, "delivered")
    assert in_doubt("reading") == before + 1


def test_after_an_attempt_that_never_reached_line_a_dead_token_is_no_delivery(story: Story) -> None:
    """The attempt was noted before LINE was asked, and is taken back."""
    paid = story.paid(0)

    reading.read(story.away(), paid)

    assert story.turns.one("select reply_tried_at from readings") is None


def test_an_attempt_that_may_have_reached_line_stays_noted(story: Story) -> None:
    paid = story.paid(0)
    story.stumble([BEFORE] * 3)

    reading.read(story.parts, paid)

    assert story.turns.one("select reply_tried_at is not null from readings") is True
