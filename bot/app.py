"""The web process: create_app() builds each part once and joins them."""

import sys
from functools import partial
from pathlib import Path

from flask import Flask, Response, send_from_directory
from werkzeug.exceptions import HTTPException

from bot import health, metrics_page, privacy, stripe_webhook, webhook
from bot.errors import reporter
from bot.flex.parts import Links
from bot.fulfilment import Fulfilment
from bot.handling import Handler
from bot.limiting import Limiter
from bot.line import Line
from bot.logs import set_up_logs
from bot.metrics_house import House
from bot.payments import Payments
from bot.queue import JobQueue, connect_redis
from bot.safety import danger
from bot.settings import Settings, SettingsError, load_settings
from bot.topup import routes as topup
from bot.topup.checkout import Checkout
from bot.topup.returning import Returning
from bot.tracing import follow_requests
from bot.words import words_for
from models.db import LANGUAGES, make_engine
from prompts.meanings import meanings

STATIC = Path(__file__).parent / "static"
WEB_THREADS = 8
REDIS_PATIENCE = 0.3
"""Seconds: LINE waits about 2 s for the whole of an event, and the sweep enqueues what the web process could not."""

BODY_LIMIT = 2 * 1024 * 1024
A_MONTH = 30 * 24 * 3600


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application. Without `settings` they are read from the environment; what is wrong there ends the start."""
    if settings is None:
        try:
            settings = load_settings()
        except SettingsError as error:
            sys.exit(f"MiMi cannot start:\n{error}")
    set_up_logs(settings.log_level, reporter(settings, "web"))
    warm_up()
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    follow_requests(app)
    engine = make_engine(settings.database_url, connections=WEB_THREADS)
    redis = connect_redis(settings.redis_url, patience=REDIS_PATIENCE)
    line = make_line(settings)
    secret = settings.line_channel_secret.get_secret_value()
    queue, links = JobQueue(redis), make_links(settings)
    handler = Handler(engine, line, queue, links, settings.zone, secret, make_limiter(settings))
    app.register_blueprint(webhook.blueprint(handler, secret))
    payments = make_payments(settings)
    fulfilment = Fulfilment(engine, payments, queue)
    checkout = Checkout(engine, line, payments, fulfilment, settings.line_login_channel_id, settings.public_url, secret)
    app.register_blueprint(topup.blueprint(checkout, Returning(engine, fulfilment), links, settings.liff_sdk_url))
    app.register_blueprint(stripe_webhook.blueprint(engine, payments, fulfilment))
    app.register_blueprint(privacy.routes)
    app.register_blueprint(health.blueprint(settings.database_url, redis))
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    app.register_blueprint(metrics_page.blueprint(House(engine, redis, line), redis, token))
    app.add_url_rule("/deck/<name>", view_func=partial(_picture, STATIC / "deck"), endpoint="deck")
    app.register_error_handler(HTTPException, _plain_error)
    return app


def warm_up() -> None:
    """Reads and compiles what everybody needs before the first event comes, once and not in several threads at a time."""
    for language in LANGUAGES:
        words_for(language)
        meanings(language)
    danger("")


def make_line(settings: Settings) -> Line:
    """LINE for this channel; the worker and the owner's commands make theirs the same way."""
    return Line(
        settings.line_channel_access_token.get_secret_value(),
        settings.line_api_base,
        data_api_base=settings.line_data_api_base,
    )


def make_payments(settings: Settings) -> Payments:
    """Stripe for this account; its package is loaded when somebody first pays."""
    return Payments(
        settings.stripe_secret_key.get_secret_value(),
        settings.stripe_webhook_secret.get_secret_value(),
        settings.stripe_api_base,
    )


def make_limiter(settings: Settings) -> Limiter:
    return Limiter(settings.redis_url, events_per_minute=settings.events_per_minute, readings_per_day=settings.readings_per_day)


def make_links(settings: Settings) -> Links:
    return Links(
        public_url=settings.public_url,
        oa_id=settings.line_oa_id,
        liff_id=settings.liff_id,
        privacy_url=f"{settings.public_url}/privacy",
    )


def _picture(folder: Path, name: str) -> Response:
    """Cards never change under their name: phones may keep them."""
    return send_from_directory(folder, name, max_age=A_MONTH)


def _plain_error(error: HTTPException) -> Response:
    """A short line instead of a page: no person ever looks at these."""
    response = error.get_response()
    response.set_data(f"{error.code} {error.name}\n")
    response.content_type = "text/plain; charset=utf-8"
    return Response(response.get_data(), error.code, dict(response.headers))
