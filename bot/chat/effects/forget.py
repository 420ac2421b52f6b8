"""Deleting a person's data, as they wished."""

from bot.chat.dialogue.states import Forget
from bot.chat.effects.scene import Outcome, Scene
from bot.say.reply import Reply
from models.people import forgetting


def forget(_: Forget, scene: Scene) -> Outcome:
    """Everything but the nameless books is gone once the turn is committed; its answer is the last thing said."""
    forgetting.forget(scene.connection, scene.person.id, scene.left_as)
    return Outcome(replies=(Reply("forgotten"),), home=True)
