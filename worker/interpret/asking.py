"""One question put to one model: render, ask, book, check, and once more with a hint when the answer was of no use."""

import hashlib
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Protocol
from zoneinfo import ZoneInfo

import structlog

from bot.safety.rules import caution, visible
from bot.say.limits import shorten
from prompts.rendering import Asked, Earlier, Prompt, render
from prompts.schema import Interpretation, response_format
from worker.interpret.checks.checking import Expected, InvalidOutput, read
from worker.interpret.cost import Bill
from worker.interpret.llm import SECONDS, Answer, Declined, LlmTemporary, Request, TooSlow
from worker.question import Question

log = structlog.get_logger()

LONGEST_WAIT: Final = 3.0
"""A Retry-After longer than this is not waited for: the next model is asked instead."""

SHORT_WAIT: Final = 0.5

LONGEST_ECHO: Final = 1500
"""So much of a bad answer is sent back with the hint. The rest, or a flood of spaces, would only be paid for again."""

BANGKOK: Final = ZoneInfo("Asia/Bangkok")


class Asker(Protocol):
    """Something that answers requests, such as worker.llm.Llm."""

    def ask(self, request: Request, seconds: float) -> Answer:
        """Raises worker.llm's LlmPermanent or LlmTemporary."""
        ...


@dataclass
class Budget:
    """What one reading may still take, and what it has cost so far. With less than `least` seconds left no call is begun."""

    ends: float
    least: float
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], object] = time.sleep
    bill: Bill | None = None
    version: str | None = None
    mended: bool = False
    declined: bool = False

    @property
    def left(self) -> float:
        return self.ends - self.clock()

    @property
    def enough(self) -> bool:
        return self.left >= self.least

    def book(self, bill: Bill) -> None:
        self.bill = bill if self.bill is None else self.bill.with_next(bill)
        log.info("llm_booked", **bill.as_fields())


def ask(
    llm: Asker, model: str, question: Question, budget: Budget, seconds: float = SECONDS, version: str | None = None
) -> Interpretation:
    """The model's interpretation, by the person's version of the prompt or by `version`.

    Raises InvalidOutput, Declined, or what the model raises.

    An invalid output is answered with a hint of what was wrong, once in a reading: the second model gets no such chance.
    """
    asked = as_asked(question)
    prompt = render(asked, version)
    expected = _expected(question, asked, prompt)
    budget.version = prompt.version
    follow_up = question.kind == "follow_up"
    request = Request(
        model=model,
        fixed=prompt.fixed,
        turns=(("user", prompt.user),),
        schema=response_format(len(question.cards), follow_up),
        person=anonymous(question.person),
        cache_key=f"mimi-{prompt.version}-{question.language}-{'follow_up' if follow_up else question.spread}",
        effort=effort(model, question),
        most_tokens=most_tokens(question),
    )
    answer = _patiently(llm, request, budget, seconds)
    try:
        return read(answer.text, expected, answer.complete)
    except InvalidOutput as error:
        log.warning("llm_output_invalid", model=model, why=str(error))
        if budget.mended or not budget.enough:
            raise
        budget.mended = True
        echo = shorten(" ".join(answer.text.split()), LONGEST_ECHO)
        hint = (("assistant", echo or "{}"), ("user", f"{prompt.mend} {error}"))
        again = _once(llm, replace(request, turns=(*request.turns, *hint)), budget, seconds)
        return read(again.text, expected, again.complete)


def anonymous(person: uuid.UUID) -> str:
    """Who asks, as OpenAI may know it: always the same for one person, and nothing that leads back to them."""
    return hashlib.sha256(b"mimi:" + person.bytes).hexdigest()


def effort(model: str, question: Question) -> str:
    """How long it may think first. Luna's default would be `medium`, which costs more than the reading."""
    deep = question.spread == "celtic" and question.kind == "reading"
    return "low" if deep or "luna" not in model else "none"


def most_tokens(question: Question) -> int:
    """The limit of the answer: twice what a good one takes in Thai, so that only a runaway meets it."""
    return 2400 if question.kind == "follow_up" else 1800 + 400 * len(question.cards)


def _patiently(llm: Asker, request: Request, budget: Budget, seconds: float) -> Answer:
    """Once more after a passing failure that is over soon; never after a time-out, which has used up the time."""
    try:
        return _once(llm, request, budget, seconds)
    except TooSlow:
        raise
    except LlmTemporary as error:
        wait = SHORT_WAIT if error.after is None else error.after
        if wait > LONGEST_WAIT or budget.left < wait + budget.least:
            raise
        log.info("llm_again", model=request.model, error=type(error).__name__, seconds=wait)
        budget.wait(wait)
        return _once(llm, request, budget, seconds)


def _once(llm: Asker, request: Request, budget: Budget, seconds: float) -> Answer:
    answer = llm.ask(request, max(0.1, min(seconds, budget.left)))
    budget.book(answer.bill)
    if answer.refusal is not None:
        raise Declined("it would not answer")  # in its own words it may repeat the question, and this goes to the log
    return answer


def _expected(question: Question, asked: Asked, prompt: Prompt) -> Expected:
    return Expected(
        language=question.language,
        spread=question.spread,
        cards=question.cards,
        question=asked.text,
        topic=(question.parent.topic if question.parent else "other") if question.kind == "follow_up" else None,
        rules=(prompt.fixed, asked.caution, prompt.mend),
    )


def as_asked(question: Question) -> Asked:
    """What the prompt is made of: the asker's words made visible, and the day in Bangkok."""
    earlier = None
    if question.parent is not None:
        earlier = Earlier(visible(question.parent_question or ""), question.parent)
    return Asked(
        person=question.person,
        reading=question.reading_id,
        today=(question.asked_at or datetime.now(UTC)).astimezone(BANGKOK).date(),
        language=question.language,
        text=visible(question.text),
        mood=question.mood,
        spread=question.spread,
        cards=question.cards,
        caution=caution(question.text, question.parent_question or ""),
        earlier=earlier,
    )
