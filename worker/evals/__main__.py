"""`python -m worker.evals`: asks the golden questions of any endpoint and writes a report. Exit 1 when it is not good enough.

With `--stand-in` the sandbox's model answers, in a process of its own; else OPENAI_API_KEY is used. With `--against` a judge
marks two versions of the prompt on the same questions.
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import structlog

from prompts.rendering import shares
from worker.evals import danger
from worker.evals.judging import compare_all, summary
from worker.evals.report import failed, report
from worker.evals.running import judge_all
from worker.evals.scores import Scored
from worker.interpret.llm import Llm
from worker.interpret.moderation import Moderator


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
    chosen = _chosen(arguments)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    if chosen.stand_in:
        with stand_in() as base:
            runs, more = _run("sk-stand-in", base, chosen)
    elif key := os.environ.get("OPENAI_API_KEY"):
        runs, more = _run(key, chosen.base_url, chosen)
    else:
        sys.exit("evals: set OPENAI_API_KEY, or ask the stand-in with --stand-in")
    asked = len(next(iter(runs.values())))
    title = f"{asked} questions to {chosen.model}{' (stand-in)' if chosen.stand_in else ''}"
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(report(title, runs, chosen.stand_in, more), "utf-8")
    below = {version: failed(scored, chosen.stand_in) for version, scored in runs.items()}
    for version, names in below.items():
        said = f"below what is wanted: {', '.join(names)}" if names else "good enough"
        sys.stdout.write(f"{title}, version {version}: {said}; {chosen.report}\n")
    sys.exit(1 if any(below.values()) else 0)


def _chosen(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m worker.evals", description=__doc__)
    parser.add_argument("--stand-in", action="store_true", help="ask the sandbox's model")
    parser.add_argument("--base-url", default=os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1"))
    parser.add_argument("--model", default=os.environ.get("OPENAI_MODEL", "gpt-6-luna"))
    parser.add_argument("--api", choices=("responses", "chat"), default=os.environ.get("OPENAI_API", "responses"))
    parser.add_argument("--version", action="append", choices=list(shares()), help="of the prompt; all of them by default")
    parser.add_argument("--against", choices=list(shares()), help="judge the first version against this one, in both orders")
    parser.add_argument("--judge", default=os.environ.get("OPENAI_PREMIUM_MODEL", "gpt-5.6-luna"), help="the judge's model")
    parser.add_argument("--moderation", default=os.environ.get("OPENAI_MODERATION", "omni-moderation-latest"), help="empty: none")
    parser.add_argument("--all-dangers", action="store_true", help="ask moderation and model about every labelled text")
    parser.add_argument("--report", type=Path, default=Path(".local/evals.md"), help="where the report is written")
    return parser.parse_args(arguments)


def _run(key: str, base: str, chosen: argparse.Namespace) -> tuple[dict[str, list[Scored]], list[str]]:
    """Each version's marks, and further sections of the report."""
    llm = Llm(key, base, chosen.api)
    try:
        runs = {version: judge_all(llm, chosen.model, version) for version in chosen.version or shares()}
        more = [_dangers(llm, key, base, chosen)]
        if not chosen.against:
            return runs, more
        first = next(iter(runs))
        other = runs.get(chosen.against) or judge_all(llm, chosen.model, chosen.against)
        table = summary(compare_all(llm, chosen.judge, runs[first], other), first, chosen.against)
        return runs, [*more, "\n".join([f"## {first} against {chosen.against}, judged by {chosen.judge}", "", *table])]
    finally:
        llm.close()


def _dangers(llm: Llm, key: str, base: str, chosen: argparse.Namespace) -> str:
    """What each layer hears in the labelled texts; printed too."""
    some = danger.labelled(tables=None if chosen.all_dangers else [danger.ASKED_OF_PROVIDERS])
    layers: dict[str, tuple[danger.Layer, Sequence[danger.Labelled]]] = {"rules": (danger.rules, danger.labelled())}
    moderator = Moderator(key, base, chosen.moderation) if chosen.moderation else None
    if moderator:
        layers["moderation"] = danger.moderation(moderator), some
    layers["model"] = danger.model(llm, chosen.model, (chosen.version or [None])[0]), some
    found = danger.section(layers)
    if moderator:
        moderator.close()
    sys.stdout.write(found.partition("\nMissed")[0] + "\n\n")
    return found


if __name__ == "__main__":
    main()
