"""Installed packages held against known advisories, by a stand-in that takes what OSV takes."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.owner.doctor.advisories import examine, installed
from bot.owner.doctor.finding import Finding, State
from bot.owner.doctor.http import Outside
from tests.helpers.model.endpoints import always, endpoint

KNOWN = {("flask", "0.1"): ["GHSA-1", "PYSEC-2"], ("jinja2", "2.0"): [f"GHSA-{number}" for number in range(9)]}
PACKAGES = {"flask": "0.1", "redis": "9.0", "jinja2": "2.0"}


def osv(body: Any) -> tuple[int, dict[str, Any]]:
    """As OSV: an answer for each query in its order, and a 400 for what is no query."""
    queries = body.get("queries") if isinstance(body, dict) and body.keys() == {"queries"} else None
    if not queries or any(
        query.keys() != {"package", "version"} or query["package"].keys() != {"name", "ecosystem"} for query in queries
    ):
        return 400, {"code": 3, "message": "Invalid query."}
    if any(query["package"]["ecosystem"] != "PyPI" for query in queries):
        return 400, {"code": 3, "message": "Invalid ecosystem."}
    found = [KNOWN.get((query["package"]["name"], query["version"])) for query in queries]
    return 200, {
        "results": [{"vulns": [{"id": each, "modified": "2026-11-01T00:00:00Z"} for each in ids]} if ids else {} for ids in found]
    }


@pytest.fixture
def base() -> Iterator[str]:
    with endpoint(osv) as url:
        yield url


def test_each_package_with_an_advisory_is_named_with_how_to_mend_it(base: str) -> None:
    found = list(examine(Outside(), base, PACKAGES))

    assert [each.state for each in found] == [State.WARNING] * 2
    assert found[0].what == "flask 0.1 has a known advisory: GHSA-1, PYSEC-2 (osv.dev/vulnerability/GHSA-1)."
    assert "GHSA-2 and 6 more" in found[1].what
    assert "--upgrade-package jinja2" in found[1].mend


def test_what_has_none_is_well(base: str) -> None:
    assert list(examine(Outside(), base, {"redis": "9.0"})) == [
        Finding("Dependencies", State.OK, "none of the 1 packages has a known advisory.")
    ]


@pytest.mark.parametrize(
    ("status", "said", "why"),
    [
        (503, None, "it answers 503"),
        (200, {"results": []}, "not understood"),
        (200, {"oops": 1}, "not understood"),
        (0, None, ""),
    ],
)
def test_what_cannot_be_looked_up_is_said_and_is_no_fault(status: int, said: object, why: str) -> None:
    with always(status, said) as server:
        [found] = examine(Outside(), server.url, PACKAGES)

    assert found.state is State.WARNING
    assert why in found.what
    assert "3 packages were not looked up" in found.what


def test_nobody_there_is_said() -> None:
    [found] = examine(Outside(), "http://127.0.0.1:9", PACKAGES)

    assert "nobody listens there" in found.what


def test_what_runs_here_is_what_is_asked_about() -> None:
    packages = installed()

    assert {"flask", "redis", "sqlalchemy", "urllib3"} <= packages.keys()
    assert "mimi-tarot" not in packages
    assert all(re.fullmatch(r"\d.*", version) for version in packages.values())
