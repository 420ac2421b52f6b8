"""Whatever people and models write, what goes out is what LINE takes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.say.checks import check
from bot.say.replies.asking import AskMood, Greeting
from bot.say.replies.base import Reply
from bot.say.replies.money import FriendJoined, Granted, ReferralAccepted, Refunded
from bot.say.replies.readings import FollowUpAnswer, ReadingInPlainText, Share
from models.general.languages import LANGUAGES
from models.readings.deck import SPREADS
from prompts.schema import Interpretation
from tests.unit.bot.say.samples.facts import PURSE, READING, interpretation, reading
from tests.unit.bot.say.samples.shown import say, texts

MARKUP = ["{ $n }", "%s {0} {name}", "<img src=x onerror=alert(1)>"]
UNSEEN = ["\u202eabc", "\u200b", " \n\t ", "", "\x00\x07", "ก" + "่" * 400]


def anything(limit: int) -> st.SearchStrategy[str]:
    signs = st.text(max_size=40) | st.text(alphabet='กที่น้ำำ่้ิ👩🏽\u200d👧😀 \n\u0301\u200b"\\', max_size=40)
    return st.builds(
        lambda text, times: (text * times)[:limit], signs | st.sampled_from(MARKUP + UNSEEN), st.integers(1, limit // 4)
    )


def interpretations(cards: int) -> st.SearchStrategy[Interpretation]:
    told = anything(4000)
    return st.builds(
        interpretation,
        st.just(cards),
        text=told,
        gist=told,
        opening=told,
        together=told,
        action=told,
        insights=st.lists(told, max_size=7),
        questions=st.lists(told, max_size=4),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_any_question_and_any_model_text_make_a_valid_reading(data: st.DataObject) -> None:
    spread = data.draw(st.sampled_from(sorted(SPREADS)))
    told = data.draw(interpretations(SPREADS[spread]))
    question = data.draw(anything(2000))
    mood = data.draw(st.sampled_from(["happy", "calm", "hopeful", "worried", "sad", "confused", None]))
    reply = reading(spread, question=question, interpretation=told, mood=mood)
    for language in LANGUAGES:
        messages = say(reply, language)
        check(messages)
        assert [message["type"] for message in messages] == ["image", "flex", "flex"]
        assert len(messages[2]["contents"]["contents"]) == SPREADS[spread] + 1


@settings(max_examples=30, deadline=None)
@given(anything(2000), anything(4000))
def test_any_name_question_and_answer_make_valid_messages(question: str, answer: str) -> None:
    replies: list[Reply] = [
        Greeting(question, 100, returning=False),
        AskMood(1, question, PURSE),
        Refunded(0, "invalid", answer, [question, answer, ""]),
        Refunded(1, "invalid", answer, [question]),
        ReadingInPlainText([question, *[answer] * 12]),
        FollowUpAnswer(READING, question, answer),
        Share(READING, answer, "MIMI-7K3PQX", question_kept=True, with_question=True),
        FriendJoined(120, question),
        ReferralAccepted(100, question),
        Granted(1, "star", answer),
    ]
    for language in LANGUAGES:
        for reply in replies:
            check(say(reply, language))


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_that_people_type_stays_text(markup: str) -> None:
    [message] = say(AskMood(1, markup, PURSE), "en")
    assert f"“{markup}”" in texts([message])
