"""Slash commands as people type them, and the commands they mean."""

from collections.abc import Callable, Sequence

from bot.ids import Channel
from bot.usecases import commands as c

Accounts = Callable[[str], str]
"""The account that a word of a command names."""
SPANS = {"week", "season", "all"}
PLAIN: dict[str, Callable[[c.Actor, Channel], c.Command]] = {
    "setup": c.OpenSetup,
    "next": c.ShowNext,
    "ask": c.AskNow,
    "reveal": c.RevealNow,
    "pause": c.PauseTrack,
    "resume": c.ResumeTrack,
    "doctor": c.Diagnose,
}
"""What follows `/scrimmage` and takes no words more."""


def command_for(text: str, actor: c.Actor, channel: Channel, account: Accounts) -> c.Command | None:
    """The command in a line of text; help for one that is not known, None for what is no command at all."""
    words = text.split()
    if not words or not words[0].startswith("/"):
        return None
    if words[0] == "/practice":
        pack, topic = [*words[1:3], "", ""][:2]
        return c.OpenPractice(actor, channel, pack, topic)
    if words[0] == "/leaderboard":
        return _leaderboard(words[1:], actor, channel)
    if words[0] == "/scrimmage" and words[1:2] and words[1] in PLAIN:
        return PLAIN[words[1]](actor, channel)
    return _with_words(words, actor, account)


def _leaderboard(words: Sequence[str], actor: c.Actor, channel: Channel) -> c.Command:
    span = next((word for word in words if word in SPANS), "season")
    return c.ShowLeaderboard(actor, channel, span, "workspace" if "workspace" in words else "track")


def _with_words(words: Sequence[str], actor: c.Actor, account_of: Accounts) -> c.Command:
    match words:
        case ["/scrimmage", "me"] | ["/scrimmage", "away"]:
            return c.ShowMe(actor)
        case ["/scrimmage", "home"]:
            return c.ShowHome(actor)
        case ["/scrimmage", "away", since]:
            return c.SetAway(actor, since, since)
        case ["/scrimmage", "away", since, until, *_]:
            return c.SetAway(actor, since, until)
        case ["/scrimmage", "link", account, same_as, *_]:
            return c.LinkAccounts(actor, account_of(account), account_of(same_as))
        case _:
            return c.ShowHelp(actor)
