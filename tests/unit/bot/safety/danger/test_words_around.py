"""What stands around a danger: an everyday word hides no cry, a word without its tone mark is no other, order means nothing."""

from typing import Final

import pytest

from bot.safety.danger import Concern, Danger, _Pattern, find_danger
from tests.unit.bot.safety.danger.hearing import is_plain

MARKS: Final = {"together_thai": [["แขน|ข้อมือ", "เลือด|แผล", "โล่ง|สงบ"]], "saying_thai": ["ผ่าตัด"]}


@pytest.mark.parametrize(
    "text",
    [
        "แมวตาย กินยานอนหลับไป 30 เม็ด",
        "กินยานอนหลับไป 30 เม็ดแล้ว แม่ไม่เชื่อ",
        "กินพาราไป 30 เม็ด เชือกก็มี",
        "ให้มาทำไม กินยานอนหลับไป 30 เม็ดแล้ว",
        "ถูกหลอกลงทุนหมดตัว อยากตาย",
        "ยายเสียแล้ว ไม่อยากอยู่แล้ว",
        "i want to die they hate me",
        "i want to die my life is a mess",
        "i want to die for real",
    ],
)
def test_a_plain_cry_beside_an_everyday_word_stays_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ยายเคยเป็นโรคหัวใจ ตอนนี้หมดสติไปแล้ว", Danger.MEDICAL_EMERGENCY),
        ("หายใจไม่ออก หลอดลมตีบ ช่วยด้วย", Danger.MEDICAL_EMERGENCY),
        ("grandma had surgery last month and now shes unconscious", Danger.MEDICAL_EMERGENCY),
        ("ผัวเล่นเกมแพ้แล้วมาตบหน้าหนู", Danger.ABUSE),
        ("แฟนดูละครอยู่ดีๆ ก็ลุกมาบีบคอเรา", Danger.ABUSE),
        ("he lost the game and punched me in the face", Danger.ABUSE),
        ("กินยาที่หมอให้มาทั้งแผง 20 เม็ด", Danger.SELF_HARM),
        ("hope i dont wake up tomorrow", Danger.SELF_HARM),
        ("ทะเลาะกับแฟน ยืนอยู่บนดาดฟ้าคนเดียว", Danger.SELF_HARM),
    ],
)
def test_a_cry_beside_a_word_that_makes_it_unsure_is_asked_about(text: str, kind: Danger) -> None:
    assert find_danger(text) == Concern(kind, plain=False)


@pytest.mark.parametrize(
    "text",
    [
        "พ่อเคยหมดสติปีที่แล้ว ปีนี้จะแข็งแรงไหม",
        "พ่อผ่าตัดเสร็จแล้ว ยังไม่รู้สึกตัว จะฟื้นเมื่อไหร่",
        "grandpa was unconscious last year but hes fine now",
        "ในเกมโดนเพื่อนรุมกระทืบ ขำมาก",
        "want to die my hair blue, will it suit me",
        "อยากหายไปจากกรุ๊ปไลน์ที่ทำงาน ทำไงดี",
    ],
)
def test_what_is_over_or_only_played_is_no_danger(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize("text", ["แขนมีเลือดแลวโลง", "โลงเวลาเหนแผลทีขอมือ"])
def test_words_of_every_field_are_a_hit_in_whatever_order(text: str) -> None:
    assert list(_Pattern(MARKS, "thai").hits(text)) == [True]


@pytest.mark.parametrize("text", ["แขนมีเลือด", "โลงใจ", "ผาตัดแขนเลือดออกแล้วโลง"])
def test_a_field_without_a_word_or_a_saying_beside_is_no_hit(text: str) -> None:
    assert list(_Pattern(MARKS, "thai").hits(text)) == []
