"""The only caller of OpenAI, or of an endpoint that speaks its Responses API or its Chat Completions.

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
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass
from typing import Any, Final

import openai
import structlog

from models.service_errors import OutsideError, Permanent, Temporary
from worker.interpret.cost import Bill, price

log = structlog.get_logger()

SECONDS: Final = 30.0
"""How long one call may take."""

CONNECT_SECONDS: Final = 5.0
MOST_CALLS: Final = 64
GRACE_SECONDS: Final = 0.5
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
        timeout = openai.Timeout(SECONDS, connect=CONNECT_SECONDS)
        self._client = openai.OpenAI(api_key=key, base_url=base_url, timeout=timeout, max_retries=0)
        self._send = self._responses if api == "responses" else self._chat
        # Loaded with the process rather than while its first reading waits.
        _ = self._client.responses if api == "responses" else self._client.chat.completions
        self._refused: set[tuple[str, str]] = set()
        # The client's own time-out is for each read; a dribbling answer would outlast it. This one is for the whole call.
        self._pool = ThreadPoolExecutor(calls, thread_name_prefix="llm")

    def ask(self, request: Request, seconds: float = SECONDS) -> Answer:
        """One answer within `seconds`. Raises LlmPermanent or LlmTemporary; a refusal or a cut-off text is an answer too."""
        began = time.monotonic()
        try:
            answer = self._pool.submit(self._send, request, seconds).result(seconds + GRACE_SECONDS)
        except NotInTime:
            raise TooSlow(f"no whole answer within {seconds:.0f} s") from None
        except openai.BadRequestError as error:
            wish = self._unheard(error, request.model)
            if wish is None:
                raise _named(error) from error
            log.warning("llm_wish_refused", model=request.model, wish=wish)
            left = seconds - (time.monotonic() - began)
            return self.ask(request, max(left, GRACE_SECONDS))
        except openai.OpenAIError as error:
            raise _named(error) from error
        except (AttributeError, TypeError, ValueError) as error:
            raise Broken(f"an answer of no known shape: {type(error).__name__}") from error
        return Answer(answer.text, answer.bill.lasting(time.monotonic() - began), answer.complete, answer.refusal)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _unheard(self, error: openai.BadRequestError, model: str) -> str | None:
        """The wish that this error is about, noted for later calls; None when it is about something else."""
        about = f"{error.param} {error.message}"
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
        turns: Any = [{"role": role, "content": text} for role, text in request.turns]
        form: Any = {"type": "json_schema", "name": SCHEMA_NAME, "schema": request.schema, "strict": True}
        said = self._client.responses.create(
            model=request.model,
            instructions=request.fixed,
            input=turns,
            text={"format": form},
            max_output_tokens=request.most_tokens,
            timeout=openai.Timeout(seconds, connect=CONNECT_SECONDS),
            **self._wishes(request, reasoning={"effort": request.effort}),
        )
        pieces = [piece for item in said.output or [] if item.type == "message" for piece in item.content]
        refusal = next((piece.refusal for piece in pieces if piece.type == "refusal"), None)
        text = "".join(piece.text for piece in pieces if piece.type == "output_text")
        usage, cached = said.usage, 0
        if usage and usage.input_tokens_details:
            cached = usage.input_tokens_details.cached_tokens or 0
        bill = price(request.model, usage.input_tokens, cached, usage.output_tokens) if usage else Bill(request.model)
        return Answer(text, bill, said.status != "incomplete", refusal)

    def _chat(self, request: Request, seconds: float) -> Answer:
        turns: Any = [{"role": role, "content": text} for role, text in (("system", request.fixed), *request.turns)]
        form: Any = {"name": SCHEMA_NAME, "schema": request.schema, "strict": True}
        said = self._client.chat.completions.create(
            model=request.model,
            messages=turns,
            response_format={"type": "json_schema", "json_schema": form},
            max_completion_tokens=request.most_tokens,
            timeout=openai.Timeout(seconds, connect=CONNECT_SECONDS),
            **self._wishes(request, reasoning_effort=request.effort),
        )
        usage, cached = said.usage, 0
        if usage and usage.prompt_tokens_details:
            cached = usage.prompt_tokens_details.cached_tokens or 0
        bill = price(request.model, usage.prompt_tokens, cached, usage.completion_tokens) if usage else Bill(request.model)
        if not said.choices:
            return Answer("", bill, complete=False)
        choice = said.choices[0]
        refused = choice.message.refusal or ("filtered" if choice.finish_reason == "content_filter" else None)
        return Answer(choice.message.content or "", bill, choice.finish_reason != "length", refused)


def _named(error: openai.OpenAIError) -> LlmError:
    said = _without_words(error)
    match error:
        case openai.APITimeoutError():
            return TooSlow(said)
        case openai.RateLimitError(code="insufficient_quota"):
            return NoCredit(said)
        case openai.RateLimitError():
            return Busy(said, _retry_after(error))
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return BadKey(said)
        case openai.NotFoundError():
            return UnknownModel(said)
        case openai.InternalServerError() | openai.APIConnectionError() | openai.ConflictError():
            return Broken(said, _retry_after(error))
        case openai.BadRequestError() | openai.UnprocessableEntityError():
            return BadRequest(said)
        case _:
            return Broken(said)


def _without_words(error: openai.OpenAIError) -> str:
    """What may be logged: an endpoint's message may repeat what it was sent, unless it is about the key or the model."""
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError | openai.NotFoundError):
        return str(error)[:300]
    known = (getattr(error, name, None) for name in ("status_code", "type", "code", "param"))
    return " ".join([type(error).__name__, *(str(value)[:60] for value in known if value)])


def _retry_after(error: openai.APIError) -> float | None:
    response = getattr(error, "response", None)
    try:
        return max(0.0, float(response.headers["retry-after"])) if response is not None else None
    except (KeyError, ValueError):
        return None
