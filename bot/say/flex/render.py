"""From a reply's name to LINE's messages: the one table of builders."""

from collections.abc import Callable
from typing import Final

from bot.say.flex import account, after, asking, friends, money, past, person, reading, sharing, table, talk
from bot.say.flex.parts import Links
from bot.say.limits import Message
from bot.say.reply import Reply
from bot.say.words import Words

Builder = Callable[..., list[Message]]
"""`(words, links, **args)`, pure: the same in, the same out."""

BUILDERS: Final[dict[str, Builder]] = {
    builder.__name__: builder
    for builder in (
        asking.greeting,
        asking.ask_question,
        asking.question_short,
        asking.question_long,
        asking.ask_mood,
        asking.ask_spread,
        asking.invalid_question,
        table.table,
        table.card_drawn,
        table.already_drawn,
        reading.reading,
        talk.busy_reading,
        talk.waiting_reading,
        talk.reading_plain,
        talk.old_button,
        talk.cancelled,
        talk.idle_forgotten,
        talk.help,
        talk.unreadable,
        talk.resume,
        talk.refunded,
        talk.rate_limited,
        talk.readings_enough,
        talk.sorry,
        account.balance,
        account.exchange_offer,
        account.exchange_confirm,
        account.exchange_done,
        account.exchange_short,
        account.need_stars,
        money.credited,
        money.granted,
        money.order_ended,
        money.topup,
        friends.invite,
        friends.referral_ok,
        friends.referral_friend_joined,
        friends.referral_no,
        past.history,
        past.history_empty,
        past.daily,
        after.rate_ask,
        after.rated,
        after.word_ask,
        after.word_thanks,
        after.follow_up_ask,
        after.ask_follow_up_again,
        after.follow_up_answer,
        after.follow_up_closed,
        sharing.share,
        person.language_ask,
        person.language_set,
        person.forget_ask,
        person.forgotten,
        person.safety,
    )
}


def render(reply: Reply, words: Words, links: Links) -> list[Message]:
    """The messages of one reply, in the language of `words`. Raises KeyError for a name that is not in the table."""
    return BUILDERS[reply.name](words, links, **reply.args)
