"""What is shown to a moderator who wants to know whether all is well."""

from dataclasses import dataclass

from bot.screens.text import Md


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is fine, and what to do where it is not; empty where nothing is."""

    fine: bool
    text: Md
    mend: Md


@dataclass(frozen=True, slots=True)
class DoctorScreen:
    """How a channel's practice is doing, each finding with its mend."""

    title: Md
    findings: tuple[Finding, ...]
