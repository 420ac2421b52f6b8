"""LINE's data API: what people sent. 202 while it is being prepared, 404 for what is not there or was unsent."""

from flask import Blueprint, Response, jsonify

from sandbox.line.http import LineError, line_blueprint
from sandbox.line.media.voices import Sounds
from sandbox.world import World


def blueprint(world: World) -> Blueprint:
    routes = line_blueprint("line_content", world)

    @routes.get("/v2/bot/message/<message_id>/content")
    def content(message_id: str) -> Response | tuple[Response, int]:
        with world.lock:
            sounds = Sounds.of(world)
            sound = sounds.by_message.get(message_id)
            if sound is None:
                raise LineError(404, "Not found")
            if sounds.preparing.get(message_id, 0) > 0:
                sounds.preparing[message_id] -= 1
                return jsonify({}), 202
        return Response(sound, content_type="audio/x-m4a")

    return routes
