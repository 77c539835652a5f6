"""The few words that Discord's own furniture needs: ways on, ways out, and what forms say."""

from bot.screens.notices import NoticeScreen
from bot.screens.text import Md

THREAD = "Today’s question"
ASIDE = "Practice {}"
SURE = "Are you sure?"
NO = "No"
CHANGE = "Change"
TRY_AGAIN = "Try again"
CHECKED, UNCHECKED = "Yes", "No"
CHOOSE = "Choose"
NONE = "none"
NONE_CHOSEN = "none chosen"
LEFT_EMPTY = "left empty"
MORE = "… and more, which does not fit here."
NOTHING_YET = "There is nothing here yet."
COVERED = "Each point is covered. Make your own list first, then press a point to see it."
OF_A_HUNDRED = "of 100"
SEVERAL = "Several, with commas between them."
SUCH_AS = "such as {}"
LONG_ANSWER = (
    "Your answer is longer than a form in Discord holds, so it cannot be changed here. It is stored whole; "
    "edit your messages in the thread instead."
)
COMMANDS = {
    "/scrimmage home": "/my home",
    "/scrimmage me": "/my data",
    "/scrimmage away": "/my away",
    "/scrimmage papers": "/my papers",
}
"""Members' commands under their names here: Discord shows or hides a command with all that is below it."""


def command(said: str) -> str:
    """A command under the name it has on Discord; other text as it is."""
    for name, here in COMMANDS.items():
        if said == name or said.startswith(f"{name} "):
            return here + said.removeprefix(name)
    return said


def not_fetched() -> NoticeScreen:
    """That Discord did not give a file that was sent."""
    return NoticeScreen(
        Md("Discord did not give me that file. Please send it again in a while."), refused=True
    )


def nothing_changed() -> NoticeScreen:
    """That somebody was not sure, and nothing was done."""
    return NoticeScreen(Md("Nothing was changed."))


def too_long() -> NoticeScreen:
    """That an answer is too long for the form it would be changed in."""
    return NoticeScreen(Md(LONG_ANSWER), refused=True)
