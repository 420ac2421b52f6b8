"""One question put to a model that answers as told: what is asked for, and what is sent back when an answer is of no use."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from tests.helpers.model.model_answers import CARDS, written
from tests.helpers.model.questions import question
from worker.fallback.reading import compose
from worker.interpret.asking import LONGEST_ECHO, Budget, as_asked, ask
from worker.interpret.checks.checking import InvalidOutput
from worker.interpret.cost import Bill
from worker.interpret.llm import Answer, Request

ASKED = question("en", "three", 1, cards=CARDS, text="He finally texted. What does he want?")


class Interpreted:
    """A model that gives these answers, one a call, and remembers what it was asked."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.requests: list[Request] = []

    def ask(self, request: Request, _: float) -> Answer:
        self.requests.append(request)
        return Answer(self.answers.pop(0), Bill(request.model))


def budget() -> Budget:
    return Budget(time.monotonic() + 60, least=1.0)


def roles(turns: Sequence[tuple[str, str]]) -> list[str]:
    return [role for role, _ in turns]


@pytest.mark.parametrize(
    "said",
    [f"```json\n{written()}\n```", f"<think>He asks about love.</think>\n{written()}", f"Here you are:\n{written()}\nTake care!"],
)
def test_an_answer_wrapped_in_words_takes_one_call(said: str) -> None:
    model = Interpreted(said)

    told = ask(model, "gpt-6-luna", ASKED, budget())

    assert told.valid
    assert len(model.requests) == 1


def test_a_bad_answer_is_sent_back_with_its_fault_once() -> None:
    model = Interpreted(written(cards={"1": "One.", "2": "Two."}), written())

    ask(model, "gpt-6-luna", ASKED, budget())

    first, second = model.requests
    assert roles(second.turns) == ["user", "assistant", "user"]
    assert second.turns[0] == first.turns[0]
    assert "exactly 3 passages" in second.turns[2][1]


@pytest.mark.parametrize("flood", [" " * 60_000, "\n" * 60_000, "{ " + "\t" * 60_000, "blah " * 20_000])
def test_a_flood_is_not_sent_back(flood: str) -> None:
    model = Interpreted(flood, written())

    ask(model, "gpt-6-luna", ASKED, budget())

    assert len(model.requests[1].turns[1][1]) <= LONGEST_ECHO


def test_a_second_bad_answer_is_the_last() -> None:
    model = Interpreted("no", "no", written())

    with pytest.raises(InvalidOutput):
        ask(model, "gpt-6-luna", ASKED, budget())

    assert len(model.requests) == 2


def test_the_schema_asks_for_as_many_passages_as_there_are_cards() -> None:
    one = question("en", "one", 1, cards=CARDS[:1])
    model = Interpreted(written(cards={"1": "It ended with somebody hurt, I think."}))

    ask(model, "gpt-6-luna", one, budget())

    assert list(model.requests[0].schema["properties"]["cards"]["properties"]) == ["1"]


def test_a_follow_up_asks_for_an_answer_and_nothing_else() -> None:
    model = Interpreted('{"danger": "none", "valid": true, "reason": "", "answer": "Yes, ask him on Saturday."}')
    further = question("en", "three", 1, cards=CARDS, kind="follow_up", parent=compose(ASKED), parent_question="before")

    told = ask(model, "gpt-6-luna", further, budget())

    assert told.opening == "Yes, ask him on Saturday."
    assert told.topic == compose(ASKED).topic
    assert "answer" in model.requests[0].schema["properties"]


def test_a_further_question_is_treated_as_carefully_as_the_one_before() -> None:
    further = question("th", kind="follow_up", parent=compose(ASKED), text="แล้วประมาณกี่ปีคะ", parent_question="แม่จะอยู่ได้อีกนานไหม")

    assert "No span of life" in as_asked(further).caution


def test_what_the_rules_say_is_not_shown() -> None:
    rule = "All you know of their life is what they told you. Invent no event, habit, remark, person or feeling."
    model = Interpreted(written(opening=rule), written(opening="He misses you, I think, and he hasn't decided."))

    told = ask(model, "gpt-6-luna", ASKED, budget())

    assert told.opening.startswith("He misses you")


def test_the_day_is_bangkoks() -> None:
    late = datetime(2026, 11, 28, 18, 30, tzinfo=UTC)

    assert as_asked(question(asked_at=late)).today.isoformat() == "2026-11-29"


def test_nothing_hidden_reaches_the_model_neither_now_nor_of_the_question_before() -> None:
    hidden = "He \u200bfinally\u202e texted"
    asked = question("en", "three", 1, cards=CARDS, text=hidden, parent_question=hidden, parent=compose(ASKED))

    shown = as_asked(asked)

    assert shown.text == "He finally texted"
    assert shown.earlier
    assert shown.earlier.question == "He finally texted"
