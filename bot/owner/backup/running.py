"""Runs a program of Postgres whose output is streamed: it ends with us, and its complaints are kept."""

import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO


@dataclass
class Run:
    """`output` is what the program writes. `code` and `complaints` are there once it has ended."""

    output: IO[bytes]
    code: int = 0
    complaints: str = field(default="")

    @property
    def why(self) -> str:
        """The most telling line: the first error, or else the last line."""
        lines = [line.strip() for line in self.complaints.splitlines() if line.strip()]
        errors = [line.partition("error: ")[2] for line in lines if "error: " in line]
        return (errors or lines[-1:] or ["it did not say why"])[0]


@contextmanager
def running(
    words: Sequence[str | Path], environment: Mapping[str, str] | None = None, given: IO[bytes] | None = None
) -> Iterator[Run]:
    """The program with `given` as its input. When the caller leaves by an error it is killed, and the error goes on."""
    process = subprocess.Popen(  # noqa: S603 - a program of Postgres', found by `programs`
        words,
        env=environment,
        stdin=subprocess.PIPE if given else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    run, said = Run(process.stdout), process.stderr
    complaints: list[bytes] = []
    listener = threading.Thread(target=lambda: complaints.append(said.read()), daemon=True)
    listener.start()
    if given and process.stdin:
        threading.Thread(target=_feed, args=(given, process.stdin), daemon=True).start()
    try:
        yield run
    except BaseException:
        process.kill()
        raise
    finally:
        process.stdout.close()
        run.code = process.wait()
        listener.join()
        said.close()
        run.complaints = b"".join(complaints).decode(errors="replace")


def _feed(given: IO[bytes], program: IO[bytes]) -> None:
    """A program that has ended takes no more; it has said why, or was killed."""
    with suppress(BrokenPipeError, ValueError):
        shutil.copyfileobj(given, program)
    with suppress(BrokenPipeError):
        program.close()
