"""The control route that shows one chat: entries, typing, rich menu, and what it cost; waits for news when asked."""

import time
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from sandbox.line.people import Person
from sandbox.line.richmenus import menus
from sandbox.model.book import Book
from sandbox.world import World

WAIT_MAX_S = 30.0


def add_chat(routes: Blueprint, world: World) -> None:
    @routes.get("/people/<person_id>/chat")
    def chat(person_id: str) -> Response:
        after = max(request.args.get("after", 0, type=int), 0)
        seen = request.args.get("version", type=int)
        until = time.monotonic() + min(request.args.get("wait", 0.0, type=float), WAIT_MAX_S)
        with world.changed:
            person = world.state.people.find(person_id)
            if person is None:
                abort(404, f"nobody has the id {person_id}")
            start = (world.version_for(person) if seen is None else seen, _typing(world, person))
            while len(person.entries) <= after and (world.version_for(person), _typing(world, person)) == start:
                left = until - time.monotonic()
                if start[1]:
                    left = min(left, max(person.typing_until - world.now(), 0.01))
                if until <= time.monotonic() or world.stopping.is_set():
                    break
                world.changed.wait(left)
                if world.state.people.find(person_id) is not person:
                    abort(404, "the sandbox was reset")
            return jsonify(_show(world, person, after))


def _typing(world: World, person: Person) -> bool:
    return person.typing_until > world.now()


def _show(world: World, person: Person, after: int) -> dict[str, Any]:
    quota = world.state.quota
    return {
        "entries": [entry.show() for entry in person.entries[after:]],
        "version": world.version_for(person),
        "typing": _typing(world, person),
        "richMenu": menus.shown_to(world, person),
        "friend": person.friend,
        "blocked": person.blocked,
        "costs": {
            "replies": person.replies,
            "pushes": person.pushes,
            "pushQuota": quota.limit,
            "pushesLeft": quota.left,
            "model": Book.of(world).costs(person.id),
        },
    }
