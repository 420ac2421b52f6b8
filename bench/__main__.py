"""`python -m bench [PART…]`: measures and prints tables. What is whole goes into docs/performance.md, and docs/scale.md follows.

Without parts: all but the long ones. A long part, when it is asked for, replaces its own section of the page and nothing else.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench import web
from bench.growth import measuring as growth
from bench.scale import page as scale
from bench.table import Row, markdown
from bench.worker import measuring as worker
from sandbox.run.binaries import temporary_folder

PARTS: Final[dict[str, Callable[[Path], list[Row]]]] = {"web": web.run, "worker": worker.run, "growth": growth.run}
LONG: Final = ("growth",)
"""Takes a quarter of an hour and gigabytes of disk: only when it is asked for."""

PAGE: Final = Path(__file__).parent.parent / "docs" / "performance.md"
HEAD: Final = """# How quick and how small MiMi is

Written by `make bench` on {day} (UTC) on a machine with {cores} cores. The figures of one table come from one run; where two
systems are compared, their rounds took turns. Bare times say as much about the machine as about MiMi: compare ratios.
"""
LONG_HEAD: Final = "By `make bench ARGS={part}` on {day} (UTC) on a machine with {cores} cores.\n\n"


def main() -> None:
    chosen = sys.argv[1:] or [part for part in PARTS if part not in LONG]
    if unknown := set(chosen) - set(PARTS):
        sys.exit(f"no such part: {', '.join(unknown)}. There is {', '.join(PARTS)}.")
    day = {"day": datetime.now(UTC).date(), "cores": os.cpu_count()}
    measured: dict[str, str] = {}
    for part in chosen:
        folder = temporary_folder()
        try:
            table = markdown(PARTS[part](folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(f"\n{table}", flush=True)
        if part in LONG:
            measured[part] = LONG_HEAD.format(part=part, **day) + table
        elif not sys.argv[1:]:
            measured[part] = table
    if measured:
        head = None if sys.argv[1:] else HEAD.format(**day)
        PAGE.write_text(written(PAGE.read_text("utf-8"), measured, head), "utf-8")
        scale.write()


def written(page: str, measured: Mapping[str, str], head: str | None = None) -> str:
    """The page with the sections of these parts, by the names of the parts, and with another `head` if there is one."""
    old, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    kept = {name.strip().lower(): said.strip() for name, _, said in (section.partition("\n") for section in sections)}
    kept |= measured
    order = [part for part in PARTS if part in kept]
    return (head or old).rstrip() + "\n" + "".join(f"\n## {part.capitalize()}\n\n{kept[part]}\n" for part in order)


if __name__ == "__main__":
    main()
