"""The few words that Slack's own furniture needs: titles, ways out, and the pages of an installation."""

from bot.screens.screens import NoticeScreen
from bot.screens.text import Md

TITLE = "Scrimmage"
CLOSE = "Close"
LOADING = "One moment …"
SAVING = "Saving …"
CONFIRM = "Are you sure?"
YES, NO = "Yes", "No"
CHOOSE = "Choose"
NONE = "none"
CHECKED = "Yes"
FALLBACK = "Something new from Scrimmage"
LONG_ANSWER = (
    "Your answer is longer than a form in Slack holds, so it cannot be changed here. It is stored whole; "
    "edit your messages instead."
)
MORE = "… and more, which does not fit here."
NOTHING_YET = "There is nothing here yet."
OR_FILE = "Or as a file: PDF, DOCX, TXT or Markdown"
NOT_FETCHED = "Slack did not give me that file. Please try again in a moment, or paste its text."
OVER = "This one is over."
PROGRESS = "Your practice, try by try"
TOO_LITTLE = "not enough to judge"

DESCRIPTION = "A question a day in a channel, your answers, and what the interviewer was looking for."
SHORTCUT = "Answer this question"
SHORTCUT_DESCRIPTION = "Opens the Answer form for the question of this thread"
COMMANDS = {
    "/scrimmage": {
        "description": "Your data, days away, and a channel’s practice",
        "usage_hint": "me · away · setup · next · ask · reveal · pause · resume · help",
    },
    "/practice": {
        "description": "A mock interview for you alone",
        "usage_hint": "[pack] [topic]",
    },
    "/leaderboard": {
        "description": "Who has how many points",
        "usage_hint": "week · season · all · workspace",
    },
}

INSTALLED = "Scrimmage is installed. In Slack, type /scrimmage setup in the channel that is to practise."
INSTALL_AGAIN = "That did not work, or it took too long. Please begin again at /slack/install."
NOT_INSTALLED = "Nothing was installed. You can begin again at /slack/install whenever you like."


def too_late() -> NoticeScreen:
    """That a form could not be opened in time."""
    return NoticeScreen(Md("That took too long, and Slack opens no form any more. Please try again."))


def stored() -> NoticeScreen:
    """That what was sent is stored."""
    return NoticeScreen(Md("It is stored."))


def no_file() -> NoticeScreen:
    """That a file could not be sent."""
    return NoticeScreen(Md("Slack did not take the file. Nothing is lost; please try again in a while."))


def not_a_member() -> NoticeScreen:
    """That the bot has to be invited into a private channel."""
    text = (
        "All is saved, but I am not in this channel yet: type `/invite @Scrimmage` there, so that I can post."
    )
    return NoticeScreen(Md(text))
