"""How long and how many: what Discord takes, each number with where it stands.

Discord counts code points, as Python does: https://github.com/discord/discord-api-docs/issues/1315.
"""

COMPONENTS = 40
"""Components in a message, with those inside others,
https://discord.com/developers/docs/components/reference#what-is-a-component."""
CHARACTERS = 4000
"""Characters of all texts in a message together,
https://discord.com/developers/docs/components/reference#text-display."""
BYTES = 9000
"""UTF-8 bytes of all that a message says: Discord answers 500 somewhere beyond 10,000,
https://github.com/discord/discord-api-docs/issues/8554."""
ROW = 5
"""Buttons in a row, https://discord.com/developers/docs/components/reference#action-row."""
BUTTON = 80
"""https://discord.com/developers/docs/components/reference#button-button-structure"""
CUSTOM_ID = 100
"""https://discord.com/developers/docs/components/reference#anatomy-of-a-component"""
OPTIONS, OPTION, PLACEHOLDER = 25, 100, 150
"""Options, characters of one’s label or value, and of what stands there before one is chosen,
https://discord.com/developers/docs/components/reference#string-select."""
TITLE, MODAL = 45, 5
"""Characters of a modal’s title, and what stands in one,
https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal."""
LABEL, DESCRIPTION = 45, 100
"""https://discord.com/developers/docs/components/reference#label-label-structure"""
INPUT, INPUT_PLACEHOLDER = 4000, 100
"""https://discord.com/developers/docs/components/reference#text-input-text-input-structure"""
THREAD = 100
"""https://discord.com/developers/docs/resources/channel#start-thread-from-message"""
ANSWER_MESSAGES = 12
"""Messages in which an answer is shown in full: more would bury whoever asked for it."""
