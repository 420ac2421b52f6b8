"""Finds prices and rewards written as numbers: a number of `models/money/economy.py` next to a word of money.

A number alone means nothing (100 characters, 10 pixels, 20 s), so it counts where it meets money: calculated or compared
with it, bound to its name, handed over under its name or to what moves it, or written in a person's text before its unit.
Baht amounts are telling enough to count anywhere; that a baht has 100 satang is no price.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Final

from models.money import economy

MONEY: Final = re.compile(r"stars?|coins?|prices?|costs?|rewards?|bonus|packages?|referrals?|invit\w*|levels?|exchange\w*")
MOVERS: Final = frozenset({"move", "grant", "credit", "Package"})
UNIT: Final = r"(?:stars?|coins?|baht|THB|฿|ดาว|เหรียญ|แต้ม|บาท|%)"


@cache
def numbers() -> frozenset[int]:
    """Every number of the economy but 0 and 1, which mean nothing by themselves."""
    found: set[int] = set()
    for value in (value for name, value in vars(economy).items() if name.isupper()):
        if isinstance(value, int):
            found.add(value)
        elif isinstance(value, dict):
            for item in value.values():
                found |= {item} if isinstance(item, int) else _of_package(item)
    return frozenset(found - {0, 1})


def _of_package(package: economy.Package) -> set[int]:
    own = {getattr(package, field.name) for field in fields(package) if field.type is int}
    return own | {package.satang, package.total, package.bonus}


@cache
def telling() -> frozenset[int]:
    """Prices in baht and satang that stand for nothing else."""
    return frozenset(number for package in economy.PACKAGES.values() for number in (package.baht, package.satang))


def in_python(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each price in Python source."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _in_sql(node.lineno, node.value)
        if _breaks(node) and isinstance(node, ast.expr | ast.stmt | ast.keyword):
            yield node.lineno, ast.unparse(node)


def _breaks(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=int() as value):
            return value in telling()
        case ast.BinOp(left=left, op=operator, right=right):
            return _meet([left, right], _number if isinstance(operator, ast.Mult | ast.Div | ast.FloorDiv | ast.Mod) else _counts)
        case ast.Compare(left=left, comparators=others):
            return _meet([left, *others], _counts)
        case ast.Assign(targets=targets, value=value):
            return any(_named(target) for target in targets) and _holds(value)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            return _named(target) and _holds(value)
        case ast.keyword(arg=str() as name, value=value):
            return _of_money(name) and _number(value)
        case ast.Call(func=function, args=arguments):
            return _last(function) in MOVERS and any(_number(argument) for argument in arguments)
    return False


def _meet(sides: list[ast.expr], number: Callable[[ast.expr], bool]) -> bool:
    return any(number(side) for side in sides) and any(_named(side) for side in sides)


def _holds(value: ast.expr) -> bool:
    """A price itself, or a table of prices."""
    match value:
        case ast.Dict(values=values):
            return any(_number(item) for item in values)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return any(_number(item) for item in items)
    return _number(value)


def _number(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return _number(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value in numbers()


def _counts(node: ast.expr) -> bool:
    """A price, or so many times a price."""
    return _counts(node.left) or _counts(node.right) if isinstance(node, ast.BinOp) else _number(node)


def _named(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return any(_named(argument) for argument in node.args)
    if isinstance(node, ast.BinOp):
        return _named(node.left) or _named(node.right)
    if isinstance(node, ast.Subscript):
        key = node.slice.value if isinstance(node.slice, ast.Constant) else None
        return _named(node.value) or (isinstance(key, str) and _of_money(key))
    return _of_money(_last(node))


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _of_money(name: str) -> bool:
    return any(MONEY.fullmatch(part) for part in name.lower().split("_"))


def _in_sql(line: int, statement: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"\b(\w+)\s*(?:[-+*/<>=]+|::\w+)\s*(\d+)\b", statement):
        if _of_money(found[1]) and int(found[2]) in numbers():
            yield line, found[0]


def in_words(content: str) -> Iterator[tuple[int, str]]:
    """Line and text of each price in what people read: a number before its unit, or a price in baht."""
    for number, line in enumerate(content.splitlines(), start=1):
        for found in re.finditer(rf"(?<![\d.#])(\d+)\s*(?={UNIT})", line):
            if int(found[1]) in numbers():
                yield number, line.strip()
        for found in re.finditer(r"(?<![\w.#-])\d+(?![\w.-])", line):
            if int(found[0]) in telling():
                yield number, line.strip()


def sources(root: Path, suffixes: tuple[str, ...], folders: tuple[str, ...]) -> Iterator[Path]:
    """The files of those folders but `models/money/economy.py`, the drawings (measures) and the deck (a suit is named coins)."""
    apart = {"pictures", "meanings"}
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and path != root / "models" / "money" / "economy.py" and not apart & set(path.parts):
                yield path
