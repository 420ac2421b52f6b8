"""Breaks a text into lines of even width, and finds the largest size at which it has room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from bot.reading_picture.thai_words import Word, words_of

Measure = Callable[[str], float]
"""The width of a text in pixels at a size of 100 pixels."""

LINE_HEIGHT: Final = 1.52
"""Of letters' size: a tone mark over a vowel must not meet the vowel under the line above."""

UNEVEN: Final = 40.0
"""How much a line's distance from the mean width counts against a bad place to end one."""

SMALLER: Final = 2.5
"""How much the next smaller size counts against it."""

TRIED: Final = 4
"""So many sizes are compared, from the largest that has room."""


@dataclass(frozen=True)
class Room:
    """Where a text must fit in: pixels, and at most so many lines."""

    width: float
    most: int
    height: float = float("inf")

    def lines(self, size: float) -> int:
        """How many lines of this size have room."""
        return max(1, min(self.most, int(min(self.height, 1e6) / (size * LINE_HEIGHT))))


@dataclass(frozen=True)
class Set:
    """A text as it is set: its lines and their size in pixels."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """Of all lines, in pixels."""
        return self.size * LINE_HEIGHT * len(self.lines)


def fitted(text: str, measure: Measure, room: Room, sizes: Sequence[float], kept: Sequence[str] = ()) -> Set:
    """The text at one of `sizes` (largest first): as large as has room, or a little smaller where lines end better.

    At the last size it is cut, with "…", if it must be. `kept` are names that stay whole.
    """
    words = words_of(text, kept)
    widths = [measure(word.text) for word in words]
    best: tuple[float, Set] | None = None
    tried = 0
    for size in sizes:
        found = _broken(words, widths, measure(" "), room.width * 100 / size, room.lines(size))
        if found is not None:
            penalty = found[0] + SMALLER * tried
            best = min(best or (penalty, Set(found[1], size)), (penalty, Set(found[1], size)), key=lambda each: each[0])
            tried += 1
        if tried == TRIED:
            break
    return best[1] if best else _shortened(words, measure, room, sizes[-1])


def _shortened(words: Sequence[Word], measure: Measure, room: Room, size: float) -> Set:
    """As much of the text as has room at this size."""
    whole = _cut_to(words, measure, room.width * 100 / size)
    most = room.lines(size)
    widths = [measure(word.text) for word in whole]
    ends = _greedy(whole, widths, measure(" "), room.width * 100 / size)
    lines = _joined(whole, ends)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip() + "…"]
    return Set(tuple(lines), size)


def _broken(
    words: Sequence[Word], widths: Sequence[float], space: float, room: float, most: int
) -> tuple[float, tuple[str, ...]] | None:
    """The fewest lines within `room` (at size 100), as even as words allow, and their penalty; None: there is no room."""
    if not any(widths):  # nothing, or marks that take no room by themselves
        return 0.0, ()
    if max(widths) > room:
        return None
    count = len(_greedy(words, widths, space, room))
    if count > most:
        return None
    total = sum(widths) + space * sum(word.spaced for word in words[:-1])
    penalty, ends = _evenest(words, widths, space, room, count, total / count)
    return penalty, tuple(_joined(words, ends))


def _greedy(words: Sequence[Word], widths: Sequence[float], space: float, room: float) -> list[int]:
    """The index after each line's last word, each line as full as it can be."""
    ends, used = [], 0.0
    for at, width in enumerate(widths):
        gap = space if used and words[at - 1].spaced else 0
        if used and used + gap + width > room:
            ends.append(at)
            used = width
        else:
            used += gap + width
    return [*ends, len(words)]


def _evenest(
    words: Sequence[Word], widths: Sequence[float], space: float, room: float, count: int, mean: float
) -> tuple[float, list[int]]:
    """The same number of lines with the least penalty, and that penalty: uneven lines and bad places to end one."""
    best: list[dict[int, tuple[float, list[int]]]] = [{0: (0.0, [])}]
    for line in range(count):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (penalty, ends) in best[-1].items():
            used = 0.0
            for end in range(start + 1, len(words) + 1):
                used += widths[end - 1] + (space if end - 1 > start and words[end - 2].spaced else 0)
                if used > room:
                    break
                last = end == len(words)
                if last != (line == count - 1):
                    continue
                summed = penalty + UNEVEN * ((used - mean) / mean) ** 2 + (0 if last else words[end - 1].penalty)
                if end not in reached or summed < reached[end][0]:
                    reached[end] = (summed, [*ends, end])
        best.append(reached)
    return best[-1][len(words)]


def _joined(words: Sequence[Word], ends: Sequence[int]) -> list[str]:
    lines, start = [], 0
    for end in ends:
        line = "".join(word.text + (" " if word.spaced else "") for word in words[start:end])
        lines.append(line.strip())
        start = end
    return lines


def _cut_to(words: Sequence[Word], measure: Measure, room: float) -> list[Word]:
    """Words wider than a whole line are cut between characters: nobody writes such, but anybody may."""
    cut: list[Word] = []
    for word in words:
        if measure(word.text) <= room:
            cut.append(word)
            continue
        part = ""
        for cluster in regex.findall(r"\X", word.text):
            if part and measure(part + cluster) > room:
                cut.append(Word(part, 0.0, spaced=False))
                part = ""
            part += cluster
        cut.append(Word(part, word.penalty, word.spaced))
    return cut
