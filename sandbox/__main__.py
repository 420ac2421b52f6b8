"""`python -m sandbox`: MiMi on this machine, with one whole reading to watch. `--once` leaves after that.

Exit status: 0, or 1 with a line that says what went wrong.
"""

import argparse
import contextlib
import io
import os
import signal
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Final

from sandbox.run.binaries import NotInstalled
from sandbox.run.client import Control, ControlError
from sandbox.run.demo import ROOT, WINDOW_PORT, Demo, model_settings
from sandbox.run.processes import StartFailed
from sandbox.run.script import MALI, Scene, Stuck
from sandbox.run.supervisor import Supervisor

ENDINGS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody wants it to end. Not an Exception, so that nothing on the way takes it for a failure of its own."""


class Played(threading.Thread):
    """The scene, beside the supervisor, which must stay in the main thread."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(daemon=True)
        self.scene = scene
        self.failure: str | None = None
        self.delivered = False

    def run(self) -> None:
        try:
            self.scene.play()
            self.delivered = True
        except (Stuck, ControlError) as error:
            self.failure = str(error)


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    words.add_argument("--once", action="store_true", help="leave after the scripted reading")
    words.add_argument("--port", type=int, default=WINDOW_PORT, help="of the chat window (default: %(default)s)")
    words.add_argument("--folder", type=Path, default=ROOT / ".local", help="where the data stay between two demos")
    chosen = words.parse_args()

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show Thai shows question marks
    for number in ENDINGS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` means it
            signal.signal(number, _interrupt)
    all_of_it = Supervisor(say)
    model = model_settings(os.environ, ROOT / ".env")
    try:
        return demonstrate(all_of_it, Demo(chosen.folder, chosen.port, model), once=chosen.once)
    except (StartFailed, NotInstalled, OSError) as error:
        say(f"\nMiMi cannot go on: {error}")
        return 1
    except Interrupted:
        return 0 if not chosen.once else 1
    finally:
        for number in ENDINGS:  # one is enough: what follows is short, and leaves nobody behind
            signal.signal(number, signal.SIG_IGN)
        all_of_it.stop()
        say("Everything is stopped.")


def demonstrate(all_of_it: Supervisor, demo: Demo, *, once: bool) -> int:
    """Start, chat, and stay, unless it is for once."""
    begun = time.monotonic()
    say("Starting Postgres, Valkey, the stand-ins, the web process and the worker …")
    demo.start(all_of_it)
    model = f"the model {demo.model.get('OPENAI_MODEL', '')}".strip() if demo.model else "a stand-in for the model"
    say(f"Ready to chat after {time.monotonic() - begun:.1f} s. Readings come from {model}. Logs: {demo.folder / 'log'}")

    played = Played(Scene(Control(demo.window), MALI, say))
    played.start()
    demo.complete(all_of_it)
    all_of_it.watch(lambda: not played.is_alive())
    if not played.delivered:
        say(f"\nNo reading: {played.failure or 'the script broke off'}. See {demo.folder / 'log'}")
    if once:
        return 0 if played.delivered else 1

    say(f"\nChat with MiMi yourself: {demo.window}   (Ctrl-C stops everything)")
    all_of_it.watch(lambda: False)
    return 0


def say(line: str) -> None:
    """A line for people. Whoever reads may have gone: that is no reason to leave processes behind."""
    with contextlib.suppress(BrokenPipeError):
        print(line, flush=True)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interrupted


if __name__ == "__main__":
    sys.exit(main())
