"""Profiles, followers, the bot itself, the loading animation and the webhook endpoint's settings."""

import re
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, request

from sandbox.line import webhooks
from sandbox.line.http import LineError, body, line_blueprint
from sandbox.line.rules.checking import Problem
from sandbox.world import BOT_USER_ID, World

FOLLOWERS_MAX = 1000


def blueprint(world: World) -> Blueprint:
    routes = line_blueprint("line_profiles", world)

    @routes.get("/v2/bot/profile/<person_id>")
    def profile(person_id: str) -> Response:
        with world.lock:
            person = world.state.people.find(person_id)
            if person is None or person.blocked:
                raise LineError(404, "Not found")
            return jsonify(person.profile())

    @routes.get("/v2/bot/followers/ids")
    def followers() -> Response:
        limit = min(request.args.get("limit", 300, type=int), FOLLOWERS_MAX)
        start = request.args.get("start", 0, type=int)
        with world.lock:
            ids = [person.id for person in world.state.people.all() if person.friend and not person.blocked]
        page: dict[str, object] = {"userIds": ids[start : start + limit]}
        if start + limit < len(ids):
            page["next"] = str(start + limit)
        return jsonify(page)

    @routes.get("/v2/bot/info")
    def info() -> Response:
        return jsonify(
            {
                "userId": BOT_USER_ID,
                "basicId": "@mimi",
                "displayName": "MiMi",
                "chatMode": world.state.others.get("chat_mode", "bot"),
                "markAsReadMode": "auto",
            }
        )

    @routes.post("/v2/bot/chat/loading/start")
    def loading() -> tuple[Response, int]:
        asked = body()
        chat_id, seconds = asked.get("chatId"), asked.get("loadingSeconds", 20)
        if not isinstance(chat_id, str) or not re.fullmatch(r"U[0-9a-f]{32}", chat_id):
            raise LineError(400, "The request body has 1 error(s)", [Problem("Invalid user ID", "chatId")])
        if isinstance(seconds, bool) or not isinstance(seconds, int) or seconds % 5 or not 5 <= seconds <= 60:
            problem = Problem("Must be a multiple of 5 between 5 and 60", "loadingSeconds")
            raise LineError(400, "The request body has 1 error(s)", [problem])
        with world.lock:
            person = world.state.people.find(chat_id)
            if person is not None and not person.blocked:
                person.typing_until = world.now() + seconds
                world.touch(person)
        return jsonify({}), 202

    @routes.get("/v2/bot/channel/webhook/endpoint")
    def endpoint() -> Response:
        with world.lock:
            active = world.state.others.get("webhook_active", True)
        return jsonify({"endpoint": webhooks.endpoint(world), "active": active})

    @routes.put("/v2/bot/channel/webhook/endpoint")
    def set_endpoint() -> Response:
        wanted = body().get("endpoint")
        if not isinstance(wanted, str) or not wanted.startswith("https://") or len(wanted) > 500:
            raise LineError(400, "Invalid webhook endpoint URL")
        with world.lock:
            world.state.others["endpoint"] = wanted
        return jsonify({})

    @routes.post("/v2/bot/channel/webhook/test")
    def test_endpoint() -> Response:
        wanted = (body() if request.get_data() else {}).get("endpoint")
        outcome = webhooks.post(world, {"destination": BOT_USER_ID, "events": []}, wanted)
        code = outcome if isinstance(outcome, int) else 0
        reasons = {"timeout": "REQUEST_TIMEOUT", "unreachable": "COULD_NOT_CONNECT"}
        reason = "OK" if code == 200 else reasons.get(str(outcome), "ERROR_STATUS_CODE")
        return jsonify(
            {
                "success": code == 200,
                "timestamp": datetime.fromtimestamp(world.now(), UTC).isoformat(timespec="milliseconds"),
                "statusCode": code,
                "reason": reason,
                "detail": str(code) if code else "",
            }
        )

    return routes
