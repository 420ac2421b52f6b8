"""Which process takes a new connection, and which one ends kept ones."""

import pytest

from bot.process.shared_connections import FAR_MORE, LEFT_SECONDS, LOOK_SECONDS, SLOTS, TAKES_NONE, ConnectionTable, Slot


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class House:
    """Processes by their slots, as each would be in its own loop."""

    def __init__(self, *connections: int) -> None:
        self.clock = Clock()
        cells = [TAKES_NONE] * 5
        self.slots = [Slot(cells, number, self.clock) for number in range(len(connections))]
        for slot, has in zip(self.slots, connections, strict=True):
            slot.begin_round(has, accepting=True)

    def waited_in_vain(self, number: int, connections: int) -> bool:
        """Whether a process left a connection to another one for as long as it may, and then no more."""
        left = self.slots[number].leaves(connections)
        self.clock.now += LEFT_SECONDS
        return left and not self.slots[number].leaves(connections)


def test_one_alone_takes_what_comes() -> None:
    assert not House(50).slots[0].leaves(50)


@pytest.mark.parametrize(("mine", "others", "leaves"), [(5, 5, False), (7, 5, False), (8, 5, True), (2, 9, False)])
def test_a_connection_is_left_to_one_that_has_clearly_fewer(mine: int, others: int, leaves: bool) -> None:
    assert House(mine, others).slots[0].leaves(mine) is leaves


def test_the_emptiest_of_all_counts() -> None:
    assert House(9, 20, 3).slots[0].leaves(9)


def test_one_that_takes_none_is_left_nothing() -> None:
    house = House(9, 0)

    house.slots[1].begin_round(0, accepting=False)

    assert not house.slots[0].leaves(9)


def test_one_that_hangs_is_waited_for_once() -> None:
    house = House(9, 0)

    assert house.waited_in_vain(0, 9)
    assert not house.slots[0].leaves(10)


def test_while_another_one_takes_connections_they_are_left_to_it() -> None:
    house = House(90, 0)

    left = []
    for number in range(50):
        left.append(house.slots[0].leaves(90))
        house.clock.now += LEFT_SECONDS
        house.slots[1].begin_round(number + 1, accepting=True)

    assert all(left)


def test_one_that_was_given_up_is_relied_on_when_it_goes_on() -> None:
    house = House(9, 0)
    assert house.waited_in_vain(0, 9)

    house.clock.now += LOOK_SECONDS
    house.slots[1].begin_round(0, accepting=True)

    assert house.slots[0].leaves(9)


def test_when_the_emptiest_hangs_the_next_one_is_left_connections() -> None:
    house = House(9, 0, 3)

    assert house.waited_in_vain(0, 9)
    assert house.slots[0].leaves(9)


def test_a_slot_used_again_is_one_that_takes_none_yet() -> None:
    cells = [TAKES_NONE] * 2
    clock = Clock()
    old, mine = Slot(cells, 0, clock), Slot(cells, 1, clock)
    old.begin_round(0, accepting=True)

    Slot(cells, 0, clock)

    assert not mine.leaves(9)


def test_a_left_connection_is_said_once() -> None:
    slot = House(9, 0).slots[0]
    slot.leaves(9)

    assert [slot.begin_round(9, accepting=True) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(("mine", "others", "enough"), [(64, 0, 32), (FAR_MORE + 1, 0, 5), (45, 19, 32)])
def test_half_of_what_one_has_more_is_ended(mine: int, others: int, enough: int) -> None:
    house = House(0, others)
    house.clock.now += LOOK_SECONDS

    house.slots[0].begin_round(mine, accepting=True)

    assert house.slots[0].enough == enough


@pytest.mark.parametrize(("mine", "others"), [(FAR_MORE, 0), (50, 40), (0, 50)])
def test_what_is_nearly_even_stays(mine: int, others: int) -> None:
    house = House(0, others)
    house.clock.now += LOOK_SECONDS

    house.slots[0].begin_round(mine, accepting=True)

    assert house.slots[0].enough == TAKES_NONE


def test_no_more_is_ended_once_it_is_enough() -> None:
    house = House(0, 0)
    house.clock.now += LOOK_SECONDS
    house.slots[0].begin_round(20, accepting=True)

    house.slots[0].begin_round(10, accepting=True)

    assert house.slots[0].enough == TAKES_NONE


def test_nothing_is_ended_for_one_that_hangs() -> None:
    house = House(40, 0)
    assert house.waited_in_vain(0, 40)
    house.clock.now += LOOK_SECONDS

    house.slots[0].begin_round(40, accepting=True)

    assert house.slots[0].enough == TAKES_NONE


def test_slots_of_running_processes_are_not_given_again() -> None:
    table = ConnectionTable()

    assert [table.slot(taken).number for taken in (set(), {0}, {0, 2}, {1, 2})] == [0, 1, 1, 0]


def test_processes_of_one_table_see_each_other() -> None:
    table = ConnectionTable()
    mine, other = table.slot(set()), table.slot({0})

    other.begin_round(0, accepting=True)

    assert mine.leaves(9)


def test_one_without_a_free_slot_takes_what_comes() -> None:
    table = ConnectionTable()
    table.slot(set()).begin_round(0, accepting=True)

    assert not table.slot(set(range(SLOTS))).leaves(9)
