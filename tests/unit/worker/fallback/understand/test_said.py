"""What the asker named, and the two ways they weigh, are taken up in their own words where that is safe."""

import pytest

from tests.helpers.model.questions import question
from worker.fallback.matter import matter_of
from worker.fallback.reading import compose
from worker.fallback.understand.said import Said, said_in
from worker.fallback.understand.two_ways import two_ways


@pytest.mark.parametrize(
    ("text", "talk", "said"),
    [
        ("แม่ชอบเอารูปหนูไปโพสต์ จะพูดไงดี", True, Said("person", "คุณแม่")),
        ("แม่แฟนว่าเรา แฟนนั่งเฉย จะพูดกับแฟนยังไงคะ", True, Said("person", "แฟน")),
        ("เปิดเพจรับทำเล็บมาสองเดือน จะไหวมั้ย", False, Said("plan", "เพจ")),
        ("แมวส้มมานอนหน้าบ้านทุกวัน รับเลี้ยงดีมั้ย", False, Said("animal", "น้องแมว")),
        ("อยู่กันแบบรูมเมท เลิกดีมั้ย", False, None),
        ("My neighbour's hedge is eating our driveway", True, Said("person", "your neighbour")),
        ("My boyfriend's mum keeps calling", True, None),
        ("Saturday is my first solo exhibition. Will anybody come?", False, Said("event", "your exhibition")),
        ("Do I fix the washing machine or buy a new one?", False, Said("thing", "the washing machine")),
        ("We haven't spoken since the shed argument", False, None),
        ("What will this year bring?", False, None),
    ],
)
def test_what_the_asker_named(text: str, talk: bool, said: Said | None) -> None:
    assert said_in(text, "en" if text.isascii() else "th", talk=talk) == said


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Take it or fight to stay?", ("Take it", "fight to stay")),
        ("Do I fix the washing machine or just buy a new one?", ("fix the washing machine", "buy a new one")),
        ("Bangs or no bangs? be honest", ("Bangs", "no bangs")),
        ("จะไปงานหรือสอบดีคะ", ("ไปงาน", "สอบ")),
        ("ควรไลฟ์ขายต่อหรือเปลี่ยนสินค้าดี", ("ไลฟ์ขายต่อ", "เปลี่ยนสินค้า")),
        ("อยู่หอหรือกลับบ้าน ดีกว่ากัน", ("อยู่หอ", "กลับบ้าน")),
        ("เขาชอบเราหรือเปล่า", None),
        ("เขาชอบเราหรือแค่คิดไปเอง", None),
        ("should i get a second tattoo or will i regret it lol", None),
        ("Daft or brilliant?", None),
        ("Should I quit, stay or go?", ("stay", "go")),
        ("Is it better to stay or go?", ("stay", "go")),
        ("tell her or not tell her?", ("tell her", "not tell her")),
        ("no fringe or fringe?", None),
        ("is he shy or not interested", None),
        ("Are we exclusive or just dating?", None),
        ("Is it a boy or a girl?", None),
        ("Sensible or reckless?", None),
        ("call 0812345678 or wait?", None),
        ("ไปหาอีดอกนั่นหรืออยู่บ้านดี", None),
        ("I have been thinking about this for a very long time and I could stay here with all of them or go", None),
    ],
)
def test_the_two_ways_in_the_askers_words(text: str, ways: tuple[str, str] | None) -> None:
    assert two_ways(text) == ways


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("th", "แม่ชอบเอารูปหนูตอนเด็กไปโพสต์เฟซ บอกให้ลบก็งอน จะพูดไงดีให้แกเข้าใจ", "คุณแม่"),
        ("th", "เพื่อนสนิทแต่งงานวันเดียวกับสอบปลายภาค จะไปงานหรือสอบดีคะ", "“ไปงาน”"),
        ("en", "Do I fix the washing machine or just buy a new one?", "buy a new one”"),
        ("en", "Saturday is my first solo exhibition. Will anybody come?", "your exhibition"),
    ],
)
def test_an_unsure_reading_is_near_the_question_by_its_own_words(language: str, text: str, named: str) -> None:
    for seed in range(8):
        told = compose(question(language, seed=seed, text=text))

        assert not matter_of(question(language, text=text)).sure
        assert named in told.gist
        assert named in told.action


def test_whoever_only_comes_by_in_the_story_is_not_what_it_is_about() -> None:
    matter = matter_of(question("th", text="น้องชายบอกว่าชุดนี้ไม่เข้ากับงานเลย ใส่ไปดีไหมคะหรือควรหาใหม่หมด"))

    assert matter.said is None or matter.said.kind != "person"


def test_nothing_is_quoted_after_a_death() -> None:
    told = compose(question("th", text="แม่เพิ่งเสียเมื่อวาน จะจัดงานที่วัดหรือที่บ้านดีคะ"))

    assert "“ที่บ้าน”" not in told.gist + told.action
