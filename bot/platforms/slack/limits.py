"""How long and how many: what Slack takes, each number with where it stands."""

NOTIFICATION = 590
"""Characters of the line that a notification shows: escaping makes one into five at most, and TEXT holds."""
TEXT = 3000
"""Characters of a message's text: of more, clients show the beginning,
https://docs.slack.dev/reference/methods/chat.postMessage."""
HEADER = 150
"""https://docs.slack.dev/reference/block-kit/blocks/header-block"""
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
"""https://docs.slack.dev/reference/block-kit/blocks"""
RICH, MESSAGE_TEXT = 6000, 12_000
"""Characters we put into one block of rich text, and into a whole message: Slack names no limit, but refuses
with `msg_blocks_too_long` somewhere beyond 13,000."""
ACTIONS = 25
"""https://docs.slack.dev/reference/block-kit/blocks/actions-block"""
BUTTON = 75
"""https://docs.slack.dev/reference/block-kit/block-elements/button-element"""
OPTION, OPTION_VALUE, OPTIONS, GROUPS = 75, 150, 100, 100
"""https://docs.slack.dev/reference/block-kit/composition-objects/option-object and its neighbours."""
CHECKBOXES = 10
"""https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element"""
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
"""https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object"""
TITLE = 24
"""A modal's title and its two buttons, https://docs.slack.dev/reference/views/modal-views."""
LABEL, HINT = 2000, 2000
"""https://docs.slack.dev/reference/block-kit/blocks/input-block"""
INPUT = 3000
"""https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element"""
VIEW_BYTES = 250_000
"""A whole modal: of more, Slack says `view_too_large`, https://docs.slack.dev/reference/methods/views.open."""
FILES = ["pdf", "docx", "txt", "md"]
"""Kinds of files that a form takes, https://docs.slack.dev/reference/block-kit/block-elements/file-input-element."""
SELECT_ALL = 800
"""Options beyond which a menu would fill a modal, whose whole payload is limited: then it is typed."""
