"""Somebody whom the owner has barred: nothing is begun, nothing is taken from them, danger is answered all the same."""

import uuid
from datetime import UTC, datetime

import pytest

from bot.chat.dialogue import effects, offer_effects
from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.dialogue.steps.barred import barred
from bot.chat.dialogue.steps.shared import Act, Step
from bot.chat.events import Event, Followed, Said, Tapped, Unfollowed
from bot.say.buttons.forget_offer import forget_offer
from bot.say.buttons.gifts import ConfirmTakeBack, LeaveGift, TakeBackGift
from bot.say.replies.chat import AskLanguage, Barred, ConfirmForget, HelpLines
from bot.say.replies.inbox import AskMessage
from bot.say.replies.offers import AskTakeBack, GiftLeft

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SEED = bytes(range(32))
READING = uuid.UUID(int=7)
DRAWING = Conversation(State.DRAW, 3, "งานใหม่จะเป็นอย่างไรคะ", "m1", "calm", "one", SEED, ())


def stepped(event: Event, here: Conversation = DRAWING) -> Step:
    return step(here, event, Account(stars=9, coins=900, barred=True), Moment(NOW, SEED))


def said(words: str) -> Event:
    return Said("e", "U1", NOW, "token", text=words, message_id="m2")


def tapped(data: str) -> Event:
    return Tapped("e", "U1", NOW, "token", data=data)


@pytest.mark.parametrize(
    "event",
    [
        said("ความรักปีนี้จะเป็นอย่างไรคะ"),
        said("สวัสดีค่ะ"),
        said("MIMI-ABC234"),
        tapped("ask"),
        tapped("daily"),
        tapped("draw:all:3"),
        tapped("exchange:2:0123456789abcdef"),
        tapped("topup"),
        tapped("invite"),
        tapped(f"followup:{READING}"),
        Followed("e", "U1", NOW, "token", unblocked=True),
    ],
    ids=lambda event: str(getattr(event, "text", getattr(event, "data", "followed"))),
)
def test_nothing_is_begun_for_somebody_barred(event: Event) -> None:
    done = stepped(event)

    assert done.acts == (Barred(),)
    assert done.conversation.state is State.IDLE


@pytest.mark.parametrize(
    ("event", "act"),
    [
        (said("อยากตาย"), HelpLines),
        (tapped("contact"), AskMessage),
        (said("แอดมิน"), AskMessage),
        (tapped("language"), AskLanguage),
        (tapped("forget"), ConfirmForget),
        (tapped(f"forget:yes:{forget_offer(NOW)}"), effects.Forget),
        (said("หยุดรับข่าว"), offer_effects.StopNews),
        (tapped(TakeBackGift(READING).data), AskTakeBack),
        (tapped(ConfirmTakeBack(READING).data), offer_effects.TakeBackGift),
        (tapped(LeaveGift().data), GiftLeft),
        (tapped("balance"), effects.ShowBalance),
        (tapped(f"open:{READING}"), effects.OpenReading),
        (Unfollowed("e", "U1", NOW, None), effects.Block),
    ],
    ids=str,
)
def test_what_everybody_may_do_is_done(event: Event, act: type[Act]) -> None:
    acts = stepped(event).acts

    assert isinstance(acts[0], act)
    assert Barred() not in acts


def test_an_answer_to_the_kind_question_is_understood() -> None:
    asked = stepped(said("รู้สึกไร้ค่า ไม่มีใครรักหนูเลย"), Conversation()).conversation

    answered = stepped(tapped("care:talk:m2"), asked)

    assert asked.held is not None
    assert isinstance(answered.acts[0], HelpLines)


def test_of_a_step_only_what_is_allowed_is_kept() -> None:
    both = Step(DRAWING, (effects.ShowBalance(), offer_effects.GiveStars(3, "0123456789abcdef")))

    assert barred(DRAWING, both).acts == (effects.ShowBalance(),)
