"""Promo codes and campaigns in what people type: what is one, and above all what is none."""

import pytest

from bot.chat.dialogue import effects
from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import ClaimReferral, Moderate
from bot.chat.dialogue.offer_effects import NoteCampaign, TryCode
from bot.chat.dialogue.states import Account, Conversation, State
from bot.chat.dialogue.steps.shared import Step
from bot.chat.events import Said
from bot.say.replies.asking import AskMood, QuestionTooShort
from bot.say.replies.chat import AskKindly, HelpLines, SmallTalk
from tests.unit.bot.chat.places import MOMENT, NOW, PLACES, kinds

KNOWN = Account(stars=1)


def said(text: str, here: Conversation | None = None) -> Step:
    event = Said("e1", "U1", NOW, "t", text=text, message_id="m1")
    return step(here or Conversation(), event, KNOWN, MOMENT)


def tried(result: Step) -> list[TryCode]:
    return [act for act in result.acts if isinstance(act, TryCode)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("โค้ด SONGKRAN", "songkran"),
        ("โค้ด สงกรานต์", "สงกรานต์"),
        ("โค๊ด สงกรานต์ ค่ะ", "สงกรานต์"),
        ("ใช้โค้ด NEW YEAR ค่ะ", "newyear"),
        ("ขอใช้โค้ดส่วนลด New-Year", "newyear"),
        ("รหัส: songkran", "songkran"),
        ("โค้ด “VIP 2026” นะคะ", "vip2026"),
        ("code newyear", "newyear"),
        ("use promo code New Year", "newyear"),
        ("Code: ｎｅｗｙｅａｒ", "newyear"),
        ("คูปอง หน้าฝน", "หน้าฝน"),
    ],
)
def test_a_code_behind_the_word_for_it(text: str, word: str) -> None:
    [tried_code] = said(text).acts

    assert isinstance(tried_code, TryCode)
    assert (tried_code.word, tried_code.otherwise) == (word, None)


@pytest.mark.parametrize("text", ["SONGKRAN", "songkran", "VIP2026", "new-year", "#vip2026", "Career"])
def test_a_latin_word_alone_may_be_one_and_goes_its_way_if_it_is_none(text: str) -> None:
    [tried_code] = said(text).acts

    assert isinstance(tried_code, TryCode)
    assert tried_code.otherwise is not None
    assert kinds(tried_code.otherwise) in ([Moderate, AskMood], [QuestionTooShort])


@pytest.mark.parametrize(
    "text",
    [
        "โค้ดสงกรานต์",
        "รหัสผ่านที่แฟนตั้งไว้",
        "โค้ด SONGKRAN ใช้ยังไงคะ",
        "รหัสลับของแฟนคืออะไร",
        "code love this new year",
    ],
)
def test_what_is_perhaps_a_code_has_another_way_to_go(text: str) -> None:
    [tried_code] = said(text).acts

    assert isinstance(tried_code, TryCode)
    assert tried_code.otherwise is not None


@pytest.mark.parametrize(
    "text",
    [
        "งานใหม่จะเป็นยังไงคะ",
        "แฟนเก่าจะกลับมาไหม",
        "ความรักเดือนหน้าจะดีไหมคะ",
        "Will I find a new job?",
        "should I learn to code this year and change my job to become a programmer",
        "เขาเขียนโค้ดเก่งมากเลยอยากรู้ว่าปีหน้าเขาจะได้เลื่อนตำแหน่งหรือเปล่าคะ",
        "มีโค้ดเพื่อนใส่ตรงไหน",
        "โค้ด",
        "ขอโค้ด",
        "invite code",
        "hello",
        "ขอบคุณค่ะ",
        "5",
        "3 ใบ",
        "แลก 2 ดาว",
        "ยกเลิก",
        "ความรัก #โสด",
        "MiMi",
        "GIFT-ABC123",
        "โค้ด GIFT-7K3PQX",
    ],
)
def test_what_is_no_code_is_not_tried(text: str) -> None:
    assert tried(said(text)) == []


@pytest.mark.parametrize("text", ["MIMI-7K3PQX", "โค้ด MIMI-7K3PQX", "code mimi-7k3pqx"])
def test_an_invite_code_stays_an_invite_code(text: str) -> None:
    assert ClaimReferral in kinds(said(text))
    assert tried(said(text)) == []


@pytest.mark.parametrize("text", ["โค้ด อยากตาย", "code suicide", "สวัสดี MiMi #market อยากตาย"])
def test_danger_is_heard_before_any_code(text: str) -> None:
    result = said(text)

    assert kinds(result) in ([HelpLines], [AskKindly])


@pytest.mark.parametrize("state", list(State))
def test_a_code_changes_no_state(state: State) -> None:
    here = PLACES[state]

    result = said("โค้ด SONGKRAN", here)

    assert result.conversation.state is state
    [tried_code] = tried(result)
    assert tried_code.here.state is state


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("สวัสดี MiMi #ตลาดนัด", "ตลาดนัด"),
        ("สวัสดีค่ะ mimi #market-7", "market-7"),
        ("Hello MiMi #market", "market"),
        ("hi mimi # market", "market"),
        ("มีมี่ #market", "market"),
    ],
)
def test_the_message_of_a_campaigns_link(text: str, name: str) -> None:
    result = said(text)

    assert result.acts[0] == NoteCampaign(name)
    assert kinds(result)[1:] == [SmallTalk]


def test_a_question_behind_a_campaigns_name_is_asked() -> None:
    result = said("สวัสดี MiMi #ตลาดนัด งานใหม่จะเป็นยังไงคะ")

    assert kinds(result) == [NoteCampaign, Moderate, AskMood]
    assert result.conversation.question == "งานใหม่จะเป็นยังไงคะ"


def test_a_newcomer_of_a_campaign_is_greeted() -> None:
    event = Said("e1", "U1", NOW, "t", text="สวัสดี MiMi #ตลาดนัด", message_id="m1")

    result = step(Conversation(), event, Account(nameless=True), MOMENT)

    assert kinds(result) == [NoteCampaign, effects.Welcome]
