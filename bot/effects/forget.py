"""Deleting a person's data, as they wished."""

from bot.effects.scene import Outcome, Scene
from bot.place import Forget
from bot.reply import Reply
from models import forgetting


def forget(_: Forget, scene: Scene) -> Outcome:
    """Everything but the nameless books is gone once the turn is committed; its answer is the last thing said."""
    forgetting.forget(scene.connection, scene.person.id, scene.left_as)
    return Outcome(replies=(Reply("forgotten"),), home=True)
