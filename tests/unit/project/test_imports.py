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
    "segno",
    "stripe",
)


@pytest.mark.parametrize("module", ["bot.serving", "bot.owner.cli", "worker.process.running"])
def test_no_heavy_package_is_loaded_before_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"

    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, env=dict(os.environ)
    )

    assert shown.stdout.split() == []
