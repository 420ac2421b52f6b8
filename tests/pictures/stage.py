"""The browser that pictures are made in: letters from here, a clock that stands still, MiMi's own pages and pictures."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Frame, Page

from tests.pictures.house import House, house

HERE: Final = Path(__file__).parent
SCALE: Final = 0.5
"""Picture px for each CSS px: small enough for a repository, large enough to read."""

WIDTHS: Final = (390, 320)
"""CSS px of a phone and of a small one."""

SHEET_WIDTH: Final = 3800
NOW: Final = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)

FONTS: Final = {
    "MiMi Thai": ("NotoSansThai-Regular", "NotoSansThai-Bold"),
    "MiMi Latin": ("NotoSans-Regular", "NotoSans-Bold"),
    "MiMi Signs": ("NotoSansSymbols2-Regular",),
    "MiMi Moon": ("NotoSansSymbols-Regular",),
    "MiMi Arrows": ("NotoSansMath-Regular",),
}
"""The only letters in pictures, so that every machine breaks lines at the same places."""

ADOPT: Final = """(() => {{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync({css});
  document.adoptedStyleSheets = [sheet];
}})()"""


NO_WAITING: Final = """(() => {
  const ask = window.fetch;
  window.fetch = (url, ...rest) => (String(url).includes("wait=") ? new Promise(() => {}) : ask(url, ...rest));
})()"""
"""A chat window that waits for news holds one of the few connections that a browser opens to one server."""


@dataclass(frozen=True)
class Box:
    """Where a tile lies on its sheet, in picture px."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, left: float, top: float, width: float, height: float) -> "Box":
        return cls(*(round(edge * SCALE) for edge in (left, top, left + width, top + height)))


class Stage:
    """A browser context in which everything looks the same each time, and the house that it visits."""

    sheet_width = SHEET_WIDTH

    def __init__(self, context: BrowserContext, house: House) -> None:
        self.context = context
        self.house = house

    def open(self, path: str, width: int = SHEET_WIDTH, height: int = 900) -> Page:
        """A page of the house, with the functions of stage.js, in place of the one before: another tab costs a second of CPU."""
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(self.house.base + path)
        self.teach(page)
        return page

    def teach(self, page: Page | Frame) -> None:
        """Give the page the functions of stage.js."""
        page.evaluate(f"Object.assign(window, (() => {{ {_read('stage.js')}; return {{ layOut, settled, texts }}; }})())")


def picture(page: Page) -> bytes:
    """The whole page as JPEG, in picture px: a PNG takes the browser ten times as long, and the sheets are softer than both."""
    return page.screenshot(full_page=True, animations="disabled", caret="hide", type="jpeg", quality=92)


@contextmanager
def stage(browser: Browser) -> Iterator[Stage]:
    """A fresh stage in this browser."""
    with house(NOW) as found:
        context = browser.new_context(
            device_scale_factor=SCALE,
            bypass_csp=True,
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            color_scheme="light",
            reduced_motion="reduce",
        )
        context.clock.set_fixed_time(NOW)
        # Requests are not looked at here (`route`): that would switch the browser's cache off, and every frame loads the same.
        context.add_init_script(NO_WAITING)
        context.add_init_script(ADOPT.format(css=_css(found.base)))
        yield Stage(context, found)
        context.close()


def _css(base: str) -> str:
    """The stage's style as a JavaScript string."""
    faces = [_face(family, f"{base}/stage/{name}.woff2") for family, names in FONTS.items() for name in names]
    return json.dumps("\n".join([*faces, _read("stage.css")]))


def _face(family: str, address: str) -> str:
    weight = 700 if "Bold" in address else 400
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url({address}); }}'


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")
