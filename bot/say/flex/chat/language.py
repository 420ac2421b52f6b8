"""The language that MiMi speaks."""

from bot.say.buttons.menu import SetLanguage
from bot.say.flex import menu_taps
from bot.say.flex.parts import offer, postback
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import AskLanguage, LanguageChanged
from bot.say.words import Words
from models.general.languages import LANGUAGES


def ask_language(_: AskLanguage, words: Words, __: Links) -> list[Message]:
    """Which language? Each named in itself."""
    taps = [postback(words(f"language-{language}"), SetLanguage(language)) for language in LANGUAGES]
    return offer(words("language-ask"), *taps)


def language_changed(_: LanguageChanged, words: Words, __: Links) -> list[Message]:
    """Said in the new language."""
    return offer(words("language-set"), menu_taps.ask(words))
