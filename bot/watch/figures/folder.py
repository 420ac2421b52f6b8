"""The folder in which gunicorn's processes share their counters, so that each of them can report the sum.

prometheus_client finds it by an environment variable. With `--preload` gunicorn's parent sets it before it forks, so all
share one folder; without, several processes need the variable to be set from outside.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"


def _folder() -> Path:
    given = os.environ.get(VARIABLE)
    if given:
        folder = Path(given)
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    folder = Path(tempfile.mkdtemp(prefix="mimi-metrics-"))
    os.environ[VARIABLE] = str(folder)
    atexit.register(_remove, folder, os.getpid())
    return folder


def _remove(folder: Path, maker: int) -> None:
    """Remove the folder, only in the process that made it: children run exit hooks too."""
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)


FOLDER: Final = _folder()
MAKER: Final = os.getpid()
"""The process that made the folder: gunicorn's parent, when the application was preloaded."""
