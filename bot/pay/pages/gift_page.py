"""GET /gift/<code>: the card of a gift as any chat shows it, with its picture, and the way on to LINE.

It looks nothing up: the page of a code that nobody has is the same, so that it tells nothing to somebody who guesses.
"""

import re
from typing import Final

from flask import Blueprint, Response, abort, make_response, render_template, request

from bot.pay.pages.page_files import versions
from bot.say.links import Links
from bot.say.words import DEFAULT_LANGUAGE, PageWords, words_for
from models.general.languages import LANGUAGES

AN_HOUR: Final = 3600
POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
_CODE: Final = re.compile(r"GIFT-[0-9A-Z]{10}")


def blueprint(links: Links) -> Blueprint:
    """Build the blueprint of the page. It looks like the pay page, whose templates and styles it uses."""
    routes = Blueprint("gift", __name__)

    @routes.get("/gift/<code>")
    def page(code: str) -> Response:
        if not _CODE.fullmatch(code):
            abort(404)
        asked = request.args.get("lang")
        words = PageWords(words_for(asked if asked in LANGUAGES else DEFAULT_LANGUAGE))
        response = make_response(render_template("topup/gift.html", words=words, versions=versions(), links=links, code=code))
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = f"public, max-age={AN_HOUR}"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return routes
