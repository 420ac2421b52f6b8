"""Turns on a real database without LINE: people with balances and readings, effects one by one, whole chats."""

import itertools
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, event

from bot.chat import turn
from bot.chat.dialogue.effects import Effect
from bot.chat.dialogue.states import Conversation
from bot.chat.effects import Context, Outcome, carry_out
from bot.chat.events import Event, Said, Tapped
from bot.chat.handler import Handler
from bot.line.client import FAST, Line, Profile
from bot.process.queue import Job
from bot.say.checks import check
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.base import Reply
from bot.say.words import words_for
from models.database.rows import Row
from models.money import ledger
from models.money.economy import SPREAD_STARS
from models.money.ledger import Reason
from models.people.pseudonyms import Pseudonyms
from models.readings import reading_steps
from models.readings.deck import SPREADS, deal, new_seed
from models.watch.check import CHECKS
from prompts.schema import Interpretation, Passage
from tests.helpers.people import EVERYBODY, Person
from tests.helpers.rows import Rows

BANGKOK: Final = ZoneInfo("Asia/Bangkok")
LINKS: Final = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh")
PSEUDONYMS: Final = Pseudonyms.of("a channel's secret")

R = TypeVar("R", bound=Reply)

_numbers = itertools.count(1)


class Quiet(Line):
    """LINE as far as a handler needs it: takes every reply, knows the cast."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Message]] = {}

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        self.replies[token] = list(messages)

    def profile(self, line_id: str, timeout: tuple[float, float] = FAST) -> Profile:
        person = next(person for person in EVERYBODY if person.line_id == line_id)
        return Profile(person.name, None, person.language)


@dataclass
class Jobs:
    """A queue that only remembers."""

    put_in: list[Job] = field(default_factory=list)

    def put(self, job: Job) -> bool:
        self.put_in.append(job)
        return True


def some_interpretation(passages: int, gist: str = "ไพ่บอกให้ใจเย็น") -> Interpretation:
    """What an interpreter might have said."""
    return Interpretation(
        valid=True,
        reason="",
        mood="สงบ",
        topic="love",
        timeframe="",
        gist=gist,
        opening="มาดูกันค่ะ",
        cards=[Passage(position=number, text="ไพ่ใบนี้อ่อนโยน") for number in range(1, passages + 1)],
        together="รวมแล้วไปได้ดีค่ะ",
        insights=["ฟังใจตัวเอง", "พักบ้าง", "คุยกัน"],
        action="โทรหาเพื่อนสักคน",
        questions=["แล้วงานล่ะ", "แล้วเดือนหน้าล่ะ"],
    )


class Turns(Rows):
    """The database of one test, and what can be done in it. `statements`: those that the last effect sent by itself."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.line = Quiet()
        self.jobs = Jobs()
        self.statements: list[str] = []
        self.handler = Handler(engine, self.line, self.jobs, LINKS, BANGKOK, PSEUDONYMS)

    def person(self, who: Person, *, stars: int = 0, coins: int = 0, joined: datetime | None = None) -> uuid.UUID:
        """Somebody in the books, with what they own given by the owner."""
        user = uuid.uuid4()
        self.run(
            "insert into users (id, line_id, name, language, created_at) values (:id, :line, :name, :language, :at)",
            id=user,
            line=who.line_id,
            name=who.name,
            language="en" if who.language == "en" else "th",
            at=joined or datetime.now(UTC),
        )
        self.run("insert into conversations (user_id, updated_at) values (:id, now())", id=user)
        with self.engine.begin() as connection:
            for currency, amount in (("star", stars), ("coin", coins)):
                if amount:
                    of = f"{user}:{currency}"
                    ledger.move(connection, user, currency, amount, Reason.OWNER_GRANT, of, announce=False)  # type: ignore[arg-type]
        return user

    def reading(self, user: uuid.UUID, question: str = "ความรักจะเป็นอย่างไร", spread: str = "three", **more: Any) -> uuid.UUID:
        """A reading that reached them. `more` goes to `reading_steps.begin`; It may stop at another `status`."""
        status = more.pop("status", "delivered")
        with self.engine.begin() as connection:
            reading = self.begin(connection, user, question=question, spread=spread, **more)
            if status != "queued":
                reading_steps.save_interpretation(connection, reading, user, self.columns(some_interpretation(SPREADS[spread])))
            if status in ("delivered", "waiting"):
                reading_steps.settle(connection, reading, status)
        return reading

    def begin(self, connection: Connection, user: uuid.UUID, *, spread: str = "three", **more: Any) -> uuid.UUID:
        """A queued reading, paid for. `more` goes to `reading_steps.begin`."""
        seed = new_seed()
        facts: dict[str, Any] = {
            "language": "th",
            "question": "งานจะเป็นอย่างไร",
            "message_id": f"m{next(_numbers)}",
            "mood": "calm",
            "cards": [asdict(card) for card in deal(seed)[: SPREADS[spread]]],
            "seed": seed,
            "cost_stars": SPREAD_STARS[spread],
            "reply_token": None,
            "reply_token_at": datetime.now(UTC),
            "limit": None,
        }
        return reading_steps.begin(connection, user, spread=spread, **{**facts, **more})

    def interpreted(self, reading: uuid.UUID | str) -> Row:
        """A queued reading is interpreted and delivered; its row with the person's."""
        with self.engine.begin() as connection:
            row = reading_steps.fetch(connection, uuid.UUID(str(reading)))
            assert row
            reading_steps.save_interpretation(
                connection, row["id"], row["user_id"], self.columns(some_interpretation(len(row["cards"])))
            )
            reading_steps.settle(connection, row["id"], "delivered")
            done = reading_steps.fetch(connection, row["id"])
        assert done
        return done

    def columns(self, said: Interpretation) -> dict[str, Any]:
        """An interpretation as `readings` stores it, from the deck's own meanings: no model, no cost."""
        unmeasured = ("model", "prompt_version", "input_tokens", "cached_tokens", "output_tokens", "cost_usd", "model_ms")
        return {"interpretation": said.model_dump(), "topic": said.topic, "source": "fallback", **dict.fromkeys(unmeasured)}

    def effect(self, who: Person, effect: Effect, *, at: datetime | None = None) -> Outcome:
        """Carries one effect out in a turn of its own. What it answers is rendered in both languages and held to LINE's rules."""
        now = at or datetime.now(UTC)
        came = Tapped(*self._common(who), data="a test")
        with turn.open_turn(self.engine, came) as opened:
            context = Context(opened.connection, opened.person, came, now, BANGKOK, PSEUDONYMS)
            sent: list[str] = []
            event.listen(self.engine, "before_cursor_execute", listener := lambda *args: sent.append(args[2]))
            try:
                outcome = carry_out(effect, context)
            finally:
                event.remove(self.engine, "before_cursor_execute", listener)
            turn.close_turn(opened, Conversation(), [], {}, now)
        self.statements = sent
        for language in ("th", "en"):
            for reply in outcome.replies:
                check(render(reply, words_for(language), LINKS))
        return outcome

    def tap(self, who: Person, data: str) -> list[Message]:
        """A whole turn; what MiMi replied."""
        return self.handle(Tapped(*self._common(who), data=data))

    def say(self, who: Person, words: str) -> list[Message]:
        """A whole turn; what MiMi replied."""
        return self.handle(Said(*self._common(who), text=words, message_id=f"m{next(_numbers)}"))

    def handle(self, came: Event) -> list[Message]:
        self.handler.handle(came)
        return self.line.replies.get(came.reply_token or "", [])

    def _common(self, who: Person) -> tuple[str, str, datetime, str]:
        number = next(_numbers)
        return f"event-{number}", who.line_id, datetime.now(UTC), f"token-{number}"

    def owned(self, user: uuid.UUID) -> tuple[int, int]:
        """Stars and coins."""
        found = self.all("select stars, coins from users where id = :id", id=user)[0]
        return found["stars"], found["coins"]

    def broken(self) -> dict[str, list[dict[str, Any]]]:
        """The invariants that do not hold, with the offending rows."""
        with self.engine.connect() as connection:
            found = {name: rows(connection) for name, rows in CHECKS.items()}
        return {name: rows for name, rows in found.items() if rows}


def kinds(outcome: Outcome) -> list[type[Reply]]:
    """What kinds of reply an effect answered."""
    return [type(reply) for reply in outcome.replies]


def only(outcome: Outcome, kind: type[R]) -> R:
    """The only reply of an effect, which is of that kind."""
    [reply] = outcome.replies
    assert isinstance(reply, kind)
    return reply
