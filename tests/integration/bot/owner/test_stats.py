"""`mimi stats` on days whose figures were worked out by hand, in Bangkok's days."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.owner.stats.figures import STEPS, gather
from bot.owner.stats.period import Period
from tests.helpers.owner import Owner
from tests.helpers.rows import Rows
from tests.integration.bot.owner.stats_rows import BANGKOK, Life, a_month, at, known_days

DAYS = Period(date(2026, 11, 1), date(2026, 11, 3), BANGKOK)


@pytest.fixture
def found(engine: Engine) -> dict[str, Any]:
    known_days(engine)
    with engine.connect() as connection:
        return gather(connection, DAYS, baht_per_usd=33.0, webhook_p95=0.012)


@pytest.fixture
def owner(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Owner:
    monkeypatch.chdir(tmp_path)
    return Owner({**environment, "PUBLIC_URL": "https://127.0.0.1:9", "COLUMNS": "200"})


def in_its_own_process(owner: Owner, folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Matplotlib changes the process that imports it."""
    command = [sys.executable, "-m", "bot.owner.cli", "stats", *words]
    env = {**os.environ, **owner.environment, **more}
    return subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, timeout=60)


def test_people(found: Mapping[str, Any]) -> None:
    assert found["people"] == {"new": 2, "active": 3, "returning": 2, "blocked": 0}
    assert found["referrals"] == {"friends": 1, "inviters_coins": 120, "friends_coins": 100, "rings": []}


def test_an_inviter_whose_friends_all_took_their_coins_and_left_is_seen(owner: Owner, engine: Engine) -> None:
    life = Life(engine)
    inviter, honest = life.person(at("2026-10-20")), life.person(at("2026-10-20"))
    for minute in range(6):
        life.person(at("2026-11-01", 12, minute), friend_of=inviter)
        life.person(at("2026-11-02", 12, minute), friend_of=honest)
    Rows(engine).run("update users set total_readings = 1 where referred_by = :id", id=honest)

    told = json.loads(owner.runs("stats", "--from", "2026-11-01", "--to", "2026-11-03", "--json").stdout)
    shown = owner.runs("stats", "--from", "2026-11-01", "--to", "2026-11-03").stdout

    assert told["referrals"]["rings"] == [
        {"inviter": str(inviter), "friends": 6, "idle": 6, "chain": 2, "hours": 0.1, "coins": 6 * 220}
    ]
    assert str(inviter) in shown
    assert str(honest) not in shown


def test_calls_for_what_was_refunded_are_in_the_sum(engine: Engine) -> None:
    life = Life(engine)
    somebody = life.person(at("2026-10-20"))
    life.reading(somebody, at("2026-11-01"), cost_usd=0.0004)
    refunded = life.reading(somebody, at("2026-11-02"), status="refunded", failure="invalid")
    Rows(engine).run("update readings set model = 'gpt-6-luna', cost_usd = 0.0002 where id = :id", id=refunded)

    with engine.connect() as connection:
        found = gather(connection, DAYS, baht_per_usd=33.0, webhook_p95=None)

    assert found["money"]["spent"] == {"usd": pytest.approx(0.0006), "refunded_usd": pytest.approx(0.0002)}
    assert found["money"]["three_usd"] == pytest.approx(0.0004)


def test_readings(found: Mapping[str, Any]) -> None:
    assert found["readings"] == {
        "by_kind": {"reading": 6, "daily": 1},
        "by_spread": {"three": 5, "celtic": 1},
        "by_source": {"model": 3, "fallback": 1},
        "by_outcome": {"delivered": 4, "refunded: failed": 1, "refunded: invalid": 1},
    }
    assert found["errors"] == {"failed": 1, "of": 6, "rate": pytest.approx(1 / 6)}


def test_times_leave_out_what_waited_for_the_person(found: Mapping[str, Any]) -> None:
    assert found["times"]["model"] == pytest.approx({"p50": 2.0, "p95": 2.9})
    assert found["times"]["queue"] == pytest.approx({"p50": 0.1, "p95": 0.175})
    assert found["times"]["whole"] == pytest.approx({"p50": 2.6, "p95": 3.41})
    assert found["times"]["webhook"] == {"p95": 0.012}


def test_money(found: Mapping[str, Any]) -> None:
    money = found["money"]
    star = (99 + 2 * 399) / (10 + 2 * 72)
    assert (money["star_baht"], money["star_price_from"], money["baht_per_usd"]) == (pytest.approx(star), "sales", 33.0)
    three, celtic = money["by_spread"]
    assert (three["spread"], three["readings"], three["usd"]) == ("three", 3, pytest.approx(0.0004))
    assert three["margin_baht"] == pytest.approx(star - 0.0004 * 33)
    assert (celtic["price_baht"], celtic["cost_baht"]) == (pytest.approx(3 * star), pytest.approx(0.004 * 33))


def test_sales_are_by_day_and_package(found: Mapping[str, Any]) -> None:
    assert found["sales"] == [
        {"day": "2026-11-01", "package": "starter", "orders": 1, "baht": 99, "stars": 10, "refunded_baht": 0},
        {"day": "2026-11-02", "package": "premium", "orders": 2, "baht": 798, "stars": 144, "refunded_baht": 399},
    ]
    assert found["stars"] == {"reading:spend": -8, "topup:credit": 154}


def test_ratings_are_by_prompt_version(found: Mapping[str, Any]) -> None:
    assert found["ratings"] == [{"version": "a1", "ratings": 3, "mean": pytest.approx(11 / 3), "happy": pytest.approx(2 / 3)}]


def test_each_day_has_its_line(found: Mapping[str, Any]) -> None:
    days = found["days"]
    assert [day["day"] for day in days] == ["2026-11-01", "2026-11-02", "2026-11-03"]
    assert [(day["by_model"], day["by_deck"], day["refunded"]) for day in days] == [(1, 0, 0), (2, 1, 0), (0, 0, 2)]
    assert [(day["new"], day["returning"]) for day in days] == [(1, 0), (1, 2), (0, 2)]
    assert [day["baht"] for day in days] == [{"starter": 99}, {"premium": 798}, {}]
    assert days[0]["model_s"] == {"p50": 1.0, "p95": 1.0}


def test_targets_are_judged(found: Mapping[str, Any]) -> None:
    assert [target["met"] for target in found["targets"]] == [True, True, True, False, True]


def test_nothing_at_all_is_no_error(engine: Engine) -> None:
    steps: list[None] = []
    with engine.connect() as connection:
        found = gather(connection, DAYS, baht_per_usd=33.0, webhook_p95=None, step=lambda: steps.append(None))
    assert len(steps) == STEPS
    assert [target["met"] for target in found["targets"]] == [None] * 5
    assert found["money"]["star_price_from"] == "the cheapest package"
    json.dumps(found)


def test_the_command_prints_tables(owner: Owner, engine: Engine) -> None:
    known_days(engine)

    said = owner.runs("stats", "--from", "2026-11-01", "--to", "2026-11-03", "--baht-per-usd", "32.5")

    assert said.stderr == ""
    for shown in ("3.41 s", "16.67 %", "MISSED", "1 USD is 32.5 THB", "no figure for the webhook"):
        assert shown in said.stdout


def test_the_command_prints_json(owner: Owner, engine: Engine) -> None:
    known_days(engine)

    told = json.loads(owner.runs("stats", "--from", "2026-11-01", "--to", "2026-11-03", "--json").stdout)

    assert (told["people"]["new"], told["period"]["days"]) == (2, 3)


def test_the_webhooks_time_comes_from_the_web_process(owner: Owner, web: str, mali_phone: Any) -> None:
    mali_phone.follow()

    told = json.loads(owner.runs("stats", "--json", "--metrics", f"{web}/metrics").stdout)

    assert 0 < told["times"]["webhook"]["p95"] < 5
    assert told["notes"] == []


def test_the_command_draws(owner: Owner, engine: Engine, tmp_path: Path) -> None:
    a_month(engine, date(2026, 11, 3), days=3)
    words = ("--from", "2026-11-01", "--to", "2026-11-03", "--charts", "made/here", "--json")

    said = in_its_own_process(owner, tmp_path, *words, MPLCONFIGDIR=str(tmp_path))

    assert said.returncode == 0, said.stderr
    json.loads(said.stdout)
    drawn = sorted((tmp_path / "made" / "here").iterdir())
    assert [path.name for path in drawn] == ["cost.png", "people.png", "ratings.png", "readings.png", "sales.png", "speed.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size > 10_000 for path in drawn)


def test_without_matplotlib_it_is_said_how_to_get_it(owner: Owner, tmp_path: Path) -> None:
    """A module of that name that is none, found first."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['matplotlib'] = None\n")

    said = in_its_own_process(owner, tmp_path, "--charts", "here", PYTHONPATH=str(tmp_path))

    assert said.returncode == 1
    assert "pip install 'mimi-tarot[charts]'" in said.stderr


@pytest.mark.parametrize("words", [("--from", "2026-11-31"), ("--from", "2026-11-03", "--to", "2026-11-01")])
def test_days_that_are_none(owner: Owner, words: tuple[str, ...]) -> None:
    said = owner.runs("stats", *words, exits=2)

    assert said.stdout == ""
    assert said.stderr


def test_the_database_is_away(owner: Owner) -> None:
    owner.environment["DATABASE_URL"] = "postgresql://mimi@127.0.0.1:9/mimi"

    said = owner.runs("stats", exits=3)

    assert "The database is away" in said.stderr
