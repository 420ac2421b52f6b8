"""Steps of the conversation that several states share."""
