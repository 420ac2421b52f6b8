"""People who want a reading: each asks, says how they feel, chooses a spread and draws; LINE sends what they do."""

import threading
import time
import uuid
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bench.people import QUESTIONS
from models.database.rows import all_rows
from models.money import ledger
from models.money.ledger import Reason
from sandbox.line import webhooks
from sandbox.line.people import Person
from tests.faults.house import House, wait

STARS: Final = 3
LINE_AGAIN_S: Final = (1.0, 3.0, 6.0, 12.0, 24.0, 30.0)
"""How long LINE waits before it sends an event again. LINE does not say how long it waits; here it gives up after 76 s."""

BETWEEN_TAPS_S: Final = 0.3
LOOK_AGAIN_S: Final = 3.0
"""After so long somebody who waits for cards looks into the chat, and goes on from what it shows."""


def make_friends(house: House, count: int) -> list[Person]:
    """People who know MiMi and have stars, in LINE and in the books."""
    with house.world.lock:
        people = [house.world.state.people.create(f"Friend {number}", "th") for number in range(count)]
    with house.engine.begin() as connection:
        for person in people:
            user = uuid.uuid4()
            values = {"id": user, "line": person.id, "name": person.name}
            connection.execute(
                text("insert into users (id, line_id, name, created_at) values (:id, :line, :name, now())"), values
            )
            connection.execute(text("insert into conversations (user_id, updated_at) values (:id, now())"), values)
            ledger.move(connection, user, "star", STARS, Reason.OWNER_GRANT, user, announce=False)
    return people


def said(house: House, person: Person, words: str) -> webhooks.Event:
    message = {"type": "text", "id": webhooks.new_message_id(), "text": words}
    return webhooks.new_event(house.world, person, "message", message=message)


def tapped(house: House, person: Person, data: str) -> webhooks.Event:
    return webhooks.new_event(house.world, person, "postback", postback={"data": data})


def send(house: House, event: webhooks.Event) -> bool:
    """Sends an event as LINE does, again and again until it is answered with 200. False: LINE has given up."""
    for pause in (0.0, *LINE_AGAIN_S):
        wait(pause)
        if pause:
            house.answers.note_again(event["webhookEventId"])
            event = webhooks.redelivered(event)
        status = webhooks.post(house.world, webhooks.wrap([event]))
        house.answers.count(status)
        if status == 200:
            _send_copies(house, event)
            return True
    return False


def _send_copies(house: House, event: webhooks.Event) -> None:
    """At the same moment."""
    again = webhooks.wrap([webhooks.redelivered(event)])
    copies = [threading.Thread(target=webhooks.post, args=(house.world, again)) for _ in range(house.copies - 1)]
    if copies:
        house.answers.note_again(event["webhookEventId"])
    for copy in copies:
        copy.start()
    for copy in copies:
        copy.join()


@dataclass
class Reader:
    """Somebody who wants one reading. `done`: it was drawn, as far as they know."""

    house: House
    person: Person
    number: int
    done: bool = False

    def run(self, until: float) -> None:
        """Goes on until the reading is begun or it is `until` (monotonic)."""
        for act in (self._ask, self._feel, self._choose, self._draw):
            send(self.house, act(1))
            wait(BETWEEN_TAPS_S)
        while not self._finished() and time.monotonic() < until:
            self._go_on()
            wait(LOOK_AGAIN_S)

    def _ask(self, _: int) -> webhooks.Event:
        return said(self.house, self.person, QUESTIONS[self.number % len(QUESTIONS)])

    def _feel(self, prompt: int) -> webhooks.Event:
        return tapped(self.house, self.person, f"mood:{'happy' if self.number % 2 else 'skip'}:{prompt}")

    def _choose(self, prompt: int) -> webhooks.Event:
        return tapped(self.house, self.person, f"spread:{'three' if self.number % 2 else 'one'}:{prompt}")

    def _draw(self, prompt: int) -> webhooks.Event:
        return tapped(self.house, self.person, f"draw:all:{prompt}")

    def _finished(self) -> bool:
        found = self._chat()
        self.done = bool(found and found[0]["readings"])
        return self.done

    def _go_on(self) -> None:
        """Taps what the chat asks for."""
        for shown in self._chat():
            act = {"mood": self._feel, "spread": self._choose, "draw": self._draw}.get(shown["state"], self._ask)
            send(self.house, act(shown["place"]))

    def _chat(self) -> list[dict[str, Any]]:
        """What their chat would show; nothing while the database is away."""
        try:
            with self.house.engine.connect() as connection:
                return all_rows(connection, _CHAT, line=self.person.id)
        except SQLAlchemyError:
            return []


_CHAT: Final = text(
    "select c.state, c.place, (select count(*) from readings r where r.user_id = u.id) as readings"
    " from users u join conversations c on c.user_id = u.id where u.line_id = :line"
)
