"""The files for a machine of one's own: each name that they set and each command that they run exists in MiMi."""

import configparser
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from bot.owner.cli import app
from bot.serving import PORT
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
ELSEWHERE = ROOT / "docs" / "elsewhere"
UNITS = sorted([*ELSEWHERE.glob("*.service"), *ELSEWHERE.glob("*.timer")])
OF_PROCESSES = {"WEB_CONCURRENCY", "PYTHONUNBUFFERED"}
"""Names that gunicorn's settings and Python read."""


def unit(path: Path) -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(path.read_text())
    return read


def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ELSEWHERE / "compose.yaml").read_text()))


def ours() -> dict[str, dict[str, Any]]:
    return {name: service for name, service in compose()["services"].items() if service["image"] == "mimi-tarot"}


def commands() -> Iterator[list[str]]:
    """Each command line of ours, without the folder that its program is in."""
    for service in ours().values():
        yield shlex.split(service["command"])
    for path in UNITS:
        for line in re.findall(r"^Exec\w+=(.+)$", path.read_text(), re.MULTILINE):
            words = shlex.split(line)
            inner = shlex.split(words[2]) if words[0] == "/bin/sh" else words
            if inner[0].startswith("/opt/mimi/bin/"):
                yield [inner[0].rpartition("/")[2], *inner[1:]]


def names_set() -> set[str]:
    named = {name for service in ours().values() for name in service["environment"]}
    for path in UNITS:
        for line in re.findall(r"^Environment=(.+)$", path.read_text(), re.MULTILINE):
            named |= {pair.partition("=")[0] for pair in shlex.split(line)}
    return named


def test_every_name_that_is_set_is_read() -> None:
    known = {name.upper() for name in Settings.model_fields} | OF_PROCESSES

    assert names_set() - known == set()
    assert "WEB_CONCURRENCY" in names_set()


def test_every_command_exists() -> None:
    group: Any = typer.main.get_command(app)
    seen = set()
    for program, *words in commands():
        seen.add(program)
        if program == "mimi":
            options = {option for parameter in group.commands[words[0]].params for option in parameter.opts}
            assert {word for word in words[1:] if word.startswith("--")} <= options, words
        elif program == "gunicorn":
            assert words[:2] == ["--config", "python:bot.serving"]
        else:
            assert [program, *words] == ["python", "-m", "worker"]
    assert seen == {"mimi", "gunicorn", "python"}


def test_the_proxy_leads_to_the_port_and_nothing_else_is_open() -> None:
    services = compose()["services"]

    assert f"--to web:{PORT}" in services["proxy"]["command"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert f"127.0.0.1:{PORT}" in (ELSEWHERE / "mimi-web.service").read_text()


def test_redis_throws_nothing_away_and_postgres_is_what_the_image_can_back_up() -> None:
    services = compose()["services"]
    client = re.search(r"^ARG POSTGRES_CLIENT=postgresql-client-(\d+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)

    assert "--maxmemory-policy noeviction" in services["valkey"]["command"]
    assert client
    assert services["postgres"]["image"] == f"postgres:{client[1]}"


def test_both_processes_wait_for_the_tables_and_come_back() -> None:
    for name in ("web", "worker"):
        assert ours()[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
        assert ours()[name]["restart"] == "unless-stopped"
    for name in ("mimi-web", "mimi-worker"):
        assert unit(ELSEWHERE / f"{name}.service")["Service"]["Restart"] == "always"


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_is_whole(path: Path) -> None:
    read = unit(path)

    assert read["Unit"]["Description"].startswith("MiMi")
    if path.suffix == ".service":
        assert read["Service"]["User"] == "mimi"
        assert read["Service"]["EnvironmentFile"] == "/etc/mimi.env"
        assert read["Service"]["NoNewPrivileges"] == "true"
    else:
        assert path.with_suffix(".service").is_file()


def money(cell: str) -> int:
    found = re.match(r"฿([\d,]+)", cell.strip().replace("**", ""))
    assert found, cell
    return int(found[1].replace(",", ""))


def test_the_table_of_costs_adds_up() -> None:
    guide = (ROOT / "docs" / "deploy.md").read_text()
    table = re.search(r"^\| a month.*?\n\n", guide, re.MULTILINE | re.DOTALL)
    assert table
    rows = [line.strip("| ").split("|") for line in table[0].strip().splitlines()[2:]]
    costs = [row for row in rows if not row[0].strip().startswith(("**", "for comparison"))]
    total = next(row for row in rows if row[0].strip().startswith("**all"))

    assert len(costs) == 6
    for column in (1, 2, 3):
        assert sum(money(row[column]) for row in costs) == money(total[column])
