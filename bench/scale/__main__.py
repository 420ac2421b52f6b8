"""`python -m bench.scale` prints the tables of docs/scale.md; with `--write` it puts them there."""

import sys

from bench.scale.page import tables, write

if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        print("\n\n".join(tables().values()))
