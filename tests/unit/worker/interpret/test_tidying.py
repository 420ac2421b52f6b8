"""What a model writes around its words is taken out, and floods become one sign."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.interpret.checks.tidying import cleaned, tidy, without_headings_inside


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("He &amp;lt;b&amp;gt;misses&amp;lt;/b&amp;gt; you.", "He misses you."),
        ("~~He hates you.~~ He misses you.", "He misses you."),
        ("He \\textbf{misses} you.", "He misses you."),
        ("| Past | Cups |\n|---|---|\n| He | misses |", "Past · Cups He · misses"),
        ("เขายังคิดถึงคุณ，รอหน่อยนะคะ", "เขายังคิดถึงคุณ, รอหน่อยนะคะ"),
        ("Ｃａｌｌ　him。", "Call him."),
    ],
)
def test_markup_and_full_width_signs_become_plain(said: str, shown: str) -> None:
    assert tidy(said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("He misses you" + "." * 300, "He misses you…"),
        ("He misses you " + "🔮" * 80, "He misses you 🔮"),
        ("เขาคิดถึงงงงงงงงงงงคุณ", "เขาคิดถึงคุณ"),
        ("ดีใจด้วยยย", "ดีใจด้วยยย"),
        ("Save 1000000 baht!!", "Save 1000000 baht!!"),
        ("He\u2800\u2800\u3164\u3164misses\u3000\u3000you.", "He misses you."),
    ],
)
def test_a_flood_becomes_one_sign(said: str, shown: str) -> None:
    assert tidy(said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("เขาคิดถึงคุณครับ", "เขาคิดถึงคุณค่ะ"),
        ("ลองดูนะครับ", "ลองดูนะคะ"),
        ("อยากให้เขาโทรมาไหมครับ", "อยากให้เขาโทรมาไหมคะ"),
        ("บอกว่า “ขอโทษครับ” แล้วรอครับ", "บอกว่า “ขอโทษครับ” แล้วรอค่ะ"),
        ("คดีนี้น่าจะชนะครับ", "คดีนี้น่าจะชนะค่ะ"),
        ("เขาไม่ได้สนใจฐานะครับ", "เขาไม่ได้สนใจฐานะค่ะ"),
    ],
)
def test_mimi_speaks_as_a_woman_and_others_as_they_do(said: str, shown: str) -> None:
    assert tidy(said) == shown


@pytest.mark.parametrize("said", ["คดีนี้น่าจะชนะค่ะ", "เขาไม่ได้สนใจฐานะค่ะ"])
def test_a_word_that_ends_like_a_particle_is_none(said: str) -> None:
    assert cleaned(said) == said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("น่าจะดีขึ้นค่ะ 🌟 **ความรัก:** คุยกันมากขึ้น", "น่าจะดีขึ้นค่ะ คุยกันมากขึ้น"),
        ("ดีค่ะ 💼 **การงาน**: ค่อยๆ ไปนะคะ 💰 **การเงิน：** เก็บไว้ก่อน", "ดีค่ะ ค่อยๆ ไปนะคะ เก็บไว้ก่อน"),
        ("❤️ **Your love life:** Be kind.", "Be kind."),
        ("ดีค่ะ\n\n🌟 **ความรัก:** คุยกัน", "ดีค่ะ\n\nคุยกัน"),
        ("**ข้อสำคัญ:** อย่ารีบ", "ข้อสำคัญ: อย่ารีบ"),
        ("💛 จำไว้นะคะ: คุณเก่งแล้ว", "💛 จำไว้นะคะ: คุณเก่งแล้ว"),
        ("พูดว่า 😊 **คิดถึงนะ** ก็พอ", "พูดว่า 😊 คิดถึงนะ ก็พอ"),
    ],
)
def test_a_heading_inside_running_words_is_taken_out(said: str, shown: str) -> None:
    assert tidy(without_headings_inside(said), paragraphs=True) == shown


PIECES: Final = (
    *("a", "B", "Ａ", "ก", "ค่ะ", "คะ", "นะ", "ครับ", "่", "“", "”", '"', "1", "๒", "1.", "é", "\u200b", "\u00a0", "\u2800"),
    *(
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "-",
        ".",
        "…",
        "!",
        "&amp;",
        "<b>",
        "\\n",
        "**",
        "_",
        "#",
        ">",
        "|",
        "`",
        "~~",
        "[x](y)",
        "•",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.booleans())
@settings(max_examples=1_000)
def test_a_text_that_is_tidy_by_its_looks_is_left_as_it_is(pieces: list[str], paragraphs: bool) -> None:
    text = "".join(pieces)

    assert tidy(text, paragraphs) == cleaned(text, paragraphs)
