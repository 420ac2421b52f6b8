"""What every process reads and compiles before its first event or job."""

from functools import cache

from bot.safety.danger import find_danger
from bot.say.words import words_for
from models.db import LANGUAGES
from prompts.meanings import meanings


@cache
def warm_up(*, danger: bool = True) -> None:
    """Once in a process, and not in several threads at a time. `danger`: what the rules for it are found by
    too, where people's messages are read: a fifth of a second of CPU."""
    for language in LANGUAGES:
        words_for(language)
        meanings(language)
    if danger:
        find_danger("")
