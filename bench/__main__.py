"""`python -m bench [PART…]`: measures, prints the tables, and writes them to docs/performance.md when no part was chosen."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench import growth, web, worker
from bench.table import Row, markdown

PARTS: Final[dict[str, Callable[[Path], list[Row]]]] = {"web": web.run, "worker": worker.run, "growth": growth.run}
LONG: Final = ("growth",)
"""Takes a quarter of an hour and gigabytes of disk: only when it is asked for."""

PAGE: Final = Path(__file__).parent.parent / "docs" / "performance.md"
HEAD: Final = """# How quick and how small MiMi is

Written by `make bench` on {day} (UTC) on a machine with {cores} cores. The figures of one table come from one run; where two
systems are compared, their rounds took turns. Bare times say as much about the machine as about MiMi: compare ratios.
"""


def main() -> None:
    chosen = sys.argv[1:] or [part for part in PARTS if part not in LONG]
    if unknown := set(chosen) - set(PARTS):
        sys.exit(f"no such part: {', '.join(unknown)}. There is {', '.join(PARTS)}.")
    page = HEAD.format(day=datetime.now(UTC).date(), cores=os.cpu_count())
    for part in chosen:
        with tempfile.TemporaryDirectory(prefix="mimi-bench-") as folder:
            table = markdown(PARTS[part](Path(folder)))
        print(f"\n{table}", flush=True)
        page += f"\n## {part.capitalize()}\n\n{table}\n"
    if not sys.argv[1:]:
        PAGE.write_text(page)


if __name__ == "__main__":
    main()
