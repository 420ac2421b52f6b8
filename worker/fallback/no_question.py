"""The kind answer to what is no question, and the chance by which words vary. Pure."""

import hashlib
import random

from prompts.fallback import phrases
from prompts.schema import Interpretation
from worker.question import Question


def not_valid(question: Question, reasons: str = "reason") -> Interpretation:
    """The kind answer to what is no question. `reasons`: the name of the phrases that say why."""
    words = phrases(question.language)["parts"]["invalid"]
    reason = chance_of(question).choice(words[reasons])
    empty = dict.fromkeys(("gist", "opening", "together", "action"), "")
    return Interpretation(valid=False, reason=reason, topic="other", cards=[], insights=[], questions=words["questions"], **empty)


def chance_of(question: Question) -> random.Random:
    """The same for the same reading, so that composing it again gives the same words."""
    # Chance only varies the words here; the cards were dealt from a seed of real chance.
    return random.Random(hashlib.sha256(f"{question.kind}:{question.reading_id}".encode()).digest())  # noqa: S311
