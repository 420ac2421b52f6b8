"""What the provider's moderation flags, and what MiMi takes it for."""

import pytest

from bot.safety.danger import Danger
from tests.helpers.model.endpoints import always
from worker.interpret.moderation import SURE, Moderator
from worker.interpret.verdict import Verdict


@pytest.mark.parametrize(
    ("category", "score", "kind"),
    [
        ("self-harm", 0.01, Danger.SELF_HARM),
        ("sexual/minors", 0.01, Danger.ABUSE),
        ("violence", SURE, Danger.ABUSE),
        ("violence", SURE - 0.01, None),
        ("illicit/violent", SURE - 0.01, None),
        ("harassment/threatening", SURE, Danger.HARM_TO_OTHERS),
        ("hate", 0.99, None),
    ],
)
def test_violence_counts_when_it_is_sure_and_harm_to_oneself_whenever_it_is_flagged(
    category: str, score: float, kind: Danger | None
) -> None:
    flagged = {"results": [{"categories": {category: True}, "category_scores": {category: score}}]}

    with always(200, flagged) as provider:
        moderator = Moderator("sk-test", provider.url, "omni-moderation-latest")
        verdict = moderator.ask("a text")
        moderator.close()

    assert verdict == Verdict(kind)
