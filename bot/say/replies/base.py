"""The base of all replies."""

from models.general.value import value


@value
class Reply:
    """One thing to say, before it becomes LINE messages.

    Its fields are facts only. Language, links and wording are added when it is rendered, so the state machine stays free
    of all three. `bot.say.flex.render.BUILDERS` names the builder of each subclass.
    """
