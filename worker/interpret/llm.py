"""Asks OpenAI, or an endpoint that speaks its Responses API or its Chat Completions.

Structured output is asked for with a strict schema, and the answer's text is handed back together with what it cost:
whoever asked books that before looking at the text, because a bad answer is billed like a good one.

    LlmError
    ├── LlmPermanent            never retried: the next model is asked
    │   ├── BadKey              401, 403
    │   ├── NoCredit            429 insufficient_quota
    │   ├── UnknownModel        404
    │   ├── BadRequest          400, 422
    │   └── Declined            the model would not answer this question
    └── LlmTemporary            asked again once, when its wait is short
        ├── Busy                429
        ├── Broken              5xx, no connection, an answer of no known shape
        └── TooSlow             no answer in time: not asked again, the time is used up
"""

import time
from dataclasses import dataclass
from typing import Any, Final

import structlog

from models.general.service_errors import OutsideError, Permanent, Temporary
from worker.interpret.cost import Bill, price
from worker.interpret.provider import NoJson, NotInTime, Provider, ProviderError, Refused

log = structlog.get_logger()

SECONDS: Final = 30.0
"""How long one call may take."""

MOST_CALLS: Final = 64
GRACE_SECONDS: Final = 0.5
"""At least so long has a call that is made again without a wish that was refused."""

SCHEMA_NAME: Final = "interpretation"
WISHES: Final = ("reasoning_effort", "reasoning", "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "store")
"""What a compatible endpoint or an older model may not know. Once refused it is left out, and the call is made again."""


class LlmError(OutsideError):
    """The model gave no answer."""


class LlmPermanent(LlmError, Permanent):
    """Will fail the same way until somebody changes a setting, or the question. Never retried."""


class BadKey(LlmPermanent):
    """401 or 403: OPENAI_API_KEY is wrong, or may not use this model."""


class NoCredit(LlmPermanent):
    """429 `insufficient_quota`: the account has no money left."""


class UnknownModel(LlmPermanent):
    """404: OPENAI_MODEL, or OPENAI_BASE_URL, names nothing that exists."""


class BadRequest(LlmPermanent):
    """400 or 422: the request is not one that this endpoint takes."""


class Declined(LlmPermanent):
    """The model would not answer this question."""


class LlmTemporary(LlmError, Temporary):
    """May be over soon. `after`: the seconds that Retry-After asks for, if it does."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class Busy(LlmTemporary):
    """429."""


class Broken(LlmTemporary):
    """5xx, or no connection."""


class TooSlow(LlmTemporary):
    """No answer in time."""


@dataclass(frozen=True)
class Request:
    """One call. `fixed` is the same for all of a language and version, `turns` (role, text) are this question's own."""

    model: str
    fixed: str
    turns: tuple[tuple[str, str], ...]
    schema: dict[str, Any]
    person: str
    cache_key: str
    effort: str
    most_tokens: int


@dataclass(frozen=True)
class Answer:
    """What came back. `complete` is False when it was cut off; `refusal` is the model's word, when it refused."""

    text: str
    bill: Bill
    complete: bool = True
    refusal: str | None = None


class Llm:
    """One long-lived client. Thread-safe."""

    def __init__(self, key: str, base_url: str, api: str, calls: int = MOST_CALLS) -> None:
        self._provider = Provider(key, base_url, calls)
        self._send = self._responses if api == "responses" else self._chat
        self._refused: set[tuple[str, str]] = set()

    def ask(self, request: Request, seconds: float = SECONDS) -> Answer:
        """One answer within `seconds`. Raises LlmPermanent or LlmTemporary; a refusal or a cut-off text is an answer too."""
        began = time.monotonic()
        try:
            answer = self._send(request, seconds)
        except ProviderError as error:
            wish = self._unheard(error, request.model)
            if wish is None:
                raise _named(error) from error
            log.warning("llm_wish_refused", model=request.model, wish=wish)
            left = seconds - (time.monotonic() - began)
            return self.ask(request, max(left, GRACE_SECONDS))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise Broken(f"an answer of no known shape: {type(error).__name__}") from error
        return Answer(answer.text, answer.bill.lasting(time.monotonic() - began), answer.complete, answer.refusal)

    def close(self) -> None:
        self._provider.close()

    def _unheard(self, error: ProviderError, model: str) -> str | None:
        """The wish that this error is about, noted for later calls; None when it is about something else."""
        if not isinstance(error, Refused) or error.status != 400:
            return None
        about = f"{error.param} {error.said}"
        for wish in WISHES:
            if wish in about and (model, wish) not in self._refused:
                self._refused.add((model, wish))
                return wish
        return None

    def _wishes(self, request: Request, **more: Any) -> dict[str, Any]:
        wishes = {
            "safety_identifier": request.person,
            "prompt_cache_key": request.cache_key,
            "prompt_cache_retention": "24h",
            "store": False,
            **more,
        }
        return {wish: value for wish, value in wishes.items() if (request.model, wish) not in self._refused}

    def _responses(self, request: Request, seconds: float) -> Answer:
        body = {
            "model": request.model,
            "instructions": request.fixed,
            "input": [{"role": role, "content": text} for role, text in request.turns],
            "text": {"format": {"type": "json_schema", "name": SCHEMA_NAME, "schema": request.schema, "strict": True}},
            "max_output_tokens": request.most_tokens,
            **self._wishes(request, reasoning={"effort": request.effort}),
        }
        said = self._provider.post("/responses", body, seconds)
        pieces = [piece for item in said.get("output") or [] if item["type"] == "message" for piece in item["content"]]
        refusal = next((piece["refusal"] for piece in pieces if piece["type"] == "refusal"), None)
        text = "".join(piece["text"] for piece in pieces if piece["type"] == "output_text")
        bill = _bill(request.model, said.get("usage"), "input", "output")
        return Answer(text, bill, said.get("status") != "incomplete", refusal)

    def _chat(self, request: Request, seconds: float) -> Answer:
        turns = (("system", request.fixed), *request.turns)
        form = {"name": SCHEMA_NAME, "schema": request.schema, "strict": True}
        body = {
            "model": request.model,
            "messages": [{"role": role, "content": text} for role, text in turns],
            "response_format": {"type": "json_schema", "json_schema": form},
            "max_completion_tokens": request.most_tokens,
            **self._wishes(request, reasoning_effort=request.effort),
        }
        said = self._provider.post("/chat/completions", body, seconds)
        bill = _bill(request.model, said.get("usage"), "prompt", "completion")
        if not said["choices"]:
            return Answer("", bill, complete=False)
        choice = said["choices"][0]
        message, finish = choice["message"], choice.get("finish_reason")
        refused = message.get("refusal") or ("filtered" if finish == "content_filter" else None)
        return Answer(message.get("content") or "", bill, finish != "length", refused)


def _bill(model: str, usage: Any, put_in: str, got_out: str) -> Bill:
    """What the usage comes to; an endpoint may send none, or none of its details."""
    if not usage:
        return Bill(model)
    details = usage.get(f"{put_in}_tokens_details") or {}
    return price(model, usage[f"{put_in}_tokens"], details.get("cached_tokens") or 0, usage[f"{got_out}_tokens"])


def _named(error: ProviderError) -> LlmError:
    match error:
        case NotInTime() | Refused(status=408):
            return TooSlow(str(error))
        case NoJson():
            return Broken(f"an answer of no known shape: {error}")
        case Refused():
            return _refused(error)
        case _:
            return Broken(str(error))


def _refused(error: Refused) -> LlmError:
    """An endpoint's own words may repeat what it was sent, so they are logged only where they are about key or model."""
    match error.status:
        case 429:
            return NoCredit(str(error)) if error.code == "insufficient_quota" else Busy(str(error), error.after)
        case 401 | 403:
            return BadKey(f"{error} {error.said}"[:300])
        case 404:
            return UnknownModel(f"{error} {error.said}"[:300])
        case 400 | 422:
            return BadRequest(str(error))
        case status if status >= 500 or status == 409:
            return Broken(str(error), error.after)
        case _:
            return Broken(str(error))
