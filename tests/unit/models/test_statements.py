"""What Postgres may do otherwise than a statement reads."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCES = sorted(path for folder in ("models", "bot", "worker") for path in (ROOT / folder).rglob("*.py"))
RUN_AGAIN = re.compile(r"\bin \(\s*select\b[^()]*(?:\([^()]*\)[^()]*)*\blimit\b[^()]*\bfor (?:no key )?update", re.I)


def texts(path: Path) -> list[str]:
    return [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_rows_to_take_are_chosen_once() -> None:
    """`id in (select … limit 5 for update)` may be planned as a join whose inner side is run again, and then more than five are
    taken; `id = any(array(select …))` is evaluated once."""
    found = [f"{path.relative_to(ROOT)}: {text[:60]}" for path in SOURCES for text in texts(path) if RUN_AGAIN.search(text)]

    assert RUN_AGAIN.search(
        "update t set a = 1 where id in ( select id from t where b < now() order by b limit :n for update skip locked)"
    )
    assert found == []
