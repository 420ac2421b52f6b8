"""Where the tests' browser comes from, so that they pass on a bare machine.

    python -m tests.browser        gets one if there is none; `make test` does so first

In this order: an installed Chromium, Chrome or Edge; Playwright's own headless shell, downloaded into `.local`; and, as root
on Debian, the package. Where none of this is possible the tests that need a browser are skipped, and the last line of the
run says how many and what to type; with BROWSER_REQUIRED set they fail instead.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sandbox.environment import Failed, run, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ROOT: Final = Path(__file__).resolve().parents[1]
DOWNLOADED: Final = ROOT / ".local" / "browsers"
THAI_FONT: Final = ROOT / "bot" / "pictures" / "fonts"

NO_BROWSER: Final = "no browser works here"
SOURCES: Final = ("path", "places", "download", "package")
"""Where a browser may come from, the first that has one. BROWSER_FROM chooses some of them: `BROWSER_FROM=path,package`."""

NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chromium-headless-shell",
)
APPS: Final = ("Chromium", "Google Chrome", "Microsoft Edge")
PLACES: Final = (
    Path("/opt/google/chrome/chrome"),
    Path("/opt/microsoft/msedge/msedge"),
    *(home / f"Applications/{app}.app/Contents/MacOS/{app}" for home in (Path("/"), Path.home()) for app in APPS),
)
"""Where browsers are that are not on the PATH, on Linux and on macOS."""

DEBIAN: Final = "chromium libatomic1"
PACKAGES: Final = (
    ("apt-get", f"install {DEBIAN}"),
    ("dnf", "install chromium"),
    ("pacman", "-S chromium"),
    ("zypper", "install chromium"),
    ("apk", "add chromium"),
    ("brew", "install --cask google-chrome"),
)
"""Package managers, and how each is asked for a browser."""

ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
]
LAUNCH_MS: Final = 30_000
DOWNLOAD_S: Final = 600.0
CONNECT_MS: Final = "10000"


def launch(playwright: "Playwright", programs: Iterable[Path], complaints: list[str]) -> "Browser | None":
    """The first of the programs that starts. Why those before it do not is added to `complaints`."""
    from playwright.sync_api import Error

    for program in programs:
        try:
            return playwright.chromium.launch(
                executable_path=program, args=ARGUMENTS, timeout=LAUNCH_MS, env=dict(os.environ | fonts(os.environ))
            )
        except Error as error:
            complaints.append(f"{program} does not start: {_reason(error.message)}")
    return None


def found(environment: Mapping[str, str]) -> list[Path]:
    """The browsers that are here, the likeliest first. Whether one starts, `launch` finds out."""
    allowed = sources(environment)
    programs: list[Path] = []
    if {"path", "package"} & set(allowed):
        there = (shutil.which(name, path=environment.get("PATH", "")) for name in NAMES)
        programs += [Path(program) for program in there if program]
    if "places" in allowed:
        programs += [program for program in PLACES if os.access(program, os.X_OK)]
    if "download" in allowed:
        programs += downloaded(DOWNLOADED)
    return programs


def sources(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Where a browser may come from in this run."""
    return tuple(environment.get("BROWSER_FROM", ",".join(SOURCES)).split(","))


def downloaded(folder: Path) -> list[Path]:
    """The headless shells that Playwright put below `folder`, the newest first."""
    programs = [
        path for name in ("chrome-headless-shell", "headless_shell") for path in folder.glob(f"*headless_shell-*/*/{name}")
    ]
    return sorted(programs, key=lambda path: path.stat().st_mtime, reverse=True)


def fonts(environment: Mapping[str, str]) -> dict[str, str]:
    """What a browser is told so that it can draw Thai: the project's own font, where the machine has none."""
    if sys.platform != "linux" or "FONTCONFIG_FILE" in environment or _has_thai(environment):
        return {}
    settings = ROOT / ".local" / "fonts.conf"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{THAI_FONT}</dir>'
        '<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>'
    )
    return {"FONTCONFIG_FILE": str(settings)}


def _has_thai(environment: Mapping[str, str]) -> bool:
    lister = shutil.which("fc-list", path=environment.get("PATH", ""))
    return bool(lister and subprocess.run([lister, ":lang=th", "family"], capture_output=True, check=False).stdout.strip())


def to_type() -> str:
    """What a person types to get a browser here."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    if downloaded(DOWNLOADED) and not driver_fault() and shutil.which("apt-get"):  # it is here, and lacks libraries
        return f"{sudo}.venv/bin/playwright install-deps chromium"
    for manager, words in PACKAGES:
        if shutil.which(manager):
            return f"{'' if manager == 'brew' else sudo}{manager} {words}"
    return ".venv/bin/python -m tests.browser"


def skipped(count: int) -> str:
    """The last line of a run without a browser."""
    return f"{count} test{'s' if count > 1 else ''} skipped: {NO_BROWSER}. Type: {to_type()}"


def get(environment: Mapping[str, str]) -> list[str]:
    """Take care that there is a browser, by download or as a package if need be. Gives what stood in the way, [] if one works."""
    complaints: list[str] = []
    allowed = sources(environment)
    ways: list[Callable[[], None]] = [_download] if "download" in allowed and not driver_fault() else []
    if "package" in allowed and _is_roots_debian():
        ways.append(_install_package)
    if _works(environment, complaints):
        return []
    for way in ways:
        try:
            way()
        except Failed as failure:
            complaints.append(_reason(str(failure)))
        if _works(environment, complaints):
            return []
    return list(dict.fromkeys(complaints))


def _works(environment: Mapping[str, str], complaints: list[str]) -> bool:
    if fault := driver_fault():
        complaints.append(fault)
        return False
    programs = found(environment)
    if not programs:
        return False
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright, programs, complaints)
        if browser:
            browser.close()
    return browser is not None


def driver_fault() -> str:
    """Why Playwright itself does not start; "" when it does. Its Node needs a library that a bare Debian has not."""
    import playwright

    node = Path(playwright.__file__).parent / "driver" / "node"
    ran = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return f"Playwright does not start: {_reason(ran.stderr)}" if ran.returncode else ""


def _download() -> None:
    say(f"No browser here. Downloading Playwright's into {DOWNLOADED.relative_to(ROOT)} (about 120 MB)")
    told = {"PLAYWRIGHT_BROWSERS_PATH": str(DOWNLOADED), "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": CONNECT_MS}
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    run(command, {**os.environ, **told}, shown=lambda line: "% of" in line, within_s=DOWNLOAD_S)


def _is_roots_debian() -> bool:
    try:
        return os.geteuid() == 0 and "ID=debian" in Path("/etc/os-release").read_text().splitlines()
    except OSError:
        return False


def _install_package() -> None:
    say("Installing Debian's chromium and what Playwright needs")
    told = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in ("update -q", f"install -y -q --no-install-recommends {DEBIAN}"):
        run(
            ["apt-get", *words.split()],
            told,
            shown=lambda line: line.startswith(("Setting up chromium", "Setting up libatomic")),
            within_s=DOWNLOAD_S,
        )


def _reason(printed: str) -> str:
    """The line that says why, of what a failed command printed."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    telling = (line for line in lines if "error while loading" in line or line.startswith(("Error", "E:")))
    return next(telling, lines[0])


def main() -> int:
    """The exit status: 0 even without a browser, since the tests that need none can still run."""
    complaints = get(os.environ)
    for complaint in complaints:
        say(f"  {complaint}")
    if complaints or not found(os.environ):
        say(f"Tests that need a browser will be skipped: {NO_BROWSER}. Type: {to_type()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
