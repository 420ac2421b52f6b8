"""What a look at /metrics costs Redis: on Fly its Prometheus looks every 15 seconds, day and night."""

import urllib.request
from typing import Final

from bot.settings import Settings
from tests.helpers.redis_commands import hearing
from tests.integration.worker.process.commands.ceilings import IDLE_A_SECOND

OF_A_LOOK: Final = 5
"""HGETALL, LLEN, PTTL, MGET, INFO."""
FLY_LOOKS_SECONDS: Final = 15


def test_a_look_at_the_metrics_is_so_many_commands(web: str, settings: Settings) -> None:
    def look() -> None:
        urllib.request.urlopen(f"{web}/metrics", timeout=60).close()

    look()  # connects
    with hearing(settings.redis_url) as heard:
        look()

    assert heard.counts.total() <= OF_A_LOOK, heard.counts


def test_at_rest_with_the_looks_it_is_less_than_a_command_a_second() -> None:
    assert IDLE_A_SECOND + OF_A_LOOK / FLY_LOOKS_SECONDS < 1
