"""GET /metrics: what both processes count, what the house looks like, and who may see it."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Engine

from bot.settings import Settings
from bot.watch.keys import KEYS
from bot.watch.rules.table import rules
from models.watch import metrics_queries
from sandbox.run.client import Phone
from tests.helpers.paid import pay_for_a_reading, status
from tests.helpers.processes.live import gunicorn, worker
from tests.helpers.processes.web import web_process
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until

ROOT = Path(__file__).parents[4]
Figures = dict[tuple[str, frozenset[tuple[str, str]]], float]


def ask(url: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def scrape(web: str) -> Figures:
    code, body = ask(f"{web}/metrics")
    assert code == 200, body
    found: Figures = {}
    for family in text_string_to_metric_families(body):
        for sample in family.samples:
            key = (sample.name, frozenset(sample.labels.items()))
            assert key not in found, f"{key} is told twice"
            found[key] = sample.value
    return found


def figure(found: Figures, name: str, **labels: str) -> float:
    """The sum over all samples that have these labels."""
    return sum(value for (known, of), value in found.items() if known == name and labels.items() <= set(of))


@pytest.fixture
def live(environment: dict[str, str], web_address: str, tmp_path: Path) -> Iterator[str]:
    with gunicorn(environment, web_address, tmp_path):
        yield web_address


def test_two_processes_tell_one_sum(live: str, tmp_path: Path) -> None:
    """Whoever answers knows of what the other one has counted."""
    for _ in range(40):
        assert ask(f"{live}/deck/no-such-card.jpg")[0] == 404
    sums = {figure(scrape(live), "mimi_http_request_seconds_count", route="/deck/<name>", status="404") for _ in range(12)}
    assert sums == {40}
    assert figure(scrape(live), "mimi_http_request_seconds_bucket", route="/deck/<name>", le="+Inf") == 40
    assert "metrics_of_this_process_only" not in (tmp_path / "web.log").read_text()


def test_a_reading_is_counted_from_end_to_end(
    live: str, environment: dict[str, str], sandbox: LiveSandbox, rows: Rows, tmp_path: Path
) -> None:
    phone: Phone = sandbox.control.arrive("มะลิ", "th")
    with worker(environment, tmp_path):
        reading = pay_for_a_reading(phone, rows)
        until(lambda: status(rows, reading) == "delivered", what="the reading is delivered")
        found = until(lambda: _with_the_workers(live), what="the worker has shared what it counted")
    assert figure(found, "mimi_line_events_total", type="Followed", outcome="handled", process="web") == 1
    assert figure(found, "mimi_line_events_total", type="Tapped", outcome="handled") == 3
    assert (
        figure(found, "mimi_state_transitions_total", was="question", state="mood")
        + figure(found, "mimi_state_transitions_total", was="idle", state="mood")
        == 1
    )
    assert figure(found, "mimi_deliveries_total", via="reply", outcome="sent", process="worker") == 1
    assert figure(found, "mimi_deliveries_total", via="push") == 0
    assert figure(found, "mimi_day_readings", kind="reading", spread="three", status="delivered", source="model") == 1
    assert figure(found, "mimi_day_model_tokens", kind="input") > 0
    assert figure(found, "mimi_day_model_usd") > 0
    assert figure(found, "mimi_day_stars", reason="reading:spend") == -1
    took = float(rows.one("select extract(epoch from delivered_at - created_at) from readings"))
    assert figure(found, "mimi_reading_stage_seconds", stage="all", quantile="0.95") == pytest.approx(took)
    assert figure(found, "mimi_queue_jobs") == 0
    assert figure(found, "mimi_up", part="database") == figure(found, "mimi_up", part="redis") == 1
    assert figure(found, "mimi_line_pushes", kind="allowed") > 0
    assert ("mimi_line_pushes", frozenset({("kind", "used")})) in found
    guide = (ROOT / "docs" / "watching.md").read_text()
    names = {re.sub("_(bucket|count|sum)$", "", name) for name, _ in found}
    assert [name for name in sorted(names) if f"`{name}`" not in guide] == [], "every metric is in the guide"


def _with_the_workers(web: str) -> Figures:
    found = scrape(web)
    seen = any(name == "mimi_worker_seen_seconds" for name, _ in found)
    return found if seen and figure(found, "mimi_deliveries_total", process="worker") else {}


def test_all_counters_begin_at_zero_for_both_processes(live: str) -> None:
    """A rise from nothing is none for Prometheus: the first failure would not be seen."""
    found = scrape(live)
    for process, key in product(("web", "worker"), KEYS):
        assert found[("mimi_keys_refused_total", frozenset({("key", key), ("process", process)}))] == 0
    assert found[("mimi_line_events_total", frozenset({("type", "Said"), ("outcome", "failed"), ("process", "web")}))] == 0
    assert figure(found, "mimi_http_request_seconds_count", route="/stripe/webhook", status="500") == 0
    watched = {dict(labels)["rule"]: value for (name, labels), value in found.items() if name == "mimi_watch"}
    assert set(watched) == set(rules()), "every rule of the owner's has its figure"
    assert {rule for rule, value in watched.items() if value} <= {"worker_dead", "database_full"}, "none works here"


def test_an_event_that_comes_again_is_counted_as_that(live: str, sandbox: LiveSandbox) -> None:
    phone = sandbox.control.arrive("มะลิ", "th")
    event = phone.follow()["eventId"]
    sandbox.control.redeliver(event)
    sandbox.control.webhook({"type": "hologram"})
    found = scrape(live)
    assert figure(found, "mimi_line_events_total", type="Followed", outcome="repeated") == 1
    assert figure(found, "mimi_line_events_total", outcome="ignored") == 1


def test_the_queue_is_seen_while_nobody_works(live: str, sandbox: LiveSandbox, rows: Rows) -> None:
    pay_for_a_reading(sandbox.control.arrive("มะลิ", "th"), rows)
    rows.run("update readings set created_at = created_at - interval '1 minute'")
    found = scrape(live)
    assert figure(found, "mimi_queue_jobs") >= 1
    assert figure(found, "mimi_readings_open", status="queued") == 1
    assert 60 <= figure(found, "mimi_readings_untaken_seconds") < 90
    assert not any(name == "mimi_worker_seen_seconds" for name, _ in found)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Fly-Client-IP", "X-Real-IP", "Via", "CF-Connecting-IP"])
def test_nobody_sees_it_through_a_proxy(web: str, header: str) -> None:
    assert ask(f"{web}/metrics")[0] == 200
    assert ask(f"{web}/metrics", **{header: "127.0.0.1"}) == (404, "404 Not Found\n")


def test_with_a_token_only_the_token_opens_it(settings: Settings, web_address: str, sandbox: Any) -> None:
    guarded = settings.model_copy(update={"metrics_token": type(settings.line_channel_secret)("a long secret")})
    with web_process(guarded, web_address):
        assert ask(f"{web_address}/metrics")[0] == 404
        assert ask(f"{web_address}/metrics", Authorization="Bearer wrong")[0] == 404
        assert ask(f"{web_address}/metrics", Authorization="a long secret")[0] == 404
        seen = ask(f"{web_address}/metrics", Authorization="Bearer a long secret", X_Forwarded_For="203.0.113.7")
        assert seen[0] == 200
        assert "mimi_up" in seen[1]


def test_what_is_away_is_left_out_and_named(environment: dict[str, str], web_address: str, tmp_path: Path) -> None:
    from sandbox.run.processes import free_port

    away = {**environment, "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0", "LINE_API_BASE": f"http://127.0.0.1:{free_port()}"}
    with gunicorn(away, web_address, tmp_path):
        found = scrape(web_address)
    assert figure(found, "mimi_up", part="redis") == 0
    assert figure(found, "mimi_up", part="database") == 1
    assert figure(found, "mimi_http_request_seconds_count", route="/api/health") >= 1
    assert not any(name.startswith(("mimi_queue", "mimi_line_pushes")) for name, _ in found)


def test_the_folder_goes_with_its_maker(environment: dict[str, str], web_address: str, tmp_path: Path) -> None:
    told = {**environment, "TMPDIR": str(tmp_path)}
    with gunicorn(told, web_address, tmp_path) as web:
        assert len(list(tmp_path.glob("mimi-metrics-*"))) == 1
        web.stop()
    assert not list(tmp_path.glob("mimi-metrics-*"))


def test_a_reply_whose_mark_is_still_to_be_made_is_not_pending(rows: Rows, engine: Engine) -> None:
    """Two have just come, however slow the machine is, and one ten seconds ago."""
    rows.run(
        "insert into webhook_events (id, type, received_at, outcome)"
        " select 'e' || age, 'said', now() - make_interval(secs => age), 'pending' from unnest(array[-600, -300, 10]) age"
    )

    with engine.connect() as connection:
        assert metrics_queries.replies_pending(connection) == 1
