"""The card of the day: free, once a local day, the same when asked again."""

from datetime import UTC, datetime

from bot.chat.dialogue.effects import ShowDaily, ShowHistory
from bot.say.replies.readings import Daily, HistoryEmpty
from tests.helpers.people import MALI, TOM
from tests.helpers.turns import BANGKOK, Turns, only

EVENING = datetime(2026, 11, 22, 16, 59, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
"""Midnight in Bangkok; London is still at the day before."""


def test_the_same_card_all_day_and_another_draw_tomorrow(turns: Turns) -> None:
    user = turns.person(MALI)
    first = only(turns.effect(MALI, ShowDaily(), at=EVENING), Daily)
    assert len(turns.statements) == 1
    again = only(turns.effect(MALI, ShowDaily(), at=EVENING), Daily)
    assert (first.again, again.again) == (False, True)
    assert again.card == first.card
    assert again.date == first.date == EVENING.astimezone(BANGKOK).date()
    tomorrow = only(turns.effect(MALI, ShowDaily(), at=MIDNIGHT), Daily)
    assert tomorrow.again is False
    assert (tomorrow.date - first.date).days == 1
    assert turns.owned(user) == (0, 0)
    assert turns.one("select count(*) from ledger_entries") == 0
    assert (
        turns.all("select kind, status, cost_stars, spread from readings")
        == [{"kind": "daily", "status": "delivered", "cost_stars": 0, "spread": "one"}] * 2
    )
    assert not turns.broken()


def test_the_card_can_be_dealt_again_from_its_seed(turns: Turns) -> None:
    from models.readings.deck import deal

    turns.person(MALI)
    card = only(turns.effect(MALI, ShowDaily()), Daily).card
    assert deal(bytes(turns.one("select seed from readings")))[0] == card


def test_everybody_draws_for_themselves_and_in_their_language(turns: Turns) -> None:
    from prompts.meanings import meanings

    for who, language in ((MALI, "th"), (TOM, "en")):
        user = turns.person(who)
        card = only(turns.effect(who, ShowDaily()), Daily).card
        told = turns.one("select interpretation ->> 'theme' from readings where user_id = :id", id=user)
        assert told == meanings(language).card(card.number).facing(card).theme


def test_a_daily_card_is_no_reading_in_the_history_and_raises_no_level(turns: Turns) -> None:
    user = turns.person(MALI)
    turns.effect(MALI, ShowDaily())
    assert only(turns.effect(MALI, ShowHistory()), HistoryEmpty)
    assert turns.one("select total_readings from users where id = :id", id=user) == 0
