"""GET /liff/topup and the privacy page: small, strict, in both languages."""

import re

import pytest
import requests

from models.money.economy import PACKAGES
from sandbox.run.client import Phone
from tests.integration.bot.pay.pay_setup import PaySetup


def test_the_page_is_small_strict_and_speaks_both_languages(setup: PaySetup, mali_phone: Phone) -> None:
    thai = requests.get(f"{setup.web}/liff/topup", timeout=60)
    english = requests.get(f"{setup.web}/liff/topup", headers={"Accept-Language": "en-GB,en;q=0.9"}, timeout=60)
    switched = requests.get(f"{setup.web}/liff/topup?lang=en", headers={"Accept-Language": "th"}, timeout=60)
    assert '<html lang="th">' in thai.text
    assert '<html lang="en">' in english.text
    assert '<html lang="en">' in switched.text
    policy = thai.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert setup.sandbox.base in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src "))
    assert "line.me" not in scripts
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:", thai.text + english.text)
    for package in PACKAGES.values():
        assert f"{package.baht}\u00a0บาท" in thai.text
        assert f"{package.total}\u00a0ดาว" in thai.text
        assert f"{package.baht}\u00a0baht" in english.text
    own = re.findall(r'(?:src|href)="(/liff/static/[^"]+)"', thai.text)
    size = len(thai.content) + sum(len(requests.get(setup.web + path, timeout=60).content) for path in own)
    assert len(own) == 3
    assert size < 60_000


@pytest.mark.parametrize(("asked", "marked"), [("popular", ["popular"]), ("gold", []), ("", [])])
def test_the_page_marks_the_package_that_was_tapped_in_the_chat(setup: PaySetup, asked: str, marked: list[str]) -> None:
    page = requests.get(f"{setup.web}/liff/topup", params={"package": asked}, timeout=60)

    assert page.status_code == 200
    assert re.findall(r'data-package="(\w+)" aria-current="true"', page.text) == marked


@pytest.mark.parametrize(("query", "first"), [("", "th"), ("?lang=en", "en"), ("?lang=xx", "th")])
def test_the_privacy_page_says_it_in_both_languages_without_a_script(setup: PaySetup, query: str, first: str) -> None:
    page = requests.get(f"{setup.web}/privacy{query}", timeout=60)

    assert re.findall(r'<section class="card" lang="(\w+)"', page.text) == [first, "en" if first == "th" else "th"]
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "/liff/static/page.css" in page.text
