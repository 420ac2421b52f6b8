"""The worker's parts with another LINE: `line` of the test's own file, or else one that takes multicasts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.line.client import Line
from bot.settings import Settings
from tests.integration.worker.telling.many import Many
from worker.runtime.parts import Parts, build


@pytest.fixture
def line() -> Many:
    return Many()


@pytest.fixture
def parts(settings: Settings, line: Line) -> Iterator[Parts]:
    made = build(settings)
    yield replace(made, line=line)
    made.engine.dispose()
