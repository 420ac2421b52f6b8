"""Results that are kept for short texts."""

from bot.say.memory import SHORT, once_if_short

LONG = "ก" * (SHORT + 1)


def test_a_short_text_is_worked_on_once_and_a_long_one_each_time() -> None:
    seen: list[tuple[str, int]] = []

    @once_if_short
    def work(text: str, times: int) -> str:
        seen.append((text, times))
        return text * times

    results = [work(text, times) for text, times in (("a", 2), ("a", 2), ("a", 3), (LONG, 1), (LONG, 1))]

    assert results == ["aa", "aa", "aaa", LONG, LONG]
    assert seen == [("a", 2), ("a", 3), (LONG, 1), (LONG, 1)]
