"""From replies to LINE messages: words, Flex, and LINE's limits. Pure."""
