"""The owner at a terminal, in a folder without a `.env`."""

from pathlib import Path

import pytest

from tests.helpers.owner import Owner


@pytest.fixture
def owner(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Owner:
    monkeypatch.chdir(tmp_path)
    return Owner(environment)
