"""GET /privacy: what is kept, for how long and why, in Thai and then in English. The greeting links here."""

from typing import Final

from flask import Blueprint, Response, render_template_string

from bot.say.words import PageWords, Words, words_for
from models.db import LANGUAGES

routes: Final = Blueprint("privacy", __name__)

A_DAY: Final = 24 * 3600

# The words come from bot/say/locales; only the page's bones stand here.
_PAGE: Final = """<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>MiMi</title>
<style>body{margin:0 auto;max-width:40rem;padding:1.5rem;background:#211338;color:#f7ecd5;font:1rem/1.7 system-ui,sans-serif}
h1{font-size:1.3rem;color:#e3c06f}li{margin:.6rem 0}</style></head><body>
{% for language, title, lines in sections %}<section lang="{{ language }}"><h1>{{ title }}</h1>
<ul>{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul></section>{% endfor %}
</body></html>"""


@routes.get("/privacy")
def page() -> Response:
    """Render both languages on one page, Thai first; no script, no external file."""
    sections = [_section(PageWords(words_for(language))) for language in LANGUAGES]
    response = Response(render_template_string(_PAGE, sections=sections))
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def _section(words: Words) -> tuple[str, str, list[str]]:
    return words.language, words("privacy-title"), words.several("privacy-lines")
