"""News for more people than are written down at once: the worker goes on where its beginning stopped."""

import pytest
from sqlalchemy import text

from bot.owner.actions.news import to_come
from models.owner import news, news_recipients
from models.owner.news import Written
from models.owner.news_audience import Audience
from tests.helpers.turns import Turns
from tests.integration.worker.telling.many import Many, begun, people
from worker.runtime.parts import Parts
from worker.upkeep import news as pushing
from worker.upkeep import sweep


def written_down(turns: Turns) -> int:
    return int(turns.one("select count(*) from news_recipients"))


def due(parts: Parts) -> list[str]:
    with parts.engine.connect() as connection:
        return [job.id for job in sweep.due(connection) if job.name == "news"]


def test_everybody_gets_what_began_with_a_few(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 5)
    of = begun(turns, at_once=2)
    assert written_down(turns) == 2

    pushing.push(parts, of)

    assert len(set(line.got)) == len(line.got) == 5
    assert turns.all("select status, reach from news") == [{"status": "done", "reach": 5}]


def test_what_goes_along_with_replies_is_written_down_and_not_pushed(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 5)
    of = begun(turns, "carried", at_once=2)
    assert due(parts) == [f"news-{of}"]

    pushing.push(parts, of)

    assert written_down(turns) == 5
    assert line.got == []
    assert turns.one("select status from news") == "running"
    turns.run("update news set claimed_until = null")
    assert due(parts) == []


def test_who_came_after_it_began_is_not_among_them(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 3)
    of = begun(turns, at_once=2)
    people(turns, 4, "en")

    pushing.push(parts, of)

    assert len(line.got) == 3


def test_stopped_in_between_it_goes_on_there(parts: Parts, turns: Turns, line: Many) -> None:
    people(turns, 5)
    of = begun(turns, at_once=2)
    with turns.engine.begin() as connection:
        news.end(connection, of, "stopped", "owner")
    pushing.push(parts, of)
    assert written_down(turns) == 2

    with turns.engine.begin() as connection:
        row = news.fetch(connection, of)
        assert row
        assert to_come(connection, row) == 5, "with those who are not written down yet"
        news.go_on(connection, of)
    pushing.push(parts, of)

    assert len(line.got) == 5


def test_the_owner_is_told_how_many_it_is_for(turns: Turns) -> None:
    people(turns, 5)
    with turns.engine.begin() as connection:
        made = news.write(connection, Written("ข่าวค่ะ", None, "none"), Audience())
        row = news.fetch(connection, made, lock=True)
        assert row

        assert news.begin(connection, row, "pushed", at_once=2) == 5


@pytest.mark.parametrize("known", [False, True], ids=["without statistics", "with statistics"])
def test_a_batch_reads_no_more_rows_than_it_takes(turns: Turns, known: bool) -> None:
    """Postgres itself counts."""
    people(turns, 3000)
    of = begun(turns)
    if known:
        turns.run("analyze")

    with turns.engine.begin() as connection:
        assert news_recipients.form_batch(connection, of, news_recipients.BATCH)
        read = connection.execute(text(READ), {"table": "news_recipients"}).scalar_one()

    assert read <= 3 * news_recipients.BATCH


@pytest.mark.parametrize("known", [False, True], ids=["without statistics", "with statistics"])
def test_dropping_reads_no_more_rows_than_it_drops(turns: Turns, known: bool) -> None:
    """By the index: a look through the table passes all that was dropped before."""
    people(turns, 3000)
    of = begun(turns)
    if known:
        turns.run("analyze")
    with turns.engine.begin() as connection:
        news.end(connection, of, "done")
        news.drop_some(connection, 500)

    with turns.engine.begin() as connection:
        assert news.drop_some(connection, 500) == 500
        read = connection.execute(text(READ), {"table": "news_recipients"}).scalar_one()
        looks = connection.execute(text(LOOKS), {"table": "news_recipients"}).scalar_one()

    assert (read <= 3 * 500, looks) == (True, 0)


LOOKS = "select seq_scan from pg_stat_xact_user_tables where relname = :table"
READ = "select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = :table"
