"""What Postgres may do otherwise than a statement reads."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCES = sorted(path for folder in ("models", "bot", "worker") for path in (ROOT / folder).rglob("*.py"))
LIST = re.compile(r"\bin\s*\(\s*(?=select\b)", re.I)


def limited_lists(text: str) -> list[str]:
    """What stands in each `in (select …)` of a statement that has a limit."""
    lists = [text[found.end() : _closing(text, found.end())] for found in LIST.finditer(text)]
    return [each for each in lists if re.search(r"\blimit\b", each, re.I)]


def _closing(text: str, start: int) -> int:
    """Where the bracket is closed that was opened before `start`."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return place
    return len(text)


def texts(path: Path) -> list[str]:
    """All strings of a module; of an f-string what is fixed of it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values))  # type: ignore[misc]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return found


def test_rows_to_take_are_chosen_once() -> None:
    """`id in (select … limit 5)` may be planned as a join whose inner side is run again for each row: then more than five are
    taken, and a few thousand rows take minutes. `id = any(array(select …))` is evaluated once."""
    found = [f"{path.relative_to(ROOT)}: {each[:60]}" for path in SOURCES for text in texts(path) for each in limited_lists(text)]

    assert limited_lists("update t set a = 1 where id in ( select id from t where b < f(g(1)) order by b limit :n for update)")
    assert not limited_lists("update t set a = 1 where id in (select id from t where b = 1) and c in (select 2)")
    assert found == []
