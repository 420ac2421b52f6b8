"""An owner, and what is watched for her."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.settings import Settings
from tests.helpers.desk import OWNER
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from tests.integration.worker.telling.phone import Phone
from tests.integration.worker.telling.watch.house import House
from worker.runtime.parts import build


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"owner_line_ids": (OWNER.line_id,), "owner_report": "off"})


@pytest.fixture
def house(settings: Settings, turns: Turns) -> Iterator[House]:
    built = replace(build(settings), line=Phone())
    turns.person(OWNER)
    made = order(turns, turns.person(MALI))
    settle(turns, made)
    turns.run(
        "insert into payment_claims (id, order_id, kind, state, satang, created_at, changed_at)"
        " values ('dp_1', :order, 'dispute', 'returned', 100, now(), now())",
        order=made,
    )
    yield House(built, turns, settings)
    built.engine.dispose()
