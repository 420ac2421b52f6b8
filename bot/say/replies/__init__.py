"""What MiMi can answer, as data: a frozen dataclass for each kind of reply. `bot.say.flex` builds the messages."""
