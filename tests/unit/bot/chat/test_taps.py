"""Each button does something where it belongs, and is told to be old where it does not."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import Forget
from bot.chat.dialogue.states import IDLE_TIMEOUT, Account, Conversation, HeldText, Moment, Offer, State, Voice
from bot.chat.dialogue.steps.shared import Act
from bot.chat.events import Tapped
from bot.say.buttons.answers import ChooseMood, PromptButton
from bot.say.buttons.base import Button
from bot.say.buttons.confirmations import ConfirmExchange, ConfirmForget
from bot.say.buttons.forget_offer import VALID_FOR, forget_offer
from bot.say.buttons.gifts import ConfirmGift
from bot.say.buttons.menu import DrawForMe, GoOn
from bot.say.replies.chat import ConfirmForget as AsksToForget
from bot.say.replies.chat import OldButton, TimedOut
from tests.unit.bot.say.samples.sent_buttons import SENT

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SEED = bytes(range(32))
PROMPTS = sorted({button.prompt_number for button in SENT.values() if isinstance(button, PromptButton)})
MESSAGE = "468789577898262530"
OTHER = Offer(f"other:ask:{MESSAGE}", f"other:keep:{MESSAGE}", HeldText("แล้วความรักล่ะคะ", MESSAGE))
CONVERSATIONS = [
    Conversation(state, number, "งานใหม่จะเป็นอย่างไรคะ", "m1", "calm", "three", SEED, (1,), uuid.UUID(int=7), NOW, offer=OTHER)
    for state in State
    for number in PROMPTS
]
HELD = HeldText("งานใหม่จะเป็นอย่างไรคะ", "468789577898262530")
HEARD = HeldText("งานใหม่จะเป็นอย่างไรคะ", "468789577898262531")
CONVERSATIONS += [replace(here, held=HELD) for here in CONVERSATIONS] + [
    replace(here, held=HEARD, voice=Voice(HEARD.message_id, 3.0, None)) for here in CONVERSATIONS
]


def tap(here: Conversation, data: str, now: datetime = NOW) -> tuple[Act, ...]:
    account = Account(stars=9, coins=900)
    return step(here, Tapped("e", "U1", now, "token", data=data), account, Moment(now, SEED)).acts


def does_something(here: Conversation, data: str) -> bool:
    acts = tap(here, data)
    return bool(acts) and OldButton() not in acts


def test_every_button_does_something_in_some_state() -> None:
    assert [data for data in SENT if not any(does_something(here, data) for here in CONVERSATIONS)] == []


@pytest.mark.parametrize("button", [button for button in SENT.values() if isinstance(button, PromptButton)], ids=repr)
def test_an_answer_to_an_earlier_prompt_is_old_in_every_state(button: PromptButton) -> None:
    later = button.prompt_number + 1

    answers = [tap(Conversation(state, later, "งาน", "m1", "calm", "three", SEED), button.data) for state in State]

    assert [acts for acts in answers if OldButton() not in acts] == []


def test_an_answer_after_a_long_silence_is_told_what_became_of_its_question() -> None:
    here = Conversation(State.MOOD, 3, "งานใหม่จะเป็นอย่างไรคะ", "m1", updated_at=NOW)

    acts = tap(here, ChooseMood(3, "calm").data, NOW + IDLE_TIMEOUT + timedelta(seconds=1))

    assert acts == (TimedOut(),)


@pytest.mark.parametrize(("state", "kept_for"), [(State.MOOD, timedelta(minutes=30)), (State.STARS, timedelta(days=7))])
@pytest.mark.parametrize(("seconds", "kept"), [(-1, True), (1, False)])
def test_a_question_is_kept_for_half_an_hour_and_for_a_week_where_it_waits_for_stars(
    state: State, kept_for: timedelta, seconds: int, kept: bool
) -> None:
    here = Conversation(state, 3, "งานใหม่จะเป็นอย่างไรคะ", "m1", "calm", "three", SEED, updated_at=NOW)
    late = NOW + kept_for + timedelta(seconds=seconds)

    stepped = step(here, Tapped("e", "U1", late, "token", data="help"), Account(), Moment(late, SEED)).conversation

    assert (stepped.state is state) is kept


@pytest.mark.parametrize(
    ("waited", "asked_again"), [(timedelta(0), False), (VALID_FOR, False), (VALID_FOR + timedelta(seconds=1), True)], ids=str
)
def test_deleting_everything_is_confirmed_in_time_or_asked_again(waited: timedelta, asked_again: bool) -> None:
    button: Button = ConfirmForget(forget_offer(NOW))

    acts = tap(Conversation(), button.data, NOW + waited)

    assert [type(act) for act in acts] == [AsksToForget if asked_again else Forget]


def confirmed_with(pick: str, *before: str) -> tuple[str | None, ...]:
    """What each of these picks, one after the other, is confirmed with."""
    here, account, found = Conversation(), Account(stars=9, coins=900), []
    for number, data in enumerate((*before, pick)):
        here = step(here, Tapped("e", "U1", NOW, "token", data=data), account, Moment(NOW, bytes([number]) * 32)).conversation
        found.append(here.offer.yes if here.offer else None)
    return tuple(found)


@pytest.mark.parametrize("what", ["exchange", "gift"])
def test_two_taps_on_one_number_are_confirmed_once(what: str) -> None:
    twice = confirmed_with(f"{what}:2", f"{what}:2")

    assert twice == (f"{what}:2:{'00' * 8}",) * 2


@pytest.mark.parametrize("between", ["exchange:3", "balance", "gift:2", f"exchange:2:{'00' * 8}"])
def test_what_is_picked_after_something_else_is_confirmed_anew(between: str) -> None:
    first, *_, last = confirmed_with("exchange:2", "exchange:2", between)

    assert (first, last) == (f"exchange:2:{'00' * 8}", f"exchange:2:{'02' * 8}")


@pytest.mark.parametrize(("seconds", "asks"), [(-60, True), (60, False)])
def test_a_deletion_that_line_sends_again_after_something_else_is_asked_about_again(seconds: int, asks: bool) -> None:
    here, at = Conversation(updated_at=NOW), NOW + timedelta(seconds=seconds)
    yes = Tapped("e", "U1", at, "token", data=ConfirmForget(forget_offer(NOW)).data, redelivered=True)

    acts = step(here, yes, Account(), Moment(NOW, SEED)).acts

    assert [type(act) for act in acts] == [AsksToForget if asks else Forget]


@pytest.mark.parametrize(
    ("button", "state"),
    [
        (DrawForMe(), State.DRAW),
        (GoOn(), State.STARS),
        (ConfirmExchange(2, "0123456789abcdef"), State.IDLE),
        (ConfirmGift(2, "0123456789abcdef"), State.IDLE),
    ],
)
@pytest.mark.parametrize(("seconds", "old"), [(-60, True), (60, False)])
def test_a_tap_without_a_number_that_line_sends_again_is_old_where_something_came_after_it(
    button: Button, state: State, seconds: int, old: bool
) -> None:
    here = Conversation(state, 3, "งานใหม่จะเป็นอย่างไรคะ", "m1", "calm", "three", SEED, (), updated_at=NOW)
    again = Tapped("e", "U1", NOW + timedelta(seconds=seconds), "token", data=button.data, redelivered=True)

    acts = step(here, again, Account(stars=9, coins=900), Moment(NOW, SEED)).acts

    assert (OldButton() in acts) is old
