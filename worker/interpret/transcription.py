"""Voice messages into text, by the provider's transcription model. The sound is sent once and kept nowhere.

TranscriptionError
├── CannotTranscribe    4xx: never retried
└── TryLater            5xx, 429, no answer in time
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import openai
import structlog

from bot.settings import Settings
from models.service_errors import OutsideError, Permanent, Temporary
from worker.interpret.cost import price

log = structlog.get_logger()

SECONDS: Final = 20.0
"""How long one call may take: within a reply token's minute, with the sound's own way before it."""

FILE_NAME: Final = "voice.m4a"
"""LINE's voice messages are AAC in an MP4 container; the provider goes by the name."""

PER_MINUTE_USD: Final = {"whisper-1": Decimal("0.006")}
"""List price of models that are billed by the minute. The others are billed by tokens."""


class TranscriptionError(OutsideError):
    """There is no text."""


class CannotTranscribe(TranscriptionError, Permanent):
    """The provider refuses: key, model, or a sound that it cannot read."""


class TryLater(TranscriptionError, Temporary):
    """The provider does not answer in time, or is busy."""


@dataclass(frozen=True)
class Transcript:
    """What was heard (may be empty), and what it cost; None when the price is not known."""

    text: str
    cost_usd: Decimal | None


class Transcriber:
    """Thread-safe."""

    def __init__(self, key: str, base_url: str, model: str) -> None:
        self._model = model
        self._client = openai.OpenAI(api_key=key, base_url=base_url, timeout=SECONDS, max_retries=0)

    @classmethod
    def from_settings(cls, settings: Settings) -> "Transcriber | None":
        """None when no model is set for it."""
        if not settings.hears_voices or settings.openai_api_key is None:
            return None
        key = settings.openai_api_key.get_secret_value()
        return cls(key, settings.openai_base_url, settings.openai_transcribe_model)

    def transcribe(self, sound: bytes, seconds: float, language: str) -> Transcript:
        """`seconds`: the sound's length; `language` is the chat's, which helps the model. Raises TranscriptionError."""
        try:
            answer: Any = self._client.audio.transcriptions.create(
                model=self._model, file=(FILE_NAME, sound, "audio/mp4"), language=language, response_format="json"
            )
        except (openai.APITimeoutError, openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError) as error:
            raise TryLater(type(error).__name__) from error
        except openai.APIStatusError as error:
            raise CannotTranscribe(f"{type(error).__name__} {error.status_code}") from error
        except (openai.OpenAIError, ValueError) as error:
            raise TryLater(type(error).__name__) from error
        text = getattr(answer, "text", None)
        if not isinstance(text, str):
            raise TryLater("an answer without text")
        return Transcript(text.strip(), self._cost(answer, seconds))

    def _cost(self, answer: Any, seconds: float) -> Decimal | None:
        if self._model in PER_MINUTE_USD:
            return (PER_MINUTE_USD[self._model] * Decimal(str(seconds)) / 60).quantize(Decimal("0.00000001"))
        usage = getattr(answer, "usage", None)
        tokens = (getattr(usage, "input_tokens", None), getattr(usage, "output_tokens", None))
        if not all(isinstance(count, int) for count in tokens):
            return None
        return price(self._model, tokens[0] or 0, 0, tokens[1] or 0).cost_usd
