"""The language of a question, by its letters."""

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.question_language import language_of_question
from bot.chat.dialogue.states import Account, Conversation
from bot.chat.events import Said
from bot.say.replies.asking import AskMood
from tests.unit.chat.places import MOMENT, NOW


@pytest.mark.parametrize(
    ("said", "chat", "language"),
    [
        ("ปีหน้าควรเปลี่ยนงานไหมคะ", "en", "th"),
        ("ควรไปทำงานกับ Google ไหมคะ ที่สิงคโปร์", "en", "th"),
        ("Should I take the new job?", "th", "en"),
        ("Will he come back to me", "th", "en"),
        ("Mark Zuckerberg", "th", "th"),
        ("love life", "th", "th"),
        ("รักไหม", "en", "th"),
        ("Ken", "th", "th"),
        ("นนท์", "en", "en"),
        ("should I go กับเขาดีไหม or stay here", "th", "th"),
        ("should I go กับเขาดีไหม or stay here", "en", "en"),
        ("转职好吗？我应该换工作吗", "th", "th"),
        ("1234567890 ???", "en", "en"),
    ],
)
def test_a_question_that_is_surely_in_one_language_is_in_it(said: str, chat: str, language: str) -> None:
    assert language_of_question(said, chat) == language


@pytest.mark.parametrize(
    ("said", "chat", "before", "language"),
    [
        ("And love?", "th", "en", "en"),
        ("And love?", "th", "th", "th"),
        ("And love?", "en", "th", "en"),
        ("แล้วความรักล่ะ", "en", "en", "th"),
    ],
)
def test_a_short_further_question_is_in_its_reading_s_language(said: str, chat: str, before: str, language: str) -> None:
    assert language_of_question(said, chat, before) == language


@pytest.mark.parametrize(("chat", "offered"), [("th", "en"), ("en", None)])
def test_the_chat_is_offered_in_the_questions_language(chat: str, offered: str | None) -> None:
    said = Said("e", "U1", NOW, "t", text="Should I take the new job?", message_id="m2")

    acts = step(Conversation(), said, Account(language=chat), MOMENT).acts

    [asked] = [act for act in acts if isinstance(act, AskMood)]
    assert asked.language == offered
