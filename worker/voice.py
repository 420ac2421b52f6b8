"""Transcribes one voice message and repeats it to the person. The sound is kept nowhere.

What was heard is held with the conversation until the person says that it was heard right; then it is a text like any
other. Danger is listened for at once, as in a text.
"""

import json
import time
import uuid
from collections.abc import Sequence
from typing import Final

import structlog

from bot.chat.dialogue.states import Voice
from bot.chat.outbox import Answers
from bot.line import delivery
from bot.line.delivery import Outcome
from bot.line.errors import LineError
from bot.safety.danger import find_danger
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.replies.base import Reply
from bot.say.replies.chat import Heard, HelpLines, NothingHeard
from bot.say.text import storable
from bot.say.words import words_for
from bot.watch import metrics
from models.database.rows import Row
from models.events import voices
from worker.delivering import with_taps
from worker.interpret.transcription import Transcript, TranscriptionError
from worker.runtime.parts import Parts

log = structlog.get_logger()

LEASE_SECONDS: Final = 40.0
"""Longer than fetching and transcribing may take together."""

FETCH_SECONDS: Final = 12.0
"""For fetching a sound, with the pauses while LINE prepares it."""

LARGEST_BYTES: Final = 10 * 1024 * 1024
LONGEST_TEXT: Final = 1000
"""Characters; a minute of talk has fewer. The dialogue asks for a shorter question than this."""

PREPARING_PAUSES: Final = (0.5, 1.0, 2.0)
"""Seconds between tries while LINE still prepares the sound (202)."""

NAMESPACE: Final = uuid.UUID("5f3b6c1e-92f4-4d53-9a0e-2f5f0f9f6d51")


def hear(parts: Parts, event: str) -> None:
    """Hears the voice message of this event and answers it. Does nothing when that was done, or another worker is at it."""
    with parts.engine.begin() as connection:
        voice = voices.claim(connection, event, LEASE_SECONDS)
    if voice is None:
        log.info("voice_taken")
        return
    heard = _transcribe(parts, voice)
    reply = _reply_to(voice, heard)
    messages = render(reply, words_for(voice["language"]), parts.links)
    if isinstance(reply, NothingHeard):
        messages = with_taps(parts, voice["user_id"], messages)
    with parts.engine.begin() as connection:
        if not voices.store_answer(connection, voice, json.dumps(messages, ensure_ascii=False)):
            log.info("voice_unsent")
            return
        match reply:
            case Heard(text=text):
                cost = heard.cost_usd if heard else None
                facts = Voice(voice["message_id"], voice["seconds"], cost).as_json()
                voices.hold(connection, voice, text, facts or "null")
            case HelpLines():
                voices.leave(connection, voice)
    log.info("voice_heard", answer=type(reply).__name__, seconds=voice["seconds"])
    _deliver(parts, voice, messages)


def _transcribe(parts: Parts, voice: Row) -> Transcript | None:
    """None when nothing could be heard."""
    if parts.transcriber is None:
        return None
    try:
        sound = _fetch(parts, voice["message_id"])
        if sound is None:
            return None
        heard = parts.transcriber.transcribe(sound, voice["seconds"], voice["language"])
    except (LineError, TranscriptionError) as error:
        log.warning("voice_not_heard", error=type(error).__name__)
        return None
    metrics.VOICE_SECONDS.inc(voice["seconds"])
    return heard


def _fetch(parts: Parts, message_id: str) -> bytes | None:
    """The sound; None when LINE goes on preparing it, or it is too large. Raises LineError."""
    ends = time.monotonic() + FETCH_SECONDS
    for pause in (*PREPARING_PAUSES, None):
        sound = parts.line.content(message_id, LARGEST_BYTES, ends - time.monotonic())
        if sound is not None or pause is None:
            return sound
        parts.wait(pause)
    return None


def _reply_to(voice: Row, heard: Transcript | None) -> Reply:
    text = storable(heard.text)[:LONGEST_TEXT].strip() if heard else ""
    if not text:
        return NothingHeard()
    concern = find_danger(text)
    if concern and concern.plain:
        return HelpLines(concern.kind.value)
    return Heard(text, voice["message_id"])


def _deliver(parts: Parts, voice: Row, messages: Sequence[Message]) -> None:
    """By the event's reply token; when that is over by a push, under a key of the event's own."""
    outcome = Answers(parts.engine, parts.line).send_pending(voice["id"]) if voice["replies"] else Outcome.EXPIRED
    if outcome in (Outcome.EXPIRED, Outcome.DOUBTFUL) and not voice["blocked"]:
        delivery.push(parts.line, voice["line_id"], messages, uuid.uuid5(NAMESPACE, voice["id"]))
