"""What a process counts by itself before all know of it."""

from bot.process.minute_counter import FewTimes


def test_the_first_few_stay_here_and_then_all_of_them_are_known() -> None:
    few = FewTimes(2)

    counted = [few.count(7, "mali", 1) for _ in range(4)]

    assert counted == [(1, None), (2, None), (3, 3), (0, 1)]


def test_what_is_taken_back_is_taken_back_where_it_was_counted() -> None:
    few = FewTimes(1)

    counted = [few.count(7, "mali", times) for times in (1, -1, 1, 1, -1, 1)]

    assert counted == [(1, None), (0, None), (1, None), (2, 2), (0, -1), (0, 1)]


def test_each_person_and_each_minute_begins_anew() -> None:
    few = FewTimes(1)

    counted = [few.count(minute, who, 1) for minute, who in ((7, "mali"), (7, "fon"), (8, "mali"))]

    assert counted == [(1, None)] * 3


def test_without_any_of_its_own_all_know_of_each() -> None:
    assert [FewTimes(0).count(7, "mali", times) for times in (1, 0)] == [(0, 1), (0, 0)]
