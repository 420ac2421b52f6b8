"""Control routes that let a person do something: each builds LINE's event for it and sends it to MiMi."""

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from sandbox.control.body import wanted
from sandbox.line import login, webhooks
from sandbox.line.media import voices
from sandbox.line.media.kinds import MEDIA
from sandbox.line.people import Person
from sandbox.line.richmenus import menus
from sandbox.world import World


def add_people(routes: Blueprint, world: World) -> None:
    """Adds /people and what a person can do to the control routes."""

    def find(person_id: str, must_not_block: bool = False) -> Person:
        person = world.state.people.find(person_id)
        if person is None:
            abort(404, f"nobody has the id {person_id}")
        if must_not_block and person.blocked:
            abort(409, "someone who has blocked MiMi cannot write to her")
        return person

    def send(event: webhooks.Event, message_id: str | None = None) -> Response:
        status = webhooks.deliver(world, event)
        answer: dict[str, Any] = {"eventId": event["webhookEventId"], "status": status}
        if message_id:
            answer["messageId"] = message_id
        return jsonify(answer)

    def say(person: Person, message: dict[str, Any]) -> Response:
        """A message of theirs, with LINE's id and quote token."""
        message = {**message, "id": webhooks.new_message_id()}
        world.tell(person, "user", kind="message", message=message)
        if message["type"] in ("text", "sticker", "image", "video"):
            message = {**message, "quoteToken": "q" + message["id"]}
        return send(webhooks.new_event(world, person, "message", message=message), message["id"])

    @routes.get("/people")
    def people() -> Response:
        with world.lock:
            return jsonify([_show(world, person) for person in world.state.people.all()])

    @routes.post("/people")
    def create() -> tuple[Response, int]:
        asked = wanted()
        name, language = asked.get("name") or "Somchai", asked.get("language")
        with world.lock:
            person = world.state.people.create(str(name), language, asked.get("picture"))
            return jsonify(_show(world, person)), 201

    @routes.post("/people/<person_id>/follow")
    def follow(person_id: str) -> Response:
        person = find(person_id)
        with world.lock:
            unblocked = person.blocked
            person.friend, person.blocked = True, False
            world.tell(person, "line", kind="note", text="unblocked" if unblocked else "added as a friend")
            event = webhooks.new_event(world, person, "follow", follow={"isUnblocked": unblocked})
        return send(event)

    @routes.post("/people/<person_id>/unfollow")
    def unfollow(person_id: str) -> Response:
        person = find(person_id)
        with world.lock:
            person.blocked, person.typing_until, person.menu = True, 0.0, None
            world.tell(person, "line", kind="note", text="blocked")
            event = webhooks.new_event(world, person, "unfollow", replies=False)
        return send(event)

    @routes.post("/people/<person_id>/text")
    def text(person_id: str) -> Response:
        words = wanted().get("text")
        if not isinstance(words, str) or not words:
            abort(400, "text is missing")
        return say(find(person_id, must_not_block=True), {"type": "text", "text": words})

    @routes.post("/people/<person_id>/media")
    def media(person_id: str) -> Response:
        kind = wanted().get("type")
        if kind not in MEDIA:
            abort(400, f"type is one of {', '.join(MEDIA)}")
        return say(find(person_id, must_not_block=True), {"type": kind, **MEDIA[kind]})

    @routes.get("/voices")
    def given_voices() -> Response:
        """The given voice messages: what is said in each."""
        return jsonify({name: said for name, (said, _) in voices.GIVEN.items()})

    @routes.post("/people/<person_id>/voice")
    def voice(person_id: str) -> Response:
        """A voice message: `{"voice": name}` for a given one (`seconds`, `preparing` may be set), or a file as the body, with
        `?seconds=` its length and `?said=` what the stand-in for transcription hears in it."""
        person = find(person_id, must_not_block=True)
        if request.mimetype == "application/json":
            asked = wanted()
            name = asked.get("voice")
            if name not in voices.GIVEN:
                abort(400, f"voice is one of {', '.join(voices.GIVEN)}")
            said, duration = voices.GIVEN[name]
            sound = voices.sound_of(name)
        else:
            asked, sound = dict(request.args), request.get_data()
            said, duration = str(asked.get("said", "")), 0
            if not sound:
                abort(400, "the body is the sound")
        duration = int(float(asked.get("seconds", duration / 1000)) * 1000)
        message = {**voices.message(duration), "id": webhooks.new_message_id()}
        with world.lock:
            voices.Sounds.of(world).keep(message["id"], sound, said, int(asked.get("preparing", 0)))
        world.tell(person, "user", kind="message", message=message)
        return send(webhooks.new_event(world, person, "message", message=message), message["id"])

    @routes.post("/people/<person_id>/tap")
    def tap(person_id: str) -> Response:
        person, asked = find(person_id, must_not_block=True), wanted()
        data, shown, label, params = (asked.get(name) for name in ("data", "displayText", "label", "params"))
        if not isinstance(data, str):
            abort(400, "data is missing")
        if shown:
            world.tell(person, "user", kind="message", message={"type": "text", "text": str(shown)})
        elif label:
            world.tell(person, "user", kind="note", text=str(label))
        if isinstance(params, dict) and (alias := params.get("newRichMenuAliasId")):
            params = {**params, "status": menus.switch(world, person, str(alias))}
        postback = {"data": data, **({"params": params} if params else {})}
        return send(webhooks.new_event(world, person, "postback", postback=postback))

    @routes.post("/people/<person_id>/unsend")
    def unsend(person_id: str) -> Response:
        person, message_id = find(person_id), str(wanted().get("messageId"))
        world.tell(person, "line", kind="note", text=f"unsent {message_id}")
        with world.lock:
            voices.Sounds.of(world).by_message.pop(message_id, None)
        unsent = {"messageId": message_id}
        return send(webhooks.new_event(world, person, "unsend", replies=False, unsend=unsent), message_id)

    @routes.post("/people/<person_id>/language")
    def language(person_id: str) -> Response:
        person = find(person_id)
        with world.lock:
            person.language = wanted().get("language") or None
            world.touch(person)
            return jsonify(_show(world, person))

    @routes.route("/people/<person_id>/id-token", methods=["GET", "POST"])
    def id_token(person_id: str) -> Response:
        """An ID token as LIFF would hand it out. Open to pages from anywhere, since the LIFF stand-in asks for it there."""
        asked = {**request.args, **wanted()}
        token = login.mint(world, find(person_id), asked.get("expired") in (True, "1", "true"), asked.get("audience"))
        response = jsonify({"id_token": token})
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def _show(world: World, person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "language": person.language,
        "picture": person.picture,
        "blocked": person.blocked,
        "richMenuId": menus.menu_of(world, person),
    }
