"""The sandbox's own JSON routes, for the chat window, the demo and the tests: record, switches, events, reset."""

import copy
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from sandbox.control.body import wanted
from sandbox.control.chat import add_chat
from sandbox.control.people import add_people
from sandbox.line import webhooks
from sandbox.model.book import Book
from sandbox.switches import MODEL_MODES, BadSwitch
from sandbox.world import World


def blueprint(world: World) -> Blueprint:
    routes = Blueprint("control", __name__, url_prefix="/sandbox")

    @routes.errorhandler(BadSwitch)
    def bad_switch(error: BadSwitch) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 400

    @routes.get("/record")
    def record() -> Response:
        after = request.args.get("after", 0, type=int)
        with world.lock:
            deliveries = [delivery.show() for delivery in world.state.deliveries[max(after, 0) :]]
            return jsonify({"deliveries": deliveries, "calls": list(world.state.calls), "model": Book.of(world).show()})

    @routes.get("/options")
    def options() -> Response:
        """What the chat window must know of how the sandbox was started."""
        return jsonify({"publicUrl": world.options.public_url, "modelModes": MODEL_MODES})

    @routes.get("/switches")
    def switches() -> Response:
        return jsonify(_switches(world))

    @routes.patch("/switches")
    def turn_switches() -> Response:
        changes = wanted()
        with world.changed:
            turned = copy.deepcopy(world.switches)
            turned.patch({name: value for name, value in changes.items() if name != "pushes_left"})
            left = changes.get("pushes_left")
            if left is not None and (isinstance(left, bool) or not isinstance(left, int) or left < 0):
                raise BadSwitch("pushes_left is a whole number from 0, or null for no limit")
            if "pushes_left" in changes:
                world.state.quota.set_left(left)
            world.state.switches = turned
            world.touch_all()
        return jsonify(_switches(world))

    @routes.post("/reset")
    def reset() -> Response:
        world.reset()
        return jsonify({})

    @routes.post("/redeliver")
    def redeliver() -> Response:
        event_id = str(wanted().get("eventId"))
        with world.lock:
            event = world.state.events.get(event_id)
        if event is None:
            abort(404, f"no event {event_id}")
        status = webhooks.post(world, webhooks.wrap([webhooks.redelivered(event)]))
        return jsonify({"eventId": event_id, "status": status})

    @routes.post("/webhook")
    def raw_webhook() -> Response:
        payload = wanted()
        if "events" in payload and "destination" not in payload:
            payload = {**webhooks.wrap([]), **payload}
        return jsonify({"status": webhooks.post(world, payload)})

    add_people(routes, world)
    add_chat(routes, world)
    return routes


def _switches(world: World) -> dict[str, Any]:
    with world.lock:
        return {**world.switches.show(), "pushes_left": world.state.quota.left}
