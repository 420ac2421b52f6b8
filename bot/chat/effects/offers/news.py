"""News: ended for one person, or wanted again."""

from bot.chat.dialogue.offer_effects import StartNews, StopNews
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.chat import Cancelled
from bot.say.replies.offers import NewsStarted, NewsStopped
from models.owner import news_recipients


def stop_news(effect: StopNews, context: Context) -> Outcome:
    """Ends the news. Only "stop", from somebody who never had any, is the answer to nothing in particular."""
    if not effect.meant and not news_recipients.had_any(context.connection, context.person.id):
        return answer(Cancelled(was_anything=False))
    news_recipients.stop(context.connection, context.person.id)
    return answer(NewsStopped())


def start_news(_: StartNews, context: Context) -> Outcome:
    """Wants news again."""
    news_recipients.start(context.connection, context.person.id)
    return answer(NewsStarted())
