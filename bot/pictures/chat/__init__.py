"""Pictures that the chat shows beside its words: MiMi herself, and the icons of what people ask about."""
