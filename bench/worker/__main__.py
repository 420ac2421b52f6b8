"""`python -m bench.worker [PART…]`: measures the worker alone, all of it or some parts, and prints the rows."""

import sys

from bench.worker.measuring import PARTS
from bench.worker.running import bench

if __name__ == "__main__":
    with bench() as chosen:
        for part in sys.argv[1:] or PARTS:
            for row in PARTS[part](chosen):
                print(" | ".join(row), flush=True)
