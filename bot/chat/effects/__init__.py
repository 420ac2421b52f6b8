"""Carries out what the state machine decided, inside the turn's transaction."""

from bot.chat.effects.scene import Outcome, Scene
from bot.chat.effects.table import carry_out

__all__ = ["Outcome", "Scene", "carry_out"]
