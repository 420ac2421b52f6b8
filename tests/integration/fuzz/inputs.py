"""How many inputs are tried, and what they are made of: anything that JSON can hold, and what has once gone wrong.

`make test` tries 2,000, always the same; `make fuzz` (the profile `fuzz`) 20,000 new ones.
"""

import json
from typing import Any, Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

FUZZING: Final = settings.get_current_profile_name() == "fuzz"
TOTAL: Final = 20_000 if FUZZING else 2_000
SHARES: Final = {"webhook": 0.4, "liff": 0.25, "addresses": 0.05, "stripe": 0.3}
SHRINKING: Final = (Phase.shrink,) if FUZZING else ()
"""Making an example smaller takes minutes: only where nobody waits for it."""


SURROGATE: Final = "a\ud800b"
NESTED: Final = {"nested 200": 200, "nested 900": 900}
ESCAPED_NUL: Final = "a\\u0000b"
"""A backslash and letters: no NUL, but easily taken for the escape of one."""


def tried(part: str) -> settings:
    """The settings of one part's test."""
    return settings(
        max_examples=round(TOTAL * SHARES[part]),
        phases=(Phase.explicit, Phase.reuse, Phase.generate, *SHRINKING),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def as_json(value: Any) -> bytes:
    """A body. Where a name of NESTED stands, it has a list in a list in a list: as a value it could not even be shown."""
    body = json.dumps(value)
    for name, levels in NESTED.items():
        body = body.replace(f'"{name}"', "[" * levels + "]" * levels)
    return body.encode()


odd_texts = st.sampled_from(
    [
        SURROGATE,
        ESCAPED_NUL,
        "\0",
        "",
        " ",
        "x" * 257,
        "x" * 5000,
        "\udfff",
        "null",
        "../../x",
        "a\nb",
        "%s",
        "{}",
        "U" + "0" * 32,
    ]
)
texts = st.text(max_size=20) | odd_texts
junk: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -1, 2**63, 0])
    | st.floats()
    | texts
    | st.sampled_from(list(NESTED)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
bodies = st.binary(max_size=200) | st.sampled_from(
    [b"", b"[" * 8000, b"{", b'{"events":' + b"[" * 900 + b"]" * 900 + b"}", b"9" * 5000, b"NaN", b"\xef\xbb\xbf{}", b'"\\ud800"']
)
"""Bodies that are no JSON object, or none that anybody would send."""


def changed(part: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """`part` with some of its values replaced."""
    return {**part, **changes}


def changes_of(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Anything at all in up to three of these places."""
    return st.dictionaries(st.sampled_from(names), junk, max_size=3)
