"""`mimi …`: the owner's commands. COMMANDS lists them; each imports what it needs when it is called, so that help is quick."""

from typing import Annotated

import typer

from bot.owner.backup import command as backup_command
from bot.owner.command import settings, stop
from bot.owner.commands import audit, check, deck, gifts, inbox, news, pause, payments, people, richmenu
from bot.owner.commands.offers import campaigns, codes, sale
from bot.owner.doctor import command as doctor_command
from bot.owner.failures import Guarded, explained
from bot.owner.stats import command as stats_command

app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would show the values of variables
    rich_markup_mode="markdown",
    help="MiMi's owner's commands. Settings come from the environment or .env, as for the web process.",
)


@app.command()
def migrate() -> None:
    """Brings the database to the newest version. Safe to run twice, and from two machines at once.

    A database that is newer stays as it is, so that an earlier release can come back. Exits with 0 when the database can be
    used, 1 when it could not be changed, 2 when a setting is wrong, 3 when the database is away.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from models.migrations import Locked, newest, revision, upgrade

    url = settings().database_url
    try:
        before = revision(url)
        done = upgrade(url)
    except Locked as error:
        stop(f"Nothing was changed: {error}")
    except SQLAlchemyError as error:
        what, code = explained(error)
        stop(f"Nothing was changed. {what}", code)
    if done and before != newest():
        typer.echo(f"Migrated from {before or 'nothing'} to {newest()}.")
    typer.echo("The database is up to date." if done else f"The database is newer than this release ({newest()}); it stays so.")


@app.command()
def draw(
    seed: Annotated[str, typer.Argument(help="The 64 hexadecimal digits shown with a reading.")],
    cards: Annotated[int, typer.Option(min=1, max=78, help="How many of the deck's cards to print.")] = 21,
) -> None:
    """Deals the deck of a reading again: its cards in order, and the SHA-256 that was shown before the draw."""
    from models.readings.deck import commitment, deal
    from prompts.meanings import meanings

    try:
        raw = bytes.fromhex(seed)
    except ValueError:
        raw = b""
    if len(raw) != 32:
        typer.echo("A seed is 64 hexadecimal digits.", err=True)
        raise typer.Exit(2)
    typer.echo(f"sha256 {commitment(raw)}")
    names = meanings("en")
    for place, card in enumerate(deal(raw)[:cards], start=1):
        typer.echo(f"{place:2} {names.card(card.number).name}{', reversed' if card.reversed else ''}")


COMMANDS = (
    doctor_command.doctor,
    richmenu.richmenu,
    deck.deck,
    people.user,
    gifts.grant,
    gifts.takeback,
    gifts.refund,
    gifts.resend,
    people.note,
    people.block,
    people.unblock,
    people.forget,
    audit.audit,
    pause.pause,
    pause.resume,
    codes.code,
    codes.codes,
    campaigns.campaign,
    sale.sale,
    check.check,
    backup_command.backup,
    backup_command.restore,
    stats_command.stats,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(payments.app, name="payments")
app.add_typer(inbox.app, name="inbox")
app.add_typer(news.app, name="news")


if __name__ == "__main__":
    app()
