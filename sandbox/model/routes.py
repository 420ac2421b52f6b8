"""OpenAI's routes: the Responses API, Chat Completions, moderations, models."""

import json
import secrets
from collections.abc import Callable
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from sandbox.model import shapes
from sandbox.model.asked import KNOWN_MODELS, Asked, Refusal, read_chat, read_responses
from sandbox.model.book import Book, Call
from sandbox.model.moderation import moderate
from sandbox.model.shapes import Answer
from sandbox.model.transcriptions import MODELS as TRANSCRIBERS
from sandbox.model.transcriptions import add_transcriptions
from sandbox.model.usage import count, measure
from sandbox.model.writing.fill import fill
from sandbox.model.writing.writer import Writer
from sandbox.switches import HANG_S
from sandbox.world import World

LISTED: Final = ("gpt-6-luna", "gpt-5.6-luna", "gpt-5.4-mini")
WRONG_KEYS: Final = ("sk-wrong", "sk-invalid")
GARBAGE: Final = "Sure! ✨ Here is the reading you asked for: {'gist': The cards say … \u0000 </s>"

Shape = Callable[[Asked, Answer, Any, float], dict[str, Any]]


def blueprint(world: World) -> Blueprint:
    routes = Blueprint("model", __name__, url_prefix="/openai/v1")

    @routes.before_request
    def authorise() -> None:
        key = request.headers.get("Authorization", "").removeprefix("Bearer").strip()
        if not key:
            raise Refusal(401, "You didn't provide an API key.")
        if key in WRONG_KEYS:
            raise Refusal(401, f"Incorrect API key provided: {key}.", "invalid_api_key")

    @routes.errorhandler(Refusal)
    def refuse(error: Refusal) -> Response:
        response = jsonify(shapes.error(error))
        response.status_code = error.status
        if error.status == 429:
            response.headers["Retry-After"] = str(world.switches.model.retry_after_s)
        return response

    @routes.after_request
    def leave(response: Response) -> Response:
        response.headers["x-request-id"] = "req_" + secrets.token_hex(16)
        world.record_call(request.method, request.path, response.status_code)
        return response

    @routes.post("/responses")
    def responses() -> Response:
        return _answer(world, "responses", read_responses(_body()), shapes.response)

    @routes.post("/chat/completions")
    def chat() -> Response:
        return _answer(world, "chat", read_chat(_body()), shapes.completion)

    @routes.post("/moderations")
    def moderations() -> Response:
        mode = world.switches.model.moderation
        if mode == "missing":
            raise Refusal(404, "Invalid URL (POST /v1/moderations)")
        if mode == "500":
            raise Refusal(500, "The server had an error while processing your request. Sorry about that!")
        if mode == "slow":
            world.pause(HANG_S)
        return jsonify(moderate(_body(), deaf=mode == "deaf"))

    add_transcriptions(routes, world)

    @routes.get("/models")
    def models() -> Response:
        return jsonify({"object": "list", "data": [_model(name) for name in LISTED]})

    @routes.get("/models/<name>")
    def model(name: str) -> Response:
        if not KNOWN_MODELS.fullmatch(name) and name not in TRANSCRIBERS:
            raise Refusal(404, f"The model '{name}' does not exist", "model_not_found", "model")
        return jsonify(_model(name))

    return routes


def _answer(world: World, api: str, asked: Asked, shape: Shape) -> Response:
    with world.lock:
        mode, delay_ms = world.switches.model.take()
    world.pause(delay_ms / 1000)
    if mode == "429":
        raise Refusal(429, f"Rate limit reached for {asked.model} on requests per min (RPM).", "rate_limit_exceeded")
    if mode == "500":
        raise Refusal(500, "The server had an error while processing your request. Sorry about that!")
    answer = write(asked, mode)
    with world.lock:
        book = Book.of(world)
        usage = measure(asked.model, asked.prompt, answer.refusal or answer.text, book.prefixes, asked.effort)
        book.enter(Call(api, asked.model, mode, asked.person, usage))
        world.touch_all()
    return jsonify(shape(asked, answer, usage, world.now()))


def write(asked: Asked, mode: str) -> Answer:
    """What the model says to this request in this mode."""
    writer = Writer(asked, mode)
    if mode == "refusal":
        return Answer("", refusal=str(writer.words.REFUSAL))
    if mode == "garbage":
        return Answer(GARBAGE)
    if mode == "wrong_schema":
        return Answer(json.dumps({"reading": writer.text("opening"), "cards": "three"}, ensure_ascii=False))
    if asked.schema is None:
        text = " ".join((writer.text("opening"), writer.text("together"), writer.text("action"))).strip()
    else:
        text = json.dumps(fill(asked.schema, writer), ensure_ascii=False)
    if mode == "cut_off":
        return Answer(text[: len(text) // 2], complete=False)
    if asked.most is not None and count(text) > asked.most:
        return Answer(text[: len(text) * asked.most // count(text)], complete=False)
    return Answer(text)


def _body() -> dict[str, Any]:
    found = request.get_json(force=True, silent=True)
    if not isinstance(found, dict):
        raise Refusal(400, "We could not parse the JSON body of your request.")
    return found


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": 1793000000, "owned_by": "sandbox"}
