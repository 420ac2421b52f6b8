"""Questions of young people's lives that were once taken for something else, with what must not be said of them."""

import re
from typing import Final

import pytest

from tests.helpers.model.questions import question
from worker.fallback.matter import matter_of
from worker.fallback.reading import compose
from worker.fallback.understand.forms import Form, form_of
from worker.fallback.understand.subjects import understand
from worker.fallback.understand.tones import Tone
from worker.interpret.checks.checking import texts_of

MEANT: Final = (
    ("ดรอปเรียนไปปีนึงแล้ว TCAS รอบสามจะติดไหมคะ", "admission", Tone.ORDINARY),
    ("ดรอปเรียนดีไหมคะ", "switch_major", Tone.ORDINARY),
    ("เขาอ่านไลน์แล้วไม่ตอบมาสามวัน เขาเบื่อเราแล้วเหรอ", "partner", Tone.ORDINARY),
    ("He left me on read for four days. Is he losing interest?", "partner", Tone.ORDINARY),
    ("He left me last night", "ex", Tone.EX),
    ("กู้เงินแอปไว้ห้าเจ้า ตอนนี้จ่ายดอกไม่ไหวแล้ว ทำไงดี", "debt_due", Tone.WEARY),
    ("I can't keep up with my loans anymore, what do I do?", "debt_due", Tone.WEARY),
    ("ควรกู้เงินมาเปิดร้านไหม", "loan", Tone.WEIGH),
    ("แต่งแล้วต้องย้ายเข้าไปอยู่บ้านแม่แฟน จะอยู่กันได้ไหม", "live_with_inlaws", Tone.WEIGH),
    ("Should I move in with my boyfriend's parents to save money?", "live_with_inlaws", Tone.WEIGH),
    ("น้องหมาอยู่กับเรามาสิบสองปี เมื่อเช้าน้องไม่ตื่นแล้วค่ะ", "pet_grief", Tone.GRIEF),
    ("แมวที่เลี้ยงมาตั้งแต่เด็กกลายเป็นดาวไปแล้วค่ะ", "pet_grief", Tone.GRIEF),
    ("My cat was fine last night but she never woke up", "pet_grief", Tone.GRIEF),
    ("เมื่อคืนพ่อหลับไปแล้วไม่ตื่นอีกเลยค่ะ", "grief", Tone.GRIEF),
    ("เพิ่งแท้งเมื่ออาทิตย์ก่อน จะมีลูกได้อีกไหมคะ", "grief", Tone.GRIEF),
    ("เพื่อนร่วมงานเอาไอเดียเราไปเสนอหัวหน้าเป็นของตัวเอง", "wronged_at_work", Tone.HURT),
    ("My coworker keeps taking credit for my slides", "wronged_at_work", Tone.HURT),
    ("เดือนเมษาต้องไปจับใบดำใบแดง จะได้ใบอะไรครับ", "draft", Tone.ORDINARY),
    ("จะบวชให้แม่พรรษานี้ดีไหมครับ", "ordain", Tone.ORDINARY),
    ("ไปออดิชั่นเป็นเด็กฝึกที่เกาหลีมา เขาจะเรียกตัวไหม", "audition", Tone.ORDINARY),
    ("ตื่นมาทุกเช้าไม่อยากทำอะไรเลย หมดใจกับงานแล้วค่ะ", "weary", Tone.WEARY),
    ("I'm so done with this job I cry in the car every morning", "weary", Tone.WEARY),
    ("แฟนเก่ายืมเงินไปสามหมื่นแล้วบล็อกเรา จะได้คืนไหม", "owed", Tone.WEIGH),
    ("ให้เพื่อนยืมเงินดีไหม", "lend", Tone.WEIGH),
    ("ลูกชายมาบอกว่าเขาชอบผู้ชาย แม่ควรทำตัวยังไง", "coming_out", Tone.ORDINARY),
    ("เราเป็นทอม จะบอกที่บ้านยังไงดี", "coming_out", Tone.ORDINARY),
    ("My son came out to me yesterday. How do I support him?", "coming_out", Tone.ORDINARY),
    ("แฟนไปกินข้าวกับเพื่อนผู้หญิงสองคนไม่บอกเรา", "partner", Tone.ORDINARY),
    ("เหมือนโดนรุ่นพี่ในแก๊งเมาท์ลับหลัง ควรเคลียร์ไหม", "hurt", Tone.HURT),
    ("แฟนคุยกับคนอื่นลับหลังเราไหม", "partner", Tone.SPYING),
    ("หวยเกษียณ กับสลากออมสิน อะไรเหมาะกับเรา", "money", Tone.ORDINARY),
    ("หวยงวดนี้จะถูกไหม", "lottery", Tone.BETTING),
    ("ผลแล็บออกอาทิตย์หน้า กลัวเป็นมะเร็งมากค่ะ", "own_results", Tone.OWN_ILLNESS),
    ("กลัวเป็นมะเร็งมากค่ะ", "fear_of_illness", Tone.ALARM),
    ("ผลแล็บออกอาทิตย์หน้า ตอนนี้แน่นหน้าอกมาก", "alarm", Tone.ALARM),
    ("รักคนมีเจ้าของ ควรไปต่อหรือพอ", "taken", Tone.WEIGH),
    ("I'm in love with a married man. Should I wait for him?", "taken", Tone.WEIGH),
    ("I matched with someone who seems perfect but he won't video call", "online_stranger", Tone.WEIGH),
    ("ไปหาหมอดูมา เขาบอกปีหน้าจะเสียคนในบ้าน จริงไหมคะ", "fortune_told", Tone.FEAR),
    ("A psychic told me someone in my family will die. Is it true?", "fortune_told", Tone.FEAR),
    ("หมอดูบอกว่าปีนี้จะเจอเนื้อคู่ จริงไหม", "soulmate", Tone.ORDINARY),
    ("แม่ใส่ท่อช่วยหายใจอยู่ จะกลับมาไหม", "kin_ill", Tone.ILLNESS),
    ("แม่นอนไอซียูมาห้าวันแล้ว จะฟื้นไหมคะ", "kin_ill", Tone.ILLNESS),
    ("Mum is in intensive care and they won't tell us anything", "kin_ill", Tone.ILLNESS),
    ("is he losing interest", "partner", Tone.ORDINARY),
    ("Lost interest in my course", "study", Tone.ORDINARY),
    ("แมวไม่ยอมกินข้าวมาสองวันแล้ว", "pet_ill", Tone.ILLNESS),
    ("คุณยายหลับสบายไหมคะบนสวรรค์", "grief", Tone.GRIEF),
    ("โดนทวงงานทุกวัน เครียดมาก", "weary", Tone.WEARY),
    ("คนที่คุยเขามีแฟนแล้วหรือยัง", "partner", Tone.ORDINARY),
    ("เขามีแฟนแล้ว แต่ยังทักเราทุกวัน", "taken", Tone.WEIGH),
    ("เขาไม่ยอมเปิดกล้องตอนเรียนออนไลน์ ผิดไหม", "study", Tone.ORDINARY),
    ("จะได้เงินคืนภาษีไหม", "money", Tone.ORDINARY),
    ("ส่งพอร์ตไปสามที่ ที่ไหนจะรับ", "admission", Tone.ORDINARY),
    ("Been swiping for two years. Am I unlovable?", "soulmate", Tone.ORDINARY),
    ("My best friend is dating my ex. Should I say something?", "friends", Tone.ORDINARY),
)


@pytest.mark.parametrize(("text", "subject", "tone"), MEANT, ids=[text[:40] for text, *_ in MEANT])
def test_a_newcomers_question_is_about_what_she_means(text: str, subject: str, tone: Tone) -> None:
    understood = understand(text)

    assert (understood.subject.name if understood.subject else None, understood.tone) == (subject, tone)


def test_what_somebody_feels_may_be_told_before_the_question() -> None:
    assert form_of("ลูกชายมาบอกว่าเขาชอบผู้ชาย แม่ควรทำตัวยังไง") is Form.HOW
    assert form_of("เขาชอบเราไหม แล้วควรทักไปไหม") is Form.FEELS
    assert form_of("เขารู้สึกยังไงกับเรา") is Form.FEELS


@pytest.mark.parametrize(
    "text", ["หมอดูบอกว่าปีหน้าจะเสียคนในบ้าน จริงไหมคะ", "A psychic said my dad will have an accident. Is it true?"]
)
def test_what_a_fortune_teller_foretold_is_never_likely(text: str) -> None:
    language = "en" if text.isascii() else "th"
    for seed in range(30):
        told = compose(question(language, seed=seed, text=text))

        assert not re.search(r"เป็นไปได้|มีโอกาส|ใจชื้น|น่าจะได้|likely|chance|hopeful", told.gist + told.opening)
        assert re.search(r"ไม่มีใคร|nobody|believe", told.gist, re.IGNORECASE)


@pytest.mark.parametrize("mood", ["happy", "calm", "hopeful"])
def test_a_good_mood_is_not_praised_after_a_parting_or_in_suspicion(mood: str) -> None:
    for text in ("เขาบอกเลิกทางแชทเมื่อคืน", "แฟนแอบคุยกับใครหรือเปล่า", "โดนหลอกโอนเงินไปห้าหมื่น"):
        for seed in range(15):
            told = compose(question("th", seed=seed, text=text, mood=mood))

            assert not re.search(r"ใจฟู|ยิ้ม|ใจนิ่ง|ใจสงบ|ใจสบาย|ใจเย็นอยู่แล้ว|ความสุข|อารมณ์ดี", told.opening)


@pytest.mark.parametrize("text", ["รักคนมีเจ้าของ ควรไปต่อไหม", "คุยกันมาครึ่งปี เขาไม่ยอมวิดีโอคอลเลย ไปต่อดีไหม"])
def test_no_card_speaks_for_somebody_who_is_taken_or_never_shows_a_face(text: str) -> None:
    for seed in range(30):
        told = compose(question("th", seed=seed, text=text))

        assert not re.search(r"เป็นใจ|ไม่ได้ห้าม|ทำได้ถ้า|มีข้อดี|ความรักแบบผู้ใหญ่|รักนี้", told.gist + told.cards[0].text + told.cards[2].text)


@pytest.mark.parametrize("language", ["th", "en"])
def test_grief_is_not_told_of_reading_online_or_of_waiting(language: str) -> None:
    text = {"th": "ยายเสียไปแล้วเราไม่ทันได้ดูใจ", "en": "My gran died before I could say goodbye"}[language]
    for seed in range(60):
        told = compose(question(language, seed=seed, text=text))

        assert not re.search(
            r"อ่านในเน็ต|เชื่อไปในทางร้าย|จะรอยังไง|online|believed for the worst|this fear|do I wait", " ".join(texts_of(told))
        )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("แล้วถ้าไม่ผ่านล่ะคะ", Form.HOW),
        ("What if it isn't?", Form.HOW),
        ("ต้องอ่านวิชาไหนเพิ่ม", Form.CHOOSE),
        ("ข้อสอบทำไม่ได้เลย จะติดเอฟไหม", Form.WILL),
        ("ทำไมเขาเงียบไป", Form.WHY),
    ],
)
def test_what_follows_is_asked_in_its_own_form(text: str, form: Form) -> None:
    assert form_of(text) is form


@pytest.mark.parametrize(
    ("before", "text", "subject"),
    [
        ("กู้เงินแอปไว้ห้าเจ้า จ่ายดอกไม่ไหวแล้ว", "ควรบอกแม่ไหม", "debt_due"),
        ("ลูกชายบอกว่าชอบผู้ชาย แม่ควรทำยังไง", "จะบอกพ่อเขาตอนไหนดี", "coming_out"),
        ("Should I quit my job?", "When should I tell my boss?", "resign"),
        ("จะสอบติดไหม", "แล้วที่บ้านล่ะ", "home"),
    ],
)
def test_whom_to_tell_is_a_question_about_what_is_told(before: str, text: str, subject: str) -> None:
    language = "en" if text.isascii() else "th"

    matter = matter_of(question(language, kind="follow_up", text=text, parent_question=before))

    assert matter.subject is not None
    assert matter.subject.name == subject
