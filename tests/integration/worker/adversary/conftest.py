"""A worker with such a LINE and such a model, and its phone."""

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.chat.handler import Handler
from bot.settings import Settings
from tests.helpers.people import NOK
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns
from tests.integration.worker.adversary.watched import Teller, Watched
from worker.runtime.parts import Parts, build


@pytest.fixture
def line() -> Watched:
    return Watched()


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def parts(settings: Settings, line: Watched, teller: Teller) -> Iterator[Parts]:
    parts = build(settings)
    yield replace(parts, line=line, interpreter=teller)
    parts.engine.dispose()


@pytest.fixture(autouse=True)
def chat(turns: Turns, line: Watched) -> Iterator[uuid.UUID]:
    """Nok, with four stars, chats with MiMi on the same LINE. Whatever was tried, the books hold."""
    turns.line = line
    turns.handler = Handler(turns.engine, line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
    yield turns.person(NOK, stars=4)
    assert turns.broken() == {}
