"""A story from its beginning."""

from collections.abc import Iterator

import pytest

from bot.settings import Settings
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from tests.integration.worker.delivery.story import Story
from worker.runtime.parts import build


@pytest.fixture
def story(turns: Turns, sandbox: LiveSandbox, settings: Settings) -> Iterator[Story]:
    parts = build(settings)
    yield Story(turns, sandbox, parts, settings)
    parts.engine.dispose()
    assert turns.broken() == {}
