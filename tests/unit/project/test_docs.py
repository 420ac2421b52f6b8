"""Settings, commands, metrics, states and paths: each is explained in a guide, and each that a guide names exists."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic_core import PydanticUndefined

from bot.chat.dialogue.states import State
from bot.owner.cli import app
from bot.owner.doctor.stripe import NEEDED
from bot.settings import Settings

ROOT = Path(__file__).parents[3]
GUIDES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "SECURITY.md", *(ROOT / "docs").glob("*.md")]
)
LEFT_EMPTY = {"LINE_OA_ID", "DATABASE_URL", "REDIS_URL", "PUBLIC_URL"}
"""Needed settings that `.env.example` shows an example of; the other needed ones are empty there."""


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def example() -> dict[str, tuple[str, str]]:
    """`.env.example`: each setting's value, and the comment right above it."""
    found: dict[str, tuple[str, str]] = {}
    comment = ""
    for line in read(".env.example").splitlines():
        if line.startswith("# ---") or not line:
            comment = ""
        elif line.startswith("#"):
            comment += line
        else:
            name, _, value = line.partition("=")
            assert name not in found, f"{name} stands there twice"
            found[name], comment = (value, comment), ""
    return found


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))


def commands() -> set[str]:
    group: Any = typer.main.get_command(app)
    return set(group.commands)


def test_every_setting_is_in_the_example_with_a_comment_and_nothing_else_is() -> None:
    assert set(example()) == {name.upper() for name in Settings.model_fields}
    assert [name for name, (_, comment) in example().items() if len(comment) < 20] == []


def test_the_example_shows_the_defaults() -> None:
    for name, field in Settings.model_fields.items():
        shown, _ = example()[name.upper()]
        if field.default is PydanticUndefined:
            assert (name.upper() in LEFT_EMPTY) == bool(shown), name
        else:
            assert shown == ("" if field.default in (None, ()) else str(field.default)), name


def test_every_command_is_told_of_and_every_one_told_of_exists() -> None:
    told = " ".join(path.read_text("utf-8") for path in GUIDES if path.name != "CHANGELOG.md")
    named = set(re.findall(r"\bmimi ([a-z]+)\b", " ".join(re.findall(r"`[^`]+`|```.*?```", told, re.DOTALL))))
    assert commands() - named == set(), "told of nowhere"
    assert named - commands() == set(), "do not exist"
    listed = re.search(r"For the owner: (.*?);", read("CHANGELOG.md"), re.DOTALL)
    assert listed
    assert commands() <= set(re.findall(r"`(?:mimi )?([a-z]+)`", listed[1]))


def test_every_state_is_drawn_and_explained() -> None:
    drawn = set(re.findall(r"^\s*(?:\w+|\[\*\]) --> (\w+)", read("bot/chat/dialogue/conversation.mmd"), re.MULTILINE))
    map_of_states = re.findall(r"^\| `(\w+)` \|", read("CONTRIBUTING.md"), re.MULTILINE)
    assert drawn == {state.value for state in State}
    assert sorted(map_of_states) == sorted(drawn)


def test_every_metric_has_its_meaning_beside_it() -> None:
    sources = [ROOT / "bot/watch/metrics.py", *(ROOT / "bot/watch/figures").glob("*.py")]
    counted = {name for path in sources for name in re.findall(r'"(mimi_\w+)"', path.read_text())}
    explained = dict(re.findall(r"^\| `(mimi_\w+)` \|[^|]*\| (.+) \|$", read("docs/watching.md"), re.MULTILINE))
    assert {name.removesuffix("_total") for name in explained} == counted
    assert all(len(meaning) > 10 for meaning in explained.values())
    elsewhere = {name for path in GUIDES for name in re.findall(r"\bmimi_\w+", path.read_text("utf-8"))}
    assert {re.sub(r"_(total|bucket)$", "", name) for name in elsewhere} <= counted


def test_log_lines_that_the_guides_name_are_written_somewhere() -> None:
    code = " ".join(path.read_text() for part in ("bot", "worker", "models") for path in (ROOT / part).rglob("*.py"))
    written = set(re.findall(r'\blog\.\w+\(\s*"(\w+)"', code))
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", read("docs/operations.md")))
    assert {name for name in named if not name.startswith("mimi_")} <= written


def test_the_readmes_commands_exist_and_ci_runs_them() -> None:
    readme = re.findall(r"\bmake ([a-z-]+)", read("README.md"))
    assert {"demo", "test", "check"} <= set(readme) <= targets()
    # `make demo` starts `python -m sandbox`, which an end-to-end test runs as it is.
    run = set(re.findall(r"^make ([a-z-]+)", read(".ci/run"), re.MULTILINE))
    if '"-m", "sandbox"' in read("tests/e2e/test_demo.py"):
        run.add("demo")
    if {"check", "test"} <= run:
        run.add("quick")  # parts of both
    assert set(readme) <= run
    assert set(re.findall(r"\bmake ([a-z-]+)", read("CONTRIBUTING.md"))) <= targets()


def test_what_runs_in_production_is_said_alike() -> None:
    command = re.search(r'^CMD \["gunicorn", "--config", "(\S+)"\]', read("Dockerfile"), re.MULTILINE)
    fly = tomllib.loads(read("fly.toml"))
    port = re.search(r"^PORT: Final = (\d+)$", read("bot/serving.py"), re.MULTILINE)
    assert command
    assert port
    assert fly["processes"] == {"web": f"gunicorn --config {command[1]}", "worker": "python -m worker"}
    assert fly["http_service"]["internal_port"] == int(port[1]) == fly["metrics"][0]["port"]
    assert f"EXPOSE {port[1]}" in read("Dockerfile")
    assert fly["deploy"]["release_command"].split()[1] in commands()
    assert "mounts" not in fly


def test_the_guide_names_stripes_version_and_events() -> None:
    import stripe

    guide = read("docs/deploy.md")
    assert stripe.api_version in guide
    assert set(re.findall(r"`((?:checkout|charge|refund)\.[a-z_.]+)`", guide)) == set(NEEDED)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_lead_somewhere(guide: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", guide.read_text("utf-8")):
        assert (guide.parent / link).exists(), link


ROOMS = "bot|models|prompts|sandbox|tests|worker|docs"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_paths_that_the_guides_name_exist(guide: Path) -> None:
    named = re.findall(rf"`((?:{ROOMS})/[^`\s]*)`", guide.read_text("utf-8"))

    missing = [path for path in named if not any(ROOT.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))]

    assert missing == []


def test_every_test_that_shows_something_about_security_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", read("SECURITY.md"))

    missing = [f"{file}::{test}" for file, test in named if f"def {test}(" not in read(f"tests/{file}")]

    assert len(named) > 20
    assert missing == []
