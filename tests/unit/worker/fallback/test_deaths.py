"""A death is heard in all the ways in which people say it, of the one who died; and nothing else is taken for one."""

import pytest

from worker.fallback.understand.subjects import understand
from worker.fallback.understand.tones import Tone


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("แม่เพิ่งเสียไป", "mother"),
        ("แม่เพิ่งเสีย จะขายบ้านแม่ดีไหม", "mother"),
        ("ฝันเห็นพ่อที่เพิ่งเสีย คิดถึงมากเลย", "father"),
        ("เพื่อนสนิทฆ่าตัวตายเมื่อเดือนก่อน รู้สึกผิดมาก", "friend"),
        ("My best friend killed himself in May and I feel guilty", "friend"),
        ("our son took his own life last year", "child"),
        ("คุณย่าจากไปเมื่อวาน", "grandmother_paternal"),
        ("น้องแมวกลับดาวแล้ว", "cat"),
        ("ไปไม่ทันงานศพ", "someone"),
        ("แม่เสียครบร้อยวันไปเมื่ออาทิตย์ก่อน พี่สาวจะให้เอาเสื้อผ้าไปบริจาค", "mother"),
        ("พี่ชายไม่อยู่แล้วค่ะ แม่ยังตั้งกับข้าวเผื่อทุกวัน", "older_brother"),
        ("แม่โทรมาบอกว่ายายจากไปแล้ว", "grandmother"),
        ("พรุ่งนี้เผาตาแล้ว แม่ร้องไห้ทั้งคืน", "grandfather"),
        ("พ่อแฟนเสียเมื่อวาน จะช่วยแฟนยังไง", "relation"),
        ("เจ้าถุงเงินแมวเราโดนรถชนตาย", "cat"),
        ("ครบ 100 วันยายแล้ว คิดถึงยายมาก", "grandmother"),
        ("ตั้งแต่พ่อเสีย แม่ก็ไม่ค่อยพูด", "father"),
        ("กรวดน้ำให้ปู่ทุกวันพระ ปู่ได้รับไหม", "grandfather_paternal"),
        ("น้องสาวคนเดียวของผมไม่อยู่แล้ว แม่ไม่ยอมให้ใครแตะห้องน้อง", "younger_sister"),
        ("ไปงานเผาเพื่อนสมัยมัธยมมาเมื่อวาน", "friend"),
        ("แมวแก่ที่บ้านเพิ่งไปเมื่อคืน", "cat"),
        ("my aunt who raised me died on tuesday", "aunt"),
        ("we said goodbye to our 17 year old cat today", "cat"),
        ("Mum died in the spring and Dad's already on dating apps", "mother"),
        ("My dad passed in March", "father"),
        ("We put our old dog down", "dog"),
        ("My dad's been gone a year and mum still sets his place", "father"),
        ("my nan passed last week and mum won't talk", "grandmother"),
        ("my boyfriend's dad died last night", "relation"),
        ("We scattered gran's ashes on Saturday", "grandmother"),
        ("My husband passed away in May and a man at church asked me to coffee", "husband"),
    ],
)
def test_the_one_who_died_is_named_whoever_else_is_spoken_of(text: str, who: str) -> None:
    understood = understand(text)

    assert (understood.tone, understood.who) == (Tone.GRIEF, who)


@pytest.mark.parametrize(
    "text",
    [
        "ฝันว่าแม่ตาย จะมีเรื่องไม่ดีไหม",
        "ฝันว่าแฟนเสียชีวิต กลัวมาก",
        "ฝันว่าหมาที่บ้านตาย เป็นลางไหม",
        "I dreamt that my husband died. Is it an omen?",
        "I keep having nightmares that my dog died",
        "I had a dream last night where my sister was dead, what does it mean?",
        "ฝันว่าลูกจากไป ตื่นมาร้องไห้เลย หมายถึงอะไร",
    ],
)
def test_a_death_in_a_dream_is_a_dream(text: str) -> None:
    understood = understand(text)

    assert understood.tone not in (Tone.GRIEF, Tone.GONE)
    assert understood.subject is not None
    assert understood.subject.name in ("dream", "bad_sign")


@pytest.mark.parametrize(
    "text",
    [
        "แม่เสียไปเดือนก่อน เมื่อคืนฝันเห็นแม่",
        "ฝันเห็นพ่อที่เพิ่งเสียไป คิดถึงมากเลย",
        "ฝันเห็นยาย ยายเสียเมื่อวันพุธ",
        "My dad passed in March and I dreamt of him",
        "I had a dream and my nan died last week",
    ],
)
def test_a_death_beside_a_dream_is_a_death(text: str) -> None:
    assert understand(text).tone is Tone.GRIEF


@pytest.mark.parametrize(
    "text",
    [
        "แม่เสียใจมากที่หนูลาออก",
        "แม่เพิ่งเสียดายที่ขายบ้านไป",
        "พี่เพิ่งเสียสิทธิ์ประกันสังคม",
        "พี่เพิ่งเสียงหายหลังร้องเพลง",
        "พ่อเสียงานไปเมื่อปีก่อน",
        "พ่อเสียเงินไปกับหวยเดือนละหลายพัน",
        "พี่เสียวันละห้าร้อยกับเกม",
        "รถแม่เสียแล้ว ซ่อมหรือซื้อใหม่",
        "มือถือน้องเสียเมื่อวาน",
        "น้องเสียดายที่ไม่ได้เรียนต่อ",
        "กลัวเสียเพื่อน",
        "กลัวเสียแม่ไป",
        "แม่กลัวเสียหน้า",
        "เพื่อนเผาเราในกลุ่ม",
        "ลูกครบร้อยวันแล้วค่ะ จัดงานดีไหม",
        "คบกันครบ 100 วันแล้ว จะไปต่อได้นานไหม",
        "อยากทำบุญให้แม่วันเกิด ทำอะไรดี",
        "แม่จะตายเมื่อไหร่",
        "แมวจะตายไหม",
        "หมอบอกว่าหมาไตวายใกล้ตายแล้ว",
        "แม่สิ้นหวังกับพี่ชาย",
        "สิ้นเดือนพ่อจะคืนเงินไหม",
        "แม่เพิ่งไปเที่ยวเมื่อวาน",
        "แมวเพิ่งไปหาหมอมา",
        "โดนเพื่อนเผาในงานเลี้ยง",
        "สายตาเสียไปเยอะ ทำเลสิกดีไหม",
        "แฟนจากไปทำงานต่างประเทศ จะไปกันรอดไหม",
        "my phone died during the interview",
        "my son passed his exam, should we buy him a car",
        "My mum passed me her recipe book",
        "my dad's gone to Spain for a month",
        "I lost my friends' trust",
        "my plants died again lol",
        "Am I brave enough?",
    ],
)
def test_what_is_no_death_gets_no_condolence(text: str) -> None:
    assert understand(text).tone not in (Tone.GRIEF, Tone.GONE)
