"""The guide says of every rule what it means and what to do."""

from pathlib import Path

from bot.watch.rules.table import rules

GUIDE = (Path(__file__).parents[4] / "docs" / "alerts.md").read_text("utf-8")


def test_every_rule_is_in_the_guide() -> None:
    assert [name for name in rules() if f"| `{name}` |" not in GUIDE] == []
