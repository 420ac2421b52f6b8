"""Readings and news that went along with a reply whose fate is unsure."""

import uuid

import pytest

from bot.line.delivery import Outcome
from models.money import ledger
from models.money.ledger import Reason
from tests.integration.worker.delivery.story import AFTER, BEFORE, Story, in_doubt


def waiting(story: Story) -> uuid.UUID:
    return story.turns.reading(story.user, status="waiting")


def test_a_carried_reading_whose_reply_never_reached_line_waits_again(story: Story) -> None:
    before, paid = in_doubt("carried"), waiting(story)

    event = story.tap(story.away().line, age=30)
    story.passes(40)
    outcome = story.answer(event)
    story.tap(story.line)

    assert outcome is Outcome.EXPIRED
    assert (story.readings_seen(paid), story.status(paid)) == (1, "delivered")
    assert in_doubt("carried") == before


def test_a_carried_reading_whose_reply_is_in_doubt_waits_again(story: Story) -> None:
    before, paid = in_doubt("carried"), waiting(story)
    story.stumble([BEFORE])

    event = story.tap(story.line, age=30)
    story.passes(40)
    outcome = story.answer(event)
    story.tap(story.line)

    assert outcome is Outcome.DOUBTFUL
    assert (story.readings_seen(paid), story.status(paid)) == (1, "delivered")
    assert in_doubt("carried") == before + 1


def test_a_carried_reading_that_a_young_token_proves_delivered_is_not_said_again(story: Story) -> None:
    paid = waiting(story)
    story.stumble([AFTER])

    event = story.tap(story.line)
    story.passes(20)
    outcome = story.answer(event)
    story.tap(story.line)

    assert outcome is Outcome.SENT
    assert (story.readings_seen(paid), story.status(paid)) == (1, "delivered")


@pytest.mark.parametrize(("fate", "times"), [(BEFORE, 1), (AFTER, 2)])
def test_news_whose_reply_is_in_doubt_is_untold_again(story: Story, fate: str, times: int) -> None:
    with story.turns.engine.begin() as connection:
        ledger.move(connection, story.user, "coin", 7, Reason.OWNER_GRANT, "gift", note="ของขวัญวันเกิด")
    story.stumble([fate])

    event = story.tap(story.line, known=False)
    story.answer(event)
    untold = story.turns.one("select count(*) from ledger_entries where tell and told_at is null")
    story.tap(story.line)

    assert untold == (0 if fate == BEFORE else 1), "a 500 before LINE acted: the same token still delivers"
    assert story.seen("ของขวัญวันเกิด") == (1 if fate == BEFORE else times)
