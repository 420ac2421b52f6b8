"""Asks the golden questions of a model, with one version of the prompt, and marks what comes back."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from worker.evals.questions import Golden, golden
from worker.evals.scores import Scored, score
from worker.interpret.asking import Asker, Budget, ask
from worker.interpret.checks.checking import InvalidOutput
from worker.interpret.llm import SECONDS, LlmError

AT_ONCE: Final = 4


def judge(llm: Asker, model: str, question: Golden, version: str | None = None, seconds: float = SECONDS) -> Scored:
    """One question's marks. Never raises for what a model does."""
    budget = Budget(time.monotonic() + 2 * seconds, least=1.0)
    try:
        reading = ask(llm, model, question.question, budget, seconds, version)
        scored = score(question, reading, first_try=not budget.mended)
    except (LlmError, InvalidOutput) as error:
        scored = score(question, None, first_try=False, error=f"{type(error).__name__}: {error}")
    if bill := budget.bill:
        scored.model, scored.cost_usd, scored.ms = bill.model, bill.cost_usd, bill.ms
        scored.input_tokens, scored.cached_tokens = bill.input_tokens, bill.cached_tokens
        scored.output_tokens = bill.output_tokens
    return scored


def judge_all(
    llm: Asker, model: str, version: str | None = None, questions: Sequence[Golden] | None = None, at_once: int = AT_ONCE
) -> list[Scored]:
    """Every question's marks, in order. The first one goes alone, so that the others find its prefix in the cache."""
    first, *others = questions or golden()
    with ThreadPoolExecutor(at_once) as pool:
        return [judge(llm, model, first, version), *pool.map(lambda one: judge(llm, model, one, version), others)]
