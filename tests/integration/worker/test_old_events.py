"""Old events go away in small transactions, and only what is done with."""

import json

from models.events import old_events, reply_outcomes
from models.events.packing import pack
from models.owner import pending
from tests.helpers.rows import Rows
from worker.runtime.parts import Parts
from worker.upkeep.nightly import check_books, delete_old_events

DAY = old_events.KEPT_DAYS


def lines_events(rows: Rows, number: int, days: float, outcome: str = "sent") -> None:
    rows.run(
        "insert into webhook_events (id, type, received_at, outcome) select :outcome || ':' || :days || ':' || n, 'message',"
        " now() - make_interval(secs => :days * 86400), :outcome from generate_series(1, :number) n",
        number=number,
        days=days,
        outcome=outcome,
    )


def stripes_event(rows: Rows, name: str, days: float, *, handled: bool) -> None:
    rows.run(
        "insert into stripe_events (id, type, payload, received_at, handled_at) values (:name, 'charge.refunded', '{}',"
        " now() - make_interval(secs => :days * 86400), case when :handled then now() end)",
        name=name,
        days=days,
        handled=handled,
    )


def left(rows: Rows) -> set[str]:
    return {str(row["id"]) for row in rows.all("select id from webhook_events union all select id from stripe_events")}


def test_all_old_ones_go_however_many_they_are(parts: Parts, rows: Rows) -> None:
    lines_events(rows, old_events.AT_ONCE + 1, DAY + 1)

    gone = delete_old_events(parts)

    assert gone == old_events.AT_ONCE + 1
    assert left(rows) == set()


def test_one_transaction_deletes_only_some(parts: Parts, rows: Rows) -> None:
    lines_events(rows, old_events.AT_ONCE + 1, DAY + 1)

    with parts.engine.begin() as connection:
        gone = old_events.delete_some(connection)

    assert gone == old_events.AT_ONCE


def test_the_young_are_not_read(parts: Parts, rows: Rows) -> None:
    """Postgres counts. By the index, as with many rows: a plan for few may read them all."""
    lines_events(rows, 200, DAY + 1)
    lines_events(rows, 3000, DAY - 1)

    with parts.engine.begin() as connection:
        connection.exec_driver_sql("set local enable_seqscan = off; set local enable_bitmapscan = off")
        gone = old_events.delete_some(connection)
        read = connection.exec_driver_sql(
            "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'webhook_events'"
        ).scalar_one()

    assert gone == 200
    assert read <= 3 * gone


def test_what_is_young_or_not_done_with_stays(parts: Parts, rows: Rows) -> None:
    lines_events(rows, 1, DAY - 0.1)
    lines_events(rows, 1, DAY + 1, "pending")
    stripes_event(rows, "young", DAY - 0.1, handled=True)
    stripes_event(rows, "open", DAY + 1, handled=False)
    stripes_event(rows, "old", DAY + 1, handled=True)
    kept = left(rows) - {"old"}

    delete_old_events(parts)

    assert left(rows) == kept


def test_who_holds_a_row_does_not_hold_up_the_rest(parts: Parts, rows: Rows) -> None:
    lines_events(rows, 3, DAY + 1)
    with parts.engine.begin() as held:
        held.exec_driver_sql("select 1 from webhook_events limit 1 for update")

        gone = delete_old_events(parts)

    assert gone == 2


def test_what_an_owner_left_unfinished_at_her_desk_goes_at_night(parts: Parts, rows: Rows) -> None:
    with parts.engine.begin() as connection:
        for owner in ("yesterday's", "now's"):
            pending.put(connection, owner, "answer", {"text": "ที่พิมพ์ค้างไว้"}, "pushes")
    rows.run("update owner_pending set at = now() - interval '1 day' where by = 'yesterday''s'")

    check_books(parts)

    assert rows.all("select by from owner_pending") == [{"by": "now's"}]


def test_a_reply_that_an_earlier_release_has_settled_does_not_stay(parts: Parts, rows: Rows) -> None:
    """It knows nothing of packed replies."""
    lines_events(rows, 1, 1, "sent")
    lines_events(rows, 1, 1, "expired")
    lines_events(rows, 1, 1, "pending")
    rows.run("update webhook_events set packed_reply = 'packed'")

    delete_old_events(parts)

    assert rows.all("select outcome from webhook_events where packed_reply is not null") == [{"outcome": "pending"}]


def test_a_reply_that_an_earlier_release_has_stored_anew_is_the_one_that_is_sent(parts: Parts, rows: Rows) -> None:
    """It leaves the turn's packed one beside it."""
    anew = [{"type": "text", "text": "what was heard"}]
    lines_events(rows, 1, 0, "pending")
    rows.run(
        "update webhook_events set packed_reply = :turns, reply = cast(:anew as jsonb)",
        turns=pack(b'[{"type": "text", "text": "I listen"}]'),
        anew=json.dumps(anew),
    )

    with parts.engine.begin() as connection:
        found = reply_outcomes.pending(connection, rows.one("select id from webhook_events"))

    assert found is not None
    assert found["reply"] == anew
