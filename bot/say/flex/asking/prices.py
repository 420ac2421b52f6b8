"""What a spread costs the person, in words: in stars, in coins, or both; and what they are short of."""

from bot.say.replies.asking import Purse
from bot.say.words import Words
from models.money.economy import Cost


def price(words: Words, cost: Cost) -> str:
    """What they would pay with; where something is missing, the price in stars."""
    if cost.missing or not cost.made:
        return words("stars", n=cost.price)
    coins = words("coins", n=cost.coins)
    return words("price-both", stars=words("stars", n=cost.stars), coins=coins) if cost.stars else coins


def short_of(words: Words, cost: Cost) -> str:
    """The stars that are missing once the coins are counted."""
    return words("price-missing", stars=words("stars", n=cost.missing))


def owned(words: Words, purse: Purse) -> str:
    """What they have. Coins that are stars already in all but name are not called a lack of stars."""
    coins = words("coins", n=purse.coins)
    if purse.stars or not purse.coins:
        return words("ask-spread-hold", stars=words("stars", n=purse.stars), coins=coins)
    return words("ask-spread-coins" if purse.exchangeable else "ask-spread-few-coins", coins=coins)
