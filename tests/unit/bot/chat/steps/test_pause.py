"""While MiMi pauses: what would begin something is answered kindly, all else goes on."""

from datetime import timedelta

import pytest

from bot.chat.dialogue import effects, offer_effects
from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.states import Account, Conversation, State
from bot.chat.dialogue.steps.pause import begins, paused
from bot.chat.dialogue.steps.shared import Step
from bot.chat.events import Event, Said, Tapped, Voiced
from bot.say.replies.chat import HelpLines, Paused
from models.owner.pause import Pause
from tests.unit.bot.chat.places import MOMENT, NOW, PLACES, QUESTION

PAUSE = Pause({"th": "ย้ายเครื่องค่ะ"}, NOW + timedelta(hours=2))
RICH = Account(stars=9, coins=500)


def said(words: str) -> Event:
    return Said("e", "U1", NOW, "t", text=words, message_id="m2")


def tapped(data: str) -> Event:
    return Tapped("e", "U1", NOW, "t", data=data)


def through(here: Conversation, event: Event) -> Step:
    """The step of an event while MiMi pauses."""
    taken = step(here, event, RICH, MOMENT)
    return paused(here, taken, PAUSE) if begins(here, taken) else taken


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (State.IDLE, said(QUESTION)),
        (State.IDLE, tapped("ask")),
        (State.IDLE, said("เติมดาว")),
        (State.QUESTION, said(QUESTION)),
        (State.MOOD, tapped("mood:calm:3")),
        (State.SPREAD, tapped("spread:three:3")),
        (State.DRAW, tapped("draw:1:3")),
        (State.DRAW, tapped("draw:all:3")),
        (State.STARS, tapped("spread:one:3")),
        (State.FOLLOW_UP, said("แล้วเรื่องงานล่ะคะ จะดีขึ้นไหม")),
    ],
)
def test_what_would_begin_is_answered_with_the_pause(state: State, event: Event) -> None:
    here = PLACES[state]

    taken = through(here, event)

    assert taken == Step(here, (Paused(PAUSE.words, PAUSE.until),)), "the conversation stays where it was"


@pytest.mark.parametrize(
    "event",
    [said("ยอดคงเหลือ"), said("ไพ่วันนี้"), said("ขอบคุณค่ะ"), said("จ่ายแล้ว"), Voiced("e", "U1", NOW, "t", message_id="m", seconds=3)],
)
@pytest.mark.parametrize("state", [State.IDLE, State.DRAW])
def test_all_else_goes_on(state: State, event: Event) -> None:
    here = PLACES[state]

    taken = through(here, event)

    assert taken == step(here, event, RICH, MOMENT)
    assert not any(isinstance(act, Paused) for act in taken.acts)


@pytest.mark.parametrize("state", list(PLACES))
def test_danger_is_heard_as_ever(state: State) -> None:
    taken = through(PLACES[state], said("อยากตาย"))

    assert [type(act) for act in taken.acts] == [HelpLines]


def test_a_friends_code_is_claimed_though_its_question_waits() -> None:
    taken = through(PLACES[State.IDLE], said("จะมีแฟนปีนี้ไหม โค้ดเพื่อน MIMI-C4DF7H"))

    assert [type(act) for act in taken.acts] == [effects.ClaimReferral, Paused]
    assert taken.conversation.state is State.IDLE


def test_a_word_that_may_be_a_code_is_tried_and_else_begins_nothing() -> None:
    here = PLACES[State.IDLE]

    [tried] = through(here, said("CAREER")).acts

    assert isinstance(tried, offer_effects.TryCode)
    assert tried.otherwise == Step(here, (Paused(PAUSE.words, PAUSE.until),))


def test_a_code_is_used_all_the_same() -> None:
    [tried] = through(PLACES[State.IDLE], said("โค้ด SONGKRAN")).acts

    assert isinstance(tried, offer_effects.TryCode)
    assert tried.otherwise is None
