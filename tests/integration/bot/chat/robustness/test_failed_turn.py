"""A turn that fails for good: the person hears of it, nothing is charged, and LINE sends again only what that helps."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from psycopg2 import OperationalError as ConnectionLost
from psycopg2.errors import DeadlockDetected, QueryCanceled
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from bot.chat.dialogue.states import Conversation
from bot.chat.events import Event, Followed, Said, Unfollowed, Unsent
from bot.chat.failed_turns import close_failed_turn, run_again_if_undone
from bot.chat.handler import Handler
from bot.chat.outbox import Answers
from bot.chat.turn import NeverOpened, Opened, close_turn, open_turn
from bot.line.delivery import Outcome
from bot.process.queue import Job
from bot.say.words import words_for
from models.database.engine import make_engine
from sandbox.run.processes import free_port
from tests.helpers.people import MALI, TOM, Person
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"


@contextmanager
def broken(turns: Turns, check: str = "conversations: question is null") -> Iterator[None]:
    """While this lasts, the database takes no other row: as if the code had a mistake."""
    table, _, condition = check.partition(": ")
    turns.run(f"alter table {table} add constraint broken check ({condition})")
    yield
    turns.run(f"alter table {table} drop constraint broken")


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Nobody looks at the exceptions, and printing them with all their variables takes seconds."""
    with capture_logs():
        yield


def said(who: Person = MALI, name: str = "asked") -> Said:
    return Said(name, who.line_id, datetime.now(UTC), f"token-{name}", text=QUESTION, message_id=f"m-{name}")


def heard(turns: Turns, name: str = "asked") -> str:
    """What was replied, without the signs that keep words together."""
    return json.dumps(turns.line.replies.get(f"token-{name}", []), ensure_ascii=False).replace("\u2060", "")


@pytest.mark.parametrize("who", [MALI, TOM])
def test_the_person_hears_sorry_in_their_language(turns: Turns, who: Person) -> None:
    turns.person(who)

    with broken(turns):
        turns.handler.handle(said(who))

    assert words_for(who.language)("sorry") in heard(turns)


def test_somebody_unknown_hears_it_too(turns: Turns) -> None:
    with broken(turns):
        turns.handler.handle(said())

    assert words_for("th")("sorry") in heard(turns)


def test_who_is_plainly_in_danger_gets_the_help_lines_all_the_same(turns: Turns) -> None:
    turns.person(MALI)
    cry = Said("asked", MALI.line_id, datetime.now(UTC), "token-asked", text="หนูอยากตาย", message_id="m1")

    with broken(turns, "conversations: last_event_at is null"):
        turns.handler.handle(cry)

    assert "1323" in heard(turns)


def test_nothing_else_of_the_turn_is_left(turns: Turns) -> None:
    user = turns.person(MALI, stars=3, coins=40)

    with broken(turns):
        turns.handler.handle(said())

    assert turns.owned(user) == (3, 40)
    assert turns.all("select state, place from conversations") == [{"state": "idle", "place": 0}]
    assert turns.all("select outcome, num_nonnulls(reply, packed_reply) as kept from webhook_events") == [
        {"outcome": "sent", "kept": 0}
    ]


def test_a_redelivery_does_not_carry_it_out_behind_that_word(turns: Turns) -> None:
    turns.person(MALI)
    with broken(turns):
        turns.handler.handle(said())
    turns.line.replies.clear()

    turns.handler.handle(said())

    assert turns.line.replies == {}
    assert turns.one("select place from conversations") == 0


def test_sent_again_by_the_person_it_is_carried_out(turns: Turns) -> None:
    turns.person(MALI)
    with broken(turns):
        turns.handler.handle(said())

    turns.handler.handle(said(name="again"))

    assert turns.one("select question from conversations") == QUESTION


def test_without_time_left_the_worker_says_it(turns: Turns) -> None:
    turns.person(MALI)
    with broken(turns):
        turns.handler.handle(said(), deadline=0)

    outcome = Answers(turns.engine, turns.line).send_pending("asked")

    assert turns.jobs.put_in == [Job("answer", "asked")]
    assert outcome is Outcome.SENT
    assert words_for("th")("sorry") in heard(turns)


@pytest.mark.parametrize(("seconds", "sent"), [(-60, False), (5, True)], ids=["is being sent", "is overdue"])
def test_a_repeated_event_sends_what_a_process_that_is_gone_has_left(turns: Turns, seconds: int, sent: bool) -> None:
    turns.person(MALI)
    turns.handler.handle(said(), deadline=0)
    turns.run("update webhook_events set received_at = clock_timestamp() - make_interval(secs => :seconds)", seconds=seconds)

    turns.handler.handle(said())

    assert bool(turns.line.replies) is sent


def test_while_the_database_is_away_nothing_is_said_and_line_sends_again(turns: Turns) -> None:
    nowhere = make_engine(f"postgresql://nobody@127.0.0.1:{free_port()}/nothing")
    handler = Handler(nowhere, turns.line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)

    with pytest.raises(OperationalError):
        handler.handle(said())

    assert turns.line.replies == {}


@contextmanager
def raising(turns: Turns, state: str) -> Iterator[None]:
    """While this lasts, the turn of somebody unknown ends with this error of Postgres's."""
    turns.run(f"create function fail() returns bool language plpgsql as $$begin raise exception using errcode = '{state}'; end$$")
    with broken(turns, "conversations: fail()"):
        yield


def test_a_database_that_went_away_for_a_moment_only_is_no_mistake_of_ours(turns: Turns) -> None:
    """There would be a connection to say sorry with; but sent again it goes well."""
    with raising(turns, "57P01"), pytest.raises(OperationalError):
        turns.handler.handle(said())

    assert turns.line.replies == {}
    assert turns.one("select count(*) from webhook_events") == 0


@pytest.mark.parametrize(("error", "times"), [(ConnectionLost(), 2), (DeadlockDetected(), 4), (QueryCanceled(), 1)], ids=repr)
def test_a_turn_is_run_again_as_often_as_that_helps(error: Exception, times: int) -> None:
    ran = []

    def run() -> None:
        ran.append("again")
        raise OperationalError("insert", {}, error)

    with pytest.raises(OperationalError):
        run_again_if_undone(run)

    assert len(ran) == times


def test_a_turn_that_took_too_long_is_not_sent_again_by_line(turns: Turns) -> None:
    """It would take too long again."""
    with raising(turns, "57014"):
        turns.handler.handle(said())

    assert words_for("th")("sorry") in heard(turns)


@contextmanager
def first_turn_hangs(turns: Turns, event: Event) -> Iterator[Opened]:
    """While this lasts, its turn is open, and Postgres ends the waiting of each turn that waits for the person, as if it had
    waited for its longest."""
    ends = threading.Event()
    waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"

    def end_the_waiting() -> None:
        while not ends.is_set():
            turns.all(f"select pg_cancel_backend(pid) {waiting}")

    thread = threading.Thread(target=end_the_waiting)
    with open_turn(turns.engine, event) as opened:
        thread.start()
        try:
            yield opened
        finally:
            ends.set()
            thread.join()


def test_a_redelivery_that_waited_too_long_leaves_the_event_to_its_first_turn(turns: Turns) -> None:
    """Which answers it, when it is awake again. LINE may send it again until then."""
    turns.person(MALI)

    with first_turn_hangs(turns, said()) as first:
        with pytest.raises(NeverOpened):
            turns.handler.handle(replace(said(), redelivered=True))
        close_turn(first, Conversation(question=QUESTION), [], {}, datetime.now(UTC))

    assert turns.line.replies == {}
    assert turns.one("select question from conversations") == QUESTION
    assert turns.all("select id, outcome from webhook_events") == [{"id": "asked", "outcome": "silent"}]


def test_what_somebody_sends_while_their_other_turn_hangs_is_not_met_with_silence(turns: Turns) -> None:
    turns.person(MALI)

    with first_turn_hangs(turns, said()):
        turns.handler.handle(said(name="another"))

    assert words_for("th")("sorry") in heard(turns, "another")


def test_a_friends_welcome_that_failed_comes_with_the_redelivery(turns: Turns) -> None:
    """Nobody can be asked to follow again, and the welcome coins are theirs."""
    follow = Followed("follow", MALI.line_id, datetime.now(UTC), "token-follow", unblocked=False)
    with broken(turns, "ledger_entries: reason <> 'welcome:gift'"), pytest.raises(IntegrityError):
        turns.handler.handle(follow)

    turns.handler.handle(follow)

    assert turns.one("select coins from users") == 100


@pytest.mark.parametrize("kind", [Unfollowed, Unsent])
def test_what_has_no_reply_token_comes_again(turns: Turns, kind: type[Event]) -> None:
    turns.person(MALI)
    more: dict[str, Any] = {"message_id": "m1"} if kind is Unsent else {}
    event = kind("wordless", MALI.line_id, datetime.now(UTC), None, **more)

    with broken(turns, "webhook_events: user_id is null"), pytest.raises(IntegrityError):
        turns.handler.handle(event)

    assert turns.one("select count(*) from webhook_events") == 0


def test_an_event_that_was_carried_out_after_all_is_not_closed(turns: Turns) -> None:
    """The connection may break after the commit."""
    turns.person(MALI)
    turns.handler.handle(said())

    assert close_failed_turn(turns.engine, said(), []) is False

    assert turns.one("select question from conversations") == QUESTION
