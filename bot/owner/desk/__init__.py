"""The owner's desk: her menu, cards and acts in MiMi's chat. Only `OWNER_LINE_IDS` reach it (`bot.chat.handler`).

How another subject adds its screen and its act:

1. `bot/owner/desk/screens/<subject>.py` with a `Subject` (`bot.owner.desk.subject`): its entries in the menu, its screens, its
   forms. One line in `SUBJECTS` of `bot/owner/desk/registry.py`.
2. A screen is a function `(visit, argument) -> messages`. It reads only, through `visit.connection`, and is opened by
   `Open("codes")` or `Open("codes", "an argument")`: data `own:s:codes:...`. Its card is built by `bot.owner.desk.cards`.
   What needs a call outside is returned as `Answered(messages, afterwards=...)`; `asking.ask_for_screen` asks for an argument.
3. A form names an `Action` and how each of its arguments is asked for: `Form(MakeCode, (Ask("name", "owner-code-ask-name",
   a_word), ...))`. `Begin("makecode", "first argument", ...)` starts it; what the button does not give is asked in the chat, one
   after the other. Then the desk shows the act's preview with yes and no, carries it out once, and shows the result.
4. Words that open a screen: `bot/owner/desk/words.toml`. Labels and questions: `owner-...` in both `owner.*.ftl`.
5. What an owner is to hear for free with her next message, whatever it is: the subject's `brings`.

Each event is one turn, as anybody's: once, in one transaction, with the reply stored. The conversation stays as it was.
"""
