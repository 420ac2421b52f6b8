"""What every process reads and compiles before its first event or job."""

from bot.safety.danger import find_danger
from bot.say.words import words_for
from models.db import LANGUAGES
from prompts.meanings import meanings


def warm_up() -> None:
    """Once, and not in several threads at a time."""
    for language in LANGUAGES:
        words_for(language)
        meanings(language)
    find_danger("")
