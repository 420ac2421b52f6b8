"""From replies to LINE messages: pure builders, a folder for each family of `bot.say.replies`.

`render.py` is the table of builders. `parts.py`, `cards.py`, `dates.py`, `question_parts.py` and `menu_taps.py` are what they
build with.
"""
