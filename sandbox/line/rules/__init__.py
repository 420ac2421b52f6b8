"""LINE's rules for what it is sent: messages, Flex, actions, templates, rich menus."""
