"""What comes back from a model is taken, mended or refused with a hint; each fault here was once delivered."""

import json
import re
from typing import Any

import pytest

from prompts.lengths import GIST_LONGEST, LENGTHS, insights_for
from prompts.rendering import render
from prompts.schema import Interpretation
from tests.helpers.model.model_answers import CARDS, ENGLISH, SHOWN, THAI, WRITTEN, expected, written
from tests.helpers.model.questions import question
from worker.interpret.asking import _expected, as_asked
from worker.interpret.checks.checking import InvalidOutput, read, texts_of, verdicts_in


def passages(*texts: str) -> list[dict[str, Any]]:
    return [{"position": place, "text": text} for place, text in enumerate(texts, 1)]


def refused(said: str, **changes: Any) -> str:
    """The hint with which `said` is refused."""
    with pytest.raises(InvalidOutput) as raised:
        read(said, expected(**changes))
    return str(raised.value)


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_good_is_taken_as_it_is(language: str) -> None:
    told = read(written(language), expected(language))

    good = WRITTEN[language]
    assert [passage.text for passage in told.cards] == list(good["cards"].values())
    assert {field: getattr(told, field) for field in SHOWN} == {field: good[field] for field in SHOWN}
    assert (told.insights, told.questions, told.topic) == (good["insights"], good["questions"], "love")


def test_passages_in_the_old_shape_and_out_of_order_are_put_in_order() -> None:
    told = read(written(cards=list(reversed(passages("It began well.", "It goes on.", "It may end well.")))), expected())

    assert [(one.position, one.text) for one in told.cards] == [
        (1, "It began well."),
        (2, "It goes on."),
        (3, "It may end well."),
    ]


def test_null_in_a_list_that_may_be_empty_is_an_empty_list() -> None:
    told = read(written(insights=None, questions=None), expected())

    assert (told.insights, told.questions) == ([], [])


def test_wrong_numbers_are_counted_anew() -> None:
    told = read(written(cards={"7": "It began well.", "8": "It goes on.", "9": "It may end well."}), expected())

    assert [one.position for one in told.cards] == [1, 2, 3]
    assert told.cards[0].text == "It began well."


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("", "JSON"),
        ("Sure! Here it is: {", "JSON"),
        (written()[:200], "JSON"),
        ("[1, 2]", "JSON"),
        ('{"reading": "x"}', "schema"),
        (written(topic="weather"), "topic"),
        (written(extra=1), "extra"),
        (written(cards={"1": "One.", "2": "Two."}), "exactly 3"),
        (written(cards=passages("a", "b", "c", "d")), "exactly 3"),
        (written(cards={"1": "One.", "2": "Two.", "3": " "}), "exactly 3"),
        (written(opening=""), "empty"),
        (written(action=[" ", ""]), "empty"),
        (written(valid=False), "reason"),
    ],
)
def test_what_is_wrong_is_named_for_the_second_try(said: str, hint: str) -> None:
    assert re.search(hint, refused(said), re.IGNORECASE)


def test_a_cut_off_text_is_refused_even_when_it_parses() -> None:
    with pytest.raises(InvalidOutput, match="cut off"):
        read(written(), expected(), complete=False)


def test_one_card_alone_needs_no_word_on_the_cards_together() -> None:
    one = {field: value for field, value in ENGLISH.items() if field != "together"}

    told = read(json.dumps({**one, "cards": {"1": "It ended with somebody hurt."}}), expected(spread="one"))

    assert (told.together, len(told.cards)) == ("", 1)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("field", [*SHOWN, "1", "3", "insights", "questions"])
def test_every_shown_text_must_be_in_the_language(language: str, field: str) -> None:
    other = {"th": "You should tell him how you feel about this.", "en": "ลองบอกเขาว่ารู้สึกยังไง"}[language]
    whole = WRITTEN[language]
    change: dict[str, Any] = {"cards": {**whole["cards"], field: other}} if field.isdecimal() else {field: other}
    if field in ("insights", "questions"):
        change = {field: [other]}

    assert "Write every text in" in refused(written(language, **change), language=language)


@pytest.mark.parametrize(
    "passage",
    [
        "他很想念你，但是还没有决定。给他一点时间吧。",
        "Он скучает по тебе, но ещё ничего не решил.",
        "彼はあなたのことを考えています。",
        "ລາວຄິດຮອດເຈົ້າ ແຕ່ຍັງບໍ່ໄດ້ຕັດສິນໃຈ",
        "He misses you, ดีใจ ด้วย นะคะ ลอง ถาม เขา ดู",
        "Te extraña mucho, pero todavía no ha decidido nada sobre ustedes dos este mes.",
        "Er vermisst dich sehr, aber entschieden hat er noch gar nichts, und das dauert wohl.",
        "Te extraña mucho, cariño.",
        "Bonne chance, mon ami",
    ],
)
def test_a_passage_in_another_language_is_not_shown_in_english(passage: str) -> None:
    assert "English" in refused(written(cards={**ENGLISH["cards"], "2": passage}))


@pytest.mark.parametrize(
    "gist",
    [
        "Neither sign nor resign today; get everything in writing first.",
        "Help asked for early makes things lighter early.",
        "Letting go hurts less once you stop holding both ends.",
    ],
)
def test_plain_english_with_few_small_words_is_english(gist: str) -> None:
    assert read(written(gist=gist), expected()).gist == gist


@pytest.mark.parametrize(
    "passage", ["他很想念你，但是还没有决定。", "เขาคิดถึงคุณ 想念", "Он скучает по тебе", "เขา misses you very much and always did"]
)
def test_a_passage_in_another_language_is_not_shown_in_thai(passage: str) -> None:
    assert "Thai" in refused(written("th", cards={**THAI["cards"], "2": passage}), language="th")


def test_the_askers_own_words_may_stand_in_their_own_letters() -> None:
    asked = "จะย้ายคอนโดดีไหม หรือรอ roommate หาคนใหม่ก่อน then decide"

    told = read(written("th", questions=["roommate then decide ดีไหม", "ย้ายเดือนไหนดี"]), expected("th", question=asked))

    assert told.questions[0] == "roommate then decide ดีไหม"


@pytest.mark.parametrize(
    "opening",
    [
        "He m\u0336i\u0336s\u0336s\u0336es you, and that is all there is to it.",
        "เร\u0e37\u0334\u0e48อ\u0337งความรักน่าจะดีค่ะ",
        "He misses you \ufffd\ufffd and that is all there is to it.",
        "He misses you. \u0000e04\u0000e38 And so on.",
        "He misses you \\u0e04\\u0e38 and so on.",
        "He misses you u0e04u0e38u0e13 and so on.",
        "He hasnâ€™t decided anything yet, and thatâ€™s fine.",
        "He misses you à¸„à¸¸à¸“ and so on.",
        "He misses you เธ„เธธเธ“เธฃเธฑ and so on.",
        "He misses you \x07 and so on.",
        "He misses you ???? ?????? and so on.",
        "He hasn‚Äôt decided anything yet, and that is fine.",
        "He hasnÔÇÖt decided anything yet, and that is fine.",
        "He misses you ‡∏Ñ‡∏∏‡∏ì and so on.",
        "He misses you ร ยธโ€ and so on.",
        "He misses you %E0%B8%84%E0%B8%B8 and so on.",
        "He misses you =E0=B8=84=E0=B8=B8 and so on.",
    ],
)
def test_broken_characters_are_not_shown(opening: str) -> None:
    assert "broken characters" in refused(written(opening=opening))


@pytest.mark.parametrize(
    ("field", "said", "shown"),
    [
        ("opening", "**He** misses you, and _you_ miss him.", "He misses you, and you miss him."),
        ("opening", "# Answer\nHe misses you.", "Answer He misses you."),
        ("opening", "- He misses you.\n- You miss him.", "He misses you. You miss him."),
        ("opening", "He <b>misses</b> you.<br/>Really.", "He misses you. Really."),
        ("opening", "He misses you.<script>alert(1)</script>", "He misses you."),
        ("opening", "He misses you &amp; your dog.", "He misses you & your dog."),
        ("opening", "He `misses` you.\n\n---\n\nReally.", "He misses you. Really."),
        ("action", "[Ask him](https://tarot.example) and then decide.", "Ask him and then decide."),
        ("gist", "He   misses\t\t you.", "He misses you."),
        ("action", 'Text him:\\n\\"Long time!\\"', 'Text him: "Long time!"'),
        ("closing", "\u200bMiss him\u202e all you like.", "Miss him all you like."),
    ],
)
def test_markup_and_floods_are_taken_out(field: str, said: str, shown: str) -> None:
    assert getattr(read(written(**{field: said}), expected()), field) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The past: It ended with somebody hurt.", "It ended with somebody hurt."),
        ("1. The past | 5 of Cups | upright: It ended with somebody hurt.", "It ended with somebody hurt."),
        ("5 of Cups (upright) – It ended with somebody hurt.", "It ended with somebody hurt."),
        ("The past ended with somebody hurt.", "The past ended with somebody hurt."),
    ],
)
def test_a_passage_does_not_begin_with_its_own_heading(said: str, shown: str) -> None:
    told = read(written(cards={**ENGLISH["cards"], "1": said}), expected())

    assert told.cards[0].text == shown


def test_a_thai_passage_does_not_begin_with_its_own_heading() -> None:
    told = read(written("th", cards={**THAI["cards"], "1": "อดีต: 5 ถ้วย · หัวตั้ง - คงเจ็บไม่น้อยค่ะ"}), expected("th"))

    assert told.cards[0].text == "คงเจ็บไม่น้อยค่ะ"


def test_a_thai_particle_does_not_stand_alone() -> None:
    told = read(written("th", closing="ให้เวลาเขา 1 เดือน ค่ะ ดีจริงๆ นะค่ะ"), expected("th"))

    assert told.closing == "ให้เวลาเขา 1 เดือนค่ะ ดีจริงๆ นะคะ"


@pytest.mark.parametrize(
    "action",
    [
        "Read more at https://tarot.example/love and then decide.",
        "Read more at www.tarot-love.net and then decide.",
        "Write to mimi@example.com and tell her.",
        "Add @mimitarot as a friend and ask again.",
        "Call me on 081-234-5678 and we will talk.",
        "Call +66 81 234 5678 and we will talk.",
        "Call the hotline 1555 and ask.",
    ],
)
def test_links_and_telephone_numbers_are_refused(action: str) -> None:
    assert "links" in refused(written(action=action))


@pytest.mark.parametrize("field", [*SHOWN, "1", "3", "insights", "questions"])
def test_a_link_is_refused_wherever_it_stands(field: str) -> None:
    link = "See tarot-love.com and then decide."
    change: dict[str, Any] = {"cards": {**ENGLISH["cards"], field: link}} if field.isdecimal() else {field: link}
    if field in ("insights", "questions"):
        change = {field: [link]}

    assert "links" in refused(written(**change))


@pytest.mark.parametrize(
    "action",
    [
        "If your chest hurts or you can't breathe, call 1669 at once.",
        "When it gets too much you can call 1323, day and night.",
        "Call 1506 and ask what they owe you before you sign.",
        "Save 1,500 baht by 31 January 2027, then decide.",
        "Call him after 08.00-17.00, on 01-12-2569.",
        "Give it 14 days. If he still hasn't asked, you ask.",
    ],
)
def test_help_lines_dates_and_sums_are_shown(action: str) -> None:
    assert read(written(action=action), expected()).action == action


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Honestly, you are so stupid to wait for him."),
        ("en", "He is a bastard and you know it."),
        ("th", "คุณโง่มากที่ยังรอเขา"),
        ("th", "ไอ้เลวแบบนี้อย่าไปรอเลยค่ะ"),
        ("en", "You idiot, he misses you."),
        ("en", "Don't be stupid: he misses you."),
        ("en", "He misses you, but he is a moron."),
        ("en", "Shut up and wait for him."),
        ("en", "You deserve to be alone after this."),
        ("th", "อย่าโง่สิคะ เขาไม่คิดถึงหรอก"),
        ("th", "โง่จริงๆ ที่ยังรอเขาค่ะ"),
        ("th", "สมน้ำหน้าค่ะ เตือนแล้วไม่ฟัง"),
        ("th", "คุณน่ารังเกียจแบบนี้เขาเลยหายไปค่ะ"),
        ("th", "แฟนคุณหน้าด้านมากค่ะ"),
    ],
)
def test_insults_are_refused(language: str, said: str) -> None:
    assert "rude" in refused(written(language, opening=said), language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "It's not that you're stupid, you just hoped. You're the Fool here, and that's a good thing."),
        ("th", "ไม่ใช่ว่าคุณโง่นะคะ แค่คุณหวัง เขาแค่หายไปชั่วคราวค่ะ"),
        ("en", "You're crazy about him, and he isn't the idiot here. Don't call yourself stupid."),
        ("th", "อย่าว่าตัวเองโง่เลยนะคะ ดูด้านหน้าด้านหลังให้ครบก่อนค่ะ"),
    ],
)
def test_kind_words_about_hard_ones_are_shown(language: str, said: str) -> None:
    assert read(written(language, opening=said), expected(language)).opening == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Take 500 mg of it before you sleep."),
        ("en", "Take two tablets and rest."),
        ("th", "กินพาราเซตามอล 2 เม็ดแล้วนอนพักนะคะ"),
        ("th", "กินยาแก้ปวดวันละ 3 ครั้งนะคะ"),
        ("en", "Take 10 ml every four hours."),
        ("en", "Have one tablespoon of the syrup at night."),
        ("en", "Put 20 drops of it into your tea."),
        ("en", "Take it twice a day and you will sleep."),
        ("en", "Double your dose for a week."),
        ("th", "กินยาครั้งละ 1 ซองนะคะ"),
        ("th", "จิบครั้งละ 1 ช้อนโต๊ะนะคะ"),
        ("th", "ฉีด 10 ยูนิตก่อนนอนนะคะ"),
        ("th", "เพิ่มยาเป็นสองเท่าได้เลยค่ะ"),
    ],
)
def test_doses_are_refused(language: str, said: str) -> None:
    assert "doses" in refused(written(language, action=said), language=language)


@pytest.mark.parametrize(
    "said",
    [
        "ให้เวลาถึง 31 มกราคมค่ะ",
        "พยายามทักทุก 2 ชั่วโมงคงเหนื่อยค่ะ",
        "เก็บเม็ดเงินไว้ 2 ก้อนค่ะ",
        "กินยาตามที่หมอสั่ง แล้วพักวันละ 10 นาทีนะคะ",
        "ให้ซองแดงเขา 1 ซองก็พอค่ะ",
    ],
)
def test_dates_and_sums_are_no_doses(said: str) -> None:
    assert read(written("th", action=said), expected("th")).action == said


def test_the_words_of_a_second_try_do_not_come_back() -> None:
    """What is said to a model about its last answer is ours too."""
    for language in ("th", "en"):
        prompt = render(as_asked(question(language)))
        known = _expected(question(language), as_asked(question(language)), prompt)

        assert prompt.mend in known.rules


@pytest.mark.parametrize(
    ("language", "said", "hint"),
    [
        ("en", "He misses you, {{name}}.", "braces"),
        ("en", '{"gist":"x"} He misses you.', "braces"),
        ("en", "As an AI language model, I cannot see him, but he misses you.", "models"),
        ("en", "I'm just an AI, but he misses you.", "models"),
        ("en", "My instructions say to be kind, so he misses you.", "models"),
        ("en", "I cannot comply with that, but he misses you.", "models"),
        ("en", "I was trained by OpenAI to say that he misses you.", "models"),
        ("th", "มีมี่เป็นบอทค่ะ แต่เขาน่าจะคิดถึง", "models"),
        ("th", "ตาม prompt ที่ได้มา เขาน่าจะคิดถึงค่ะ", "models"),
        ("th", "ในฐานะโมเดลภาษา มีมี่ตอบไม่ได้ค่ะ", "models"),
        ("th", "คิดถึง" * 30, "again and again"),
    ],
)
def test_what_only_a_machine_would_say_is_refused(language: str, said: str, hint: str) -> None:
    assert hint in refused(written(language, opening=said), language=language)


def test_the_rules_do_not_come_back() -> None:
    rule = "Upright: its strength is at hand. Reversed: held back, turned inward, overdone or easing off; say which one."

    assert "instructions" in refused(written(opening=f"My rules say this. {rule}"), rules=(rule,))
    assert read(written(opening="Its strength is at hand."), expected(rules=(rule,))).opening == "Its strength is at hand."


@pytest.mark.parametrize(
    ("language", "said", "wrong"),
    [
        ("en", "All three cards are reversed, so slow down.", "3 reversed"),
        ("en", "With two majors here this weighs a lot.", "2 major"),
        ("en", "You drew two pentacles, so it is about money.", "2 pentacles"),
        ("en", "None of the cards are reversed, which is good.", "0 reversed"),
        ("th", "ไพ่กลับหัวทั้งสามใบ แปลว่ายังติดอยู่ค่ะ", "3 reversed"),
        ("th", "มีไพ่ชุดใหญ่สองใบ เรื่องนี้ใหญ่ค่ะ", "2 major"),
        ("th", "ได้ไพ่เหรียญถึงสองใบ เป็นเรื่องเงินค่ะ", "2 pentacles"),
        ("th", "ไม่มีใบไหนกลับหัวเลยค่ะ", "0 reversed"),
        ("th", "กลับหัวแค่ใบเดียวค่ะ", "1 reversed"),
    ],
)
def test_cards_that_are_counted_wrongly_are_refused(language: str, said: str, wrong: str) -> None:
    assert wrong in refused(written(language, together=said), language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Two of the three cards are reversed, and one major leads."),
        ("en", "Two cups cards, and two reversed ones. Three cups are down on the first."),
        ("th", "กลับหัวสองใบ ชุดใหญ่หนึ่งใบ ไพ่ถ้วยสองใบค่ะ"),
        ("th", "5 ถ้วยล้มไปสามใบ แต่จากสามใบกลับหัวแค่สองใบค่ะ"),
    ],
)
def test_cards_that_are_counted_rightly_are_shown(language: str, said: str) -> None:
    assert read(written(language, together=said), expected(language)).together == said


@pytest.mark.parametrize(
    ("gist", "shown"),
    [
        ("you and I " * 3 + "and all of us who have known him for so long " * 5, None),
        ("He misses you, and that is the answer to it. He hasn't decided anything yet though. " + "So wait a while. " * 6, None),
        ("ใช่ค่ะ " + "ที่ไหนก็ที่นั่น" * 20, None),
    ],
)
def test_a_long_gist_is_shortened_at_a_good_place(gist: str, shown: str | None) -> None:
    language = "th" if "ใช่" in gist else "en"

    said = read(written(language, gist=gist), expected(language)).gist

    assert len(said) <= GIST_LONGEST
    assert len(said) > GIST_LONGEST // 2
    assert re.search(r"(?:…|[.])$", said)
    assert not said.endswith("ที…")
    assert shown is None or said == shown


def test_a_long_passage_ends_with_a_whole_sentence() -> None:
    long = "He misses you and says nothing about it. " * 20

    told = read(written(cards={**ENGLISH["cards"], "1": long}), expected())

    assert len(told.cards[0].text) <= LENGTHS["en"].passage.most
    assert told.cards[0].text.endswith("about it.")


def test_too_many_insights_and_questions_are_left_out() -> None:
    told = read(written(insights=["You and he know it."] * 9, questions=["Why is he so?"] * 6), expected())

    assert (len(told.insights), len(told.questions)) == (insights_for(3), 2)


def test_no_insight_and_nothing_together_is_a_whole_reading() -> None:
    told = read(written(insights=[], together=""), expected())

    assert (told.valid, told.insights, told.together) == (True, [], "")


def test_the_steps_are_kept_a_line_each_without_their_signs() -> None:
    told = read(written(action=["1. Text him back.", "", "- Give it\na week."]), expected())

    assert told.action == "Text him back.\nGive it a week."


def test_markup_inside_a_step_is_taken_out() -> None:
    told = read(written(action=["# First\nText him now.\n- or later\n## End\nof it", "Then wait:\n\n* a week"]), expected())

    assert told.action == "First Text him now. or later End of it\nThen wait: a week"


def test_steps_in_one_text_are_a_line_each() -> None:
    assert read(written(action="1. Text him now.\n\n2. Give it\ta week."), expected()).action == "Text him now.\nGive it a week."


def test_a_step_that_is_no_text_is_named() -> None:
    assert "action" in refused(written(action=["Text him.", 3]))


def test_a_question_that_is_none_keeps_its_reason_and_three_better_ones() -> None:
    told = read(written(valid=False, reason="No question yet.", questions=["A?", "B?", "C?", "D?"]), expected())

    assert (told.valid, told.reason, told.questions) == (False, "No question yet.", ["A?", "B?", "C?"])
    assert (told.cards, told.opening, told.insights) == ([], "", [])


def test_nothing_of_a_reading_is_kept_beside_a_danger() -> None:
    told = read(json.dumps({"danger": "self_harm", "opening": "\ufffd"}), expected())

    assert (told.danger, told.valid) == ("self_harm", False)
    assert not any(texts_of(told))


@pytest.mark.parametrize("said", ["Self_Harm", "self-harm", " self harm "])
def test_a_danger_is_heard_however_it_is_spelt(said: str) -> None:
    assert read(written(danger=said), expected()).danger == "self_harm"


def test_a_missing_reason_is_an_empty_one() -> None:
    assert read(written(reason=None), expected()).reason == ""


def answer(**changes: Any) -> str:
    return json.dumps({"danger": "none", "valid": True, "reason": "", "answer": "Yes, ask him.\n\nThe Star says so.", **changes})


def test_a_follow_ups_answer_is_stored_as_an_opening() -> None:
    told = read(answer(), expected(topic="love"))

    assert (told.opening, told.gist) == ("Yes, ask him.\n\nThe Star says so.", "Yes, ask him. The Star says so.")
    assert (told.topic, told.cards, told.insights, told.questions) == ("love", [], [], [])
    assert Interpretation.model_validate(told.model_dump()) == told


def test_a_long_answer_is_shortened_to_a_message() -> None:
    told = read(answer(answer="You can ask him, and you should. " * 40), expected(topic="love"))

    assert 250 < len(told.opening) <= LENGTHS["en"].answer.most
    assert told.opening.endswith("should.")


@pytest.mark.parametrize("said", ["", "ลองถามเขาดูค่ะ", "See https://tarot.example for it."])
def test_an_answer_is_checked_like_a_reading(said: str) -> None:
    assert refused(answer(answer=said), topic="love")


def test_a_follow_up_that_asks_nothing_needs_only_a_reason() -> None:
    told = read(answer(valid=False, reason="I could not find a question in this.", answer=""), expected(topic="love"))

    assert (told.valid, told.reason) == (False, "I could not find a question in this.")


def test_every_shown_text_is_searched_for_verdicts() -> None:
    told = read(written(), expected())

    assert verdicts_in(told) == []
    for field in SHOWN:
        assert verdicts_in(told.model_copy(update={field: "You will be cured."})) == ["medical"]
    assert verdicts_in(told.model_copy(update={"insights": ["He is cheating on you."]})) == ["spying"]
    assert verdicts_in(told.model_copy(update={"questions": ["Will he die?"]})) == []
    assert len(texts_of(told)) == 6 + len(CARDS) + len(told.insights) + len(told.questions)


def test_an_accent_is_no_broken_character() -> None:
    told = read(written(opening="He misses you, and the cafe\u0301 on the corner is a good place to meet."), expected())

    assert told.valid


def test_no_name_of_a_model_is_spoken_under() -> None:
    assert "models or machines" in refused(written(opening="As ChatGPT, I think that it may go well for you."))
