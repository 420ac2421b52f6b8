"""The web process: create_app() builds each part once and joins them."""

import atexit
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from flask import Flask, Response, send_file
from werkzeug.exceptions import HTTPException, NotFound

from bot.chat import webhook
from bot.chat.dialogue.rehearsal import rehearse
from bot.chat.handler import Handler
from bot.chat.limits.rate_limit import Limiter
from bot.chat.sent_marks import SentMarks
from bot.chat.webhook import Webhook
from bot.line.client import Line
from bot.line.quota import month_pushes
from bot.owner import qr
from bot.owner.actions.house import House
from bot.owner.alerts.telling import Teller
from bot.owner.alerts.worker_glance import WorkerGlance
from bot.owner.desk.desk import OwnerDesk
from bot.pay import routes as topup
from bot.pay import stripe_webhook
from bot.pay.checkout import Checkout
from bot.pay.fulfilment import Fulfilment
from bot.pay.pages import gift_page, privacy_page
from bot.pay.pages.return_page import Returning
from bot.pay.payments import Payments
from bot.pay.request_limits import RequestLimits
from bot.pictures.files import file_named
from bot.process.partial_request import BODY_LIMIT
from bot.process.queue import JobQueue, connect_redis
from bot.process.routes import Route
from bot.reading_picture import routes as reading_picture
from bot.reading_picture.drawing_process import DrawingProcess
from bot.reading_picture.routes import Pictures
from bot.say.links import Links
from bot.say.warm_up import warm_up
from bot.settings import Settings, SettingsError, load_settings
from bot.watch import health
from bot.watch.error_reports import reporter
from bot.watch.figures import page as metrics_page
from bot.watch.figures.gauges import Gauges
from bot.watch.figures.series import begin_at_zero
from bot.watch.fingerprint import Notes, fingerprint
from bot.watch.keys import Key, Secret
from bot.watch.logs import set_up_logs
from bot.watch.request_log import follow_requests
from models.database.engine import make_engine

WEB_THREADS = 8
STATEMENT_SECONDS = 5.0
"""LINE has given up after 2 s; what still waits then only keeps a thread from the others."""

REDIS_PATIENCE = 0.3
"""Seconds: LINE waits about 2 s for the whole of an event, and the sweep enqueues what the web process could not."""

A_DAY = 24 * 3600
A_YEAR = 365 * 24 * 3600


def create_app(
    settings: Settings | None = None,
    *,
    now: Callable[[], float] = time.time,
    answer_within: float = webhook.ANSWER_WITHIN,
    redis_patience: float = REDIS_PATIENCE,
) -> Flask:
    """The WSGI application. Without `settings` they are read from the environment; what is wrong there ends the start.

    `now` is UTC in seconds: the minutes that requests and events are counted by. LINE has its answer within `answer_within`
    seconds, and Redis is given up after `redis_patience`.
    """
    if settings is None:
        try:
            settings = load_settings()
        except SettingsError as error:
            sys.exit(f"MiMi cannot start:\n{error}")
    set_up_logs(settings.log_level, reporter(settings, "web"))
    warm_up()
    app = Flask(__name__, static_folder=None)
    app.url_rule_class = Route
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    follow_requests(app)
    engine = make_engine(settings.database_url, connections=WEB_THREADS, statement_seconds=STATEMENT_SECONDS)
    redis = connect_redis(settings.redis_url, patience=redis_patience)
    line = Line.from_settings(settings, key=Key("line", redis))
    secret = settings.line_channel_secret.get_secret_value()
    queue, links = JobQueue(redis), Links.from_settings(settings)
    rehearse(links)
    limiter, marks = Limiter.from_settings(settings, now, redis_patience), SentMarks(engine)
    atexit.register(marks.end)
    handler = Handler(
        engine,
        line,
        queue,
        links,
        settings.zone,
        settings.pseudonyms,
        limiter,
        settings.readings_per_day,
        hears_voices=settings.hears_voices,
        moderates=settings.moderates,
        desk=OwnerDesk(House(engine, settings, queue), links) if settings.owner_line_ids else None,
        mark_sent=marks.add,
    )
    payments = Payments.from_settings(settings, redis)
    fulfilment = Fulfilment(engine, payments, queue)
    limits = RequestLimits(settings.redis_url, secret.encode(), patience=redis_patience, now=now)
    login, public = settings.line_login_channel_id, settings.public_url
    names, key = settings.pseudonyms, links.picture_key
    checkout = Checkout(engine, line, payments, fulfilment, login, public, names, key, limits.admits_person)
    app.register_blueprint(topup.blueprint(checkout, Returning(engine, fulfilment), links, settings.liff_sdk_url, limits))
    app.register_blueprint(stripe_webhook.blueprint(engine, payments, fulfilment))
    app.register_blueprint(privacy_page.blueprint(links))
    app.register_blueprint(gift_page.blueprint(links))
    app.register_blueprint(qr.blueprint(links))
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    app.register_blueprint(health.blueprint(settings.database_url, redis, token, note=Notes(fingerprint(settings)).text))
    gauges = Gauges(engine, redis, partial(month_pushes, line), settings.database_gib)
    app.register_blueprint(metrics_page.blueprint(gauges, redis, token))
    app.add_url_rule("/deck/<name>", view_func=partial(_picture, settings.deck_dir), endpoint="deck")
    pictures = Pictures(engine, links, DrawingProcess(), settings.deck_dir)
    app.register_blueprint(reading_picture.blueprint(pictures, links.picture_key))
    begin_at_zero({webhook.PATH, *(rule.rule for rule in app.url_map.iter_rules())})
    app.register_error_handler(HTTPException, _plain_error)
    app.after_request(_harden)
    glance = WorkerGlance(Teller(engine, line, links, settings), redis)
    noted = Secret("line_secret", redis)
    hears_line = Webhook(app.wsgi_app, handler, secret, noted, glance.look_if_due, answer_within)
    app.wsgi_app = hears_line  # type: ignore[method-assign]
    app.extensions[SentMarks.__name__] = marks
    return app


def _harden(response: Response) -> Response:
    """For browsers: over https only, from now on, and a file is what its type says."""
    response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _picture(folder: Path | None, name: str) -> Response:
    """A card or the back. Phones may keep it for a day: an owner may change her deck."""
    try:
        return send_file(file_named(name, folder), max_age=A_DAY)
    except LookupError:
        raise NotFound from None


def _plain_error(error: HTTPException) -> Response:
    """A short line instead of a page: no person ever looks at these."""
    response = error.get_response()
    response.set_data(f"{error.code} {error.name}\n")
    response.content_type = "text/plain; charset=utf-8"
    return Response(response.get_data(), error.code, dict(response.headers))
