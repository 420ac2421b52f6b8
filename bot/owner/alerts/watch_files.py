"""Writes the owner's rules as a Prometheus rules file and a Grafana dashboard: `python -m bot.owner.alerts.watch_files`.

Both go by `mimi_watch` of /metrics, the same figures that the worker's watch goes by. A test holds them against `rules.toml`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bot.say.words import words_for
from bot.watch.rules.table import Rule, Shown, rules

DOCS: Final = Path(__file__).resolve().parents[3] / "docs"
PROMETHEUS: Final = DOCS / "prometheus-rules.yml"
GRAFANA: Final = DOCS / "grafana-dashboard.json"

UNITS: Final[dict[Shown, str]] = {"seconds": "s", "share": "percentunit", "usd": "currencyUSD", "count": "short", "state": "bool"}
COLUMNS: Final = 4
WIDTH: Final = 24 // COLUMNS
HEIGHT: Final = 6


def prometheus() -> str:
    """The rules file: one alert a rule, and one for a MiMi that cannot be asked."""
    lines = [
        "# Made from bot/watch/rules/rules.toml by `python -m bot.owner.alerts.watch_files`.",
        "groups:",
        "  - name: mimi",
        "    rules:",
        *_alert(
            "MimiAway", 'absent(mimi_up{part="database"})', 3, "MiMi's metrics are not there", "See whether the web process runs."
        ),
    ]
    for rule in rules().values():
        lines += _alert(name_of(rule), expression(rule), minutes(rule), said(rule, ""), said(rule, "-do"))
    return "\n".join(lines) + "\n"


def grafana() -> str:
    """The dashboard: a panel a rule with its threshold, and what MiMi does."""
    panels = [_panel(number, rule) for number, rule in enumerate(rules().values())]
    top = (len(panels) + COLUMNS - 1) // COLUMNS * HEIGHT
    for number, (title, query, unit) in enumerate(MORE):
        place = {"h": HEIGHT, "w": 2 * WIDTH, "x": number % 2 * 2 * WIDTH, "y": top + number // 2 * HEIGHT}
        panels.append(_graph(len(panels), title, query, unit, place))
    board = {
        "title": "MiMi",
        "uid": "mimi",
        "schemaVersion": 39,
        "version": 1,
        "refresh": "1m",
        "time": {"from": "now-24h", "to": "now"},
        "tags": ["mimi"],
        "templating": {"list": [{"name": "source", "label": "Data source", "type": "datasource", "query": "prometheus"}]},
        "panels": panels,
    }
    return json.dumps(board, indent=1, ensure_ascii=False) + "\n"


def name_of(rule: Rule) -> str:
    """The alert's name, such as MimiReadingsWaiting."""
    return "Mimi" + "".join(part.title() for part in rule.name.split("_"))


def expression(rule: Rule) -> str:
    """When it fires. With several web machines each tells the same, so the largest counts."""
    return f'max(mimi_watch{{rule="{rule.name}"}}) > {rule.above:g}'


def minutes(rule: Rule) -> int:
    """How long it has to last."""
    return int(rule.lasts.total_seconds() // 60)


def said(rule: Rule, ending: str) -> str:
    """What the owner reads of it in English."""
    return words_for("en")(f"owner-alert-{rule.name.replace('_', '-')}{ending}")


def _alert(name: str, when: str, lasts: int, summary: str, do: str) -> Iterator[str]:
    yield f"      - alert: {name}"
    yield f"        expr: {json.dumps(when)}"
    yield f"        for: {lasts}m"
    yield "        labels:"
    yield "          service: mimi"
    yield "        annotations:"
    yield f"          summary: {json.dumps(summary, ensure_ascii=False)}"
    yield f"          description: {json.dumps(do, ensure_ascii=False)}"


MORE: Final = (
    ("Events a minute", "sum by (outcome) (rate(mimi_line_events_total[5m])) * 60", "short"),
    ("Deliveries a minute", "sum by (via, outcome) (rate(mimi_deliveries_total[5m])) * 60", "short"),
    ("Seconds to a reading", 'max by (quantile) (mimi_reading_stage_seconds{stage="all"})', "s"),
    ("Refused keys", "sum by (key) (increase(mimi_keys_refused_total[10m]))", "short"),
    ("Readings of the last day", "max by (status, source) (mimi_day_readings)", "short"),
    ("Jobs in the queue", "max(mimi_queue_jobs)", "short"),
)


def _panel(number: int, rule: Rule) -> dict[str, Any]:
    place = {"h": HEIGHT, "w": WIDTH, "x": number % COLUMNS * WIDTH, "y": number // COLUMNS * HEIGHT}
    made = _graph(number, said(rule, ""), f'max(mimi_watch{{rule="{rule.name}"}})', UNITS[rule.shown], place)
    steps = [{"color": "green", "value": None}, {"color": "red", "value": rule.above or 0.5}]
    made["fieldConfig"]["defaults"]["thresholds"] = {"mode": "absolute", "steps": steps}
    made["fieldConfig"]["defaults"]["custom"] = {"thresholdsStyle": {"mode": "line"}}
    made["description"] = said(rule, "-do")
    return made


def _graph(number: int, title: str, query: str, unit: str, place: dict[str, int]) -> dict[str, Any]:
    source = {"type": "prometheus", "uid": "${source}"}
    return {
        "id": number + 1,
        "type": "timeseries",
        "title": title,
        "datasource": source,
        "gridPos": place,
        "fieldConfig": {"defaults": {"unit": unit, "min": 0}, "overrides": []},
        "targets": [{"refId": "A", "expr": query, "datasource": source}],
    }


if __name__ == "__main__":
    PROMETHEUS.write_text(prometheus(), "utf-8")
    GRAFANA.write_text(grafana(), "utf-8")
