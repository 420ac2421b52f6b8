"""Buttons as they stand in chats today, with their data."""

import uuid

from bot.say.buttons import answers, care, confirmations, gifts, menu, news, on_reading, other_question, voice
from bot.say.buttons.base import Button

READING = uuid.UUID("0e8f9b6a-3f1c-4b58-9f0e-3a1f6a2d9c11")
NONCE = "0123456789abcdef"

SENT: dict[str, Button] = {
    "ask": menu.Ask(),
    "daily": menu.ShowDaily(),
    "balance": menu.ShowBalance(),
    "exchange": menu.ShowExchange(),
    "history": menu.ShowHistory(),
    f"history:{READING}": menu.ShowHistory(READING),
    "invite": menu.ShowInvite(),
    "gift": menu.GiveStars(),
    "news:stop": news.StopNews(),
    "news:start": news.StartNews(),
    "topup": menu.ShowTopUp(),
    "help": menu.ShowHelp(),
    "language": menu.AskLanguage(),
    "language:th": menu.SetLanguage("th"),
    "language:en": menu.SetLanguage("en"),
    "forget": menu.AskForget(),
    "go_on": menu.GoOn(),
    "cancel": menu.Cancel(),
    "draw": menu.DrawForMe(),
    "newest:followup": menu.OnNewestReading("followup"),
    "newest:share": menu.OnNewestReading("share"),
    "newest:review": menu.OnNewestReading("review"),
    "cry": menu.CryForHelp(),
    "contact": menu.ContactOwner(),
    "voice:right:468789577898262531": voice.HeardRight("468789577898262531"),
    "voice:again:468789577898262531": voice.SayAgain("468789577898262531"),
    "care:talk:468789577898262530": care.TalkToSomeone("468789577898262530"),
    "care:saying:468789577898262530": care.OnlyASaying("468789577898262530"),
    "other:ask:468789577898262530": other_question.AskOther("468789577898262530"),
    "other:keep:468789577898262530": other_question.KeepQuestion("468789577898262530"),
    "mood:happy:3": answers.ChooseMood(3, "happy"),
    "mood:skip:3": answers.ChooseMood(3, None),
    "spread:celtic:12": answers.ChooseSpread(12, "celtic"),
    "draw:0:1": answers.DrawCard(1, 0),
    "draw:20:1": answers.DrawCard(1, 20),
    "draw:all:1": answers.DrawRest(1),
    f"rate:5:{READING}": on_reading.Rate(READING, 5),
    f"review:{READING}": on_reading.AskRating(READING),
    f"word:{READING}": on_reading.AddWord(READING),
    f"followup:{READING}": on_reading.AskFollowUp(READING),
    f"open:{READING}": on_reading.OpenReading(READING),
    f"share:{READING}": on_reading.ShareReading(READING),
    f"share-question:{READING}": on_reading.ShareWithQuestion(READING),
    "exchange:2": confirmations.PickExchange(2),
    f"exchange:2:{NONCE}": confirmations.ConfirmExchange(2, NONCE),
    "exchange:no": confirmations.DeclineExchange(),
    "gift:3": gifts.PickGift(3),
    f"gift:3:{NONCE}": gifts.ConfirmGift(3, NONCE),
    "gift:no": gifts.DeclineGift(),
    f"gift:card:{READING}": gifts.ShowGiftCard(READING),
    f"gift:back:{READING}": gifts.TakeBackGift(READING),
    f"gift:back:{READING}:yes": gifts.ConfirmTakeBack(READING),
    "gift:leave": gifts.LeaveGift(),
    "forget:yes:69219f80": confirmations.ConfirmForget("69219f80"),
    f"forget:yes:{NONCE}": confirmations.ConfirmForget(NONCE),
    "forget:no": confirmations.DeclineForget(),
}
"""Data as it stands in chats today. A line here is never changed, only added."""
