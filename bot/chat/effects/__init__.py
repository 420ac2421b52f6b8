"""Carries out the effects that the state machine asks for, inside the turn's transaction."""

from bot.chat.effects.context import Context, Outcome
from bot.chat.effects.dispatch import carry_out

__all__ = ["Context", "Outcome", "carry_out"]
