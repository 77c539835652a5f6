"""Whether all is well in a channel, as Slack shows it to a moderator."""

from bot.platforms.slack.render.blocks import body, header, joined
from bot.platforms.slack.text import Json, ours_inline, piece, section
from bot.screens.doctor import DoctorScreen, Finding

FINE, WRONG = "✓", "✗"


def doctor(screen: DoctorScreen) -> list[Json]:
    """Each finding, and after it its mend."""
    return [*header(screen.title), *body([section(*joined([_finding(each) for each in screen.findings]))])]


def _finding(finding: Finding) -> list[Json]:
    mend = [piece(" "), *ours_inline(finding.mend)] if finding.mend else []
    sign = piece(f"{FINE if finding.fine else WRONG} ", bold=True)
    return [sign, *ours_inline(finding.text), *mend]
