"""CPU and memory of a process with all its children, as Linux counts them."""

import os
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
TICKS: Final = os.sysconf("SC_CLK_TCK")


def tree(pid: int) -> list[int]:
    """The process and all that came from it and still run."""
    parents: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (stat := _stat(int(folder.name))):
            parents.setdefault(int(stat[1]), []).append(int(folder.name))
    found, left = [], [pid]
    while left:
        found.append(left.pop())
        left += parents.get(found[-1], [])
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time of the tree, with that of children that have ended."""
    total = 0
    for one in tree(pid):
        stat = _stat(one)
        total += sum(int(ticks) for ticks in stat[11:15]) if stat else 0
    return total / TICKS


def pss_mb(pid: int) -> float:
    """Memory of the tree in MB; what several processes share is counted once."""
    kilobytes = 0
    for one in tree(pid):
        for line in (PROC / str(one) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def _stat(pid: int) -> list[str] | None:
    """The fields of /proc/PID/stat from the state on; None when it has ended."""
    try:
        return (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
