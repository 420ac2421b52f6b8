"""All that MiMi says stands in the .ftl files, in both languages alike, and nowhere in Python."""

import ast
import io
import re
import tokenize
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.say.words import LOCALES, Words, WordsError, files_of, words_for
from models.general.languages import LANGUAGES

ROOT = Path(__file__).parents[5]
SOURCES = sorted(path for folder in ("bot", "worker") for path in (ROOT / folder).rglob("*.py"))
TEMPLATES = sorted((ROOT / "bot").rglob("*.html"))
THAI_WORD = re.compile(r"[ก-ฮ][ก-๎]+")
SHOWN_FIRST = {
    "text",
    "title",
    "note",
    "plain",
    "postback",
    "say",
    "link",
    "copy",
    "flex",
    "title_bar",
    "text_message",
    "_heading",
    "_tally",
}
"""Builders of bot/say/flex whose first argument people read."""


class Variables(Visitor):
    """Collects the `$arguments` of a text."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def arguments(language: str) -> dict[str, set[str]]:
    resource = FluentParser().parse("\n".join((LOCALES / name).read_text("utf-8") for name in files_of(language)))
    junk = [entry.content for entry in resource.body if isinstance(entry, ftl.Junk)]
    assert junk == []
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{language}.ftl has {entry.id.name} twice"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


@cache
def nodes() -> list[tuple[Path, list[ast.AST]]]:
    """Each file with all that is written in it, read once for all tests."""
    return [(path, list(ast.walk(ast.parse(path.read_text("utf-8"))))) for path in SOURCES]


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def branches(node: ast.expr) -> list[ast.expr]:
    return [*branches(node.body), *branches(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def pattern(node: ast.JoinedStr) -> str:
    pieces = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
    return "".join(pieces)


def test_both_languages_have_the_same_texts_with_the_same_arguments() -> None:
    thai, english = arguments("th"), arguments("en")
    assert list(thai) == list(english)
    assert {key: names for key, names in thai.items() if names != english[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(language: str) -> None:
    words = words_for(language)
    for key, names in arguments(language).items():
        said = words(key, **dict.fromkeys(names, 2))
        assert said.strip()
        assert "\u2068" not in said
        assert "{" not in said


def test_lists_are_equally_long_in_both_languages() -> None:
    thai, english = words_for("th"), words_for("en")
    assert len(thai.several("months")) == len(english.several("months")) == 12
    assert len(thai.several("suggested-questions")) == len(english.several("suggested-questions")) == 4


def test_every_text_that_the_code_says_exists_and_gets_its_arguments() -> None:
    known = arguments("th")
    wrong: list[str] = []
    for path, nodes_of in nodes():
        for call in (node for node in nodes_of if isinstance(node, ast.Call) and node.args):
            if called(call) not in ("words", "several"):
                continue
            for key in branches(call.args[0]):
                here = f"{path.name}:{call.lineno}"
                name = str(getattr(key, "value", ""))
                if isinstance(key, ast.Constant) and name not in known:
                    wrong.append(f"{here} {name} is in no .ftl")
                elif isinstance(key, ast.JoinedStr) and not any(re.fullmatch(pattern(key), one) for one in known):
                    wrong.append(f"{here} {ast.unparse(key)} fits nothing in the .ftl")
                elif isinstance(key, ast.Constant) and all(keyword.arg for keyword in call.keywords):
                    given = {str(keyword.arg) for keyword in call.keywords}
                    if given != known[name]:
                        wrong.append(f"{here} {name} takes {known[name]}, not {given}")
    assert wrong == []


def test_every_text_is_said_somewhere() -> None:
    constants: set[str] = set()
    patterns: set[str] = set()
    for _, nodes_of in nodes():
        for node in nodes_of:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.JoinedStr) and re.match(r"[a-z][a-z-]+-", pattern(node).replace("\\", "")):
                patterns.add(pattern(node))
    for path in TEMPLATES:
        constants |= set(re.findall(r"words(?:\.several)?\(\s*['\"]([\w-]+)['\"]", path.read_text("utf-8")))
    idle = [key for key in arguments("th") if key not in constants and not any(re.fullmatch(form, key) for form in patterns)]
    assert idle == []


def test_no_thai_word_stands_in_python() -> None:
    """Raw strings are patterns, which recognise words and never say them."""
    found: list[str] = []
    for path in SOURCES:
        text = path.read_text("utf-8")
        for token in tokenize.generate_tokens(io.StringIO(text).readline) if THAI_WORD.search(text) else ():
            literal = tokenize.tok_name[token.type] in ("STRING", "FSTRING_MIDDLE")
            if literal and THAI_WORD.search(token.string) and not token.string.startswith("r"):
                found.append(f"{path.relative_to(ROOT)}:{token.start[0]}")
    assert found == []


def test_no_english_sentence_reaches_people_from_python() -> None:
    found: list[str] = []
    for path, nodes_of in nodes():
        if "flex" not in path.parts:
            continue
        for call in (node for node in nodes_of if isinstance(node, ast.Call) and node.args):
            shown = call.args[:1] if called(call) in SHOWN_FIRST else []
            for part in (branch for node in shown for branch in branches(node)):
                pieces = part.values if isinstance(part, ast.JoinedStr) else [part]
                texts = [str(piece.value) for piece in pieces if isinstance(piece, ast.Constant)]
                if any(re.search(r"[A-Za-z]{2}", text) for text in texts):
                    found.append(f"{path.name}:{call.lineno} {texts}")
    assert found == []


def test_an_unknown_text_or_a_missing_argument_raises() -> None:
    words = words_for("th")
    with pytest.raises(WordsError, match="no-such-text"):
        words("no-such-text")
    with pytest.raises(WordsError, match="stars"):
        words("stars")


def test_a_broken_text_is_refused() -> None:
    words = Words("en", "one = { $n ->\n    [one] broken\n}\n")

    with pytest.raises(WordsError, match="one"):
        words("one", n=1)


def test_what_people_write_is_never_a_pattern() -> None:
    said = words_for("en")("quoted", text="{ $n } \\u0041 %s {0} <b>")
    assert said == "“{ $n } \\u0041 %s {0} <b>”"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_has_no_grammatical_forms(language: str) -> None:
    """They would never be chosen: a text for one says [1]."""
    texts = [(LOCALES / name).read_text("utf-8") for name in files_of(language)]

    assert re.findall(r"\[(?:zero|one|two|few|many)\]", "".join(texts)) == []


@pytest.mark.parametrize(
    ("asked", "language"), [("th", "th"), ("en-US", "en"), ("EN", "en"), ("ja", "th"), (None, "th"), ("", "th"), ("th-TH", "th")]
)
def test_the_language_is_found_from_line_s_tag(asked: str | None, language: str) -> None:
    assert words_for(asked).language == language


@pytest.mark.parametrize(("number", "said"), [(1, "1 star"), (2, "2 stars"), (0, "0 stars"), (1200, "1,200 stars")])
def test_english_counts(number: int, said: str) -> None:
    assert words_for("en")("stars", n=number) == said


def test_a_text_is_chosen_by_a_word() -> None:
    words = Words("en", "paid = { $by ->\n    [card] By card\n   *[other] Otherwise, { $n }\n}\n")

    assert (words("paid", by="card", n=1), words("paid", by="cash", n=1000)) == ("By card", "Otherwise, 1,000")


@pytest.mark.parametrize("source", ["one = { two }", "one = { -two }", "one = { NUMBER($n) }", "one = One\n    .two = Two"])
def test_what_the_copy_does_not_need_of_fluent_is_refused(source: str) -> None:
    words = Words("en", source)

    with pytest.raises(WordsError, match="one"):
        words("one", n=1)


def test_only_what_is_said_is_read() -> None:
    words = Words("en", "one = One\ntwo = { broken")

    assert words("one") == "One"
    assert words.has("two")
