"""What all of LINE's routes have in common: the token, the request id, the error shape, the switched latency."""

import json
import secrets
from typing import Any, Final

from flask import Blueprint, Response, g, jsonify, request

from sandbox.line.rules.checking import Problem
from sandbox.world import World


class LineError(Exception):
    """An answer of LINE other than 200: `message`, `details` and headers as LINE sends them."""

    def __init__(
        self,
        status: int,
        message: str,
        details: list[Problem] | None = None,
        headers: dict[str, str] | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.details = status, message, details or []
        self.headers, self.extra = headers or {}, extra or {}


UNAUTHORISED = (
    "Authentication failed due to the following reason: {}. Confirm that the access token in the authorization header is valid."
)


RETRY_KEY_PATHS: Final = ("/v2/bot/message/push", "/v2/bot/message/multicast")
"""Every other endpoint answers 400 to a retry key (LINE, "Retry failed API requests")."""


def line_blueprint(name: str, world: World) -> Blueprint:
    """A blueprint whose routes want the channel access token and answer errors as LINE does."""
    blueprint = Blueprint(name, __name__)

    @blueprint.before_request
    def arrive() -> None:
        g.request_id = secrets.token_hex(8) + "-" + secrets.token_hex(8)
        g.world = world
        world.pause(world.switches.latency_ms / 1000)
        authorise(world)
        if "X-Line-Retry-Key" in request.headers and request.path not in RETRY_KEY_PATHS:
            raise LineError(400, "The 'X-Line-Retry-Key' header is not supported by this endpoint")

    @blueprint.errorhandler(LineError)
    def refuse(error: LineError) -> Response:
        return answer_error(error)

    @blueprint.after_request
    def leave(response: Response) -> Response:
        response.headers["X-Line-Request-Id"] = request_id()
        world.record_call(request.method, request.path, response.status_code)
        return response

    return blueprint


def authorise(world: World) -> None:
    header = request.headers.get("Authorization", "")
    if not header:
        raise LineError(401, UNAUTHORISED.format("missing authorization header"))
    if header != f"Bearer {world.options.channel_token}":
        raise LineError(401, UNAUTHORISED.format("invalid token"))


def answer_error(error: LineError) -> Response:
    body: dict[str, Any] = {"message": error.message, **error.extra}
    if error.details:
        body["details"] = [{"message": problem.message, "property": problem.where} for problem in error.details]
    response = jsonify(body)
    response.status_code = error.status
    response.headers.update(error.headers)
    return response


def request_id() -> str:
    found: str = g.request_id
    return found


def body() -> dict[str, Any]:
    """The request's JSON object. Raises LineError 400 or 415."""
    if request.mimetype != "application/json":
        raise LineError(415, f"Content type '{request.mimetype}' not supported")
    try:
        parsed = json.loads(request.get_data())
    except ValueError as error:
        raise LineError(400, "The request body could not be parsed as JSON (line: 1, column: 1)") from error
    if not isinstance(parsed, dict):
        raise LineError(400, "The request body could not be parsed as JSON (line: 1, column: 1)")
    return parsed
