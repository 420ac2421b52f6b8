"""The language that MiMi speaks with one person."""

from sqlalchemy import text

from bot.chat.dialogue.effects import SetLanguage
from bot.chat.effects.context import Context, Outcome
from bot.process.queue import Job
from bot.say.replies.chat import LanguageChanged


def set_language(effect: SetLanguage, context: Context) -> Outcome:
    """Everything is said in this language from here on, the answer to the change included."""
    context.connection.execute(
        text("update users set language = :language where id = :id"),
        {"language": effect.language, "id": context.person.id},
    )
    return Outcome(replies=(LanguageChanged(),), jobs=(Job("menu", context.person.id),), language=effect.language)
