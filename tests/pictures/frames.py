"""Pages and the chat window as they are: each in a frame as wide as a phone, many frames on one sheet."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

from playwright.sync_api import Frame, Page

from tests.pictures.house import MENUS, ORDERS, PEOPLE
from tests.pictures.scenes import LANGUAGES
from tests.pictures.stage import WIDTHS, Box, Stage

PHONES: Final = {390: 780, 320: 568}
"""Height of the chat window on each phone, in CSS px."""

RETURNING: Final = ("paid", "waiting", "failed", "problem")
"""The states of an order whose pages differ in more than their words."""

COMPUTER: Final = (740, 560)
STYLE: Final = (
    "body{margin:0;display:flex;flex-wrap:wrap;align-items:flex-start;gap:14px;padding:14px}iframe,img{border:0;display:block}"
)


@dataclass(frozen=True)
class Scene:
    """One frame: where it leads, how wide it is, how high (None: as high as its page), what to wait for, what to do then."""

    name: str
    path: str
    width: int
    height: int | None = None
    ready: str = "body"
    act: Callable[[Frame], None] | None = None


def pages() -> list[Scene]:
    """The pay page, the page that Stripe leads back to in each state, a gift's page, the privacy page."""
    found: list[Scene] = []
    for width, language in itertools.product(WIDTHS, LANGUAGES):
        person = PEOPLE[language]
        paying = f"/liff/topup?lang={language}&person={person}"
        found.append(Scene(f"pay {language} {width}", paying, width, ready="#balance-line:not([hidden])"))
        found += [
            Scene(f"{state} {language} {width}", f"/liff/paid/{order}?lang={language}", width)
            for order, state in ORDERS.items()
            if state in RETURNING
        ]
        found.append(Scene(f"gift {language} {width}", f"/gift/GIFT-7K3PQXHMN4?lang={language}", width))
        found.append(Scene(f"privacy {language} {width}", f"/privacy?lang={language}", width))
    return found


def chat_window() -> list[Scene]:
    """The chat with its menu and with the message box, light and dark, in both languages; in turns also what is around it."""
    found: list[Scene] = []
    for language, theme in itertools.product(LANGUAGES, ("light", "dark")):
        address, about = f"/window/index.html?person={PEOPLE[language]}&theme={theme}", f"{language} {theme}"
        menu_on, keyboard_on = WIDTHS if theme == "light" else reversed(WIDTHS)
        menu = "#menu:not([hidden])"
        found.append(Scene(f"menu {about} {menu_on}", address, menu_on, PHONES[menu_on], menu))
        found.append(Scene(f"keyboard {about} {keyboard_on}", address, keyboard_on, PHONES[keyboard_on], menu, _to_keyboard))
        if (language == "th") == (theme == "light"):
            found.append(Scene(f"list {about}", f"{address}&screen=list", 390, 300, ".row-words:not(:empty)"))
            found.append(Scene(f"lock {about}", f"{address}&screen=lock", 390, 480, ".notice"))
        else:
            found.append(Scene(f"computer {about}", f"{address}&device=computer", *COMPUTER, "[data-testid=bubble]"))
    return found


def _to_keyboard(frame: Frame) -> None:
    frame.evaluate("document.getElementById('to-keyboard').click(); document.activeElement.blur()")


def show(stage: Stage, scenes: list[Scene]) -> tuple[Page, dict[str, Box]]:
    """All scenes side by side on one page, and where each is."""
    page = stage.open("/stage")
    page.set_content(f"<style>{STYLE}</style>" + "".join(map(_frame, scenes)))
    found: dict[str, Box] = {}
    for scene in scenes:
        holder = page.locator(f'iframe[name="{scene.name}"]').element_handle()
        frame = holder.content_frame()
        assert frame is not None
        frame.locator(scene.ready).first.wait_for(state="attached")
        if scene.act:
            scene.act(frame)
        stage.teach(frame)
        frame.evaluate("settled()")
        # Where a long chat ends depends on every line above; it begins at the same px everywhere.
        frame.evaluate("document.getElementById('room')?.scrollTo(0, 0)")
        if scene.height is None:
            height = frame.evaluate("document.documentElement.scrollHeight")
            holder.evaluate("(frame, height) => { frame.style.height = `${height}px`; }", height)
    for scene in scenes:
        place = page.locator(f'iframe[name="{scene.name}"]').evaluate(
            "node => { const r = node.getBoundingClientRect(); return [r.left + scrollX, r.top + scrollY, r.width, r.height]; }"
        )
        found[scene.name] = Box.of(*place)
    return page, found


def _frame(scene: Scene) -> str:
    style = f"width:{scene.width}px;height:{scene.height or 600}px"
    return f'<iframe name="{escape(scene.name)}" src="{escape(scene.path)}" style="{style}"></iframe>'


def menus(stage: Stage) -> tuple[Page, dict[str, Box]]:
    """The pictures of the rich menus, as wide as each phone."""
    names = [str(file.relative_to(MENUS)) for file in sorted(MENUS.rglob("*.jpg"))]
    return _side_by_side(stage, {f"{name} {width}": (f"/public/richmenu/{name}", width) for name in names for width in WIDTHS})


READINGS: Final = ("th celtic story", "th three square", "th daily story", "en five story", "en one square", "en daily square")


def readings(stage: Stage) -> tuple[Page, dict[str, Box]]:
    """Pictures that people post: readings, and the day's card."""
    return _side_by_side(stage, {name: (f"/stage/{name.replace(' ', '/')}.jpg", 400) for name in READINGS})


def _side_by_side(stage: Stage, pictures: dict[str, tuple[str, int]]) -> tuple[Page, dict[str, Box]]:
    """Files, each with its address and its width in CSS px."""
    page = stage.open("/stage")
    shown = (
        f'<img name="{escape(name)}" src="{escape(address)}" width="{width}" decoding="sync">'
        for name, (address, width) in pictures.items()
    )
    page.set_content(f"<style>{STYLE}</style>" + "".join(shown))
    places: dict[str, list[float]] = page.evaluate(
        """async () => {
          await settled();
          const place = (r) => [r.left, r.top, r.width, r.height];
          return Object.fromEntries([...document.images].map((image) => [image.name, place(image.getBoundingClientRect())]));
        }"""
    )
    return page, {name: Box.of(*place) for name, place in places.items()}
