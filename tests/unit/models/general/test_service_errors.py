"""The errors of the three services outside: one pair of base errors, and each tree as its file draws it."""

import inspect
import re
from types import ModuleType

import pytest

from bot.line import errors as line_errors
from bot.pay import errors as payments_errors
from models.general.service_errors import OutsideError, Permanent, Temporary
from worker.interpret import llm

TREE_LINE = re.compile(r"^ {4}([│ ]*)(?:[├└]── )?(\w+)(?: {2,}\S.*)?$", re.MULTILINE)
SERVICES = [(line_errors, line_errors.LineError), (payments_errors, payments_errors.PaymentsError), (llm, llm.LlmError)]


def drawn(module: ModuleType) -> set[tuple[str, str]]:
    """(error, the error that it is drawn under) of the tree in the module's docstring."""
    branches: set[tuple[str, str]] = set()
    above: list[str] = []
    for indent, name in TREE_LINE.findall(module.__doc__ or ""):
        depth = 0 if name == (above[:1] or [name])[0] else 1 + len(indent) // 4
        above[depth:] = [name]
        if depth:
            branches.add((name, above[depth - 1]))
    return branches


def defined(module: ModuleType) -> list[type[OutsideError]]:
    """The errors of outside services that the module defines."""
    found = [one for _, one in inspect.getmembers(module, inspect.isclass) if issubclass(one, OutsideError)]
    return [one for one in found if one.__module__ == module.__name__]


@pytest.mark.parametrize(("module", "root"), SERVICES)
def test_each_error_is_either_permanent_or_temporary(module: ModuleType, root: type[OutsideError]) -> None:
    kinds = {one: (issubclass(one, Permanent), issubclass(one, Temporary)) for one in defined(module) if one is not root}

    assert kinds
    assert all(permanent is not temporary for permanent, temporary in kinds.values()), kinds


@pytest.mark.parametrize(("module", "root"), SERVICES)
def test_the_tree_at_the_top_of_the_file_is_the_tree(module: ModuleType, root: type[OutsideError]) -> None:
    real = {(one.__name__, one.__bases__[0].__name__) for one in defined(module) if one is not root}

    assert drawn(module) == real
