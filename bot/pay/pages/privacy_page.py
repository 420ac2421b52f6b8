"""GET /privacy: what is kept, for how long and why, in both languages. The greeting and the pay page link here."""

from typing import Final

from flask import Blueprint, Response, make_response, render_template, request

from bot.pay.pages.page_files import versions
from bot.say.links import Links
from bot.say.words import DEFAULT_LANGUAGE, PageWords, words_for
from models.general.languages import LANGUAGES

A_DAY: Final = 24 * 3600
POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def blueprint(links: Links) -> Blueprint:
    """Build the blueprint of the page. It looks like the pay page, whose templates and styles it uses."""
    routes = Blueprint("privacy", __name__)

    @routes.get("/privacy")
    def page() -> Response:
        """Both languages on one page, the one that was asked for first; no script."""
        asked = request.args.get("lang")
        first = asked if asked in LANGUAGES else DEFAULT_LANGUAGE
        order = sorted(LANGUAGES, key=lambda language: language != first)
        sections = [PageWords(words_for(language)) for language in order]
        page = render_template("topup/privacy.html", words=sections[0], sections=sections, versions=versions(), links=links)
        response = make_response(page)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
        return response

    return routes
