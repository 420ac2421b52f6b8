"""What every process reads and compiles before its first event or job."""

from functools import cache

from bot.safety.danger import find_danger
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from prompts.meanings import meanings


@cache
def warm_up(*, danger: bool = True) -> None:
    """Called once in a process, by one thread. `danger`: also what the search for danger needs (0.2 s of CPU), for processes that
    read people's messages."""
    for language in LANGUAGES:
        words_for(language)
        meanings(language)
    if danger:
        find_danger("")
