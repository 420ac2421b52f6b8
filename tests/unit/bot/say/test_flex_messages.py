"""Whatever people and models write, what goes out is what LINE takes, and what people see is right."""

import json
from dataclasses import replace
from typing import Any, Final
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linebot.v3.messaging import FlexContainer, ReplyMessageRequest

from bot.say.buttons.answers import MOODS
from bot.say.checks import check
from bot.say.flex.render import BUILDERS
from bot.say.limits import graphemes
from bot.say.replies.asking import AskMood, AskSpread, Greeting
from bot.say.replies.base import Reply
from bot.say.replies.money import FriendJoined, Granted, ReferralAccepted, Refunded, TopUp
from bot.say.replies.readings import FollowUpAnswer, InItsLanguage, Reading, ReadingInPlainText, Share
from models.general.languages import LANGUAGES
from models.money.economy import PACKAGES
from models.readings.deck import SPREADS
from prompts.schema import Interpretation
from tests.unit.bot.say.samples.flex_samples import LINKS, PURSE, QUESTION, READING, REPLIES, SEED, interpretation, reading, table
from tests.unit.bot.say.samples.shown import actions, parts, say, taps, texts

MARKUP = ["{ $n }", "%s {0} {name}", "<img src=x onerror=alert(1)>"]
UNSEEN = ["\u202eabc", "\u200b", " \n\t ", "", "\x00\x07", "ก" + "่" * 400]


def taken_by_sdk(contents: dict[str, Any]) -> dict[str, Any]:
    """What the SDK makes of it: properties that it does not know are gone, `animated` of each image is added."""
    taken: dict[str, Any] = FlexContainer.from_dict(contents).to_dict()
    for part in parts(taken):
        if part.get("animated") is False:
            del part["animated"]
    return taken


def test_every_kind_of_reply_has_a_builder() -> None:
    """But for the base of those that keep the language of a reading, which is never said itself."""
    assert set(BUILDERS) == {*Reply.__subclasses__(), *InItsLanguage.__subclasses__()} - {InItsLanguage}


def test_no_builder_serves_two_kinds() -> None:
    assert len(set(BUILDERS.values())) == len(BUILDERS)


def test_every_kind_of_reply_has_a_sample() -> None:
    assert {type(reply) for reply in REPLIES} == set(BUILDERS)


SAID: Final = [(reply, language) for reply in REPLIES for language in LANGUAGES]
"""Every sample in every language."""


def name(reply: Reply, language: str = "") -> str:
    return f"{type(reply).__name__} {language}"


def test_every_reply_is_what_line_takes(subtests: pytest.Subtests) -> None:
    for reply, language in SAID:
        with subtests.test(name(reply, language)):
            messages = say(reply, language)
            check(messages)
            ReplyMessageRequest.from_dict({"replyToken": "token", "messages": messages})
            for message in messages:
                if message["type"] == "flex":
                    assert taken_by_sdk(message["contents"]) == message["contents"]
                    assert sum(sign.isalpha() for sign in message["altText"]) >= 5


def test_our_own_labels_are_never_cut(subtests: pytest.Subtests) -> None:
    asked_by_model = Reading | Refunded
    for reply, language in SAID:
        with subtests.test(name(reply, language)):
            for action in actions(say(reply, language)):
                if action["type"] != "message" or not isinstance(reply, asked_by_model):
                    assert not action["label"].endswith("…"), action["label"]


def test_the_two_languages_offer_the_same_taps(subtests: pytest.Subtests) -> None:
    for reply in REPLIES:
        with subtests.test(name(reply)):
            assert taps(say(reply, "th")) == taps(say(reply, "en"))


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


def test_ten_long_passages_are_shortened_alike() -> None:
    told = interpretation(10, "งานเดิมยังมีทางไปต่อ" * 200)
    [_, _, message] = say(reading("celtic", interpretation=told))
    passages = [bubble["body"]["contents"][0]["text"] for bubble in message["contents"]["contents"][:10]]
    assert len(set(passages)) == 1
    assert graphemes(passages[0]) > 150


def test_a_reading_of_usual_length_is_not_cut() -> None:
    told = interpretation(10, "ไพ่ใบนี้ชวนให้คุณมองเรื่องงานอีกมุมหนึ่ง " * 9)
    for spread in SPREADS:
        [_, _, message] = say(reading(spread, interpretation=told))
        passages = [part["body"]["contents"][0]["text"] for part in message["contents"]["contents"][: SPREADS[spread]]]
        assert all(passage == told.cards[0].text.strip() for passage in passages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reading_and_its_answers_keep_the_language_they_were_written_in(language: str) -> None:
    other = "en" if language == "th" else "th"
    code = "MIMI-7K3PQX"
    replies: list[Reply] = [
        replace(reading("three"), language=language),
        FollowUpAnswer(READING, QUESTION, "…", language=language),
        Share(READING, "…", code, question_kept=True, language=language),
        ReadingInPlainText(["…"], language=language),
    ]

    for reply in replies:
        assert say(reply, other) == say(reply, language)


def test_a_reading_without_a_word_on_the_cards_together_has_no_empty_line() -> None:
    messages = say(reading("one", interpretation=interpretation(1, together="", closing="ค่อยๆ ไปก็ถึงค่ะ")))

    shown = [text.replace("\u2060", "") for text in texts([messages[1]["contents"]["body"]])]

    assert "–" not in shown
    assert "ค่อยๆ ไปก็ถึงค่ะ" in shown


def test_an_answer_to_a_further_question_is_a_short_message() -> None:
    [message] = say(FollowUpAnswer(READING, QUESTION, "ถามเขาได้เลยค่ะ\n\nเดอะสตาร์บอกว่าอย่ารอ"))

    made = message["contents"]
    paragraphs = [part["text"].replace("\u2060", "") for part in made["body"]["contents"]]
    assert paragraphs == ["ถามเขาได้เลยค่ะ", "เดอะสตาร์บอกว่าอย่ารอ"]
    assert "image" not in json.dumps(made["header"])


def test_the_reading_names_each_card_its_place_and_orientation() -> None:
    [_, _, message] = say(reading("three"), "en")
    wanted = (("The Fool", "upright"), ("The Chariot", "reversed"), ("Temperance", "upright"))
    for bubble, words in zip(message["contents"]["contents"][:3], wanted, strict=True):
        shown = " ".join(texts([bubble["header"]]))
        assert all(word in shown for word in words)
    assert message["altText"] == f"Your reading is here: {interpretation(3).gist}"


def test_the_reading_leads_on() -> None:
    messages = say(reading("one"))
    assert {f"followup:{READING}", "ask", f"rate:5:{READING}"} <= taps(messages)
    shared = next(action["uri"] for action in actions(messages) if action["type"] == "uri")
    assert "MIMI-7K3PQX" in unquote(unquote(shared))
    assert QUESTION not in unquote(shared)
    assert SEED in {action.get("clipboardText") for action in actions(messages)}


def test_the_commitment_can_be_copied_whole() -> None:
    messages = say(table("one", 0, True))
    assert SEED in {action.get("clipboardText") for action in actions(messages)}
    assert any(f"{SEED[:4]}…" in text for text in texts(messages))


def test_moods_and_spreads_carry_the_number_of_their_prompt() -> None:
    moods, spreads = {f"mood:{mood}:7" for mood in MOODS}, {f"spread:{spread}:7" for spread in SPREADS}
    assert taps(say(AskMood(7, QUESTION, PURSE))) == moods | spreads
    assert taps(say(AskSpread(7, PURSE))) == spreads


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_that_people_type_stays_text(markup: str) -> None:
    [message] = say(AskMood(1, markup, PURSE), "en")
    assert f"“{markup}”" in texts([message])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reply", [reply for reply in REPLIES if isinstance(reply, InItsLanguage)], ids=lambda reply: type(reply).__name__
)
def test_a_reading_has_headings_and_buttons_in_its_own_language_whatever_the_chat_speaks(
    reply: InItsLanguage, language: str
) -> None:
    written = replace(reply, language=language)

    assert say(written, "th") == say(written, "en")


def test_each_package_opens_the_pay_page_with_it_chosen() -> None:
    opened = [action["uri"] for action in actions(say(TopUp())) if action["type"] == "uri"]

    assert opened == [*(LINKS.topup_link(name) for name in PACKAGES), LINKS.topup_link()]


def test_the_best_value_is_marked_once() -> None:
    marked = [part for part in parts(say(TopUp(), "en")) if part.get("text") == "Best value"]

    assert len(marked) == 1


def test_the_greeting_shows_mimis_face() -> None:
    pictures = [part["url"] for part in parts(say(Greeting("มะลิ", 100, returning=False))) if part.get("type") == "image"]

    assert LINKS.portrait() in pictures


def test_steps_stand_one_under_the_other_with_their_numbers_and_one_step_without() -> None:
    several, alone = ["ส่งว่า “ว่างไหม”", "รอถึงวันเสาร์", "ถ้าเงียบก็พอแค่นี้"], ["ส่งว่า “ว่างไหม”"]

    shown = {
        len(steps): texts(say(reading("three", interpretation=interpretation(3, action="\n".join(steps)))))
        for steps in (several, alone)
    }

    assert [text for text in shown[3] if text in (*several, "1", "2", "3")] == ["1", several[0], "2", several[1], "3", several[2]]
    assert alone[0] in shown[1]
    assert "1" not in shown[1]
