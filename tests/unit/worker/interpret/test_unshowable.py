"""Quick looks at a model's text find what the slow ones find."""

from hypothesis import given, settings
from hypothesis import strategies as st

from worker.interpret.checks import unshowable


@given(
    before=st.text("ab1ก", max_size=17),
    said=st.text("abก \n1", min_size=1, max_size=13),
    times=st.integers(1, 9),
    after=st.text("ab1ก", max_size=3),
)
@settings(max_examples=500)
def test_what_is_said_over_and_over_is_found_wherever_it_stands(before: str, said: str, times: int, after: str) -> None:
    text = before + said * times + after

    assert unshowable._over_and_over(text) == (unshowable._AGAIN.search(text) is not None)


@given(
    rule=st.text("abcde", min_size=36, max_size=80),
    start=st.integers(0, 44),
    length=st.integers(30, 50),
    before=st.text("xy", max_size=40),
)
@settings(max_examples=300)
def test_a_piece_of_a_rule_is_found_wherever_it_stands(rule: str, start: int, length: int, before: str) -> None:
    text = before + rule[start : start + length]
    windows = {text[place : place + 36] for place in range(len(text) - 35)}

    assert bool(unshowable.ours(text, "th", (rule,))) == any(window in rule for window in windows)
