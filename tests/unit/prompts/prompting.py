"""The prompt of a reading, with everything given that the test does not care about."""

from datetime import date

from bot.safety.rules import caution
from prompts.rendering import Asked, Earlier, Prompt, render, shares
from worker.question import Question

LANGUAGES = ("th", "en")
VERSIONS = tuple(shares())
TODAY = date(2026, 11, 28)


def prompt(asked: Question, version: str | None = None, today: date = TODAY, heed: str | None = None) -> Prompt:
    earlier = Earlier("before", asked.parent) if asked.parent else None
    facts = Asked(
        asked.person,
        asked.reading_id,
        today,
        asked.language,
        asked.text,
        asked.mood,
        asked.spread,
        asked.cards,
        caution(asked.text) if heed is None else heed,
        earlier,
    )
    return render(facts, version)
