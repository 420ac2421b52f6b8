"""Every message, page and menu as people see it: as in docs/pictures, each text can be read, none is cut."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.pictures.contrast import least, worst
from tests.pictures.sheets import RENEW, changes, draw, kept
from tests.pictures.stage import Stage, stage

Text = dict[str, Any]

pytestmark = pytest.mark.timeout(400)
"""Drawing takes ten seconds, and many times as long on a machine that does much else."""


@dataclass
class Seen:
    """All texts on all sheets, with their colours, and what changed since the pictures were made."""

    texts: list[Text] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Seen:
    found, before = Seen(), kept()
    with stage(browser) as here:
        for drawn in draw(here):
            found.changed += changes(before.pop(drawn.sheet.name, None), drawn.sheet)
            found.texts += _texts(here, drawn.page)
    found.changed += [f"{name} is gone" for name in before]
    return found


def _texts(here: Stage, page: Page) -> Iterator[Text]:
    for frame in page.frames:
        here.teach(frame)
        yield from json.loads(frame.evaluate("JSON.stringify(texts())"))


def test_everything_looks_as_in_the_pictures(seen: Seen) -> None:
    assert seen.changed == [], RENEW


def test_every_text_can_be_read(seen: Seen) -> None:
    faint = {
        (text["where"], text["text"], round(found, 2))
        for text in seen.texts
        if (found := worst(text["ink"], text["grounds"])) < least(text["size"], text["bold"])
    }

    assert len(seen.texts) > 1000
    assert faint == set()


def test_no_text_is_cut(seen: Seen) -> None:
    assert {(text["where"], text["text"]) for text in seen.texts if text["cut"]} == set()
