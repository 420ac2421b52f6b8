"""How sure it is that a text is about the subject which its words speak of most. Pure."""

from collections.abc import Collection
from typing import Final

_BARE: Final = 40
"""Characters of a text that names a topic and little more: there a broad word is enough."""

_SHORT: Final = 50
_LONG: Final = 85
"""A text of more characters tells a story, and most words of a story are not what it is about."""

_BROAD: Final = 3
"""The highest score of words that are in texts about anything, such as money or mum."""

_TELLS: Final = 6
"""The lowest score of words that tell the matter of a text which is more than a line."""

_DECIDES: Final = 8
"""The lowest score of words that decide alone."""

_MOST_MATTERS: Final = 2
"""So many other topics may be touched in a story whose subject is sure."""


def is_bare(length: int) -> bool:
    """Whether a text of so many characters tells nothing that an answer in common words could miss."""
    return length <= _BARE


def is_sure(length: int, score: int, others: Collection[int], *, felt: bool) -> bool:
    """Whether the best subject, with this score, may be spoken of.

    `others`: the best score of each other topic of the text. `felt`: the subject is how the asker feels, which they say openly.
    """
    ahead = score - max(others, default=0)
    if length > _LONG:
        return score >= _DECIDES and ahead >= _BROAD and len(others) <= _MOST_MATTERS
    if length > _SHORT and not felt:
        return score >= _TELLS and ahead > 1
    return ahead > 0 and (score > _BROAD or is_bare(length))
