"""Plain sentences: what was done, what went wrong, and what a moderator should know."""

from collections.abc import Collection

from bot.domain.calendar import Due
from bot.domain.faults import Cause
from bot.domain.needs import Need
from bot.domain.questions import Question
from bot.domain.rounds import Round
from bot.presenters.needs import lacks_text
from bot.presenters.words import counted, day
from bot.screens.screens import HelpScreen, NoticeScreen
from bot.screens.text import Md

COMMANDS = (
    (
        "/practice",
        "a mock interview for you alone; add a pack and a topic, such as spotify-backend databases",
    ),
    ("/leaderboard", "who has how many points, and where you stand"),
    ("/scrimmage home", "today’s rounds, your streak and what comes next"),
    ("/scrimmage me", "what is kept about you: see it, export it, hide, be forgotten"),
    ("/scrimmage away", "days on which nobody expects an answer of you"),
    ("/scrimmage setup", "for moderators: this channel’s schedule, questions and rules"),
    ("/scrimmage next", "for moderators: the next five rounds; swap, skip, queue"),
    ("/scrimmage ask", "for moderators: ask today’s question now"),
    ("/scrimmage reveal", "for moderators: reveal the running round now"),
    ("/scrimmage pause", "for moderators: no questions until you resume"),
    ("/scrimmage resume", "for moderators: go on asking"),
    ("/scrimmage doctor", "for moderators: whether all is well in this channel"),
    ("/scrimmage link", "for moderators: two accounts that are one person"),
)
CAUSES = {
    Cause.CHANNEL_GONE: "the channel is gone or archived",
    Cause.MESSAGE_GONE: "the question’s message was deleted",
    Cause.NOT_ALLOWED: "I am not allowed to write there",
    Cause.CLOSED: "that person takes no direct messages",
}


def help_screen() -> HelpScreen:
    """What can be asked."""
    return HelpScreen(Md("What you can ask me"), tuple((name, Md(text)) for name, text in COMMANDS))


def fault_notice(reference: str) -> NoticeScreen:
    """That something broke on our side, with the reference under which it was logged."""
    text = f"That did not work, and the fault is ours. Please try again. Reference: `{reference}`."
    return NoticeScreen(Md(text), refused=True)


def asked_notice() -> NoticeScreen:
    """That the question is on its way."""
    return NoticeScreen(Md("Today’s question is asked."))


def revealed_notice() -> NoticeScreen:
    """That the reveal is on its way."""
    return NoticeScreen(Md("The round is revealed."))


def paused_notice() -> NoticeScreen:
    """That a track rests."""
    return NoticeScreen(Md("The track is paused. A running round goes on; `/scrimmage resume` asks again."))


def resumed_notice(due: Due | None) -> NoticeScreen:
    """That a track goes on, and when."""
    if due is None:
        return NoticeScreen(Md("The track goes on, but its schedule has no day to ask on."))
    return NoticeScreen(Md(f"The track goes on. The next question comes on {day(due.on)}."))


def set_up_notice(due: Due | None, lacks: Collection[Need]) -> NoticeScreen:
    """That the settings are stored, when the next question comes, and what is missing in the channel."""
    if due is None:
        text = "Stored. The schedule has no day to ask on, so nothing will be asked."
    else:
        text = f"Stored. The next question comes on {day(due.on)}."
    return NoticeScreen(Md("\n\n".join(filter(None, [text, lacks_text(lacks)]))))


def low_notice(unused: int) -> NoticeScreen:
    """That new questions run low, told once."""
    text = (
        f"Your track has {counted(unused, 'new question')} left. After that the oldest ones come back. "
        "A wider filter in `/scrimmage setup` brings more."
    )
    return NoticeScreen(Md(text))


def nothing_to_ask_notice(on: Due) -> NoticeScreen:
    """That a day passed without a question because none matches."""
    text = (
        f"Nothing was asked on {day(on.on)}: no question in the library matches your track’s filter. "
        "Widen it in `/scrimmage setup`."
    )
    return NoticeScreen(Md(text))


def missed_notice(missed: tuple[Due, ...]) -> NoticeScreen:
    """That days passed unasked while we were away."""
    first = day(missed[0].on)
    span = first if len(missed) == 1 else f"{first} to {day(missed[-1].on)}"
    text = f"I was not running in time for {span}, so nothing was asked. Nobody’s streak suffers by it."
    return NoticeScreen(Md(text))


def unreachable_notice(cause: Cause) -> NoticeScreen:
    """That a track was paused because its channel cannot be reached."""
    text = (
        f"I paused your track: {CAUSES[cause]}. Nothing is lost. "
        "Mend it, then say `/scrimmage resume` in the channel."
    )
    return NoticeScreen(Md(text))


def refused_notice(round_: Round) -> NoticeScreen:
    """That the platform refused a message, which is a fault of ours."""
    text = f"A message of “{round_.question.title}” could not be shown. The fault is ours and is logged."
    return NoticeScreen(Md(text))


def queued_notice(question: Question) -> NoticeScreen:
    """That a question will be asked soon."""
    return NoticeScreen(Md(f"“{question.title}” is in the queue."))


def unqueued_notice(question: Question) -> NoticeScreen:
    """That a question will not be asked soon after all."""
    return NoticeScreen(Md(f"“{question.title}” is out of the queue."))


def linked_notice() -> NoticeScreen:
    """That two accounts count as one person."""
    return NoticeScreen(Md("From now on these two accounts are one person: one answer, one set of votes."))
