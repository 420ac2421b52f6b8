"""`python -m worker.evals`: asks the golden questions of any endpoint and writes a report. Exit 1 when it is not good enough.

With `--stand-in` the sandbox's model answers, in a process of its own; else OPENAI_API_KEY is used.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import structlog

from worker.evals.questions import Golden, golden
from worker.evals.report import failed, report
from worker.evals.scores import Scored, score
from worker.interpret.asking import Asker, Budget, ask
from worker.interpret.checking import InvalidOutput
from worker.interpret.llm import SECONDS, Llm, LlmError

AT_ONCE: Final = 4


def judge(llm: Asker, model: str, question: Golden, seconds: float = SECONDS) -> Scored:
    """One question's marks. Never raises for what a model does."""
    budget = Budget(time.monotonic() + 2 * seconds, least=1.0)
    try:
        told = ask(llm, model, question.question, budget, seconds)
        scored = score(question, told, first_try=not budget.mended)
    except (LlmError, InvalidOutput) as error:
        scored = score(question, None, first_try=False, error=f"{type(error).__name__}: {error}")
    if bill := budget.bill:
        scored.input_tokens, scored.cached_tokens, scored.output_tokens = (
            bill.input_tokens,
            bill.cached_tokens,
            bill.output_tokens,
        )
        scored.cost_usd, scored.ms = bill.cost_usd, bill.ms
    return scored


def judge_all(llm: Asker, model: str, at_once: int = AT_ONCE) -> list[Scored]:
    """Every golden question's marks, in order. The first one goes alone, so that the others find its prefix in the cache."""
    first, *others = golden()
    with ThreadPoolExecutor(at_once) as pool:
        return [judge(llm, model, first), *pool.map(lambda one: judge(llm, model, one), others)]


@contextmanager
def stand_in() -> Iterator[str]:
    """The sandbox's model, listening. It is only spoken to over HTTP."""
    command = [sys.executable, "-m", "sandbox.server", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own module
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            if not found:
                sys.exit("evals: the sandbox did not start")
            yield f"{found[0]}/openai/v1"
        finally:
            process.terminate()


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m worker.evals", description=__doc__)
    parser.add_argument("--stand-in", action="store_true", help="ask the sandbox's model")
    parser.add_argument("--base-url", default=os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1"))
    parser.add_argument("--model", default=os.environ.get("OPENAI_MODEL", "gpt-6-luna"))
    parser.add_argument("--api", choices=("responses", "chat"), default=os.environ.get("OPENAI_API", "responses"))
    parser.add_argument("--report", type=Path, default=Path(".local/evals.md"), help="where the report is written")
    chosen = parser.parse_args(arguments)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    if chosen.stand_in:
        with stand_in() as base:
            scored = _run("sk-stand-in", base, chosen.api, chosen.model)
    elif key := os.environ.get("OPENAI_API_KEY"):
        scored = _run(key, chosen.base_url, chosen.api, chosen.model)
    else:
        sys.exit("evals: set OPENAI_API_KEY, or ask the stand-in with --stand-in")
    title = f"{len(scored)} questions to {chosen.model}{' (stand-in)' if chosen.stand_in else ''}"
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(report(title, scored, chosen.stand_in), "utf-8")
    below = failed(scored, chosen.stand_in)
    sys.stdout.write(f"{title}: {'good enough' if not below else 'below what is wanted: ' + ', '.join(below)}; {chosen.report}\n")
    sys.exit(1 if below else 0)


def _run(key: str, base: str, api: str, model: str) -> list[Scored]:
    llm = Llm(key, base, api)
    try:
        return judge_all(llm, model)
    finally:
        llm.close()


if __name__ == "__main__":
    main()
