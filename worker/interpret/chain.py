"""Who interprets, in turn: the model, a second model, the deck's own meanings. Bounded in time, and every step logged."""

import time
from collections.abc import Callable, Sequence
from typing import Final

import structlog
from redis import Redis

from bot.safety.rules import caution, verdicts
from bot.settings import Settings
from bot.watch.keys import Key
from prompts.meanings import meanings
from prompts.rendering import fixed_part, shares
from prompts.schema import Interpretation
from worker.fallback import reading
from worker.interpret.asking import Asker, Budget, ask
from worker.interpret.breaker import Breaker
from worker.interpret.checks.checking import InvalidOutput, verdicts_in
from worker.interpret.cost import price
from worker.interpret.llm import BadKey, Declined, Llm, LlmError, LlmTemporary, NoCredit
from worker.question import AllDeclined, CannotInterpret, Interpreted, Question

log = structlog.get_logger()

TOTAL_SECONDS: Final = 45.0
CALL_SECONDS: Final = 30.0
MARGIN_SECONDS: Final = 3.0
"""Kept back for the deck's own meanings, for what a call takes beyond its time, and for a Redis that does not answer."""

LEAST_SECONDS: Final = 3.0
"""With less time left than this a call is not begun."""

PREMIUM_SPREAD: Final = "celtic"


class Chain:
    """Thread-safe. `llm` is None when there is no key: then only the deck speaks. `clock` and `wait` are in seconds."""

    def __init__(
        self,
        llm: Asker | None,
        models: Sequence[str],
        premium: str,
        breaker: Breaker,
        compose: Callable[[Question], Interpretation] = reading.compose,
        total_seconds: float = TOTAL_SECONDS,
        call_seconds: float = CALL_SECONDS,
        margin_seconds: float = MARGIN_SECONDS,
        least_seconds: float = LEAST_SECONDS,
        key: Key | None = None,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self._llm = llm
        self._models = tuple(models)
        self._premium = premium
        self._breaker = breaker
        self._key = key or Key("openai")
        self._compose = compose
        self._model_seconds = total_seconds - margin_seconds
        self._call_seconds = call_seconds
        self._least_seconds = least_seconds
        self._clock = clock
        self._wait = wait

    @classmethod
    def from_settings(cls, settings: Settings, redis: Redis) -> "Chain":
        """With OPENAI_API_KEY the models that the settings name; without it the deck's own meanings alone."""
        llm: Asker | None = None
        if settings.openai_api_key:
            _warm_up(settings.openai_model)
            llm = Llm(settings.openai_api_key.get_secret_value(), settings.openai_base_url, settings.openai_api)
        else:
            log.warning("llm_without_key", readings="from the deck's own meanings")
        models = (settings.openai_model, settings.openai_second_model)
        return cls(llm, models, settings.openai_premium_model, Breaker(redis), key=Key("openai", redis))

    def interpret(self, question: Question) -> Interpreted:
        """Raises CannotInterpret when not even the deck's own meanings gave a reading, AllDeclined when a model would not answer
        and no other did: what it saw in the question, the deck cannot see."""
        budget = Budget(self._clock() + self._model_seconds, self._least_seconds, self._clock, self._wait)
        interpretation = self._by_models(question, budget) if self._llm else None
        costs = budget.bill.as_fields() if budget.bill else {}
        if interpretation is None and budget.declined:
            raise AllDeclined("no model would answer", {**costs, "prompt_version": budget.version})
        if interpretation is not None:
            return Interpreted(interpretation, "model", prompt_version=budget.version, **costs)
        try:
            interpretation = self._compose(question)
        except Exception as error:
            log.exception("fallback_failed")
            why = f"{type(error).__name__} in the deck's own meanings"
            raise CannotInterpret(why, {**costs, "prompt_version": budget.version}) from error
        log.info("interpreted_by_fallback", valid=interpretation.valid)
        return Interpreted(interpretation, "fallback", prompt_version=budget.version, **costs)

    def _by_models(self, question: Question, budget: Budget) -> Interpretation | None:
        """None when no model gave what may be shown. What they cost is in the budget either way."""
        assert self._llm is not None
        for model in self._in_turn(question):
            if self._breaker.resting(model):
                log.info("model_skipped", model=model, why="resting")
                continue
            if not budget.enough:
                log.warning("model_skipped", model=model, why="no time left")
                break
            try:
                interpretation = ask(self._llm, model, question, budget, self._call_seconds)
            except (LlmError, InvalidOutput) as error:
                log.warning("model_failed", model=model, why=type(error).__name__, error=str(error))
                budget.declined = budget.declined or isinstance(error, Declined)
                if isinstance(error, LlmTemporary):
                    self._breaker.failed(model)
                if isinstance(error, BadKey | NoCredit):
                    self._key.refused(type(error).__name__)
                    break
                continue
            self._breaker.worked(model)
            self._key.accepted()
            if found := verdicts_in(interpretation, question.text):
                log.warning("model_replaced", model=model, why="verdict", verdicts=found)
                return None
            log.info("interpreted_by_model", model=model, valid=interpretation.valid)
            return interpretation
        return None

    def _in_turn(self, question: Question) -> list[str]:
        first = [self._premium] if question.spread == PREMIUM_SPREAD and question.kind == "reading" else []
        return list(dict.fromkeys([*first, *self._models]))


def _warm_up(model: str) -> None:
    """Loads with the process what its first reading would otherwise wait for."""
    for language in ("th", "en"):
        for version in shares():
            fixed_part(version, language)
        meanings(language)
    verdicts([""])
    caution("")
    price(model, 0, 0, 0)
