"""What the processes load when they start: each large package costs all of them memory and CPU, in every release and test."""

import os
import subprocess
import sys
from typing import Final

import pytest

HEAVY: Final = (
    "aiohttp",
    "alembic",
    "budoux",
    "linebot",
    "matplotlib",
    "openai",
    "PIL",
    "pydantic.v1",
    "resvg_py",
    "rich",
    "segno",
    "sqlalchemy.orm",
    "sqlmodel",
    "stripe",
    "urllib3",
)

MOST: Final = {"bot.serving": 418, "bot.owner.cli": 29, "worker.__main__": 372}
"""Modules of other people's packages that a process may load: as many as today."""

COUNTED: Final = """
import sys, {module}
ours = {{"bot", "models", "prompts", "worker"}}
tops = {{name: name.split(".")[0] for name in sys.modules if not name.startswith("_")}}
print(sum(top not in sys.stdlib_module_names and top not in ours for top in tops.values()))
print(*(name for name in {heavy!r} if name in sys.modules))
"""


@pytest.mark.parametrize("module", MOST)
def test_no_more_is_loaded_than_today_and_nothing_heavy(module: str) -> None:
    code = COUNTED.format(module=module, heavy=HEAVY)

    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, env=dict(os.environ)
    )

    count, *heavy = shown.stdout.split()
    assert heavy == []
    assert int(count) <= MOST[module]
