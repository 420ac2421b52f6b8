"""`python -m bot.reading_picture`: draws what it is asked for on standard input, one picture after the other.

A process of its own, because resvg holds Python's lock while it draws, and with less priority, so that the webhook
comes first. It ends when nobody has asked for a while, or when the web process has gone.
"""

import json
import os
import select
import struct
import sys
from typing import BinaryIO, Final

from bot.reading_picture.drawing import draw
from bot.reading_picture.scene import Scene

IDLE_SECONDS: Final = 30.0
PRIORITY: Final = 5
HEAD: Final = struct.Struct(">?I")
"""Before each answer: whether it is a picture, and its length in bytes. What is no picture is the name of an error."""


def main() -> None:
    """Reads a scene a line, as JSON; writes its picture."""
    os.nice(PRIORITY)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may come between the pictures
    while select.select([asked], [], [], IDLE_SECONDS)[0]:
        line = asked.readline()
        if not line:
            return
        _answer(line, answers)


def _answer(line: bytes, answers: BinaryIO) -> None:
    """An error's text may hold what a person wrote, so only its name goes out."""
    try:
        drawn, data = True, draw(Scene.from_json(json.loads(line)))
    except Exception as error:  # the web process logs it
        drawn, data = False, type(error).__name__.encode()
    answers.write(HEAD.pack(drawn, len(data)) + data)
    answers.flush()


if __name__ == "__main__":
    main()
