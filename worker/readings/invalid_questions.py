"""Answers people without a model once several of their texts of one day were no question.

Their star goes back each time, so that each such call would be paid by the owner alone. Nobody is locked out: the questions
that MiMi suggests are always read.
"""

from datetime import datetime, time
from typing import Final

import structlog

from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.readings.reading_refunds import invalid_since
from prompts.fallback import phrases
from worker.fallback.no_question import not_valid
from worker.question import Interpreted, Question
from worker.runtime.parts import Parts

log = structlog.get_logger()

MOST_A_DAY: Final = 3


def answer_without_model(parts: Parts, question: Question) -> Interpreted | None:
    """The kind answer; None when the question is to be read."""
    zone = parts.settings.zone
    midnight = datetime.combine(parts.now().astimezone(zone).date(), time(), zone)
    with parts.engine.begin() as connection:
        invalid = invalid_since(connection, question.person, midnight)
    if invalid < MOST_A_DAY or _is_suggested(question.text):
        return None
    log.info("answered_without_model", invalid_today=invalid)
    return Interpreted(not_valid(question, "reason_today"), "fallback")


def _is_suggested(text: str) -> bool:
    """Whether the text is one of the questions that MiMi offers to tap."""
    asked = text.strip()
    return any(asked in _suggested(language) for language in LANGUAGES)


def _suggested(language: str) -> set[str]:
    first = {line.split(" | ", 1)[1].strip() for line in words_for(language).several("suggested-questions")}
    return first | set(phrases(language)["parts"]["invalid"]["questions"])
