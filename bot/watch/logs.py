"""Logs: one JSON line an event, to standard output, with the ids that follow a reading through both processes.

Never a question, a name, a token or a secret: what is logged is named in the code, field by field. Libraries are heard from
WARNING on whatever LOG_LEVEL says, because at DEBUG they print bodies; and of an exception its kind and its places are
written, not its words, which may quote what somebody sent.
"""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, Final, TextIO, cast

import psycopg2
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.watch.log_lines import LINES, as_line

Report = Callable[[EventDict], None]
"""Receives each logged event before its exception is formatted (see `bot.watch.error_reports`)."""

GUNICORN: Final = ("gunicorn.error", "gunicorn.access")
LONGEST: Final = 500
ROOT: Final = Path(__file__).resolve().parents[2]

log = structlog.get_logger()


def set_up_logs(level: str, report: Report | None = None) -> None:
    """Set up logging for this process: our lines and those of libraries in one format. `report` receives each error."""
    number = logging.getLevelNamesMapping()[level]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    ending: list[Processor] = [_without_words, as_line]
    if report:
        shared.append(_reporting(report))
    structlog.configure(
        processors=[*shared, *ending],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(file=cast(TextIO, LINES)),
        # Not cached: a logger keeps what it was made with, and a second application in this process sets up anew.
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _first_line, *ending],
    )
    handler = logging.StreamHandler(LINES)
    handler.setFormatter(formatter)
    # On the handler too: a library may set its own logger to DEBUG.
    handler.setLevel(max(number, logging.WARNING))
    logging.basicConfig(handlers=[handler], level=max(number, logging.WARNING), force=True)
    for name in GUNICORN:
        for own in logging.getLogger(name).handlers:
            own.setFormatter(formatter)
    threading.excepthook = _thread_crashed


def exception_lines(error: BaseException) -> Iterator[str]:
    """Format an exception without its message: for it and each cause the type, then the stack's places."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        kind = type(link)
        yield " ".join(filter(None, (f"{kind.__module__}.{kind.__qualname__}", words_of(link))))
        yield from _places(link.__traceback__)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def words_of(error: BaseException) -> str:
    """The exception's message if it cannot quote a person; for a database error its code and constraint."""
    match error:
        case OSError() | AttributeError() | NameError() | ImportError() | psycopg2.OperationalError():
            return str(error).partition("\n")[0][:LONGEST]
        case psycopg2.Error():
            return " ".join(filter(None, (error.pgcode, error.diag.constraint_name)))
        case _:
            return ""


def exception_of(event: EventDict) -> BaseException | None:
    """Return the exception of a log event, in any form that `logging` accepts for exc_info."""
    match event.get("exc_info"):
        case BaseException() as error:
            return error
        case (_, BaseException() as error, _):
            return error
        case None | False | (None, None, None):
            return None
        case _:
            return sys.exc_info()[1]


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(trace):
        path = Path(frame.f_code.co_filename)
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-2:])
        yield f"  {name}:{line} {frame.f_code.co_name}"


def _without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    error = exception_of(event)
    event.pop("exc_info", None)
    event.pop("stack_info", None)
    return event if error is None else {**event, "exception": list(exception_lines(error))}


def _first_line(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Remove tracebacks from messages: RQ and others write them there."""
    return {**event, "event": str(event.get("event", "")).partition("\n")[0][:LONGEST]}


def _reporting(report: Report) -> Processor:
    def hear(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
        if event.get("level") in ("error", "critical"):
            report(event)
        return event

    return hear


def _thread_crashed(args: Any) -> None:
    log.error("thread_crashed", thread=args.thread.name if args.thread else None, exc_info=args.exc_value)
