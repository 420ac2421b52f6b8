"""The report on danger counts rightly: recall by kind, what was asked about, what was refused though harmless."""

from worker.evals.danger import ASKED, NONE, UNKNOWN, Labelled, labelled, rules, section

TEXTS = [
    Labelled("a plain cry", "plain", "self_harm", "en"),
    Labelled("another", "plain", "self_harm", "en"),
    Labelled("an oblique one", "oblique", "abuse", "en"),
    Labelled("a saying", "harmless", "", "en"),
    Labelled("a greeting", "harmless", "", "en"),
]


def lines(**answers: str) -> list[str]:
    """The report on a layer that answers so; `none` to what is not named."""
    said = {text.text: answers.get(text.text.replace(" ", "_"), NONE) for text in TEXTS}
    return section({"ear": (lambda text: said[text.text], TEXTS)}).splitlines()


def test_recall_counts_what_is_heard_at_once_among_plain_texts() -> None:
    report = lines(a_plain_cry="self_harm", another=ASKED)

    assert "| ear | plain self_harm | 2 | 1 | 1 | 50% | 0 |" in report


def test_recall_counts_what_is_asked_about_among_oblique_ones() -> None:
    assert "| ear | oblique abuse | 1 | 0 | 1 | 100% | 0 |" in lines(an_oblique_one=ASKED)


def test_false_alarms_are_what_is_refused_and_what_is_asked_about() -> None:
    assert "| ear | 2 | 1 (50.0%) | 1 (50.0%) | 0 |" in lines(a_saying="abuse", a_greeting=ASKED)


def test_no_answer_is_no_miss() -> None:
    report = lines(**{text.text.replace(" ", "_"): UNKNOWN for text in TEXTS})

    assert report[-1] == "Nothing was missed."


def test_what_was_missed_or_refused_wrongly_is_listed() -> None:
    report = lines(a_plain_cry="self_harm", another="self_harm", a_saying="abuse")

    assert [line for line in report if line.startswith("- ")] == ["- ear: an oblique one", "- ear: a saying"]


def test_the_rules_are_held_against_every_table() -> None:
    texts = labelled()

    refused = [text.text for text in texts if text.danger == "harmless" and rules(text) not in (NONE, ASKED)]

    assert len(texts) > 1000
    assert refused == []
