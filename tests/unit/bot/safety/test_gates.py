"""A gate never hides a match: whatever a pattern matches, its gate lets through."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import contacts, insults, rules
from bot.safety.gates.gated import Gated
from bot.safety.gates.needs import NOTHING
from worker.interpret.checks import counting, unshowable

MODULES: Final = (contacts, insults, unshowable, counting)


def gated_in(value: Any) -> Iterator[Gated]:
    match value:
        case Gated():
            yield value
        case dict():
            yield from (found for one in value.values() for found in gated_in(one))
        case tuple():
            yield from (found for one in value for found in gated_in(one))


def of_the_rules() -> Iterator[Gated]:
    for patterns in (rules._verdicts(), rules._questions()[0]):
        for pattern in patterns.values():
            yield from (pattern.thai, pattern.english, *pattern.each)


ALL: Final = [*(found for module in MODULES for one in vars(module).values() for found in gated_in(one)), *of_the_rules()]


@given(st.data())
def test_whatever_a_pattern_matches_its_gate_lets_through(data: st.DataObject) -> None:
    gated = data.draw(st.sampled_from(ALL))

    text = data.draw(st.from_regex(gated.pattern))

    assert gated.may_match(text)


def test_each_of_our_patterns_has_a_gate() -> None:
    assert [gated.pattern.pattern for gated in ALL if gated.needs[0] == NOTHING] == []


@pytest.mark.parametrize(
    ("pattern", "without"),
    [
        ("apple", "a pear"),
        ("apple|pear", "a plum"),
        ("(?:red|green) apple", "a blue apple"),
        ("a{3}b", "aab"),
        ("(?:red)+", "blue"),
        ("ap(?=ple)", "app"),
        (r"\bapple\b", "appl"),
        ("[ab]x", "cx"),
        ("ไพ่(?:แดง|ดำ)", "ไพ่ขาว"),
    ],
)
def test_a_text_without_the_words_is_not_searched(pattern: str, without: str) -> None:
    assert not Gated(pattern).may_match(without)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:red)?apple", "apple"),
        ("(?:red)*", ""),
        ("red|", "blue"),
        ("(?!red)apple", "apple"),
        ("a.c", "abc"),
        (r"a\d", "a1"),
        ("[^a]", "b"),
        ("(?i:SKI)", "ſkı"),
        ("(?i:ski)", "S\u212aİ"),
        ("(?i:straße)", "STRAẞE"),
        ("Apple", "Apple"),
        ("(?>ab|c)d", "cd"),
        ("a++b", "aab"),
        (r"(a)\1b", "aab"),
        ("(?P<x>a)?(?(x)b|c)", "c"),
    ],
)
def test_what_need_not_be_there_is_not_asked_for(pattern: str, text: str) -> None:
    assert Gated(pattern).search(text) is not None


def test_all_matches_are_found_and_replaced() -> None:
    gated = Gated("apples?", re.IGNORECASE)

    assert [found[0] for found in gated.finditer("Apples and an apple")] == ["Apples", "apple"]
    assert gated.sub("pear", "an Apple") == "an pear"
    assert gated.sub("pear", "a plum") == "a plum"


def test_what_is_no_pattern_is_noticed() -> None:
    with pytest.raises(re.error):
        _ = Gated("(").needs
