"""The evals judge rightly: the stand-in in good order passes, and each way to go wrong is seen by its own mark."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.safety.danger import find_danger
from models.readings.deck import SPREADS
from prompts.meanings import meanings
from prompts.rendering import shares
from prompts.schema import TOPICS
from tests.helpers.support import LiveSandbox
from worker.evals import danger
from worker.evals.__main__ import main
from worker.evals.judging import POINTS, compare_all, summary
from worker.evals.questions import golden, places
from worker.evals.report import WANTED, averages, failed, report
from worker.evals.running import judge, judge_all
from worker.evals.scores import Scored, openings, score
from worker.fallback import reading
from worker.interpret.llm import Llm
from worker.interpret.moderation import Moderator

MODEL = "gpt-6-luna"
VERSION = next(iter(shares()))


@pytest.fixture
def llm(sandbox: LiveSandbox) -> Iterator[Llm]:
    llm = Llm("sk-test", f"{sandbox.base}/openai/v1", "responses")
    yield llm
    llm.close()


def test_there_are_sixty_of_all_topics_in_both_languages_with_hard_ones_among_them() -> None:
    questions = golden()
    assert len(questions) == 60
    assert min(Counter(one.topic for one in questions)[topic] for topic in TOPICS) >= 5
    assert {"in-laws", "a death", "a lost pet", "betting", "exam results", "slang", "two languages", "ghosts and merit"} <= {
        one.hard for one in questions
    }
    assert {one.question.language for one in questions} == {"th", "en"}
    assert {one.question.spread for one in questions} == set(SPREADS)
    assert sum(bool(one.hard) for one in questions) >= 10
    assert sum(not one.valid for one in questions) == 2
    assert golden() == questions
    assert not any(find_danger(one.question.text) for one in questions)


@pytest.mark.parametrize("language", ["th", "en"])
def test_each_place_has_words(language: str) -> None:
    for spread in SPREADS:
        words = places(language, spread)
        assert len(words) == len(meanings(language).spread(spread).positions)
        assert all(words)


def test_the_stand_in_in_good_order_is_good_enough(llm: Llm) -> None:
    scored = judge_all(llm, MODEL)
    assert failed(scored, stand_in=True) == []
    told = report("Sixty", {"june": scored}, stand_in=True, more=["## Danger\n\nnone"])
    assert "Good enough." in told
    assert told.count("\n| ") >= 60 + len(WANTED)
    assert "within the 0.0007 it may cost" in told
    assert told.endswith("## Danger\n\nnone\n")
    assert set(averages(scored)) == set(WANTED)


@pytest.mark.parametrize(
    ("mode", "mark"), [("wrong_schema", "schema"), ("garbage", "schema"), ("verdict", "verdicts"), ("500", "schema")]
)
def test_each_way_to_go_wrong_is_seen(llm: Llm, sandbox: LiveSandbox, mode: str, mark: str) -> None:
    sandbox.control.switch(model={"mode": mode})
    scored = judge(llm, MODEL, golden()[0])
    assert scored.marks[mark] == 0
    assert scored.problems
    assert mark in failed([scored], stand_in=True)


def test_a_second_try_costs_the_schemas_mark(llm: Llm, sandbox: LiveSandbox) -> None:
    sandbox.control.switch(model={"mode": "cut_off", "times": 1})
    scored = judge(llm, MODEL, golden()[3])
    assert scored.reading
    assert scored.marks["schema"] == 0
    assert scored.marks["cards taken up"] == 1


def test_two_versions_are_compared_in_both_orders(llm: Llm, sandbox: LiveSandbox) -> None:
    scored = [judge(llm, MODEL, one) for one in golden()[:4]]
    before = len(sandbox.control.record()["model"])

    compared = compare_all(llm, MODEL, scored, scored)

    assert len(sandbox.control.record()["model"]) - before == 8
    assert {one.better for one in compared if one.first == one.second} == {"same"}
    told = summary(compared, "one", "other")
    assert told[0].endswith(f"| {' | '.join(POINTS)} |")
    assert len(told) >= 3


def test_what_no_judge_can_judge_is_left_out(llm: Llm, sandbox: LiveSandbox) -> None:
    scored = [judge(llm, MODEL, golden()[0])]
    sandbox.control.switch(model={"mode": "garbage"})

    assert compare_all(llm, MODEL, scored, scored) == []


def test_the_decks_own_readings_are_good_enough() -> None:
    """But for two: the deck gives a small thing to do and knows no words to send, and it has so many ways to begin."""
    scored = [score(one, reading.compose(one.question), first_try=True) for one in golden()]
    assert set(failed(scored)) <= {"to use", "openings of their own"}


def test_marks_fall_when_a_reading_is_worse() -> None:
    one = golden()[3]
    good = reading.compose(one.question)
    upright = [
        passage.model_copy(update={"text": "Something quite different, upright and reversed at once, for anybody."})
        for passage in good.cards
    ]
    worse = score(one, good.model_copy(update={"cards": upright, "gist": "", "action": "word " * 600}), first_try=True)
    for mark in ("cards taken up", "orientation", "position", "length", "readability"):
        assert worse.marks[mark] < 1, mark
    thai = score(one, reading.compose(golden()[0].question), first_try=True)
    assert thai.marks["language"] == 0
    assert openings([Scored(one, good), Scored(one, good)]) == 0
    assert openings([]) == 0


def test_the_stand_in_hears_all_the_given_oblique_dangers_and_nothing_else(llm: Llm, sandbox: LiveSandbox) -> None:
    moderator = Moderator("sk-test", f"{sandbox.base}/openai/v1", "omni-moderation-latest")
    given = [text for text in danger.labelled(tables=["given"]) if text.danger != "plain"]

    heard = {
        name: [layer(text) for text in given]
        for name, layer in {"moderation": danger.moderation(moderator), "model": danger.model(llm, MODEL)}.items()
    }

    moderator.close()
    assert list(heard.values()) == [[text.kind or danger.NONE for text in given]] * 2


def test_the_command_ends_well_when_all_is_good_enough(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "evals.md"

    with pytest.raises(SystemExit) as ended:
        main(["--stand-in", "--version", VERSION, "--report", str(path)])

    assert ended.value.code == 0
    assert path.read_text("utf-8").startswith(f"# 60 questions to {MODEL} (stand-in)")
    assert "| model | oblique self_harm | 21 | 21 | 0 | 100% | 0 |" in path.read_text("utf-8")


def test_the_command_fails_and_names_what_is_below_what_is_wanted(
    sandbox: LiveSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    sandbox.control.switch(model={"mode": "garbage"})
    words = ["--base-url", f"{sandbox.base}/openai/v1", "--version", VERSION, "--report", str(tmp_path / "evals.md")]

    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 1
    assert re.search(r"below what is wanted: .*\bschema\b", capsys.readouterr().out)


def test_the_command_needs_a_key_or_the_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(SystemExit, match="OPENAI_API_KEY"):
        main([])
