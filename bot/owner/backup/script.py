"""Reads the SQL that pg_restore makes of a backup, as a stream: statements to run, and tables' rows to copy in.

pg_restore could connect by itself. It is asked for SQL instead so that all of a restoration, with what has to go first, is one
transaction on one connection: interrupted at any point, nothing has changed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Final

_COPY: Final = re.compile(rb"^COPY (\S+) .*FROM stdin;$")
_SET: Final = re.compile(rb"^SET (\w+) = ", re.MULTILINE)
_SEARCH_PATH: Final = re.compile(rb"^(SELECT pg_catalog\.set_config\('search_path', '', )false\);$", re.MULTILINE)
_NOT_SQL: Final = re.compile(rb"^\\(?:un)?restrict .*\n", re.MULTILINE)
_UNKNOWN_BEFORE_17: Final = re.compile(rb"^SET LOCAL transaction_timeout = .*\n", re.MULTILINE)
_TABLE: Final = re.compile(r"^CREATE TABLE ([\w.]+) \(", re.MULTILINE)
_ENTRY: Final = re.compile(r"(?=^--\n-- Name: .*; Type: .*; Schema: .*\n--$)", re.MULTILINE)
_HEAD: Final = re.compile(r"^--\n-- (?:Data for )?Name: (.*); Type: (.*); Schema: ")

END: Final = b"\\.\n"


class CutShort(Exception):
    """The script ends within a table's rows: the backup is not whole."""


@dataclass
class Rows:
    """One table's rows, to be read once. For psycopg2's `copy_expert`."""

    statement: str
    lines: IO[bytes]
    ended: bool = field(default=False)
    cut_short: bool = field(default=False)

    def read(self, size: int = 8192) -> bytes:
        """Some whole lines; empty at the end. Raises CutShort, which the driver replaces by an error of its own."""
        found: list[bytes] = []
        length = 0
        while not self.ended and length < size:
            line = self.lines.readline()
            if line == END:
                self.ended = True
            elif not line:
                self.ended = self.cut_short = True
                raise CutShort
            else:
                found.append(line)
                length += len(line)
        return b"".join(found)


def steps(script: IO[bytes]) -> Iterator[str | Rows]:
    """What is to be done, in order: SQL (any number of statements), or Rows. Each Rows has to be read before the next step."""
    said: list[bytes] = []
    while line := script.readline():
        if _COPY.match(line):
            if sql := _local(b"".join(said)):
                yield sql
            said = []
            yield Rows(line.decode().strip().removesuffix(";"), script)
        else:
            said.append(line)
    if sql := _local(b"".join(said)):
        yield sql


def tables(sql: str) -> list[str]:
    """The tables that it creates, with their schema."""
    return _TABLE.findall(sql)


def without_functions(sql: str, unwanted: Callable[[str], bool]) -> str:
    """The same without the functions of which that is true; it is asked for each by its name and arguments."""
    entries = []
    for entry in _ENTRY.split(sql):
        head = _HEAD.match(entry)
        if not (head and head[2] in ("FUNCTION", "PROCEDURE", "AGGREGATE") and unwanted(head[1])):
            entries.append(entry)
    return "".join(entries)


def _local(sql: bytes) -> str:
    """What it sets holds for this transaction only: behind a pooler others use the connection next."""
    sql = _SET.sub(rb"SET LOCAL \1 = ", sql)
    sql = _SEARCH_PATH.sub(rb"\1true);", sql)
    sql = _UNKNOWN_BEFORE_17.sub(b"", _NOT_SQL.sub(b"", sql))
    only_comments = all(not line.strip() or line.startswith(b"--") for line in sql.splitlines())
    return "" if only_comments else sql.decode()
