"""Every counter begins at 0 with every label that it can have."""

from bot.chat import events
from bot.chat.dialogue.states import State
from bot.line.delivery import Outcome
from bot.watch import metrics
from bot.watch.figures import series as metrics_series


def test_the_labels_are_those_that_the_code_uses() -> None:
    kinds = {kind.__name__ for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event)}

    assert set(metrics_series.EVENTS) == kinds - {"Event"} | {"other"}
    assert set(metrics_series.STATES) == {state.value for state in State}
    assert set(metrics_series.OUTCOMES) == {outcome.value for outcome in Outcome}


def test_every_counter_with_labels_is_listed() -> None:
    labelled = {metric for metric in metrics.COUNTED if metric._labelnames}

    assert labelled == {*metrics_series.SERIES, metrics.REQUESTS}


def test_each_series_is_there_before_anything_happened() -> None:
    metrics_series.begin_at_zero(["/line/webhook"])

    there = {
        (sample.name, *sample.labels.values()) for metric in metrics.COUNTED for sample in next(iter(metric.collect())).samples
    }

    assert ("mimi_line_events_total", "Said", "failed") in there
    assert ("mimi_deliveries_total", "push", "unauthorised") in there
    assert ("mimi_keys_refused_total", "stripe") in there
    assert ("mimi_http_request_seconds_count", "/line/webhook", "500") in there


def test_a_part_of_a_metric_is_the_same_however_it_is_come_by() -> None:
    assert metrics.labelled(metrics.EVENTS, "Said", "handled") is metrics.EVENTS.labels("Said", "handled")
