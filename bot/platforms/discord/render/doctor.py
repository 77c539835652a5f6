"""Whether all is well in a channel, as Discord shows it to a moderator."""

from bot.platforms.discord.render.parts import headed, small, text
from bot.platforms.discord.text import Json, ours_inline
from bot.screens.doctor import DoctorScreen, Finding

FINE, WRONG = "✓", "✗"


def doctor(screen: DoctorScreen) -> list[Json]:
    """Each finding, and under it its mend."""
    return [*text(headed(screen.title)), *text(*map(_finding, screen.findings))]


def _finding(finding: Finding) -> str:
    sign = FINE if finding.fine else WRONG
    mend = small(ours_inline(finding.mend))
    return f"**{sign}** {ours_inline(finding.text)}" + (f"\n{mend}" if mend else "")
