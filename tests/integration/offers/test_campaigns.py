"""Where people come from: the first campaign of a newcomer, and what its people did."""

from datetime import UTC, datetime, timedelta

from models.offers import campaigns
from tests.helpers.people import DAO, MALI, NOK, PIM
from tests.helpers.turns import Turns


def make(turns: Turns, *names: str) -> None:
    with turns.engine.begin() as connection:
        for name in names:
            campaigns.make(connection, name)


def came(turns: Turns) -> list[tuple[str, str]]:
    rows = turns.all(
        "select u.name, c.name as campaign from arrivals a join users u on u.id = a.user_id"
        " join campaigns c on c.id = a.campaign_id order by came_at"
    )
    return [(row["name"], row["campaign"]) for row in rows]


def test_a_newcomer_belongs_to_the_first_campaign(turns: Turns) -> None:
    make(turns, "ตลาดนัด", "poster")
    turns.say(MALI, "สวัสดี MiMi #ตลาดนัด")

    turns.say(MALI, "สวัสดี MiMi #poster")

    assert came(turns) == [("มะลิ", "ตลาดนัด")]


def test_whoever_was_here_before_was_not_brought_by_it(turns: Turns) -> None:
    make(turns, "poster")
    turns.person(DAO, joined=datetime.now(UTC) - timedelta(hours=25))
    turns.person(PIM, joined=datetime.now(UTC) - timedelta(hours=23))

    for who in (DAO, PIM):
        turns.say(who, "Hello MiMi #POSTER")

    assert came(turns) == [("พิม", "poster")]


def test_a_campaign_that_there_is_not_is_a_greeting(turns: Turns) -> None:
    said = turns.say(MALI, "สวัสดี MiMi #nowhere")

    assert said
    assert came(turns) == []


def test_figures_by_campaign_and_by_inviter(turns: Turns) -> None:
    make(turns, "poster", "empty")
    mali, nok = turns.person(MALI, stars=3), turns.person(NOK)
    for who in (MALI, NOK):
        turns.say(who, "สวัสดี MiMi #poster")
    turns.reading(mali)
    turns.run(
        "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, created_at, paid_at)"
        " select gen_random_uuid(), :id, 'popular', 199, 27, 'paid', now(), now() from generate_series(1, 2)",
        id=nok,
    )
    turns.run("update users set referred_by = :mali, referred_at = now() where id = :nok", mali=mali, nok=nok)
    span = (datetime.now(UTC) - timedelta(days=1), datetime.now(UTC) + timedelta(days=1))

    with turns.engine.connect() as connection:
        rows = campaigns.results(connection, *span)
        inviters = campaigns.inviters(connection, *span)

    figures = ("friends", "readers", "buyers", "baht")
    assert [(row["name"], *(row[name] for name in figures)) for row in rows] == [("poster", 2, 1, 1, 398), ("empty", 0, 0, 0, 0)]
    assert [(row["name"], *(row[name] for name in figures)) for row in inviters] == [("มะลิ", 1, 0, 1, 398)]


def test_who_comes_in_a_pause_with_a_word_that_may_be_a_code_is_counted(turns: Turns) -> None:
    make(turns, "market")
    turns.run("insert into pauses (id, began_at, ends_at) values (gen_random_uuid(), now(), now() + interval '1 hour')")

    turns.say(PIM, "สวัสดี MiMi #market SUMMERLOVE")

    assert came(turns) == [(PIM.name, "market")]
