"""`python -m tests.faults [--only NAME…] [--short] [--readings N] [--topups N]`: runs the faults, prints the table.

Writes docs/faults.md when all ran. Exit status 1 when a rule was broken.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from sandbox.run.binaries import temporary_folder
from tests.faults import table
from tests.faults.catalogue import FAULTS
from tests.faults.fault import Fault
from tests.faults.house import house
from tests.faults.judging import Outcome
from tests.faults.running import Size, run

WHOLE: Final = Size(readings=40, topups=4)
SHORT: Final = Size(readings=12, topups=1, before_s=3.0, after_s=1.0, aftermath_s=1.0)


def main() -> None:
    asked = _arguments()
    size = SHORT if asked.short else WHOLE
    size = replace(size, readings=asked.readings or size.readings, topups=asked.topups or size.topups)
    chosen = _chosen(asked)
    if not chosen:
        sys.exit(f"no such fault. There is: {'; '.join(fault.name for fault in FAULTS)}")
    began = time.monotonic()
    print(*table.rows(()), sep="\n", flush=True)
    outcomes = _run_all(chosen, size, wired=asked.short)
    took = time.monotonic() - began
    if chosen == list(FAULTS):
        table.write_page(outcomes, size, took)
    broken = [f"{outcome.fault}: {', '.join(outcome.problems)}" for outcome in outcomes if outcome.problems]
    print(f"\n{len(outcomes)} faults in {took:.0f} s")
    if broken:
        sys.exit("\n".join(broken))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="faults whose names contain one of these")
    parser.add_argument("--short", action="store_true", help="the worst faults, at small sizes")
    parser.add_argument("--readings", type=int, help="for each fault")
    parser.add_argument("--topups", type=int, help="for each fault")
    return parser.parse_args()


def _chosen(asked: argparse.Namespace) -> list[Fault]:
    """In the short form each lasts as long as its entry says."""
    faults = [fault for fault in FAULTS if not asked.only or any(part in fault.name for part in asked.only)]
    if asked.short:
        faults = [replace(fault, seconds=fault.short) for fault in faults if fault.short is not None]
    return faults


def _run_all(faults: Sequence[Fault], size: Size, *, wired: bool) -> list[Outcome]:
    """With `wired`, all on one set of processes; else those that need wires on a set of their own."""
    outcomes: dict[str, Outcome] = {}
    by_wire = sorted(faults, key=lambda fault: fault.wired)
    for needs_wires, group in groupby(by_wire, key=lambda fault: wired or fault.wired):
        folder, members = temporary_folder(), list(group)
        with house(folder, wired=needs_wires) as running:
            for fault in members:
                outcomes[fault.name] = run(running, fault, size)
                print(table.row(outcomes[fault.name]), flush=True)
        if any(outcomes[fault.name].problems for fault in members):
            print(f"The logs are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return [outcomes[fault.name] for fault in faults]


if __name__ == "__main__":
    main()
