"""The card of the day, free, once a local day."""

from bot.chat.effects.scene import Outcome, Scene, say
from models.readings.daily import card_of_the_day
from models.readings.deck import deal, new_seed
from prompts.meanings import meanings


def show_daily(_: str | None, scene: Scene) -> Outcome:
    """Draws today's card, or shows again the one that was drawn today."""
    seed = new_seed()
    drawn = deal(seed)[0]
    language = scene.person.language
    today = scene.now.astimezone(scene.zone).date()
    told = {"theme": meanings(language).card(drawn.number).facing(drawn).theme}
    card, again = card_of_the_day(scene.connection, scene.person.id, today, language=language, seed=seed, card=drawn, told=told)
    return say("daily", card=card, date=today, again=again)
