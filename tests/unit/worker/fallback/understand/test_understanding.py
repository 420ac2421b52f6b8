"""What a question is about, how it is put and how the answer must sound: as a person would say, also of slang and slips."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from prompts.fallback import signs
from prompts.schema import TOPICS
from tests.helpers.model.questions import question
from worker.fallback.reading import compose
from worker.fallback.understand.forms import Form, form_of
from worker.fallback.understand.subjects import understand
from worker.fallback.understand.tones import Tone

TABLE: Final = tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))["question"]


@pytest.mark.parametrize("asked", TABLE, ids=lambda asked: str(asked["text"])[:40])
def test_a_person_would_name_the_same_topic_and_tone(asked: dict[str, Any]) -> None:
    understood = understand(asked["text"])

    assert understood.subject is None or understood.subject.topic in TOPICS
    assert (understood.subject.topic if understood.subject else "other", understood.tone) == (asked["topic"], asked["tone"])


def test_the_table_has_a_hundred_and_twenty_questions_half_of_them_thai() -> None:
    thai = [asked for asked in TABLE if any("\u0e01" <= sign <= "\u0e5b" for sign in asked["text"])]

    assert (len(TABLE), len(thai)) == (120, 64)
    assert {asked["topic"] for asked in TABLE} == set(TOPICS)
    assert len({asked["text"] for asked in TABLE}) == 120


@pytest.mark.parametrize("asked", TABLE, ids=lambda asked: str(asked["text"])[:40])
def test_the_reading_has_that_topic(asked: dict[str, Any]) -> None:
    language = "th" if any("\u0e01" <= sign <= "\u0e5b" for sign in asked["text"]) else "en"

    told = compose(question(language, text=asked["text"]))

    assert told.topic == asked["topic"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("เมื่อไหร่จะมีแฟน", Form.WHEN),
        ("How long until I find a job?", Form.WHEN),
        ("เดือนนี้ต้องระวังอะไรบ้าง", Form.WATCH),
        ("What should I look out for?", Form.WATCH),
        ("ทำไมเงินไม่พอใช้สักที", Form.WHY),
        ("Why does he never call?", Form.WHY),
        ("เขาคิดยังไงกับเรา", Form.FEELS),
        ("Does she still like me?", Form.FEELS),
        ("ช่วงนี้ใครอิจฉาเราอยู่", Form.WATCH),
        ("เพื่อนไม่ตอบไลน์เลย โกรธเราหรือเปล่า", Form.FEELS),
        ("เนื้อคู่ชื่ออะไร", Form.WHO),
        ("What's my soulmate's name?", Form.WHO),
        ("I snapped at my kids again. Am I a bad mother?", Form.BLAME),
        ("หนูเป็นลูกที่ไม่ดีไหมคะ", Form.BLAME),
        ("วันนี้ใส่เสื้อสีอะไรดี", Form.CHOOSE),
        ("What career should I pursue", Form.CHOOSE),
        ("คุยกับแม่ยังไงดี", Form.HOW),
        ("How can I sleep again?", Form.HOW),
        ("เลือกงานไหนดี", Form.CHOOSE),
        ("Should I stay here or move to London?", Form.CHOOSE),
        ("ซื้อรถดีไหม", Form.SHOULD),
        ("Should I sell the car?", Form.SHOULD),
        ("งานเดือนหน้าเป็นยังไงบ้าง", Form.OUTLOOK),
        ("How will next year be?", Form.OUTLOOK),
        ("จะสอบผ่านไหม", Form.WILL),
        ("Will I pass?", Form.WILL),
        ("ความรัก", Form.OUTLOOK),
    ],
)
def test_the_form_of_a_question(text: str, form: Form) -> None:
    assert form_of(text) is form


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("แม่เป็นมะเร็ง จะหายไหม", Tone.ILLNESS),
        ("เป็นมะเร็งมาสามปี จะหายไหม", Tone.OWN_ILLNESS),
        ("Should I stop taking my antidepressants?", Tone.OWN_ILLNESS),
        ("ใจสั่นทุกครั้งที่เจอเขา แปลว่าชอบไหม", Tone.ORDINARY),
        ("ใจสั่นทุกครั้งที่เขายิ้มให้ เขาชอบเราไหม", Tone.ORDINARY),
        ("หัวใจเต้นแรงตอนพี่เขาเดินมาทัก คิดไปเองรึเปล่า", Tone.ORDINARY),
        ("ใจสั่นตอนเดินขึ้นบันได พี่ว่าต้องไปหาหมอไหม", Tone.ALARM),
        ("my heart flutters when he texts, does he like me", Tone.ORDINARY),
        ("My heart skips a beat every time she's near. Is it love?", Tone.ORDINARY),
        ("I can feel my heart thumping at night, should I worry?", Tone.ALARM),
        ("my heart flutters when I climb the stairs", Tone.ALARM),
        ("เขาบล็อกเราไปแล้ว ยังคิดถึงเราบ้างไหม", Tone.EX),
        ("He blocked me on everything. Does he miss me?", Tone.EX),
        ("เพื่อนในกลุ่มบล็อกเรา ทำยังไงดี", Tone.ORDINARY),
        ("ลาออกไปเรียนทำขนมดีไหม", Tone.WEIGH),
        ("ยื่นสมัครไปสามบริษัทแล้ว ที่ไหนจะเรียกก่อนคะ", Tone.ORDINARY),
        ("ได้งานสองบริษัทพร้อมกัน เลือกที่ไหนดี", Tone.WEIGH),
        ("แม่จะเสียชีวิตเมื่อไหร่", Tone.LIFESPAN),
        ("Should I put my savings into bitcoin?", Tone.WEIGH),
        ("แฟนเสียแล้ว", Tone.GRIEF),
        ("แฟนจากไปแล้ว ยังทำใจไม่ได้", Tone.GONE),
        ("เขาไม่อยู่แล้ว คิดถึงมาก", Tone.GONE),
        ("My girlfriend is gone", Tone.GONE),
        ("I lost the love of my life. How do I go on?", Tone.GONE),
        ("เลิกกันแล้ว เขาจากไป จะกลับมาไหม", Tone.EX),
        ("แฟนจากไปทำงานต่างประเทศ จะไปกันรอดไหม", Tone.ORDINARY),
    ],
)
def test_tones_that_are_easily_mistaken(text: str, tone: Tone) -> None:
    assert understand(text).tone is tone


@pytest.mark.parametrize(
    ("text", "subject", "tone"),
    [
        ("น้องหมาอายุ 15 ใกล้ไปแล้ว ทำใจยังไง", "pet_ill", Tone.ILLNESS),
        ("my boyfriend got a job in Leeds, do we survive?", "couple", Tone.ORDINARY),
        ("I failed my driving test twice, third time lucky?", "resit", Tone.ORDINARY),
        ("พ่อติดเหล้า จะเลิกได้ไหม", "addiction", Tone.ADDICTION),
        ("เจ้านายมองเราแปลกๆ", "at_work", Tone.ORDINARY),
        ("ย้ายไปอยู่กับแฟนที่เชียงใหม่ดีมั้ย", "together", Tone.ORDINARY),
        ("เขาบอกว่าขอเวลาอยู่กับตัวเองก่อน", "together", Tone.ORDINARY),
        ("เดือนนี้ค่าไฟสามพัน เอาไม่อยู่แล้ว", "money", Tone.ORDINARY),
        ("my card got declined again", "tight_money", Tone.ORDINARY),
        ("ผอมลงไปห้าโลโดยไม่ได้ลด", "alarm", Tone.ALARM),
        ("my hair is coming out in the shower", "health", Tone.ORDINARY),
        ("หลานมาขอยืมอีกแล้ว ให้ดีมั้ย", "lend", Tone.WEIGH),
        ("แฟนติดพนันออนไลน์ หมดไปเป็นแสน", "addiction", Tone.ADDICTION),
        ("My husband drinks too much. Will he stop?", "addiction", Tone.ADDICTION),
        ("ตรวจเจอก้อนที่เต้านม รอผลชิ้นเนื้อ", "own_results", Tone.OWN_ILLNESS),
        ("I found a lump, biopsy results on Thursday", "own_results", Tone.OWN_ILLNESS),
        ("คลำเจอก้อนที่คอ กลัวมาก", "alarm", Tone.ALARM),
        ("ฝันเห็นพ่อที่เสียไปแล้ว มาหา", "grief", Tone.GRIEF),
        ("Dreamed of my late grandma calling me", "grief", Tone.GRIEF),
        ("When will I get pregnant again after my miscarriage?", "grief", Tone.GRIEF),
        ("โดนเพื่อนร่วมงานแทงข้างหลัง", "wronged_at_work", Tone.HURT),
        ("Is it worth fighting for a job where I'm bullied?", "wronged_at_work", Tone.HURT),
        ("โดนหัวหน้าด่าต่อหน้าคนอื่น จะลาออกดีมั้ย", "resign", Tone.WEIGH),
        ("My sister stole from me. Do I tell our parents?", "home", Tone.HURT),
        ("My best friend is getting married and I'm not invited", "friends_wedding", Tone.HURT),
        ("got rejected from every uni, what now", "admission", Tone.HURT),
        ("my bf's mom hates me, xmas dinner coming up", "inlaws", Tone.HURT),
        ("อยากมีลูกมากแต่แฟนไม่อยากมี", "children_or_not", Tone.ORDINARY),
        ("ไปทำงานออสเตรเลียดีไหม", "moving", Tone.WEIGH),
        ("เปิดร้านนวดดีไหม", "new_business", Tone.WEIGH),
        ("Should I open a bakery?", "new_business", Tone.WEIGH),
        ("How will my little coffee shop do over the rainy season?", "business", Tone.ORDINARY),
        ("ช่วงนี้ใครอิจฉาเราอยู่", "people", Tone.ORDINARY),
        ("Does my coworker like me or is he just nice?", "crush", Tone.ORDINARY),
        ("my dog needs surgery tmr", "pet_ill", Tone.ILLNESS),
        ("เมียท้อง 8 เดือน กลัวคลอดยาก", "expecting", Tone.EXPECTING),
        ("แต่งงานมาสี่ปีแล้ว ปีนี้จะมีลูกไหม", "pregnancy", Tone.PREGNANCY),
        ("I'm 30 weeks pregnant and scared of the birth", "expecting", Tone.EXPECTING),
        ("โดนโกงเงินออนไลน์ จะได้คืนไหม", "scam", Tone.SCAM),
        ("I got scammed, will I see my money again?", "scam", Tone.SCAM),
        ("รู้สึกไร้ค่า ทำอะไรก็ไม่ดี", "sad", Tone.WEARY),
        ("i'm so lonely since moving here", "lonely", Tone.WEARY),
        ("ปีชงหรือเปล่า ต้องแก้ยังไง", "bad_luck", Tone.FEAR),
        ("หมอนัดผ่าตัดมดลูก ควรผ่าไหม", "health", Tone.OWN_ILLNESS),
        ("Should I freeze my eggs", "procedure", Tone.WEIGH),
        ("ทำจมูกดีไหม", "procedure", Tone.WEIGH),
        ("เบื่อชีวิตคู่ แต่สงสารลูก", "divorce", Tone.WEIGH),
        ("my boss offered me a promotion but i hate managing", "job_offer", Tone.WEIGH),
        ("หุ้นส่วนไว้ใจได้ไหม", "trust", Tone.WEIGH),
        ("My roommate never pays rent on time", "roommate", Tone.ORDINARY),
        ("เพื่อนร่วมห้องเสียงดัง จะย้ายหอดีไหม", "moving", Tone.WEIGH),
        ("He said he needs space. How long do I wait?", "partner", Tone.ORDINARY),
        ("จะได้ไปเกาหลีกับเพื่อนไหม", "travel", Tone.LIGHT),
        ("Should I get back with my toxic ex", "ex", Tone.EX),
        ("How do I get back at my ex?", "ex", Tone.ANGER),
        ("แฟนบอกเลิกทางไลน์เมื่อคืน", "ex", Tone.EX),
        ("is it over between us", "ex", Tone.EX),
        ("is he the one", "partner", Tone.ORDINARY),
        ("เพื่อนชวนลงทุนแชร์ลูกโซ่ ผลตอบแทน 20%", "too_good", Tone.WEIGH),
        ("เจ้าหนี้ตามทวงถึงบ้าน กลัวมาก", "debt", Tone.WEARY),
        ("สอบ ก.พ. ไม่ผ่านอีกแล้ว", "resit", Tone.HURT),
        ("หัวใจเต้นแรงเวลาเห็นเขา", "crush", Tone.ORDINARY),
        ("หัวใจเต้นแรงผิดปกติ", "alarm", Tone.ALARM),
        ("ทำไมไม่มีใครรักเราจริงๆ สักคน", "lonely", Tone.WEARY),
        ("landlord is kicking us out", "eviction", Tone.HURT),
        ("I hate my job", "weary", Tone.WEARY),
        ("Will my baby be healthy?", "expecting", Tone.EXPECTING),
        ("อยากเปลี่ยนชื่อใหม่ดีไหม", "new_name", Tone.LIGHT),
    ],
)
def test_what_was_once_heard_wrong(text: str, subject: str, tone: Tone) -> None:
    understood = understand(text)

    assert (understood.subject and understood.subject.name, understood.tone) == (subject, tone)


def test_whoever_only_tells_what_is_wrong_asks_what_to_do() -> None:
    assert form_of("โดนแทงข้างหลัง", unwell=True) is Form.HOW
    assert form_of("โดนแทงข้างหลัง จะไปรอดไหม", unwell=True) is Form.WILL


def test_a_long_text_of_unknown_words_is_soon_understood() -> None:
    assert understand("qwzx plomfed " * 400).subject is None


def test_every_subject_and_tone_is_known() -> None:
    for entry in signs("subjects").values():
        assert entry["topic"] in TOPICS
        assert Tone(entry.get("tone", "ordinary"))
        assert set(entry["about"]) == {"th", "en"}
        assert not entry["about"]["th"].startswith("เรื่อง")
    assert {Form(name) for name in signs("forms")} == set(Form)
