"""A reading from the deck's own meanings, without any network: the same question, id and earlier readings give the same words."""

from prompts.schema import Interpretation
from worker.fallback.composer import INSIGHTS, MANY_INSIGHTS, Composer
from worker.fallback.matter import matter_of
from worker.fallback.neutral import NeutralComposer
from worker.fallback.no_question import not_valid
from worker.fallback.understand.empty_text import asks_nothing
from worker.question import Question

__all__ = ["INSIGHTS", "MANY_INSIGHTS", "compose"]


def compose(question: Question) -> Interpretation:
    """The reading or the follow-up's answer; not valid when the text asks nothing."""
    if asks_nothing(question.text):
        return not_valid(question)
    matter = matter_of(question)
    composer = Composer if matter.sure else NeutralComposer
    return composer(question, matter).compose()
