"""What somebody is told about their vote."""

from bot.domain.voting import VOTES_PER_ROUND
from bot.presenters.words import counted
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md, UserText


def voted_notice(name: UserText | None, given: int) -> NoticeScreen:
    """That a vote counts; `given` is how many the person has cast in the round, this one included."""
    left = VOTES_PER_ROUND - given
    rest = f"You have {counted(left, 'vote')} left." if left else "That was the last of your votes."
    text = f"Your vote counts. {rest} Press Vote again to take it back."
    return NoticeScreen(Md(text), names=(name,) if name else ())


def unvoted_notice(name: UserText | None) -> NoticeScreen:
    """That a vote was taken back."""
    return NoticeScreen(Md("Your vote is taken back."), names=(name,) if name else ())
