"""From a reply to LINE's messages: the one table of builders."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from bot.say.flex.asking import choices, draw, greeting, question
from bot.say.flex.chat import care, forget, help, help_lines, inbox, language, pause, short_answers, voice
from bot.say.flex.money import balance, exchange, friends, payments, refund
from bot.say.flex.offers import codes, gifts, news
from bot.say.flex.owner import notices as owner_notices
from bot.say.flex.readings import daily, follow_up, history, last_card, rating, reading, sharing
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies import asking, chat, money, offers, owner, readings
from bot.say.replies import codes as code_replies
from bot.say.replies import inbox as inbox_replies
from bot.say.replies.base import Reply
from bot.say.words import Words, words_for

R = TypeVar("R", bound=Reply)
Builder = Callable[[R, Words, Links], list[Message]]
"""Pure: the same in, the same out."""


def _entry(kind: type[R], builder: Builder[R]) -> tuple[type[Reply], Builder[Any]]:
    """One line of the table; mypy sees a builder that takes another kind of reply."""
    return kind, builder


BUILDERS: Final = dict(
    (
        _entry(asking.Greeting, greeting.greeting),
        _entry(asking.AskQuestion, question.ask_question),
        _entry(asking.QuestionTooShort, question.question_too_short),
        _entry(asking.QuestionTooLong, question.question_too_long),
        _entry(asking.AskWhichQuestion, question.ask_which_question),
        _entry(asking.AskMood, choices.ask_mood),
        _entry(asking.AskSpread, choices.ask_spread),
        _entry(asking.MoodNoted, choices.mood_noted),
        _entry(asking.ChooseCards, draw.choose_cards),
        _entry(asking.CardDrawn, draw.card_drawn),
        _entry(asking.AlreadyDrawn, draw.already_drawn),
        _entry(readings.LastCard, last_card.last_card),
        _entry(readings.Reading, reading.reading),
        _entry(readings.ReadingInPlainText, reading.reading_in_plain_text),
        _entry(readings.ReadingInProgress, short_answers.reading_in_progress),
        _entry(readings.LateReadingFollows, short_answers.late_reading_follows),
        _entry(readings.DailyLimitReached, short_answers.daily_limit_reached),
        _entry(readings.ThanksAfterReading, rating.thanks_after_reading),
        _entry(readings.AskRating, rating.ask_rating),
        _entry(readings.Rated, rating.rated),
        _entry(readings.AskWord, rating.ask_word),
        _entry(readings.WordSaved, rating.word_saved),
        _entry(readings.AskFollowUp, follow_up.ask_follow_up),
        _entry(readings.AskFollowUpAgain, follow_up.ask_follow_up_again),
        _entry(readings.FollowUpAnswer, follow_up.follow_up_answer),
        _entry(readings.FollowUpClosed, follow_up.follow_up_closed),
        _entry(readings.History, history.history),
        _entry(readings.HistoryEmpty, history.history_empty),
        _entry(readings.Share, sharing.share),
        _entry(readings.Daily, daily.daily),
        _entry(money.Balance, balance.balance),
        _entry(money.StarsNeeded, exchange.stars_needed),
        _entry(money.ExchangeOffer, exchange.exchange_offer),
        _entry(money.ConfirmExchange, exchange.confirm_exchange),
        _entry(money.ExchangeDone, exchange.exchange_done),
        _entry(money.TooFewCoins, exchange.too_few_coins),
        _entry(money.ExchangeHeld, exchange.exchange_held),
        _entry(money.TopUp, payments.top_up),
        _entry(money.Credited, payments.credited),
        _entry(money.LookingForPayment, payments.looking_for_payment),
        _entry(money.OrderEnded, payments.order_ended),
        _entry(money.Granted, payments.granted),
        _entry(money.TakenBack, payments.taken_back),
        _entry(money.Refunded, refund.refunded),
        _entry(money.Invite, friends.invite),
        _entry(money.ReferralAccepted, friends.referral_accepted),
        _entry(money.ReferralRefused, friends.referral_refused),
        _entry(money.FriendJoined, friends.friend_joined),
        _entry(offers.GiftOffer, gifts.gift_offer),
        _entry(offers.GiftTooFew, gifts.gift_too_few),
        _entry(offers.GiftTooMuch, gifts.gift_too_much),
        _entry(offers.TooManyGiftsOut, gifts.too_many_gifts_out),
        _entry(offers.ConfirmGift, gifts.confirm_gift),
        _entry(offers.GiftMade, gifts.gift_made),
        _entry(offers.AskTakeBack, gifts.ask_take_back),
        _entry(offers.GiftLeft, gifts.gift_left),
        _entry(offers.GiftTakenBack, gifts.gift_taken_back),
        _entry(offers.GiftClosed, gifts.gift_closed),
        _entry(offers.GiftTaken, gifts.gift_taken),
        _entry(offers.GiftRefused, gifts.gift_refused),
        _entry(offers.GiftArrived, gifts.gift_arrived),
        _entry(offers.GiftCameBack, gifts.gift_came_back),
        _entry(code_replies.CodeAccepted, codes.code_accepted),
        _entry(code_replies.CodeRefused, codes.code_refused),
        _entry(offers.News, news.news),
        _entry(offers.NewsStopped, news.news_stopped),
        _entry(offers.NewsStarted, news.news_started),
        _entry(chat.OldButton, short_answers.old_button),
        _entry(chat.Cancelled, short_answers.cancelled),
        _entry(chat.TimedOut, short_answers.timed_out),
        _entry(chat.RateLimited, short_answers.rate_limited),
        _entry(chat.TurnFailed, short_answers.turn_failed),
        _entry(chat.Paused, pause.paused),
        _entry(chat.Unreadable, short_answers.unreadable),
        _entry(chat.SmallTalk, short_answers.small_talk),
        _entry(chat.NotUnderstood, short_answers.not_understood),
        _entry(chat.Help, help.show_help),
        _entry(chat.AskLanguage, language.ask_language),
        _entry(chat.LanguageChanged, language.language_changed),
        _entry(chat.ConfirmForget, forget.confirm_forget),
        _entry(chat.DataKept, forget.data_kept),
        _entry(chat.Forgotten, forget.forgotten),
        _entry(chat.AskKindly, care.ask_kindly),
        _entry(chat.AskWhatIsWrong, care.ask_what_is_wrong),
        _entry(inbox_replies.AskMessage, inbox.ask_message),
        _entry(inbox_replies.MessageInWords, inbox.message_in_words),
        _entry(inbox_replies.MessageTooLong, inbox.message_too_long),
        _entry(inbox_replies.MessageLeft, inbox.message_left),
        _entry(inbox_replies.MessageTaken, inbox.message_taken),
        _entry(inbox_replies.TooManyMessages, inbox.too_many_messages),
        _entry(inbox_replies.OwnerAnswered, inbox.owner_answered),
        _entry(inbox_replies.PaymentWentBack, inbox.payment_went_back),
        _entry(inbox_replies.PaymentLookedUp, inbox.payment_looked_up),
        _entry(chat.Heard, voice.heard),
        _entry(chat.SpeakAgain, voice.speak_again),
        _entry(chat.NothingHeard, voice.nothing_heard),
        _entry(chat.VoiceTooLong, voice.voice_too_long),
        _entry(chat.Barred, care.barred),
        _entry(owner.OwnerNotices, owner_notices.notices),
        _entry(owner.OwnerAllWell, owner_notices.all_well),
        _entry(chat.HelpLines, help_lines.help_lines),
    )
)


def render(reply: Reply, words: Words, links: Links) -> list[Message]:
    """The messages of one reply, in the language of `words` or in its own. Raises KeyError for a kind not in the table."""
    if isinstance(reply, readings.InItsLanguage) and reply.language:
        words = words_for(reply.language)
    return BUILDERS[type(reply)](reply, words, links)
