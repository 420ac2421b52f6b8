"""Somebody, with LINE listening."""

from dataclasses import replace

import pytest

from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from tests.integration.worker.rich_menu.somebody import Somebody, Told
from worker.runtime.parts import Parts


@pytest.fixture
def somebody(turns: Turns, parts: Parts) -> Somebody:
    told = Told()
    return Somebody(turns, replace(parts, menus=told), told, turns.person(MALI, stars=3))
