"""Reply, push, multicast, their validators and the month's quota."""

import re
import secrets
from collections.abc import Callable
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from sandbox.line.http import LineError, body, line_blueprint, request_id
from sandbox.line.people import Message, Person
from sandbox.line.rules.checking import Path, Problem
from sandbox.line.rules.messages import Refused, check_messages
from sandbox.switches import HANG_S, Fail
from sandbox.world import World

UUID: Final = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
RECIPIENTS_MAX: Final = 500
MONTHLY_LIMIT: Final = "You have reached your monthly limit."
RATE_LIMIT: Final = "The API rate limit has been exceeded. Try again later."
INVALID_TO: Final = "The property, 'to', in the request body is invalid (line: -, column: -)"


def blueprint(world: World) -> Blueprint:
    routes = line_blueprint("line_sending", world)

    @routes.post("/v2/bot/message/reply")
    def reply() -> Response:
        return failing(world, "reply_fail", lambda: _reply(world))

    @routes.post("/v2/bot/message/push")
    def push() -> Response:
        return failing(world, "push_fail", lambda: _push(world, several=False))

    @routes.post("/v2/bot/message/multicast")
    def multicast() -> Response:
        return failing(world, "push_fail", lambda: _push(world, several=True))

    @routes.post("/v2/bot/message/validate/<kind>")
    def validate(kind: str) -> Response:
        if kind not in ("reply", "push", "multicast", "narrowcast", "broadcast"):
            raise LineError(404, "Not found")
        _checked(body())
        return jsonify({})

    @routes.get("/v2/bot/message/quota")
    def quota() -> Response:
        with world.lock:
            limit = world.state.quota.limit
        return jsonify({"type": "none"} if limit is None else {"type": "limited", "value": limit})

    @routes.get("/v2/bot/message/quota/consumption")
    def consumption() -> Response:
        with world.lock:
            return jsonify({"totalUsage": world.state.quota.used})

    return routes


def failing(world: World, switch: str, act: Callable[[], Response]) -> Response:
    """Act, or fail as switched. In `500_after` and `timeout_after` the effect has happened all the same."""
    with world.lock:
        fail: Fail = getattr(world.switches, switch)
        kind = fail.take()
    if kind == "500":
        raise LineError(500, "Internal error")
    if kind == "429":
        raise LineError(429, RATE_LIMIT)
    if kind == "timeout_before":
        world.pause(HANG_S)
        raise LineError(500, "Internal error")
    answer = act()
    if kind == "500_after":
        raise LineError(500, "Internal error")
    if kind == "timeout_after":
        world.pause(HANG_S)
    return answer


def _reply(world: World) -> Response:
    asked = body()
    token = asked.get("replyToken")
    if not isinstance(token, str) or not token:
        raise LineError(400, "The request body has 1 error(s)", [Problem("May not be empty", "replyToken")])
    messages = _checked(asked)
    with world.lock:
        chat_id = world.state.reply_tokens.peek(token, world.now())
        if chat_id is None:
            raise LineError(400, "Invalid reply token")
        world.state.reply_tokens.use(token)
        person = world.state.people.find(chat_id)
        if person is not None:
            world.record_delivery(person, "reply", messages, request_id=request_id(), reply_token=token)
    return jsonify(_sent(messages))


def _push(world: World, several: bool) -> Response:
    key = request.headers.get("X-Line-Retry-Key")
    if key is not None and not UUID.fullmatch(key):
        raise LineError(400, "The value of the 'X-Line-Retry-Key' header must be a UUID")
    asked = body()
    with world.lock:
        if key is not None and (before := world.state.retry_keys.find(key, world.now())):
            raise LineError(
                409,
                "The retry key is already accepted",
                headers={"X-Line-Accepted-Request-Id": before.request_id},
                extra={name: before.answer[name] for name in ("sentMessages",) if name in before.answer},
            )
        people = _recipients(world, asked, several)
        messages = _checked(asked)
        _charge(world, people)
        for person in people:
            world.record_delivery(person, "push", messages, request_id=request_id(), retry_key=key)
        answer: dict[str, Any] = {} if several else _sent(messages)
        if key is not None:
            world.state.retry_keys.accept(key, request_id(), answer, world.now())
    return jsonify(answer)


def _recipients(world: World, asked: dict[str, Any], several: bool) -> list[Person]:
    """Whom a push goes to. A multicast passes over ids that it does not know, if they look like a person's; a push does not."""
    to = asked.get("to")
    if several:
        if not isinstance(to, list) or not 1 <= len(to) <= RECIPIENTS_MAX:
            problem = Problem(f"Size must be between 1 and {RECIPIENTS_MAX}", "to")
            raise LineError(400, "The request body has 1 error(s)", [problem])
        for number, one in enumerate(to):
            if not isinstance(one, str) or not re.fullmatch(r"U[0-9a-f]{32}", one):  # people only: no group, no room
                raise LineError(400, INVALID_TO.replace("'to'", f"'to[{number}]'"))
        found = [world.state.people.find(str(one)) for one in dict.fromkeys(to)]
        return [person for person in found if person is not None]
    if not isinstance(to, str) or not re.fullmatch(r"[UCR][0-9a-f]{32}", to):
        raise LineError(400, INVALID_TO)
    person = world.state.people.find(to)
    if person is None:
        raise LineError(400, "Failed to send messages")
    return [person]


def _charge(world: World, people: list[Person]) -> None:
    """Count one push for each person who can receive it; all or none. The blocked are not counted."""
    quota, needed = world.state.quota, sum(not person.blocked for person in people)
    if quota.left is not None and needed > quota.left:
        raise LineError(429, MONTHLY_LIMIT)
    quota.used += needed


def _checked(asked: dict[str, Any]) -> list[Message]:
    if not isinstance(asked.get("notificationDisabled", False), bool):
        raise LineError(400, "The request body has 1 error(s)", [Problem("Must be a boolean", "notificationDisabled")])
    if (units := asked.get("customAggregationUnits")) is not None and not isinstance(units, list):
        raise LineError(
            400, "The request body has 1 error(s)", [Problem("Must be an array", str(Path("customAggregationUnits")))]
        )
    try:
        return check_messages(asked.get("messages"))
    except Refused as refused:
        raise LineError(400, refused.message, refused.problems) from refused


def _sent(messages: list[Message]) -> dict[str, Any]:
    return {
        "sentMessages": [
            {"id": str(secrets.randbelow(9 * 10**17) + 10**17), "quoteToken": secrets.token_urlsafe(24)} for _ in messages
        ]
    }
