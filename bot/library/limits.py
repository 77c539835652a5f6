"""How long and how many: the bounds of a question, which content/schema.json tells editors too."""

import re

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 60


def is_slug(text: str) -> bool:
    """Whether a text can be an id, a topic or a name in a path."""
    return len(text) <= LONGEST_SLUG and SLUG.fullmatch(text) is not None


TITLE = 100
NAME = 100
SOURCE = 300
INTENT = 1500
POINT = 300
SAYING = 300
"""A phrasing, a wrong claim, a red flag, a hint or a follow-up: one or two sentences."""
SAMPLE = 6000
PROMPT = 3000

DIFFICULTY = (1, 5)
WEIGHT = (1, 5)
MINUTES = (1, 90)

TOPICS = (1, 6)
SENIORITY = (1, 4)
KEY_POINTS = (2, 12)
SAYINGS = (0, 12)
RED_FLAGS = (1, 10)
HINTS = (3, 3)
FOLLOW_UPS = (1, 10)
