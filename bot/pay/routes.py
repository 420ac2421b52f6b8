"""The pay page's routes: the page, its JSON calls, and the page that Stripe returns people to."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, make_response, render_template, request, send_from_directory

from bot.pay.checkout import Checkout
from bot.pay.pages.cannot_pay import CannotPay, TokenTooOld, TooOften
from bot.pay.pages.packages import as_json, news, packages
from bot.pay.pages.page_files import FOLDER, versions
from bot.pay.pages.return_page import STATES, Returning, Standing
from bot.pay.request_limits import RequestLimits
from bot.process.known_pause import KnownPause
from bot.say.flex.dates import moment
from bot.say.links import Links
from bot.say.words import PageWords, Words, words_for
from models.general.languages import LANGUAGES
from models.money.economy import PACKAGES

A_YEAR: Final = 365 * 24 * 3600
LARGEST_BODY: Final = 8 * 1024
LONGEST_TOKEN: Final = 4096

# Where LINE's script loads its parts from, and where it asks who is there (LIFF, "Content Security Policy").
LINE_SCRIPTS: Final = "https://*.line-scdn.net"
LINE_HOSTS: Final = f"{LINE_SCRIPTS} https://api.line.me https://access.line.me https://*.line.me"
CANNOT: Final = ("package", "many", "held", "barred", "code", "changed", "paused")
ERRORS: Final = ("token", "again", "away", "slow", "network", "line", *CANNOT)


def blueprint(checkout: Checkout, returning: Returning, links: Links, sdk_url: str, limits: RequestLimits) -> Blueprint:
    """Build the blueprint of all routes below /liff/."""
    routes = Blueprint("topup", __name__, url_prefix="/liff", template_folder="templates")
    sdk = urlsplit(sdk_url)
    with_line = _policy(f"{sdk.scheme}://{sdk.netloc}")
    plain = _policy("")
    known_pause = KnownPause(checkout.engine)

    def show(template: str, policy: str, words: Words, **facts: Any) -> Response:
        page = render_template(f"topup/{template}", words=words, versions=versions(), links=links, **facts)
        response = make_response(page)
        response.headers["Content-Security-Policy"] = policy
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        response.headers["Vary"] = "Accept-Language, Cookie"
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie(
                "lang", words.language, max_age=A_YEAR, path="/liff", samesite="Lax", httponly=True, secure=request.is_secure
            )
        return response

    @routes.before_request
    def slow_down() -> tuple[Response, int] | None:
        """Files are left out: they are small, and kept for a year."""
        if request.endpoint == f"{routes.name}.static" or limits.admits(request.remote_addr, request.headers):
            return None
        if request.method == "POST" or request.path.endswith("/state"):
            return _too_often(jsonify({"error": "slow"}), limits)
        return _too_often(show("slow.html", plain, _chosen_words()), limits)

    @routes.get("/topup")
    @routes.get("/topup/<path:_rest>")
    def topup(_rest: str = "") -> Response:
        words = _chosen_words()
        chosen = request.args.get("lang") or request.cookies.get("lang")
        wanted = PACKAGES.get(request.args.get("package", ""))  # chosen in the chat; what is paid is decided at checkout
        terms, promise = checkout.for_anybody()
        offers = {"packages": packages(words, terms), "best": terms.best().name, "wanted": wanted.name if wanted else ""}
        pause = known_pause.at(datetime.now(UTC))
        paused = words("page-paused", moment=moment(words, pause.until)) if pause else ""
        offers |= {"paused": paused, "paused_for": pause.said(words.language) if pause else ""}
        facts = {**offers, "news": news(words, terms), "promise": promise, "sdk_url": sdk_url, "errors": ERRORS}
        return show("topup.html", with_line, words, chosen=chosen in LANGUAGES, **facts)

    @routes.post("/account")
    def account() -> tuple[Response, int]:
        def look(asked: dict[str, Any], words: Words) -> dict[str, Any]:
            found = checkout.account(_token(asked), asked.get("promise"))
            notes = [words(f"page-{what}", stars=words("stars", n=found[what])) for what in ("held", "owed") if found[what]]
            hello = words("page-hello", name=found["name"]) if found["name"] else ""
            shown = {"balance": words("stars", n=found["stars"]), "hello": hello, "notes": notes}
            shown |= as_json(words, found["terms"])
            return {"name": found["name"], "stars": found["stars"], "language": found["language"], **shown}

        return _answer(look, limits)

    @routes.post("/checkout")
    def begin() -> tuple[Response, int]:
        def pay(asked: dict[str, Any], words: Words) -> dict[str, Any]:
            said, stars = asked.get("promise"), asked.get("shown")
            shown = stars if isinstance(stars, int) and not isinstance(stars, bool) else 0
            return {"url": checkout.begin(_token(asked), str(asked.get("package")), words.language, promised=said, shown=shown)}

        return _answer(pay, limits)

    def find(order: str) -> Standing | None:
        try:
            return returning.standing(uuid.UUID(order))
        except ValueError:
            return None

    @routes.get("/paid/<order>")
    def paid(order: str) -> tuple[Response, int]:
        """The return page. Works in the LIFF browser, in the phone's own browser, and without JavaScript."""
        standing = find(order)
        words = _chosen_words(standing)
        when = moment(words, standing.at) if standing else ""
        shown = show("paid.html", plain, words, standing=standing, states=STATES, when=when)
        return shown, 200 if standing else 404

    @routes.get("/paid/<order>/state")
    def state(order: str) -> tuple[Response, int]:
        standing = find(order)
        answer = jsonify({"state": standing.state, "final": standing.final} if standing else {"state": "unknown", "final": True})
        answer.headers["Cache-Control"] = "no-store"
        return answer, 200 if standing else 404

    @routes.get("/static/<name>")
    def static(name: str) -> Response:
        """Static files. An address with a version never changes its content, so it is cached for a year."""
        return send_from_directory(FOLDER, name, max_age=A_YEAR if request.args.get("v") else 0)

    return routes


def _policy(sdk: str) -> str:
    """Content Security Policy: the page's own files, and LINE's SDK with the hosts it needs."""
    scripts = f" {sdk} {LINE_SCRIPTS}" if sdk else ""
    line = f" {sdk} {LINE_HOSTS}" if sdk else ""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self'{scripts}",
            "style-src 'self'",
            "img-src 'self' data:",
            f"connect-src 'self'{line}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _chosen_words(standing: Standing | None = None) -> Words:
    """Language: chosen on the page; else the chat's, for an order; else the browser's preference; else Thai."""
    for said in (request.args.get("lang"), request.cookies.get("lang"), standing.language if standing else None):
        if said in LANGUAGES:
            return PageWords(words_for(said))
    return PageWords(words_for(request.accept_languages.best_match(["th", "en"], default="th")))


def _token(asked: dict[str, Any]) -> str:
    token = asked.get("id_token")
    if not isinstance(token, str) or not 0 < len(token) <= LONGEST_TOKEN:
        raise TokenTooOld("none given")
    return token


def _too_often(response: Response, limits: RequestLimits) -> tuple[Response, int]:
    response.headers["Retry-After"] = str(limits.seconds_left())
    response.headers["Cache-Control"] = "no-store"
    return response, 429


def _answer(act: Callable[[dict[str, Any], Words], dict[str, Any]], limits: RequestLimits) -> tuple[Response, int]:
    """Run a JSON call. An error is `{"error": NAME}`; the page has a text for each name."""
    request.max_content_length = LARGEST_BODY
    try:
        asked = request.get_json(silent=True)
    except RecursionError:  # thousands of brackets
        asked = None
    if not isinstance(asked, dict):
        return jsonify({"error": "bad"}), 400
    said = asked.get("language")
    words = PageWords(words_for(said)) if said in LANGUAGES else _chosen_words()
    if not limits.looks_at_tokens(request.remote_addr, request.headers):
        return _too_often(jsonify({"error": "slow"}), limits)
    try:
        return jsonify(act(asked, words)), 200
    except TokenTooOld as error:
        limits.refused_token(request.remote_addr, request.headers)
        return jsonify({"error": error.name}), error.code
    except TooOften as error:
        return _too_often(jsonify({"error": error.name}), limits)
    except CannotPay as error:
        return jsonify({"error": error.name}), error.code
