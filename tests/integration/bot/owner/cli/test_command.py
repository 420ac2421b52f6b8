"""The database as the owner's commands use it: real transactions, and no hurry."""

from sqlalchemy import text

from bot.owner import command as cli
from bot.settings import Settings
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

GIFT = text("update users set stars = stars + 5")


def test_the_first_transaction_of_a_command_can_be_undone(settings: Settings, turns: Turns) -> None:
    user = turns.person(MALI, stars=1)

    with cli.database(settings) as engine, engine.connect() as connection:
        connection.execute(GIFT)
        connection.rollback()

    assert turns.owned(user) == (1, 0)


def test_what_a_command_commits_stays(settings: Settings, turns: Turns) -> None:
    user = turns.person(MALI, stars=1)

    with cli.database(settings) as engine, engine.begin() as connection:
        connection.execute(GIFT)

    assert turns.owned(user) == (6, 0)


def test_a_statement_of_the_owners_may_take_its_time(settings: Settings, turns: Turns) -> None:
    with cli.database(settings) as engine, engine.connect() as connection:
        limit = connection.execute(text("show statement_timeout")).scalar_one()

    assert limit == "0"
