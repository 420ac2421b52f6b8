"""What in a schema is MiMi's, and what is somebody else's beside it."""

from typing import Any, Final

from sqlmodel import SQLModel

from models import migrations, tables

assert tables.TABLES, "the metadata knows the tables that are imported"

_TABLES: Final = """
with recursive linked as (
  select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = %(schema)s and c.relkind = 'r' and c.relname = any(%(names)s)
  union
  select f.conrelid from pg_constraint f join linked l on f.confrelid = l.oid join pg_class c on c.oid = f.conrelid
    join pg_namespace n on n.oid = c.relnamespace where f.contype = 'f' and n.nspname = %(schema)s
)
select c.relname from linked l join pg_class c on c.oid = l.oid order by 1
"""
# Not what belongs to a table or to an extension: that comes and goes with it.
_RELATIONS: Final = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = %(schema)s and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  and not exists (
    select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e')
  )
order by 1
"""
_FUNCTIONS: Final = """
select p.proname, p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = %(schema)s
"""


def tables_there(cursor: Any, schema: str) -> list[str]:
    """MiMi's tables: those of this release, and those that refer to them (a newer release has made them)."""
    known = {table.name for table in SQLModel.metadata.tables.values()} | {"alembic_version"}
    cursor.execute(_TABLES, {"schema": schema, "names": sorted(known)})
    return [str(row[0]) for row in cursor.fetchall()]


def others_there(cursor: Any, schema: str) -> list[str]:
    """Tables, views and sequences in the schema that are not MiMi's."""
    ours = set(tables_there(cursor, schema))
    cursor.execute(_RELATIONS, {"schema": schema})
    return [str(row[0]) for row in cursor.fetchall() if row[0] not in ours]


def functions_there(cursor: Any, schema: str) -> tuple[list[str], set[str]]:
    """The functions and procedures in the schema, by what `drop routine` takes: MiMi's; and the others, as pg_dump names them."""
    cursor.execute(_FUNCTIONS, {"schema": schema})
    ours, others = [], set()
    known = migrations.functions()
    for name, signature in cursor.fetchall():
        if name in known:
            ours.append(str(signature))
        else:
            others.add(plain(str(signature)))
    return ours, others


def plain(signature: str) -> str:
    """`public.name(text,uuid)` and `name(text, uuid)` are one function."""
    name, bracket, arguments = signature.partition("(")
    return name.rpartition(".")[2] + bracket + arguments.replace(", ", ",")
