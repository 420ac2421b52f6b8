"""Moods and spreads on one screen, paid for with stars and coins: in any order, by taps or in words, never without saying so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import BeginReading, Exchange
from bot.chat.dialogue.states import WAITING, Account, Conversation, State
from bot.chat.dialogue.steps.shared import Step
from bot.chat.events import Tapped
from bot.say.replies.asking import AskMood, AskSpread, CardDrawn, ChooseCards, MoodNoted
from bot.say.replies.chat import OldButton
from bot.say.replies.money import StarsNeeded
from bot.say.replies.readings import ReadingInProgress
from models.money.economy import COINS_PER_STAR, SPREAD_STARS, WELCOME_COINS
from tests.unit.bot.chat.places import MOMENT, NOW, PLACES, QUESTION, kinds, say

NEW_FRIEND = Account(coins=WELCOME_COINS)
ASKED = PLACES[State.MOOD]


def tap(here: Conversation, data: str, account: Account = NEW_FRIEND) -> Step:
    return step(here, Tapped("e", "U1", NOW, "t", data=data), account, MOMENT)


def test_a_first_reading_takes_four_taps_and_the_welcome_pays_for_it() -> None:
    asked = say(PLACES[State.IDLE], QUESTION, NEW_FRIEND)
    felt = tap(asked.conversation, "mood:worried:4")
    laid = tap(felt.conversation, "spread:three:4")

    begun = tap(laid.conversation, "draw:all:4")

    [reading] = begun.acts
    assert isinstance(reading, BeginReading)
    assert (reading.made_of_coins, reading.drawn.mood, len(reading.drawn.picks)) == (1, "worried", 3)
    assert not {StarsNeeded, Exchange} & {kind for step in (asked, felt, laid) for kind in kinds(step)}


def test_a_spread_alone_is_answer_enough() -> None:
    result = tap(ASKED, "spread:one:3")

    assert (result.conversation.state, result.conversation.mood, kinds(result)) == (State.DRAW, None, [ChooseCards])


def test_a_spread_can_be_typed_where_the_mood_is_asked() -> None:
    assert say(ASKED, "3 ใบ", NEW_FRIEND).conversation.spread == "three"


@pytest.mark.parametrize(("state", "then"), [(State.DRAW, ChooseCards), (State.STARS, StarsNeeded)])
def test_a_mood_may_come_last(state: State, then: type) -> None:
    result = tap(PLACES[state], "mood:sad:3", Account())

    assert result.conversation == replace(PLACES[state], mood="sad")
    assert kinds(result) == [MoodNoted, then]


def test_the_mood_can_be_changed_before_the_spread_is_chosen() -> None:
    result = tap(PLACES[State.SPREAD], "mood:happy:3")

    [asked] = result.acts
    assert isinstance(asked, AskSpread)
    assert (result.conversation.state, result.conversation.mood, asked.mood) == (State.SPREAD, "happy", "happy")


def test_another_spread_can_be_tapped_before_the_first_card() -> None:
    here = replace(PLACES[State.DRAW], picks=())

    result = tap(here, "spread:one:3")

    assert (result.conversation.state, result.conversation.spread, kinds(result)) == (State.DRAW, "one", [ChooseCards])


@pytest.mark.parametrize(("picks", "spread"), [((4,), "one"), ((), "three")])
def test_after_the_first_card_or_a_second_time_its_button_is_old(picks: tuple[int, ...], spread: str) -> None:
    here = replace(PLACES[State.DRAW], picks=picks)

    result = tap(here, f"spread:{spread}:3")

    assert (result.conversation, kinds(result)) == (here, [OldButton, ChooseCards])


def test_another_spread_during_a_reading_leaves_the_table_as_it_is() -> None:
    here = replace(PLACES[State.DRAW], picks=())

    result = tap(here, "spread:one:3", replace(NEW_FRIEND, reading_open=True))

    assert (result.conversation, kinds(result)) == (here, [ReadingInProgress])


@pytest.mark.parametrize("state", [state for state in State if state not in WAITING and state is not State.IDLE])
@pytest.mark.parametrize("data", ["mood:sad:3", "spread:one:3"])
def test_elsewhere_both_are_old(state: State, data: str) -> None:
    result = tap(PLACES[state], data)

    assert result.conversation == PLACES[state]
    assert OldButton in kinds(result)


@pytest.mark.parametrize(("spread", "missing"), [("five", 1), ("celtic", 2)])
def test_what_is_missing_is_said_with_the_coins_counted(spread: str, missing: int) -> None:
    [needed] = tap(ASKED, f"spread:{spread}:3").acts

    assert isinstance(needed, StarsNeeded)
    assert (needed.cost.missing, needed.cost.coins) == (missing, COINS_PER_STAR)


def test_coins_that_a_dispute_would_swallow_pay_for_nothing() -> None:
    [needed] = tap(ASKED, "spread:one:3", replace(NEW_FRIEND, swallowed=1)).acts

    assert isinstance(needed, StarsNeeded)
    assert needed.cost.missing == 1


def test_one_card_turned_is_one_message_and_the_table_is_in_it() -> None:
    here = replace(PLACES[State.DRAW], picks=())

    [drawn] = tap(here, "draw:5:3").acts

    assert isinstance(drawn, CardDrawn)
    assert drawn.table
    assert (drawn.table.first, drawn.table.picks, drawn.card) == (False, (5,), drawn.table.drawn[0])


def test_of_several_cards_typed_at_once_the_last_one_shows_the_table() -> None:
    here = replace(PLACES[State.DRAW], spread="five", picks=())

    shown = [act for act in say(here, "3 7 12").acts if isinstance(act, CardDrawn)]

    assert [act.table is not None for act in shown] == [False, False, True]


@given(
    st.sampled_from(sorted(SPREAD_STARS)),
    st.integers(0, 4),
    st.integers(0, 450),
    st.sampled_from([0, 0, 1]),
)
def test_what_a_button_promised_is_what_is_spent(spread: str, stars: int, coins: int, swallowed: int) -> None:
    account = Account(0 if swallowed else stars, coins, swallowed=swallowed)
    laid = tap(ASKED, f"spread:{spread}:3", account)
    cost = account.cost(spread)

    done = tap(laid.conversation, "draw:all:3", account) if laid.conversation.state is State.DRAW else laid

    begun = [act for act in done.acts if isinstance(act, BeginReading)]
    assert [act.made_of_coins for act in begun] == ([] if cost.missing else [cost.made])
    assert cost.stars + cost.made + cost.missing == SPREAD_STARS[spread]
    assert cost.stars <= account.stars
    assert cost.coins <= account.coins


def test_prices_after_an_exchange_are_shown_against_what_is_owned_then() -> None:
    exchanged, asked = tap(ASKED, "exchange:1:0123456789abcdef").acts

    assert isinstance(exchanged, Exchange)
    assert isinstance(asked, AskMood)
    assert (asked.purse.stars, asked.purse.coins) == (1, WELCOME_COINS - COINS_PER_STAR)


def test_an_exchange_that_a_dispute_would_swallow_lays_no_table() -> None:
    here = replace(PLACES[State.STARS], spread="one")

    done = tap(here, "exchange:1:0123456789abcdef", replace(NEW_FRIEND, swallowed=1))

    assert done.conversation.state is State.STARS
    assert kinds(done) == [Exchange, StarsNeeded]
