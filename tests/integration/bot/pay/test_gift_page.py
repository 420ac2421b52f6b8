"""The page that a gift's link opens: a card for any chat, without a script, and the same for every code."""

import requests

PATH = "/gift/GIFT-7K3PQXHMN4"


def test_the_page_shows_a_card_and_leads_to_the_chat_with_the_code(web: str) -> None:
    page = requests.get(web + PATH, timeout=60)

    assert page.status_code == 200
    assert "og:image" in page.text
    assert "/deck/gift.jpg" in page.text
    assert "line.me/R/oaMessage/" in page.text
    assert "?GIFT-7K3PQXHMN4" in page.text
    assert "<script" not in page.text
    assert requests.get(f"{web}/deck/gift.jpg", timeout=60).headers["Content-Type"] == "image/jpeg"


def test_it_speaks_english_when_asked(web: str) -> None:
    assert "A friend sent you stars" in requests.get(f"{web}{PATH}?lang=en", timeout=60).text


def test_what_is_no_code_is_no_page(web: str) -> None:
    addresses = ("GIFT-7K3PQX", "MIMI-7K3PQX", "gift-7k3pqxhmn4", "GIFT-7K3PQXHMN4%22%3E", "GIFT-")

    assert {requests.get(f"{web}/gift/{address}", timeout=60).status_code for address in addresses} == {404}
