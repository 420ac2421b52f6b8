"""What the environment is made from: locks that agree, and the settings of pip's that uv is told."""

import re
from pathlib import Path

import pytest

from sandbox.environment import LOCKS, Failed, stanza, uv_settings

ROOT = Path(__file__).parents[3]

LOCK = """\
urllib3==2.8.0 \\
    --hash=sha256:aa
uv==0.13.9 ; python_version < '4' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
    # via mimi-tarot (pyproject.toml)
virtualenv==21.6.1 \\
    --hash=sha256:dd
"""


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+==\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def test_what_runs_is_part_of_the_demo_and_that_of_the_tests() -> None:
    assert pins("requirements.lock") < pins(LOCKS["demo"]) < pins(LOCKS["tests"])


def test_the_demo_installs_nothing_that_only_tests_need() -> None:
    names = {pin.partition("==")[0] for pin in pins(LOCKS["demo"])}

    assert not names & {"pytest", "mypy", "ruff", "playwright", "fonttools", "matplotlib"}


def test_the_image_has_no_installer() -> None:
    names = {pin.partition("==")[0] for pin in pins("requirements.lock")}

    assert not names & {"uv", "pip", "hatchling", "editables"}


def test_one_package_is_taken_from_a_lock_with_its_hashes() -> None:
    taken = stanza(LOCK, "uv")

    assert taken == LOCK[LOCK.index("uv==") : LOCK.index("    # via")]


def test_a_lock_without_the_package_is_refused() -> None:
    with pytest.raises(Failed, match="make lock"):
        stanza(LOCK, "pip")


@pytest.mark.parametrize("level", LOCKS)
def test_both_locks_name_uv(level: str) -> None:
    taken = stanza((ROOT / LOCKS[level]).read_text(), "uv")

    assert taken.startswith("uv==")
    assert taken.count("--hash=sha256:") > 5


def test_uv_asks_the_index_that_pip_is_configured_for() -> None:
    listed = "global.index-url='https://one.example/simple'\nglobal.find-links='/a\\n/b'\n:env:.cert='/etc/ca.crt'\n"

    settings = uv_settings(listed, {})

    assert settings["UV_DEFAULT_INDEX"] == "https://one.example/simple"
    assert settings["UV_FIND_LINKS"] == "/a,/b"
    assert settings["SSL_CERT_FILE"] == "/etc/ca.crt"


def test_a_variable_outweighs_pips_files() -> None:
    listed = ":env:.index-url='https://env.example'\nglobal.index-url='https://global.example'\ninstall.index-url='https://install.example'\n"

    assert uv_settings(listed, {})["UV_DEFAULT_INDEX"] == "https://env.example"


def test_further_indexes_are_looked_through_as_pip_does() -> None:
    settings = uv_settings("global.extra-index-url='https://a.example\\nhttps://b.example'\n", {})

    assert settings == {"UV_INDEX": "https://a.example https://b.example", "UV_INDEX_STRATEGY": "unsafe-best-match"}


def test_what_is_set_for_uv_itself_stays() -> None:
    settings = uv_settings("global.index-url='https://pip.example'\n", {"UV_DEFAULT_INDEX": "https://uv.example"})

    assert "UV_DEFAULT_INDEX" not in settings
