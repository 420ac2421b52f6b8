"""The image and its release: what it is built from is known to the last byte, and nobody waits while it is replaced.

But for Debian's client of Postgres, which is signed by Debian and the newest of its version at the time of the build.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def fly() -> dict[str, Any]:
    return tomllib.loads((ROOT / "fly.toml").read_text())


def test_each_base_image_is_pinned_by_its_digest() -> None:
    bases = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)

    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.12-slim@sha256:[0-9a-f]{64}", bases[0])


def test_a_release_of_one_machine_leaves_no_gap(fly: dict[str, Any]) -> None:
    """Fly's bluegreen needs a check to wait for, and takes no volumes."""
    assert fly["deploy"]["strategy"] == "bluegreen"
    assert fly["http_service"]["checks"]
    assert "mounts" not in fly


def test_the_image_can_take_a_backup() -> None:
    """The major version of pg_dump is named: a base image of the next Debian must not change it unseen."""
    last = (ROOT / "Dockerfile").read_text().rpartition("\nFROM ")[2]

    assert re.search(r"^ARG POSTGRES_CLIENT=postgresql-client-\d+$", last, re.MULTILINE)
    assert 'apt-get install --yes --no-install-recommends "$POSTGRES_CLIENT"' in last
