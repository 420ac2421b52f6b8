"""OpenAI's audio transcriptions: a multipart form with a file and a model; the text that is said in it."""

import re
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from sandbox.line.media.voices import GIVEN, Sounds, sound_of
from sandbox.model.asked import Refusal
from sandbox.world import World

MODELS: Final = ("gpt-transcribe", "gpt-4o-transcribe", "gpt-4o-mini-transcribe", "whisper-1")
FORMATS: Final = ("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm")
LARGEST: Final = 25 * 1024 * 1024
TOKENS_A_SECOND: Final = 10


def add_transcriptions(routes: Blueprint, world: World) -> None:
    """Adds /audio/transcriptions to the model's routes."""

    @routes.post("/audio/transcriptions")
    def transcribe() -> Response:
        with world.lock:
            mode, delay_ms = world.switches.model.take()
        world.pause(delay_ms / 1000)
        if mode == "429":
            raise Refusal(429, "Rate limit reached for requests", "rate_limit_exceeded")
        if mode == "500":
            raise Refusal(500, "The server had an error while processing your request. Sorry about that!")
        sound = _sound()
        said = _said(world, sound)
        answer: dict[str, Any] = {"text": said}
        if request.form["model"] != "whisper-1":
            counts = {"input_tokens": TOKENS_A_SECOND * max(1, len(sound) // 4000), "output_tokens": max(1, len(said) // 2)}
            answer["usage"] = {"type": "tokens", **counts, "total_tokens": sum(counts.values())}
        return jsonify(answer)


def _sound() -> bytes:
    """The file of a request that OpenAI would take. Raises Refusal."""
    if request.mimetype != "multipart/form-data":
        raise Refusal(400, "Could not parse multipart form")
    model = request.form.get("model", "")
    if not model:
        raise Refusal(400, "you must provide a model parameter", None, "model")
    if model not in MODELS:
        raise Refusal(404, f"The model `{model}` does not exist or you do not have access to it.", "model_not_found", "model")
    if request.form.get("response_format", "json") not in ("json", "text"):
        raise Refusal(400, "response_format is not compatible with this model", "unsupported_value", "response_format")
    language = request.form.get("language", "")
    if language and not re.fullmatch(r"[a-z]{2,3}", language):
        raise Refusal(400, f"Invalid language '{language}'. Language parameter must be specified in ISO-639-1 format.")
    file = request.files.get("file")
    if file is None:
        raise Refusal(400, "Missing required parameter: 'file'.", "missing_required_parameter", "file")
    name = file.filename or ""
    if name.rpartition(".")[2].lower() not in FORMATS:
        raise Refusal(400, f"Unrecognized file format. Supported formats: {list(FORMATS)}")
    sound: bytes = file.read()
    if not sound:
        raise Refusal(400, "Audio file might be corrupted or unsupported", "invalid_value", "file")
    if len(sound) > LARGEST:
        raise Refusal(413, f"Maximum content size limit ({LARGEST}) exceeded")
    return sound


def _said(world: World, sound: bytes) -> str:
    given = {sound_of(name): said for name, (said, _) in GIVEN.items()}
    with world.lock:
        return {**given, **Sounds.of(world).said}.get(sound, "")
