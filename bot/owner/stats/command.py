"""`mimi stats`: how MiMi is doing, over the days given."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from bot.settings import Settings


def stats(
    days: Annotated[int, typer.Option(min=1, max=3660, help="How many days, back from --to.")] = 30,
    since: Annotated[str | None, typer.Option("--from", help="The first day, such as 2026-11-01, instead of --days.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last day. [default: today]")] = None,
    baht_per_usd: Annotated[float, typer.Option(min=0.01, help="What a US dollar costs: the model is paid in dollars.")] = 33.0,
    metrics: Annotated[
        str | None,
        typer.Option(help="Where the web process tells its metrics, for the webhook's time. [default: PUBLIC_URL/metrics]"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON, for other programs.")] = False,
    charts: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Also draw them as PNG files into this folder. Needs matplotlib."),
    ] = None,
) -> None:
    """Prints the figures that matter, for whole days in TIMEZONE, beside their targets.

    People: new friends, who had a card or a reading, and of these who came back on a later day than they joined.
    Readings: by kind, spread, source (model, or fallback: the deck's own meanings) and outcome; failed are those refunded
    because nobody could tell them or they grew too old, not those whose question was none. Times: half and 95 % of readings
    within, for the model, the wait in the queue, and all from paid to delivered (without those that waited for the
    person's next message because the month's pushes were used up); the webhook's 95 % since the web process started, from
    its metrics page (METRICS_TOKEN opens it). Money: the model's cost of a reading against the price of its stars, which is
    what people paid for a star in these days, or the cheapest package's when nobody bought any; without Stripe's fees,
    servers and LINE's plan. Sales by day and package, also those refunded since. Campaigns and inviters: who came by each
    in these days, and what these people have paid up to now. Referrals, and groups of invitations that look invented:
    friends who never paid nor read, many around one inviter or one inviting the next within a day (see `mimi user`).
    Ratings by prompt version.

    Targets: webhook 95 % under 200 ms, model under 3 s, paid to delivered under 5 s, under 0.1 % failed, a three-card
    reading under 0.0005 USD.

    --charts draws readings, speed, people, sales, cost and ratings, one PNG each.

    Exits with 0 also when a target is missed; with 1 when the charts cannot be drawn, 2 when the settings or the days are
    wrong, 3 when the database is away.
    """
    from bot.owner.stats.figures import STEPS, gather
    from bot.owner.stats.period import BadPeriod, period

    settings = cli.settings()
    today = datetime.now(settings.zone).date()
    try:
        wanted = period(days, since, until, settings.zone, today)
    except BadPeriod as error:
        cli.stop(str(error), cli.UNUSABLE)
    if charts is not None:
        _need_matplotlib()
    webhook, notes = _webhook(settings, metrics)
    with cli.database(settings) as engine, cli.progress(STEPS, "Adding up") as bar, engine.connect() as connection:
        found = gather(
            connection,
            wanted,
            baht_per_usd=baht_per_usd,
            webhook_p95=webhook,
            step=lambda: bar.advance(bar.task_ids[0]),
        )
    if as_json:
        typer.echo(json.dumps({**found, "notes": notes}, ensure_ascii=False, indent=2))
    else:
        from bot.owner.stats.tables import show

        show(cli.console(), found, notes)
    if charts is not None:
        from bot.owner.stats.charts import CHARTS, draw

        with cli.progress(len(CHARTS), "Drawing") as bar:
            try:
                made = draw(found, charts, step=lambda: bar.advance(bar.task_ids[0]))
            except OSError as error:
                cli.stop(f"The charts cannot be written: {error}")
        typer.echo(f"Drawn: {', '.join(path.name for path in made)} in {charts}", err=as_json)


def _need_matplotlib() -> None:
    from importlib.util import find_spec

    if find_spec("matplotlib") is None:
        cli.stop("Charts need matplotlib. Install it with: pip install 'mimi-tarot[charts]'")


def _webhook(settings: "Settings", url: str | None) -> tuple[float | None, list[str]]:
    """The webhook's p95 in seconds, or None with a note why."""
    from bot.owner.stats.webhook import NoMetrics, fetch, quantile_of

    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    try:
        return quantile_of(fetch(url or f"{settings.public_url}/metrics", token), 0.95), []
    except NoMetrics as error:
        return None, [f"no figure for the webhook: {error}"]
