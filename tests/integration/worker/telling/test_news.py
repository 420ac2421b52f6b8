"""Pushing news: 500 at a time, each person once, whatever is killed or refused in between."""

import uuid

import pytest

from bot.line.errors import LinePermanent, LineTemporary, MonthlyLimit, TimedOut
from bot.settings import Settings
from bot.watch.rules import figures
from models.owner import news, news_recipients
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from tests.integration.worker.telling.many import Many, begun, people
from worker.runtime.parts import Parts, build
from worker.upkeep import news as pushing
from worker.upkeep import sweep


class Killed(BaseException):
    """The process is gone."""


def pushed(turns: Turns) -> uuid.UUID:
    return begun(turns)


def status(turns: Turns) -> tuple[str, str | None]:
    row = turns.all("select status, why from news")[0]
    return row["status"], row["why"]


def again(parts: Parts, turns: Turns, of: uuid.UUID) -> None:
    """What the sweep finds once the claim is over."""
    turns.run("update news set claimed_until = now() - interval '1 second' where claimed_until is not null")
    with parts.engine.connect() as connection:
        assert f"news-{of}" in [job.id for job in sweep.due(connection)]
    pushing.push(parts, of)


def test_everybody_gets_it_once_by_the_500_in_their_language(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 1001)
    people(turns, 3, "en")
    of = pushed(turns)

    pushing.push(parts, of)
    pushing.push(parts, of)

    assert sorted(line.calls) == [1, 3, 500, 500]
    assert len(line.got) == len(set(line.got)) == 1004
    assert sum(one.endswith(" en") for one in line.got) == 3
    assert status(turns) == ("done", None)
    assert turns.one("select count(*) from news_recipients where state = 'sent'") == 1004


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("error", [Killed(), TimedOut("no answer"), LineTemporary("500")])
def test_a_batch_that_may_have_arrived_is_asked_again_under_its_key(
    parts: Parts, turns: Turns, line: Many, when: str, error: BaseException
) -> None:
    people(turns, 700)
    of = pushed(turns)
    getattr(line, when).append(error)

    if isinstance(error, Killed):
        with pytest.raises(Killed):
            pushing.push(parts, of)
    else:
        pushing.push(parts, of)
    again(parts, turns, of)

    assert line.calls == [500, 500, 200]
    assert len(line.got) == len(set(line.got)) == 700
    assert status(turns) == ("done", None)


def test_two_workers_at_once_send_nothing_twice(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 600)
    of = pushed(turns)
    line.meanwhile = lambda: pushing.push(parts, of)

    pushing.push(parts, of)

    assert len(line.got) == len(set(line.got)) == 600


def test_after_a_day_without_an_answer_a_batch_is_not_repeated(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 2)
    of = pushed(turns)
    line.after.append(Killed())
    with pytest.raises(Killed):
        pushing.push(parts, of)
    line.keys.clear()
    turns.run("update news_batches set attempted_at = now() - interval '24 hours'")

    again(parts, turns, of)

    assert len(line.got) == 2
    assert turns.one("select outcome from news_batches") == "doubtful"
    assert status(turns) == ("done", None)


def test_it_stops_before_the_months_pushes_are_used_up_and_goes_on_later(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 100)
    line.allowed, line.used = 100, 50
    of = pushed(turns)

    pushing.push(parts, of)
    stopped, first = status(turns), len(line.got)
    line.used = 0
    with parts.engine.begin() as connection:
        news.go_on(connection, of)
    pushing.push(parts, of)

    assert (stopped, first) == (("stopped", "quota"), 40)
    assert len(line.got) == len(set(line.got)) == 100
    assert status(turns) == ("done", None)


def test_the_watch_sees_what_stopped_by_itself_and_not_what_the_owner_stopped(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 10)
    of = pushed(turns)
    line.before.append(MonthlyLimit("429"))
    pushing.push(parts, of)
    with turns.engine.begin() as connection:
        by_itself = figures.of_database(connection, 0.0)["news_stopped"]
        news.go_on(connection, of)
        news.end(connection, of, "stopped", "owner")
        by_her = figures.of_database(connection, 0.0)["news_stopped"]

    assert (by_itself, by_her) == (1, 0)


def test_quota_that_ends_in_the_middle_stops_it_and_nobody_counts_as_told(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 10)
    of = pushed(turns)
    line.before.append(MonthlyLimit("429"))

    pushing.push(parts, of)

    assert status(turns) == ("stopped", "quota")
    assert turns.one("select count(*) from news_recipients where state = 'due'") == 10


def test_what_line_refuses_stops_it(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 10)
    of = pushed(turns)
    line.before.append(LinePermanent("400"))

    pushing.push(parts, of)

    assert status(turns) == ("stopped", "refused")
    assert line.got == []


def test_who_stops_it_or_leaves_meanwhile_does_not_get_it(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 503)
    of = pushed(turns)
    last = turns.all("select user_id as id from news_recipients order by user_id desc limit 3")

    def leave() -> None:
        line.meanwhile = None
        with turns.engine.begin() as connection:
            news_recipients.stop(connection, last[0]["id"])
        turns.run("update users set blocked_at = now() where id = :id", id=last[1]["id"])

    line.meanwhile = leave

    pushing.push(parts, of)

    assert line.calls == [500, 1]
    assert turns.one("select count(*) from news_recipients where state = 'dropped'") == 2


@pytest.mark.parametrize("left", ["news_stopped_at", "blocked_at", "barred_at"])
def test_who_leaves_between_two_tries_of_a_batch_is_not_asked_for_again(
    parts: Parts, turns: Turns, line: Many, left: str
) -> None:
    people(turns, 3)
    of = pushed(turns)
    line.before.append(TimedOut("no answer"))
    pushing.push(parts, of)
    turns.run(f"update users set {left} = now() where id = (select user_id from news_recipients limit 1)")

    again(parts, turns, of)

    assert line.calls == [3, 2]
    assert turns.all("select state, count(*) as n from news_recipients group by 1 order by 1") == [
        {"state": "dropped", "n": 1},
        {"state": "sent", "n": 2},
    ]


def test_the_owner_stops_it_after_the_batch_that_is_on_its_way(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 600)
    of = pushed(turns)

    def stop() -> None:
        with turns.engine.begin() as connection:
            news.end(connection, of, "stopped", "owner")

    line.meanwhile = stop

    pushing.push(parts, of)

    assert line.calls == [500]
    assert status(turns) == ("stopped", "owner")


def test_without_knowing_the_quota_nothing_is_sent(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 2)
    of = pushed(turns)
    line.silent = True

    pushing.push(parts, of)

    assert line.calls == []
    assert status(turns) == ("running", None)


def test_through_lines_own_rules(sandbox: LiveSandbox, settings: Settings) -> None:
    """The real client and the stand-in: Flex that LINE takes, the retry key, what is counted."""
    parts = build(settings)
    turns = Turns(parts.engine)
    mali, tom, gone = (
        sandbox.control.arrive(name, language) for name, language in (("Mali", "th"), ("Tom", "en"), ("Gone", "th"))
    )
    for phone, language in ((mali, "th"), (tom, "en"), (gone, "th")):
        turns.run(
            "insert into users (id, line_id, name, language, created_at) values (:id, :line, :name, :language, now())",
            id=(user := uuid.uuid4()),
            line=phone.id,
            name=phone.name,
            language=language,
        )
        turns.run("insert into conversations (user_id, updated_at) values (:id, now())", id=user)
    with sandbox.world.lock:
        sandbox.world.state.people.find(gone.id).blocked = True  # type: ignore[union-attr]
    of = pushed(turns)
    sandbox.control.switch(push_fail={"kind": "500_after", "times": 1})

    pushing.push(parts, of)
    again(parts, turns, of)

    deliveries = sandbox.control.record()["deliveries"]
    reached = [(delivery["to"], delivery["reached"]) for delivery in deliveries]
    assert sorted(reached) == sorted([(mali.id, True), (gone.id, False), (tom.id, True)])
    assert status(turns) == ("done", None)
    with sandbox.world.lock:
        assert sandbox.world.state.quota.used == 2
    parts.engine.dispose()
