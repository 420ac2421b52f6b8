"""The only caller of OSV, the open database of advisories: whether what is installed has a known weakness.

OSV takes names and versions of public packages and nothing else. Source: google.github.io/osv.dev/post-v1-querybatch.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import distributions
from typing import Any, Final

from bot.owner.doctor.finding import Finding, ok, warning
from bot.owner.doctor.http import Outside, Unreachable

OSV: Final = "https://api.osv.dev"
OURS: Final = "mimi-tarot"
AT_ONCE: Final = 1000
"""Packages that OSV takes in one question."""

ABOUT: Final = "Dependencies"
SHOWN: Final = 3
"""Advisories named for one package; the rest are counted."""


@cache
def installed() -> Mapping[str, str]:
    """The versions of the packages that this program runs with, by name. Reading them takes a quarter of a second."""
    told = (each.metadata for each in distributions())
    found = {one["Name"].lower(): one["Version"] for one in told if one["Name"]}
    found.pop(OURS, None)
    return dict(sorted(found.items()))


def examine(outside: Outside, base: str = OSV, packages: Mapping[str, str] | None = None) -> Iterator[Finding]:
    """One finding for each package with an advisory, or one for all of them."""
    packages = installed() if packages is None else packages
    try:
        known = _known(outside, base, packages)
    except (Unreachable, NoAnswer) as error:
        yield warning(
            ABOUT,
            f"{base}: {error}. Advisories on the {len(packages)} packages were not looked up.",
            "Ask the doctor from a machine that reaches it.",
        )
        return
    for name, ids in known.items():
        more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        yield warning(
            ABOUT,
            f"{name} {packages[name]} has a known advisory: {', '.join(ids[:SHOWN])}{more} (osv.dev/vulnerability/{ids[0]}).",
            f'make lock ARGS="--upgrade-package {name}", then the tests and a release.',
        )
    if not known:
        yield ok(ABOUT, f"none of the {len(packages)} packages has a known advisory.")


class NoAnswer(Exception):
    """OSV answered, and not what was asked."""


def _known(outside: Outside, base: str, packages: Mapping[str, str]) -> dict[str, list[str]]:
    """The ids of advisories by package. Raises Unreachable and NoAnswer."""
    known: dict[str, list[str]] = {}
    named = list(packages.items())
    for first in range(0, len(named), AT_ONCE):
        asked = named[first : first + AT_ONCE]
        for (name, _), ids in zip(asked, _ask(outside, base, asked), strict=True):
            if ids:
                known[name] = ids
    return known


def _ask(outside: Outside, base: str, asked: list[tuple[str, str]]) -> list[list[str]]:
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in asked]
    headers = {"Content-Type": "application/json"}
    answer = outside.ask("POST", f"{base}/v1/querybatch", headers=headers, body=json.dumps({"queries": queries}).encode())
    if answer.status != 200:
        raise NoAnswer(f"it answers {answer.status}")
    results = answer.json().get("results")
    if not isinstance(results, list) or len(results) != len(asked):
        raise NoAnswer("its answer is not understood")
    return [_ids(one) for one in results]


def _ids(result: Any) -> list[str]:
    """A package without advisories has an empty object."""
    found = (result.get("vulns") if isinstance(result, dict) else None) or []
    return [str(one["id"]) for one in found if isinstance(one, dict) and "id" in one]
