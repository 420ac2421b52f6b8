"""Voice messages into text, by the provider's transcription model. The sound is sent once and kept nowhere.

TranscriptionError
├── CannotTranscribe    4xx: never retried
└── TryLater            5xx, 429, no answer in time
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import structlog

from bot.settings import Settings
from models.general.service_errors import OutsideError, Permanent, Temporary
from worker.interpret.cost import price
from worker.interpret.provider import Provider, ProviderError, Refused

log = structlog.get_logger()

SECONDS: Final = 20.0
"""How long one call may take: within a reply token's minute, with the sound's own way before it."""

CONNECTIONS: Final = 16

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
        self._provider = Provider(key, base_url, CONNECTIONS)

    @classmethod
    def from_settings(cls, settings: Settings) -> "Transcriber | None":
        """None when no model is set for it."""
        if not settings.hears_voices or settings.openai_api_key is None:
            return None
        key = settings.openai_api_key.get_secret_value()
        return cls(key, settings.openai_base_url, settings.openai_transcribe_model)

    def transcribe(self, sound: bytes, seconds: float, language: str) -> Transcript:
        """`seconds`: the sound's length; `language` is the chat's, which helps the model. Raises TranscriptionError."""
        fields = {"model": self._model, "language": language, "response_format": "json"}
        file = (FILE_NAME, sound, "audio/mp4")
        try:
            answer = self._provider.upload("/audio/transcriptions", {**fields, "file": file}, SECONDS)
        except Refused as error:
            if error.status == 429 or error.status >= 500:
                raise TryLater(str(error)) from error
            raise CannotTranscribe(str(error)) from error
        except ProviderError as error:
            raise TryLater(type(error).__name__) from error
        text = answer.get("text") if isinstance(answer, dict) else None
        if not isinstance(text, str):
            raise TryLater("an answer without text")
        return Transcript(text.strip(), self._cost(answer, seconds))

    def _cost(self, answer: dict[str, Any], seconds: float) -> Decimal | None:
        if self._model in PER_MINUTE_USD:
            return (PER_MINUTE_USD[self._model] * Decimal(str(seconds)) / 60).quantize(Decimal("0.00000001"))
        usage = answer.get("usage")
        counts = [usage.get(name) for name in ("input_tokens", "output_tokens")] if isinstance(usage, dict) else []
        tokens = [count for count in counts if isinstance(count, int)]
        return price(self._model, tokens[0], 0, tokens[1]).cost_usd if len(tokens) == 2 else None
