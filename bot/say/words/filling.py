"""One text of the copy: read from its Fluent source, and filled with the arguments that a message gives. Pure.

Of Fluent's syntax the copy has names in braces, and choices by a number or a word. Anything else is refused.
Reading takes a tenth of a millisecond. Compiled functions would fill no quicker, and take a hundred times as long to make.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fluent.syntax import FluentParser, ast

Arguments = Mapping[str, str | int]

_PARSER: Final = FluentParser(with_spans=False)


class NotReadable(ValueError):
    """An entry has no text, or uses more of Fluent than names and choices."""


@dataclass(frozen=True)
class Name:
    """A place for an argument. A number comes with a comma between thousands."""

    name: str

    def filled(self, given: Arguments) -> str:
        """Raises KeyError when it is not given."""
        value = given[self.name]
        return f"{value:,}" if isinstance(value, int) else str(value)


@dataclass(frozen=True)
class Choice:
    """Texts, of which an argument chooses one. A number has no grammatical forms: its key is `[1]`, never `[one]`."""

    name: str
    texts: Mapping[str | int, "Text"]
    other: "Text"

    def filled(self, given: Arguments) -> str:
        """Raises KeyError when an argument is not given."""
        return self.texts.get(given[self.name], self.other).filled(given)


@dataclass(frozen=True)
class Text:
    """A text, part by part."""

    parts: tuple[str | Name | Choice, ...]

    def filled(self, given: Arguments) -> str:
        """Raises KeyError when an argument is not given."""
        return "".join([part if isinstance(part, str) else part.filled(given) for part in self.parts])


def read(source: str) -> str | Text:
    """The text of one entry, `key = …`: as it is said, or with places to be filled. Raises NotReadable."""
    entry = _PARSER.parse_entry(source)
    if not isinstance(entry, ast.Message) or entry.value is None or entry.attributes:
        raise NotReadable(f"no text: {source!r}")
    text = _text(entry.value)
    return "".join(map(str, text.parts)) if all(isinstance(part, str) for part in text.parts) else text


def _text(pattern: ast.Pattern) -> Text:
    return Text(tuple(_part(element) for element in pattern.elements))


def _part(element: ast.TextElement | ast.Placeable) -> str | Name | Choice:
    if isinstance(element, ast.TextElement):
        return element.value
    match element.expression:
        case ast.VariableReference(id=name):
            return Name(name.name)
        case ast.SelectExpression(selector=ast.VariableReference(id=name), variants=variants):
            other = next(variant for variant in variants if variant.default)
            return Choice(name.name, {_key(one.key): _text(one.value) for one in variants}, _text(other.value))
        case unknown:
            raise NotReadable(f"{type(unknown).__name__} is not known here")


def _key(key: ast.Identifier | ast.NumberLiteral) -> str | int:
    return int(key.value) if isinstance(key, ast.NumberLiteral) else key.name
