"""Makes `.venv`. `python -I sandbox/environment.py demo` installs what the demo needs, `… tests` what the tests need too.

    python -I sandbox/environment.py uv pip compile …     runs the environment's uv with the settings that pip has here

Needs nothing but the standard library, since it runs before anything is installed. pip installs uv, by its hash in the
lock; uv installs the rest in a fraction of pip's time. Both print warnings about the settings of this machine; what they
print is shown only when they fail.
"""

import ast
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
VENV: Final = ROOT / ".venv"
MADE: Final = "made.json"
"""What the environment was made from. Written last: without it the environment is half-finished and made anew."""

LOCKS: Final = {"demo": "requirements-demo.lock", "tests": "requirements-dev.lock"}
SHOWN: Final = ("Downloading ", "Installed ")
"""How the lines of uv begin that tell people how far it has come."""

FROM_PIP: Final = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "proxy": "ALL_PROXY",
}
"""Settings of pip, and the variables by which uv takes the same. uv does not read pip's."""


class Failed(Exception):
    """The environment cannot be made. The message is for people."""


def main(words: Sequence[str]) -> int:
    """The exit status."""
    try:
        if words and words[0] == "uv":
            return subprocess.run([VENV / "bin/uv", *words[1:]], env=_uv_environment(), check=False).returncode
        make(words[0])
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def make(level: str) -> None:
    """Make or complete the environment, or do nothing when it is as the lock says. Raises Failed."""
    made = _made()
    if made.get(level) == _digest(level):
        return
    lock = ROOT / LOCKS[level]
    if not made:
        _begin(stanza(lock.read_text(), "uv"))
    (VENV / MADE).unlink(missing_ok=True)
    say(f"Installing what {lock.name} lists")
    install: list[str | Path] = [VENV / "bin/uv", "pip", "install", "--python", VENV / "bin/python"]
    environment = _uv_environment()
    # The demo compiles what it imports; the tests import most of it, in several processes, and perhaps without `make`.
    compiled = ["--compile-bytecode"] if level == "tests" else []
    _install([*install, *compiled, "--require-hashes", "-r", lock], environment)
    _install([*install, "--no-deps", "--no-build-isolation", "--editable", ROOT], environment)

    # Each lock's pins stand in the tests' lock as well, so that what is complete for the tests is so for the demo.
    done = LOCKS if level == "tests" else [level]
    (VENV / MADE).write_text(json.dumps({"folder": str(ROOT), **{name: _digest(name) for name in done}}))


def stanza(lock: str, package: str) -> str:
    """The lines of a lock that name one package and its hashes."""
    found = re.search(rf"^{re.escape(package)}==(?:.*\\\n)+.*\n", lock, re.MULTILINE)
    if not found:
        raise Failed(f"The lock has no {package}; run `make lock`")
    return found[0]


def uv_settings(listed: str, environment: Mapping[str, str]) -> dict[str, str]:
    """What uv is told so that it asks the same index in the same way as pip; the environment's own settings of uv come first.

    `listed` is what `pip config list` prints. There a variable (`:env:`) outweighs the section `install`, and that `global`.
    """
    said = dict(_parsed(listed))
    settings: dict[str, str] = {}
    for option, name in FROM_PIP.items():
        value = next((said[f"{place}.{option}"] for place in (":env:", "install", "global") if f"{place}.{option}" in said), "")
        if value:
            settings[name] = re.sub(r"\s+", "," if option == "find-links" else " ", value.strip())
    # pip takes the best of all indexes, and so must who is to find the same. The hashes say what may be installed.
    chosen = {"UV_INDEX_STRATEGY": "unsafe-best-match", **settings}
    return {name: value for name, value in chosen.items() if name not in environment}


def _parsed(listed: str) -> Iterator[tuple[str, str]]:
    for line in listed.splitlines():
        name, found, value = line.partition("=")
        if found and value[:1] in ("'", '"'):
            yield name, str(ast.literal_eval(value))


def _uv_environment() -> dict[str, str]:
    python = _base() if _has_pip(_base()) else VENV / "bin/python"
    listed = subprocess.run([python, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False).stdout
    return {**os.environ, **uv_settings(listed, os.environ)}


def _made() -> dict[str, str]:
    """What the environment was made from; nothing when there is none that works here. One of a folder that was moved does not."""
    try:
        made = json.loads((VENV / MADE).read_text())
        works = made["folder"] == str(ROOT) and subprocess.run([VENV / "bin/python", "-c", ""], check=False).returncode == 0
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return made if works else {}


def _digest(level: str) -> str:
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in (LOCKS[level], "pyproject.toml"))).hexdigest()


def _begin(only_uv: str) -> None:
    """A new environment with nothing but uv, which `only_uv` names. pip comes along only where the base has none."""
    base, python = _base(), VENV / "bin/python"
    outside = _has_pip(base)
    if not outside and not find_spec("ensurepip"):
        raise Failed(f"{base} has no pip and cannot make any. On Debian and Ubuntu: apt-get install python3-venv")
    say(f"Making {VENV.name} with Python {sys.version.split()[0]} (once)")
    shutil.rmtree(VENV, ignore_errors=True)
    _install([base, "-m", "venv", *(["--without-pip"] if outside else []), VENV], os.environ)
    lock = VENV / "uv.lock"
    lock.write_text(only_uv)
    pip: list[str | Path] = [base, "-m", "pip", "--python", python] if outside else [python, "-m", "pip"]
    _install([*pip, "--disable-pip-version-check", "install", "--require-hashes", "-r", lock], os.environ)


def _base() -> Path:
    """The Python that the environment is made of: the one that runs this, unless that is the environment's own."""
    running = Path(sys.executable)
    return running.resolve() if running.is_relative_to(VENV) else running


@cache
def _has_pip(python: Path) -> bool:
    """Whether this Python has a pip that can install into another's environment (22.3 or newer)."""
    said = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"pip (\d+)\.(\d+)", said)
    return bool(version and (int(version[1]), int(version[2])) >= (22, 3))


def _install(command: Sequence[str | Path], environment: Mapping[str, str]) -> None:
    run(command, environment, shown=lambda line: line.startswith(SHOWN))


def run(
    command: Sequence[str | Path], environment: Mapping[str, str], *, shown: Callable[[str], bool], within_s: float | None = None
) -> None:
    """Run a command and show only the lines that tell how far it has come.

    Raises:
        Failed: it failed, or took longer than `within_s`; with all that it printed.
    """
    printed = []
    with subprocess.Popen(
        command,
        env=environment,
        text=True,
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as running:
        assert running.stdout
        ending = threading.Timer(within_s or threading.TIMEOUT_MAX, os.killpg, (running.pid, signal.SIGKILL))
        ending.start()
        try:
            for line in running.stdout:
                printed.append(line)
                if shown(line):
                    say(f"  {line.strip()}")
        except BaseException:
            os.killpg(running.pid, signal.SIGKILL)
            raise
        finally:
            ending.cancel()
    if running.returncode:
        raise Failed(f"{''.join(printed)}\nThis failed: {' '.join(map(str, command))}")


def say(line: str) -> None:
    """A line for people, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
