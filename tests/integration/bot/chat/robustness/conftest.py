"""A chat whose round trips are counted."""

from collections.abc import Iterator

import pytest

from bot.settings import Settings
from tests.helpers.support import LiveSandbox
from tests.integration.bot.chat.robustness.metered import Chat
from tests.integration.bot.chat.robustness.wire import wiretap


@pytest.fixture
def chat(settings: Settings, sandbox: LiveSandbox) -> Iterator[Chat]:
    phone = sandbox.control.arrive("มะลิ", "th")
    with wiretap(settings.database_url) as wire:
        chat = Chat(settings, sandbox, phone, wire)
        yield chat
        chat.engine.dispose()
