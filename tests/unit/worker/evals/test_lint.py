"""The patterns find what was marked down by Thai readers, and leave alone what they wrote instead."""

import re

import pytest

from prompts.rendering import fixed_part
from worker.evals.lint import lint

SAID_AND_BETTER = [
    ("ค่าของคุณไม่ได้ถูกหยิบขึ้นมาคุยกันนานแล้ว", "ไม่มีใครพูดถึงสิ่งที่คุณทำมานานแล้ว"),
    ("แค่คำว่าคิดถึงคำเดียวจึงปลุกได้ทั้งบ่อ", "แค่คำว่าคิดถึงคำเดียว ความรู้สึกเก่าๆ เลยกลับมาหมด"),
    ("คุณกำหนดขนาดของประตูได้", "จะเปิดใจแค่ไหน คุณเป็นคนเลือกค่ะ"),
    ("ยืนรับลมจากสองฝั่ง", "ต้องรับอารมณ์จากทั้งสองฝั่ง"),
    ("บ้านคุณกำลังถูกปลุกให้ตื่นค่ะ", "คนในบ้านเริ่มพูดเรื่องที่เงียบกันมานานแล้วค่ะ"),
    ("เก้าอี้หัวโต๊ะที่ไม่มีใครนั่งคือหัวใจของเรื่องนี้", "ที่ของพ่อในวงข้าวที่ว่างลงคือหัวใจของเรื่องนี้"),
    ("จนการถูกดูแลกลายเป็นเรื่องแปลกหน้านะคะ", "จนไม่ชินเวลามีคนมาดูแลเรานะคะ"),
    ("สิ่งที่ทำอยู่ไม่ค่อยไหลกลับมาหาคุณค่ะ", "ทำไปแล้วไม่ค่อยได้อะไรกลับมาค่ะ"),
    ("คุณหวังจะนิ่งได้กลางคลื่น", "คุณอยากใจเย็นให้ได้ในเรื่องนี้"),
    ("แนวโน้มคือได้ลองจริงด้วยไฟของคนเพิ่งเริ่มค่ะ", "น่าจะได้ลองทำจริง แบบคนเพิ่งเริ่มที่ไฟกำลังแรงค่ะ"),
    ("อาจเป็นแผนที่ถูกเร่งให้ตกลงทั้งก้อน", "อาจเป็นเพราะมีคนเร่งให้รีบตัดสินใจทีเดียว"),
    ("ในอดีตคุณมีไพ่เอซถ้วย", "ตอนนั้นคุณให้ใจเขาไปเต็มๆ"),
    ("ลองบอกเขาว่า “ฉันคิดถึงเธอ”", "ลองบอกเขาว่า “คิดถึงนะ”"),
    ("ให้เวลาเขา 1 เดือน ค่ะ", "ให้เวลาเขา 1 เดือนค่ะ"),
    ("ดูสามใบนี้แล้วร้านน่าจะไปได้", "ร้านน่าจะไปได้ค่ะ"),
    ("เท่าที่คุณเล่า เขายังไม่เคยปฏิเสธเลย", "เขาจะตอบว่าอะไร ต้องลองถามดูค่ะ"),
    ("คุณใจร้อนเหมือนอัศวินในใบนี้", "ตอนจ่ายมัดจำไปรีบไปนิดนึงนะคะ"),
    ("ใบนี้กลับหัวด้วย ร้านเลยช้า", "เรื่องร้านน่าจะช้ากว่าที่คิดนิดนึงค่ะ"),
    ("ถ้าสอบผ่านและทุนออกจริงค่อยไป", "ถ้าสอบผ่านแล้วได้ทุนด้วย ค่อยไปนะคะ"),
    ("ถ้าพี่เขาไม่สะดวก ก็ขอวันใหม่เป็นวันที่", "ถ้าพี่เขาไม่สะดวก ก็ถามไปเลยค่ะว่าสะดวกวันไหน"),
    ("ส่วนที่ยังเหลืออยู่ตรงนี้น่าจะพอ", "ยังมีเพื่อนอีกสองคนที่คอยทักมา"),
    ("หนูไม่ได้เลือกสอบแทนป้านะคะ", "ที่ไปไม่ได้เพราะหนูติดสอบค่ะ"),
    ("ใครบนไว้แล้วขายที่ได้จริงก็คงดีใจ", "ขายที่ได้แล้ว ยินดีด้วยนะคะ"),
    ("กฎตึกไม่ได้คิดถึงเด็กที่นอนตั้งแต่หัวค่ำค่ะ", "สองทุ่มนิติยังไม่ห้ามค่ะ ลองขอเค้าเองดูก่อนนะคะ"),
    ("ตอนนี้หนูกับแฟนรู้เรื่องนี้ไม่เท่ากัน", "เค้ารู้ว่าต้องจ่ายอีกกี่เดือน แต่หนูยังไม่รู้"),
    ("น่าจะนึกไปไกลกว่าที่น้องจะเป็นจริงๆ ค่ะ", "น้องยังไม่ได้ว่าอะไรหนูสักคำเลยค่ะ"),
    ("คุณน่าจะเผลอนั่งแต่งสไลด์อยู่คนเดียวจนดึก", "คุณเก็บเรื่องไหนไว้ซ้อมรอบสุดท้ายคะ"),
    ("คนกำลังเครียดแบบนี้ มีแรงอยู่กับตัวเยอะเลยนะคะ", "เครียดอยู่แท้ๆ ยังถามว่าต้องทำอะไรบ้าง เก่งมากเลยนะคะ"),
    ("คุณถือสลากชื่อหัวหน้าไว้ทั้งใบ", "จับได้ชื่อหัวหน้าเลยเหรอคะ 5555"),
    ("ตอนนี้ราคา 20 คงต้องเลิกขายแล้วนะคะ", "ตอนนี้ขาย 20 น่าจะไม่ค่อยเหลือกำไรแล้วนะคะ"),
    ("คุยครั้งเดียวก็ถือว่าจบค่ะ", "คุยกันแล้วน่าจะเบาใจขึ้นค่ะ"),
]


@pytest.mark.parametrize(("said", "better"), SAID_AND_BETTER)
def test_what_sounds_translated_is_warned_of_and_what_sounds_spoken_is_not(said: str, better: str) -> None:
    assert lint([said], "th")
    assert lint([better], "th") == []


@pytest.mark.parametrize(
    "text",
    ["ของถูกใจราคาถูกก็ซื้อได้ค่ะ", "คุณเลือกถูกทางแล้วนะคะ", "มาถามก่อนน่ะถูกแล้วค่ะ", "ถูกโกงมาก็เจ็บเป็นธรรมดาค่ะ", "เวลาจะคุยกัน ลองวางมือถือก่อนนะคะ"],
)
def test_words_in_their_right_place_are_left_alone(text: str) -> None:
    assert lint([text], "th") == []


@pytest.mark.parametrize(
    ("said", "better"),
    [
        ("Love asks for patience, and patience for trust.", "Give it two weeks. If he still hasn't asked, you ask."),
        ("This is not an ending but a beginning.", "It's over, I think."),
        ("A conversation wants to be had.", "You two need twenty minutes and no phones."),
        ("The energy around money is shifting.", "You're spending less already."),
        ("The cards suggest that you wait.", "I'd wait."),
        ("In the past you have the Ace of Cups upright.", "You went in with your whole heart."),
        ("What I see here is a slow start.", "I'd expect a slow start."),
        ("As far as you've told me, he never refused.", "What he'd say I can't tell you. Ask him."),
        ("You're that rider in a hurry.", "You paid the deposit a bit fast."),
        ("This one's upside down, so have you asked?", "I'd expect this to go too fast."),
        ("You'd hate to look foolish a year from now.", "Paying cash for a repair is hardly foolish."),
        ("Leave out the not calling for now.", "Don't bring up that he never called."),
        ("You've probably never used much of it on her dad.", "Her dad has never warmed to you, you said. Since when?"),
        ("There was a yes in you that never got used.", "You wanted her to ask you, and she asked somebody else."),
        ("There's one door in his life still shut to you.", "You probably still won't know his friends by spring."),
        ("One call and that settles it.", "One call will probably clear it up."),
    ],
)
def test_english_that_preaches_is_warned_of(said: str, better: str) -> None:
    assert lint([said], "en")
    assert lint([better], "en") == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_prompts_better_halves_are_without_a_warning_and_its_bad_ones_mostly_are_not(language: str) -> None:
    pairs = re.findall(r"^- (.+) > (.+)$", fixed_part("june", language), re.MULTILINE)

    warned = [lint([better.strip('"')], language) for _, better in pairs]

    assert len(pairs) >= 5
    assert [found for found in warned if found] == []
    assert sum(bool(lint([said.strip('"')], language)) for said, _ in pairs) * 2 >= len(pairs) - 2


def test_the_spoken_answers_in_the_thai_prompt_are_without_a_warning() -> None:
    shown = fixed_part("june", "th").partition("# เสียงที่อยากได้")[2].partition("\n#")[0].splitlines()[1:]

    assert len(shown) >= 6
    assert lint(shown, "th") == []
