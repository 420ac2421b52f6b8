"""Reads a backup's file from beginning to end, as restoring would, and changes nothing."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from bot.owner.backup.programs import Program
from bot.owner.backup.running import running


class Unreadable(Exception):
    """It is no backup of MiMi's, or not a whole one. The message says why."""


@dataclass(frozen=True)
class Contents:
    """When the backup was made (as pg_restore says it; empty: it does not say), and of which Postgres."""

    made: str
    server: str


def read(program: Program, file: Path, schema: str) -> Contents:
    """Raises Unreadable."""
    with running([program.path, "--list", file]) as listed:
        contents = listed.output.read().decode(errors="replace")
    if listed.code:
        raise Unreadable(listed.why)
    with running([program.path, f"--file={os.devnull}", file]) as whole:
        whole.output.read()
    if whole.code:
        raise Unreadable(whole.why)
    if f"TABLE DATA {schema} users " not in contents:
        raise Unreadable(f"it has no people's table in the schema {schema}")
    return Contents(_said("Archive created at", contents), _said("Dumped from database version:", contents))


def _said(about: str, contents: str) -> str:
    found = re.search(rf"^; *{re.escape(about)} (.+)$", contents, re.MULTILINE)
    return found[1].strip() if found else ""
