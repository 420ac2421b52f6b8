"""Carries out what the state machine decided, inside the turn's transaction."""

from bot.effects.scene import Job, Outcome, Scene
from bot.effects.table import carry_out

__all__ = ["Job", "Outcome", "Scene", "carry_out"]
