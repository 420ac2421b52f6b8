"""`mimi richmenu`: what it says that it would do, and that owners get their menu."""

import redis

from bot.process.queue import QUEUE
from bot.settings import Settings
from tests.helpers.messages.menus import Account
from tests.helpers.owner import Owner
from tests.helpers.people import MALI, NOK, TOM
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns


def enqueued(owner: Owner) -> set[str]:
    with redis.Redis.from_url(owner.environment["REDIS_URL"], decode_responses=True) as client:
        return {str(job) for job in client.lrange(f"rq:queue:{QUEUE}", 0, -1)}


def test_a_dry_run_changes_nothing_and_says_what_would_be(
    owner: Owner, settings: Settings, sandbox: LiveSandbox, turns: Turns
) -> None:
    turns.person(TOM)
    turns.person(NOK)
    account = Account(settings, sandbox)

    said = owner.runs("richmenu", "--dry-run").output

    assert said.count("Would publish mimi-") == len(account.menus)
    assert "to 1 people" in said
    assert said.endswith("Nothing was changed.\n")
    assert account.names() == []
    assert enqueued(owner) == set()


def test_after_a_run_a_dry_run_has_nothing_to_do(owner: Owner) -> None:
    owner.runs("richmenu")

    assert owner.runs("richmenu", "--dry-run").output == "Nothing was changed.\n"


def test_owners_are_looked_at_and_who_is_none_any_more(owner: Owner, turns: Turns) -> None:
    mali, tom = turns.person(MALI), turns.person(TOM)
    turns.person(NOK)
    turns.run("insert into rich_menus (user_id, shown) values (:id, 'owner-en')", id=tom)
    owner.environment = {**owner.environment, "OWNER_LINE_IDS": MALI.line_id}

    owner.runs("richmenu")

    assert enqueued(owner) == {f"menu-{mali}", f"menu-{tom}"}
