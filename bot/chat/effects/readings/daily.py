"""The card of the day, free, once a local day."""

from bot.chat.dialogue.effects import ShowDaily
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.readings import Daily
from models.readings.daily import card_of_the_day
from models.readings.deck import deal, new_seed
from prompts.meanings import meanings


def show_daily(_: ShowDaily, context: Context) -> Outcome:
    """Draws today's card, or shows again the one that was drawn today."""
    seed = new_seed()
    drawn = deal(seed, 1)[0]
    language = context.person.language
    today = context.now.astimezone(context.zone).date()
    interpretation = {"theme": meanings(language).card(drawn.number).facing(drawn).theme}
    found = card_of_the_day(
        context.connection, context.person.id, today, language=language, seed=seed, card=drawn, interpretation=interpretation
    )
    return answer(Daily(found.id, found.card, today, found.again, found.invite_code))
