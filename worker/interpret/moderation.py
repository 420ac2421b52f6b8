"""Asks the moderation endpoint of the model's provider about danger. Bounded in time, and off where there is none."""

import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import structlog

from bot.safety.danger import Danger
from worker.interpret.provider import NotInTime, NotReached, Provider, ProviderError, Refused
from worker.interpret.verdict import Asked, Verdict

log = structlog.get_logger()

SECONDS: Final = 3.0
"""How long one try may take. There is one more after a failure."""

RETRIES: Final = 1
PAUSE_SECONDS: Final = 0.5
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
        self._provider = Provider(key, base_url, MOST_CALLS)
        self._model = model
        self._seconds = seconds
        # The whole call, its retry, and the pause before it.
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
        self._provider.close()

    def _ask(self, text: str) -> Verdict | None:
        try:
            result = self._answer({"model": self._model, "input": text})["results"][0]
            flags, scores = result["categories"], result["category_scores"]
            kind = next((kind for name, (kind, least) in KINDS.items() if flags.get(name) and scores[name] >= least), None)
        except Refused as error:
            if error.status in (404, 405) and not self._missing.is_set():
                self._missing.set()
                log.warning("moderation_missing", model=self._model, status=error.status, mend="OPENAI_MODERATION=")
            elif not self._missing.is_set():
                log.warning("moderation_failed", status=error.status)
            return None
        except (ProviderError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            log.warning("moderation_failed", error=type(error).__name__)
            return None
        return Verdict(kind)

    def _answer(self, body: dict[str, Any]) -> Any:
        """Asked once more after what may be over soon. Raises ProviderError."""
        for _ in range(RETRIES):
            try:
                return self._provider.post("/moderations", body, self._seconds)
            except (NotInTime, NotReached, Refused) as error:
                if isinstance(error, Refused) and error.status not in (408, 409, 429) and error.status < 500:
                    raise
            time.sleep(PAUSE_SECONDS)
        return self._provider.post("/moderations", body, self._seconds)
