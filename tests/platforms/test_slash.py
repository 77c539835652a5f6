from functools import partial

import pytest

from bot.platforms.shared.slash import command_for
from bot.platforms.web.people import PEOPLE, account_named
from bot.usecases import commands as c
from tests.platforms.web.given import CHANNEL, WORKSPACE

ANA = PEOPLE[0].actor(WORKSPACE)


def typed(line: str) -> c.Command | None:
    return command_for(line, ANA, CHANNEL, partial(account_named, PEOPLE))


@pytest.mark.parametrize(
    ("line", "span", "scope"),
    [
        ("/leaderboard", "season", "track"),
        ("/leaderboard week", "week", "track"),
        ("/leaderboard workspace all", "all", "workspace"),
    ],
)
def test_the_leaderboard(line: str, span: str, scope: str) -> None:
    assert typed(line) == c.ShowLeaderboard(ANA, CHANNEL, span, scope)


@pytest.mark.parametrize(
    ("verb", "command"),
    [
        ("setup", c.OpenSetup(ANA, CHANNEL)),
        ("next", c.ShowNext(ANA, CHANNEL)),
        ("ask", c.AskNow(ANA, CHANNEL)),
        ("reveal", c.RevealNow(ANA, CHANNEL)),
        ("pause", c.PauseTrack(ANA, CHANNEL)),
        ("resume", c.ResumeTrack(ANA, CHANNEL)),
        ("me", c.ShowMe(ANA)),
        ("away", c.ShowMe(ANA)),
        ("away 2026-12-21 2027-01-01", c.SetAway(ANA, "2026-12-21", "2027-01-01")),
        ("link @Ben chloé", c.LinkAccounts(ANA, "ben", "chloe")),
        ("link somebody dev", c.LinkAccounts(ANA, "somebody", "dev")),
        ("help", c.ShowHelp(ANA)),
        ("dance", c.ShowHelp(ANA)),
        ("", c.ShowHelp(ANA)),
    ],
)
def test_what_follows_scrimmage(verb: str, command: c.Command) -> None:
    assert typed(f"  /scrimmage   {verb} ") == command


def test_a_command_of_somebody_else_shows_help() -> None:
    assert typed("/giphy") == c.ShowHelp(ANA)


@pytest.mark.parametrize("line", ["hello", "", " ", "scrimmage ask"])
def test_what_is_no_command_is_none(line: str) -> None:
    assert typed(line) is None
