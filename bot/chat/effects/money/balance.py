"""What someone owns: stars, coins, level, the last movements."""

from sqlalchemy import text

from bot.chat.dialogue.effects import ShowBalance
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.money import Balance, Movement
from models.money import ledger
from models.money.economy import readings_for_level


def show_balance(_: ShowBalance, context: Context) -> Outcome:
    """Stars, coins, level and the way to the next, the last movements."""
    account = context.person.account
    progress = context.connection.execute(
        text("select level, total_readings from users where id = :id"), {"id": context.person.id}
    ).one()
    movements = ledger.movements(context.connection, context.person.id)
    return answer(
        Balance(
            stars=account.stars,
            coins=account.coins,
            level=progress.level,
            readings=progress.total_readings,
            next_level_at=readings_for_level(progress.level + 1),
            exchangeable=account.exchangeable,
            movements=[Movement(entry["reason"], entry["currency"], entry["amount"], entry["at"]) for entry in movements],
        )
    )
