"""Alembic, driven from code: `upgrade(url)` brings a database to the newest version."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded when it migrates: the web process only asks for the number
    from alembic.config import Config


def config(url: str) -> "Config":
    """Alembic's configuration for the database at `url` (any of Postgres's URL schemes)."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["url"] = url
    return settings


def newest() -> str:
    """The version that this code needs: the last file's number. Says so without loading Alembic."""
    return max(path.name for path in (Path(__file__).parent / "versions").glob("[0-9]*.py")).split("_")[0]


def upgrade(url: str) -> None:
    """Applies what is missing; does nothing when all is there. Raises sqlalchemy's OperationalError when unreachable."""
    from alembic import command

    command.upgrade(config(url), "head")
