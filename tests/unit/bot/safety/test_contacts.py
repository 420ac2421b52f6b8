"""Nothing in a reading leads out of the chat, however it is written; help lines, dates and sums stay."""

import pytest

from bot.safety.contacts import leads_outside


@pytest.mark.parametrize(
    "text",
    [
        "See hxxps://evil.example/x now.",
        "See tarot (dot) com now.",
        "See tarot . com now.",
        "See tarot-love.ai now.",
        "ดูที่ tarot-love.comนะคะ",
        "แอดไลน์ lin.ee/abcd นะคะ",
        "tel:0812345678",
        "ไปที่ มีมี่ จุด คอม นะคะ",
        "Go to mimi dot com now.",
        "See goo.gl/abc now.",
        "Visit evil.zone for more.",
        "go to evil[.]com",
        "hxxp evil[.]com",
        "Open https evil com",
        "www tarot com",
        "See tarot．com now.",
        "ดูที่ tarot。com นะคะ",
        "Open 127.0.0.1:8000/x now.",
        "Search tarotlove.store please",
    ],
)
def test_links_are_found_however_they_are_written(text: str) -> None:
    assert leads_outside(text)


@pytest.mark.parametrize(
    "text",
    [
        "โทรหาที่ ๐๘๑-๒๓๔-๕๖๗๘ นะคะ",
        "Call 081.234.5678 now.",
        "Call 081–234–5678 now.",
        "Call 81 234 5678 now.",
        "Call 1-800-273-8255 now.",
        "Call (555) 123-4567 now.",
        "Call ０８１２３４５６７８ now.",
        "โทร ⓪⑧①②③④⑤⑥⑦⑧ ค่ะ",
        "โทร 0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣ ค่ะ",
        "Call 123 4567 now.",
        "โทร ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด นะคะ",
        "It is zero eight one, two three four, five six seven eight.",
        "1555 is the hotline to call.",
        "ปรึกษาได้ที่เบอร์ 1567 ค่ะ",
        "If it gets bad, ring 911.",
        "โอนมาที่ 123-4-56789-0 ค่ะ",
        "My number: 555 0199",
        "call me at nine one one",
    ],
)
def test_numbers_that_can_be_called_or_paid_are_found(text: str) -> None:
    assert leads_outside(text)


@pytest.mark.parametrize(
    "text",
    [
        "ทักไลน์ mimi_tarot ได้เลยค่ะ",
        "ทักไอจี @mimi ค่ะ",
        "แอดไลน์ mimitarot มานะคะ",
        "Add me on Instagram mimitarot.",
        "Write to telegram mimi99.",
        "Find me on IG: mimi.tarot",
        "ไอจี mimi.tarot นะคะ",
        "เพจเฟซ MimiTarot นะคะ",
        "ทักเพจ มีมี่ดูดวง ได้เลยค่ะ",
        "add line: mimitarot",
        "My line: mimitarot",
        "DM me on Instagram",
        "ทักไลน์ส่วนตัวมีมี่มานะคะ",
        "โอนเข้าพร้อมเพย์ของมีมี่ 100 บาทเพื่อแก้เคล็ดค่ะ",
    ],
)
def test_accounts_and_requests_for_money_are_found(text: str) -> None:
    assert leads_outside(text)


@pytest.mark.parametrize(
    "text",
    [
        "Call him by 31 January 2027, and if he says no, wait until 15 February 2028.",
        "Between 08.00-17.00 on 01-12-2569 or 2026-12-01, then again 10:30.",
        "On 2026-12-31 10:30 it begins.",
        "วันที่ 31/12/2569 10.30 น. ค่ะ",
        "You can call 1323, day and night, or 191 if he comes back.",
        "Put aside 100, 200 or 300 baht a week: 1,500,000 baht needs 100 years.",
        "Ring him once. On day 3 or 4 or 5, count 1 2 3 and breathe.",
        "He wears a ring. 999 people would say the same.",
        "Send it to someone, and pay attention to him.",
        "Tell him.Go on then, and text him once. Mr.Big will call at 3 p.m.",
        "Version 2.0 of you costs 1.5 million, e.g. a walk.",
        "ลองโพสต์ในเพจ Facebook ของร้านดูนะคะ",
        "ลองทัก LINE ไป 2 ครั้ง ห่างกัน 3 วันนะคะ",
        "โทรหาเขาหลัง 18.00 น. วันที่ 31/12/2569 นะคะ",
        "ถ้าเครียดมาก โทรสายด่วน 1323 ได้ 24 ชั่วโมงค่ะ",
        "อีก 2-3 เดือน หรือปี 2569-2570 ค่ะ",
        "นับหนึ่ง สอง สาม สี่ ห้า หก แล้วหายใจออกค่ะ",
        "จ่ายเงินให้แม่เดือนละ 2,000 โอนวันที่ 1 นะคะ",
        "เบอร์ของเขายังอยู่ในเครื่อง ลองโทรสักครั้ง 10 นาทีค่ะ",
        "จุดคอมเมนต์ที่เขาทิ้งไว้ไม่ได้แปลว่าเกลียดคุณค่ะ",
        "ไม่ต้องรีบแอดไลน์เขาก็ได้ค่ะ รอให้เขาทักมาก่อน",
        "กดติดตามร้านใน TikTok สามร้าน แล้วดูว่าเขาลงคลิปกี่โมงค่ะ",
        "Every Friday write one line: what can you do that you couldn’t last week?",
        "Send her this line: thank you.",
        "Add Line items to the budget, then follow Instagram less for a week.",
    ],
)
def test_help_lines_dates_and_sums_are_none(text: str) -> None:
    assert not leads_outside(text)
