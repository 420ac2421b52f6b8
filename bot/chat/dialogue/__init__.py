"""The state machine: states, what people type and tap, what is asked and done next. Pure."""
