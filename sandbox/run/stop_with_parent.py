"""Runs a command and stops it when the process that started it ends, even when that one is killed with -9.

    python stop_with_parent.py PARENT-PID DEATH-SIGNAL UID GID COMMAND…

Run as a script, so that it needs nothing but the standard library. On Linux the kernel does the work
(PR_SET_PDEATHSIG, set after the rights were dropped, since dropping them clears it) and this process becomes the command.
Elsewhere, or with STOP_WITH_PARENT=watch, it stays as the command's parent and looks twice a second who its own parent is.

The kernel counts the *thread* that started this process as the parent: start from one that lives on.
"""

import ctypes
import os
import signal
import subprocess
import sys
from types import FrameType

PR_SET_PDEATHSIG = 1
LOOK_EVERY_S = 0.5
GRACE_S = 8.0


def main(arguments: list[str]) -> int:
    """The exit status; does not come back where this process becomes the command."""
    parent, death_signal, uid, gid = (int(word) for word in arguments[:4])
    command = arguments[4:]
    if uid != os.geteuid():
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    if sys.platform != "linux" or os.environ.get("STOP_WITH_PARENT") == "watch":
        return _watch(parent, death_signal, command)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
    if os.getppid() != parent:  # it died before the kernel was asked
        return 1
    return os.execvp(command[0], command)


def _watch(parent: int, death_signal: int, command: list[str]) -> int:
    child = subprocess.Popen(command)

    def pass_on(number: int, _frame: FrameType | None) -> None:
        child.send_signal(number)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, pass_on)
    while os.getppid() == parent:
        try:
            status = child.wait(LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            continue
        return status if status >= 0 else 128 - status
    child.send_signal(death_signal)
    try:
        child.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        child.kill()
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except OSError as error:
        sys.exit(f"cannot run {sys.argv[5]}: {error.strerror}")
