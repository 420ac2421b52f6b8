"""The language of a question, by its letters."""

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import SetLanguage
from bot.chat.dialogue.state_prompts import purse
from bot.chat.dialogue.states import Account, Conversation
from bot.chat.dialogue.understand.question_language import language_of_question
from bot.chat.events import Said, Tapped
from bot.say.replies.asking import AskMood
from tests.unit.bot.chat.places import MOMENT, NOW


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
        ("pee nee ja mee fan mai ka", "th", "th"),
        ("kao kit yang ngai kab rao na", "th", "th"),
        ("pom kuan plian ngan mai krub mimi", "th", "th"),
        ("Est-ce que je vais trouver l'amour", "th", "th"),
        ("love life next year please", "th", "en"),
        ("Does Nok still love me?", "th", "en"),
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


def test_one_tap_changes_the_chat_and_the_question_goes_on() -> None:
    asked = step(
        Conversation(), Said("e", "U1", NOW, "t", text="Should I take the new job?", message_id="m2"), Account(), MOMENT
    ).conversation

    switched = step(asked, Tapped("e2", "U1", NOW, "t2", data="language:en"), Account(), MOMENT)

    assert switched.conversation == asked
    assert [type(act) for act in switched.acts] == [SetLanguage, AskMood]
    assert switched.acts[1] == AskMood(asked.prompt_number, "Should I take the new job?", purse(Account()))
