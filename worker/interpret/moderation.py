"""Asks the moderation endpoint of the model's provider about danger. Bounded in time, and off where there is none."""

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import openai
import structlog

from bot.safety.danger import Danger
from worker.interpret.verdict import Asked, Verdict

log = structlog.get_logger()

SECONDS: Final = 3.0
"""How long one try may take. There is one more after a failure."""

RETRIES: Final = 1
MOST_CALLS: Final = 16
LONGEST: Final = 2_000
"""Characters of a text that are sent; a question has at most 500 as people see them."""

SURE: Final = 0.7
"""The least score at which violence counts: it is flagged in stories and figures of speech too."""

KINDS: Final[Mapping[str, tuple[Danger, float]]] = {
    "self-harm/intent": (Danger.SELF_HARM, 0.0),
    "self-harm": (Danger.SELF_HARM, 0.0),
    "self-harm/instructions": (Danger.SELF_HARM, 0.0),
    "sexual/minors": (Danger.ABUSE, 0.0),
    "harassment/threatening": (Danger.HARM_TO_OTHERS, SURE),
    "illicit/violent": (Danger.HARM_TO_OTHERS, SURE),
    "violence": (Danger.ABUSE, SURE),
    "violence/graphic": (Danger.ABUSE, SURE),
}
"""What a flagged category means, and the least score at which it does; the first that is flagged decides."""


class Moderator:
    """One long-lived client. Thread-safe; never raises."""

    def __init__(self, key: str, base_url: str, model: str, seconds: float = SECONDS) -> None:
        self._client = openai.OpenAI(api_key=key, base_url=base_url, timeout=seconds, max_retries=RETRIES)
        _ = self._client.moderations  # loaded with the process rather than while its first text waits
        self._model = model
        # The client's own time-out is for each read; this one is for the whole call, its retry and the pause before it.
        self._longest = (1 + RETRIES) * seconds + 1
        self._pool = ThreadPoolExecutor(MOST_CALLS, thread_name_prefix="moderation")
        self._missing = threading.Event()

    def ask(self, text: str) -> Verdict | None:
        """The verdict on a text; None when there is none to be had."""
        return self.begin(text).verdict()

    def begin(self, text: str) -> Asked:
        """Asks while something else is done."""
        return Asked(None if self._missing.is_set() else self._pool.submit(self._ask, text[:LONGEST]), self._longest)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _ask(self, text: str) -> Verdict | None:
        try:
            result = self._client.moderations.create(model=self._model, input=text).results[0]
            flags = result.categories.model_dump(by_alias=True)
            scores = result.category_scores.model_dump(by_alias=True)
        except openai.APIStatusError as error:
            if error.status_code in (404, 405) and not self._missing.is_set():
                self._missing.set()
                log.warning("moderation_missing", model=self._model, status=error.status_code, mend="OPENAI_MODERATION=")
            elif not self._missing.is_set():
                log.warning("moderation_failed", status=error.status_code)
            return None
        except (openai.OpenAIError, AttributeError, IndexError, TypeError, ValueError) as error:
            log.warning("moderation_failed", error=type(error).__name__)
            return None
        return Verdict(next((kind for name, (kind, least) in KINDS.items() if flags.get(name) and scores[name] >= least), None))
