"""A reading from the deck alone: whole, in the right words and language, about what was asked, and never twice alike."""

import re
from collections import Counter
from typing import Any

import pytest

from bot.safety.rules import Class, classify
from models.readings.deck import MAJORS, SPREADS, Card
from prompts.fallback import phrases, topic_of
from prompts.lengths import GIST_LONGEST
from prompts.meanings import meanings
from prompts.schema import TOPICS, Interpretation
from tests.helpers.questions import question, random_questions
from worker.fallback.question_sense import senseless
from worker.fallback.reading import tell
from worker.interpret.checking import speaks, texts_of, verdicts_in

LANGUAGES = ("th", "en")


def first_sentence(text: str) -> str:
    """Up to the first full stop, or in Thai up to the first word that ends what a voice says."""
    return re.split(r"(?<=[.!?])\s|(?<=ค่ะ)\s?|(?<=คะ)\s", text)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spread", list(SPREADS))
def test_a_reading_is_whole(language: str, spread: str) -> None:
    for seed in range(20):
        asked = question(language, spread, seed)
        told = tell(asked)
        assert told.valid
        assert [passage.position for passage in told.cards] == list(range(1, SPREADS[spread] + 1))
        assert all((told.opening, told.together, told.action, told.gist, told.mood))
        assert 3 <= len(told.insights) <= 5
        assert len(set(told.insights)) == len(told.insights)
        assert len(set(told.questions)) == 2
        assert len(told.gist) <= GIST_LONGEST
        assert speaks(language, " ".join(texts_of(told)))
        assert not re.search(r"[{}]", " ".join(texts_of(told)))
        assert Interpretation.model_validate(told.model_dump()) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_hundred_readings_share_no_opening_sentence_more_than_five_times(language: str) -> None:
    told = [tell(asked) for asked in random_questions(language, 200)]
    counted = Counter(first_sentence(one.opening) for one in told)
    assert counted.most_common(1)[0][1] <= 5, counted.most_common(3)
    assert len({one.opening for one in told}) == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_even_the_same_question_and_mood_open_differently(language: str) -> None:
    text = {"th": "ความรักปีนี้จะเป็นอย่างไร", "en": "Will I find love this year?"}[language]
    told = [tell(asked) for asked in random_questions(language, 200, text=text, mood="worried")]
    for part in (lambda one: first_sentence(one.opening), lambda one: first_sentence(one.together), lambda one: one.gist):
        assert Counter(map(part, told)).most_common(1)[0][1] <= 5


def test_the_same_question_is_told_the_same_way_again() -> None:
    assert tell(question(seed=7)) == tell(question(seed=7))
    assert tell(question(seed=7)) != tell(question(seed=8))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_passage_names_its_card_and_says_how_it_lies(language: str) -> None:
    turned = {"th": "กลับหัว", "en": "revers"}[language]
    for asked in random_questions(language, 60):
        for card, passage in zip(asked.cards, tell(asked).cards, strict=True):
            assert meanings(language).card(card.number).called in passage.text
            assert (turned in passage.text.casefold().partition("”")[0]) == card.reversed


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_passage_stands_in_its_place(language: str) -> None:
    for asked in random_questions(language, 40):
        positions = meanings(language).spread(asked.spread).positions
        for position, passage in zip(positions, tell(asked).cards, strict=True):
            assert passage.text.startswith(position.place) or position.name in passage.text


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Will I find love?", "love"),
        ("Should I leave my job?", "work"),
        ("How is my money?", "money"),
        ("Will my family be well?", "life"),
    ],
)
def test_the_topic_chooses_what_the_card_says(text: str, field: str) -> None:
    asked = question("en", "three", 3, text=text)
    for card, passage in zip(asked.cards, tell(asked).cards, strict=True):
        assert getattr(meanings("en").card(card.number).facing(card), field) in passage.text


def test_orientation_and_mood_change_the_words() -> None:
    upright = question("en", "one", 5, cards=(Card(16, False),), mood="sad")
    turned = question("en", "one", 5, cards=(Card(16, True),), mood="sad")
    assert tell(upright).cards != tell(turned).cards
    sad, happy = tell(upright), tell(question("en", "one", 5, cards=(Card(16, False),), mood="happy"))
    assert sad.mood == "sad"
    assert any(line in sad.opening for line in phrases("en")["moods"]["sad"])
    assert any(line in happy.opening for line in phrases("en")["moods"]["happy"])


def test_what_stands_out_is_said_of_all_together() -> None:
    majors = tell(question("en", "three", 2, cards=(Card(0, True), Card(10, False), Card(21, False))))
    assert any(line in majors.together for line in phrases("en")["patterns"]["majors_many"])
    cups = tell(question("en", "three", 2, cards=tuple(Card(MAJORS + 14 + rank, rank == 1) for rank in range(3))))
    assert any(line in cups.together for line in phrases("en")["patterns"]["cups"])


@pytest.mark.parametrize(
    "text",
    ["asdfgh", "12345", "????", "qwerty uiop", "ฟหกดฟหกด", "สวัสดีค่ะ", "Hello!", "aaaaaaa", "55555", "😀😀😀", "\u200b\u200b"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_asks_nothing_is_not_read(text: str, language: str) -> None:
    told = tell(question(language, text=text))
    assert not told.valid
    assert speaks(language, told.reason)
    assert len(told.questions) == 3
    assert (told.cards, told.opening, told.action) == ([], "", "")


@pytest.mark.parametrize(
    "text",
    [
        "งาน?เงิน?",
        "love life",
        "will he call",
        "ความรัก",
        "ทำไงดี",
        "my job",
        "Ich bin müde, was nun?",
        "我会幸福吗",
        "job??? money???",
    ],
)
def test_what_is_short_or_strange_may_still_be_a_question(text: str) -> None:
    assert not senseless(text)


@pytest.mark.parametrize(
    ("text", "language", "kind", "word"),
    [
        ("แม่เป็นมะเร็ง จะหายไหม", "th", Class.MEDICAL, "หมอ"),
        ("Will my mother be cured of cancer?", "en", Class.MEDICAL, "doctor"),
        ("แฟนนอกใจไหม", "th", Class.SPYING, "ใจ"),
        ("Is my husband cheating on me?", "en", Class.SPYING, "what you need"),
        ("งวดนี้หวยออกอะไร", "th", Class.BETTING, "เลข"),
        ("Will I win my court case?", "en", Class.LEGAL, "lawyer"),
        ("When will my grandmother die?", "en", Class.DEATH_DATE, "length of"),
        ("ฉันท้องหรือเปล่า", "th", Class.PREGNANCY, "หมอ"),
        ("How do I get revenge on my boss?", "en", Class.VIOLENCE, "anger"),
    ],
)
def test_a_delicate_question_gets_the_askers_own_part(text: str, language: str, kind: Class, word: str) -> None:
    assert classify(text) is kind
    told = [tell(question(language, "three", seed, text=text)) for seed in range(10)]
    for one in told:
        assert one.valid
        assert not verdicts_in(one)
        assert not re.search(r"\d\d", one.gist + one.action)
    assert any(word in one.opening + one.gist for one in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reading_gives_a_verdict(language: str) -> None:
    assert not [told for asked in random_questions(language, 200) if verdicts_in(told := tell(asked))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_follow_up_is_answered_from_the_same_cards(language: str) -> None:
    for seed in range(20):
        asked = question(language, "five", seed, kind="follow_up", parent=tell(question(language, "five", seed)))
        told = tell(asked)
        named = [meanings(language).card(card.number).called for card in asked.cards]
        assert told.valid
        assert any(name in told.opening for name in named)
        assert len(told.cards) == 1
        assert len(told.opening) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reading_says_nothing_twice(language: str) -> None:
    """Paragraphs and insights are all different, and no card's keywords are quoted in more than three of them."""
    for asked in random_questions(language, 100):
        told = tell(asked)
        passages = [passage.text for passage in told.cards]
        texts = [told.gist, told.opening, *passages, told.together, *told.insights, told.action]
        assert len(set(texts)) == len(texts)
        assert max(Counter(re.findall(r"“(.+?)”", " ".join(texts))).values()) <= 3
        assert not any(told.action in insight for insight in told.insights)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_question_without_a_topic_is_about_the_earlier_one(language: str) -> None:
    text, further = {"th": ("ควรลาออกจากงานไหม", "แล้วควรเริ่มตรงไหนดี"), "en": ("Should I quit my job?", "Where do I begin?")}[
        language
    ]
    for seed in range(20):
        earlier = tell(question(language, "three", seed, text=text))
        told = tell(question(language, "three", seed, text=further, kind="follow_up", parent=earlier))
        assert told.topic == "work"
        assert told.cards[0].text not in told.opening


@pytest.mark.parametrize(
    ("text", "card", "bank"),
    [
        ("Should I quit my job?", Card(19, False), "open"),
        ("Should I quit my job?", Card(19, True), "slow"),
        ("Should I quit my job?", Card(57, False), "slow"),
        ("Should I quit my job?", Card(57, True), "open"),
        ("Should I quit my job?", Card(16, True), "slow"),
        ("Will I win my court case?", Card(19, False), None),
        ("Why can't I sleep?", Card(19, False), None),
    ],
)
def test_the_last_card_leans_but_never_on_the_body_or_a_delicate_question(text: str, card: Card, bank: str | None) -> None:
    cards = (Card(30, False), Card(40, True), card)
    for seed in range(10):
        together = tell(question("en", "three", seed, text=text, cards=cards)).together
        for name, said in phrases("en")["outlook"].items():
            endings = tuple(line.rpartition("}")[2] for line in said)
            assert together.endswith(endings) == (name == bank)


TOLD_BY_WORDS = {
    "love": ("แฟนเก่าจะกลับมาไหม", "Will he marry me?"),
    "work": ("หัวหน้าจะเลื่อนตำแหน่งให้ไหม", "Is my boss happy with my work?"),
    "money": ("จะปลดหนี้ได้ไหม", "Can I afford the rent?"),
    "family": ("พ่อแม่จะเข้าใจไหม", "How is my sister?"),
    "study": ("จะสอบติดมหาวิทยาลัยไหม", "Will I pass the exam?"),
    "health": ("นอนไม่หลับเลยช่วงนี้", "Why can't I sleep?"),
    "self": ("ฉันควรเชื่อมั่นในตัวเองยังไง", "How do I find my purpose?"),
    "other": ("ควรระวังอะไร", "What now?"),
}


@pytest.mark.parametrize(("topic", "texts"), TOLD_BY_WORDS.items())
def test_the_topic_is_told_from_the_words(topic: str, texts: tuple[str, ...]) -> None:
    assert [topic_of(text) for text in texts] == [topic] * len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrase_banks_have_what_the_words_need(language: str) -> None:
    def shape(bank: Any) -> Any:
        return {name: shape(part) for name, part in bank.items()} if isinstance(bank, dict) else None

    assert shape(phrases(language)) == shape(phrases("en"))
    for name in ("about", "insights", "questions"):
        assert set(TOPICS) <= set(phrases(language)[name])
    for topic in TOPICS:
        assert len(phrases(language)["insights"][topic]) >= 4
