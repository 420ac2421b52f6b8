"""The Prometheus rules and the Grafana dashboard: made from the same rules that the owner is told by, and loadable."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.owner.alerts import watch_files
from bot.say.words import words_for
from bot.watch import metrics
from bot.watch.figures import gauges as metrics_gauges
from bot.watch.rules.table import rules
from models.general.languages import LANGUAGES

NAME = re.compile(r"\bmimi_[a-z_]+\b")
DURATION = re.compile(r"\d+m")


def loaded() -> list[dict[str, Any]]:
    """The alerts of the Prometheus file."""
    read = yaml.safe_load(watch_files.PROMETHEUS.read_text("utf-8"))
    [group] = read["groups"]
    assert (set(read), group["name"]) == ({"groups"}, "mimi")
    return list(group["rules"])


def test_both_files_are_what_the_rules_make() -> None:
    """After a change of rules.toml: python -m bot.owner.alerts.watch_files"""
    assert watch_files.PROMETHEUS.read_text("utf-8") == watch_files.prometheus()
    assert watch_files.GRAFANA.read_text("utf-8") == watch_files.grafana()


def test_every_rule_is_an_alert_with_its_threshold_and_its_time() -> None:
    alerts = {alert["alert"]: alert for alert in loaded()}

    for rule in rules().values():
        alert = alerts.pop(watch_files.name_of(rule))
        assert alert["expr"] == f'max(mimi_watch{{rule="{rule.name}"}}) > {rule.above:g}'
        assert alert["for"] == f"{rule.lasts.seconds // 60}m"
    assert list(alerts) == ["MimiAway"]


def test_each_alert_has_what_prometheus_wants() -> None:
    for alert in loaded():
        assert set(alert) == {"alert", "expr", "for", "labels", "annotations"}
        assert re.fullmatch(r"[A-Za-z_]\w*", alert["alert"])
        assert set(alert["annotations"]) == {"summary", "description"}
        assert DURATION.fullmatch(alert["for"])
        assert alert["expr"].count("(") == alert["expr"].count(")")


def test_every_rule_has_a_panel_with_its_threshold() -> None:
    board = json.loads(watch_files.GRAFANA.read_text("utf-8"))
    panels = {panel["targets"][0]["expr"]: panel for panel in board["panels"]}

    for rule in rules().values():
        panel = panels[f'max(mimi_watch{{rule="{rule.name}"}})']
        assert panel["fieldConfig"]["defaults"]["thresholds"]["steps"][-1]["value"] == (rule.above or 0.5)
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in board["panels"]]
    assert len(set(places)) == len(places)


def test_every_metric_that_they_name_is_on_the_page() -> None:
    files = watch_files.PROMETHEUS.read_text("utf-8") + watch_files.GRAFANA.read_text("utf-8")
    counted = {f"{family.name}_total" for metric in metrics.COUNTED for family in metric.describe()}
    gauges = set(NAME.findall(Path(metrics_gauges.__file__).read_text("utf-8")))

    assert set(NAME.findall(files)) <= counted | gauges


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words(language: str) -> None:
    words = words_for(language)

    names = [f"owner-alert-{rule.name.replace('_', '-')}" for rule in rules().values()]

    assert [name for name in names if not (words(name) and words(f"{name}-do"))] == []
