"""What we are not allowed in a channel, what that costs, and how a moderator mends it."""

from collections.abc import Collection

from bot.domain.needs import Need
from bot.screens.screens import Finding, NoticeScreen
from bot.screens.text import Md

COSTS = {
    Need.SEE: "I cannot see this channel.",
    Need.WRITE: "I cannot write in this channel, so no question can be asked here.",
    Need.THREADS: "I cannot open threads here, so the reveal and the answers have no place.",
    Need.WRITE_IN_THREADS: "I cannot write in threads here, so there is no reveal.",
    Need.HISTORY: "I cannot read back here, so what is written while I am away is lost to me.",
    Need.REACT: "I cannot react here, so nobody sees the ✅ that says an answer is stored.",
    Need.PRIVATE_THREADS: "I cannot open private threads, for practice where direct messages are closed.",
    Need.READ: "I may not read messages, so answers come through the form alone.",
}
GRANTS = {
    Need.SEE: "View Channel",
    Need.WRITE: "Send Messages",
    Need.THREADS: "Create Public Threads",
    Need.WRITE_IN_THREADS: "Send Messages in Threads",
    Need.HISTORY: "Read Message History",
    Need.REACT: "Add Reactions",
    Need.PRIVATE_THREADS: "Create Private Threads",
}
READ_MEND = (
    "Switch on **Message Content Intent** on the app’s page for developers, under Bot, and start me again."
)


def need_finding(need: Need) -> Finding:
    """One thing that is not allowed, with its mend."""
    return Finding(fine=False, text=Md(COSTS[need]), mend=_mend(need))


def _mend(need: Need) -> Md:
    if need is Need.READ:
        return Md(READ_MEND)
    return Md(f"In the channel’s settings, under Permissions, allow me **{GRANTS[need]}**.")


def ordered(lacks: Collection[Need]) -> list[Need]:
    """The gravest first."""
    return [need for need in Need if need in lacks]


def lacks_text(lacks: Collection[Need]) -> str:
    """What is missing as sentences, each with its mend; nothing where nothing is."""
    found = [need_finding(need) for need in ordered(lacks)]
    return "\n\n".join(f"{each.text} {each.mend}" for each in found)


def lacks_notice(lacks: Collection[Need]) -> NoticeScreen:
    """That something could not be done in the keeper's channel, and what would mend it."""
    return NoticeScreen(Md(f"Something is missing in your track’s channel.\n\n{lacks_text(lacks)}"))
