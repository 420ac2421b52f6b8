"""Short questions to a test's database."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, text


@dataclass
class Rows:
    """Short questions to the database."""

    engine: Engine

    def all(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(statement), values).mappings()]

    def one(self, statement: str, **values: Any) -> Any:
        """The only value."""
        with self.engine.connect() as connection:
            return connection.execute(text(statement), values).scalar_one()

    def run(self, statement: str, **values: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(text(statement), values)
