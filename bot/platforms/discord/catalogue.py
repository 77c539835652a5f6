"""The commands that Discord offers: `/scrimmage` for moderators, `/my` and the rest for everybody."""

from collections.abc import Mapping, Sequence
from typing import Any

from discord import Permissions

from bot.screens.settings import Option

Json = dict[str, Any]
GROUP, MESSAGE = 1, 3
"""https://discord.com/developers/docs/interactions/application-commands"""
SUBCOMMAND, TEXT, USER, FILE = 1, 3, 6, 11
SUBMIT_MESSAGE = "Submit as my answer"
QUEUE = "/scrimmage queue"
ANY = "any"
"""Stands for a pack that was not named before a topic."""
CHOICES, CHOICE = 25, 100
"""Words offered at most, and characters of each."""
MANAGE = Permissions(manage_guild=True).value
SERVER = [0]
"""Where commands can be used: in servers, not in direct messages."""


MODERATORS = {
    "setup": "This channel’s schedule, questions and rules",
    "next": "The next five rounds: swap, skip, queue",
    "ask": "Ask today’s question now",
    "reveal": "Reveal the running round now",
    "pause": "No questions until you resume",
    "resume": "Go on asking",
    "doctor": "Whether all is well in this channel",
}
MEMBERS = {
    "home": "Today’s rounds, your streak and what comes next",
    "me": "What is kept about you: see it, export it, hide, be forgotten",
    "away": "Days on which nobody expects an answer of you",
    "papers": "Your résumé and a job description, as files, for practice made for you",
    "help": "What you can ask me",
}
UNDER_MY = {"me": "data"}
"""What a member's command is called below `/my`, where it has another name."""
PAPERS = {
    "resume": "Your résumé: PDF, DOCX, TXT or Markdown",
    "job": "The job description, in the same kinds",
}
DATES = {"since": "The first day, such as 2026-12-21", "until": "The last day, inclusive"}
LINKED = {"account": "The account to join to the other", "same_as": "The account that stays"}
SPANS = {"week": "This week", "season": "This season", "all": "All time"}
SCOPES = {"track": "This track", "workspace": "The whole server"}


def commands() -> list[Json]:
    """Every command as Discord is told of it; members do not even see what moderators have.

    Discord shows or hides a command with all that is below it, so members have commands of their own.
    """
    mine = [_member(UNDER_MY.get(name, name), name) for name in MEMBERS]
    theirs = [*_moderators(), *(_member(name, name) for name in MEMBERS)]
    return [
        _command("scrimmage", "A channel’s practice, for moderators", theirs)
        | {"default_member_permissions": MANAGE},
        _command("my", "Where you stand, your days away and your data", mine),
        _command("practice", "A mock interview for you alone", _practice()),
        _command("leaderboard", "Who has how many points, and where you stand", _leaderboard()),
        {"type": MESSAGE, "name": SUBMIT_MESSAGE, "contexts": SERVER},
    ]


def _command(name: str, text: str, options: list[Json]) -> Json:
    return {"type": GROUP, "name": name, "description": text, "options": options, "contexts": SERVER}


def _moderators() -> list[Json]:
    question = _option("question", "Some words of its title") | {"required": True, "autocomplete": True}
    accounts = [_option(name, text, USER) | {"required": True} for name, text in LINKED.items()]
    return [
        *(_below(name, text) for name, text in MODERATORS.items()),
        _below("queue", "Have a question asked soon, or not after all", [question]),
        _below("link", "Two accounts that are one person", accounts),
    ]


def _member(called: str, name: str) -> Json:
    options = {
        "away": [_option(each, text) for each, text in DATES.items()],
        "papers": [_option(each, text, FILE) for each, text in PAPERS.items()],
    }
    return _below(called, MEMBERS[name], options.get(name, ()))


def _practice() -> list[Json]:
    said = {"pack": "A company’s role or a field", "topic": "What it is about"}
    return [_option(name, text) | {"autocomplete": True} for name, text in said.items()]


def _leaderboard() -> list[Json]:
    return [
        _option("span", "Since when points count") | {"choices": _choices(SPANS)},
        _option("scope", "Whose points count") | {"choices": _choices(SCOPES)},
    ]


def _choices(named: Mapping[str, str]) -> list[Json]:
    return [{"name": label, "value": value} for value, label in named.items()]


def _below(name: str, text: str, options: Sequence[Json] = ()) -> Json:
    made: Json = {"type": SUBCOMMAND, "name": name, "description": text}
    return {**made, "options": list(options)} if options else made


def _option(name: str, text: str, kind: int = TEXT) -> Json:
    return {"type": kind, "name": name, "description": text}


def line_of(data: Mapping[str, Any]) -> str:
    """A command as it would be typed where all are one: `/scrimmage me`, `/leaderboard week workspace`."""
    said, options = [f"/{data.get('name', '')}"], list(data.get("options") or ())
    if options and options[0].get("type") == SUBCOMMAND:
        said.append(str(options[0]["name"]))
        options = list(options[0].get("options") or ())
    if said[0] == "/my":
        said = ["/scrimmage", *({"data": "me"}.get(each, each) for each in said[1:])]
    given = {str(each.get("name")): str(each.get("value", "")) for each in options}
    if said[0] == "/practice" and "topic" in given:
        given.setdefault("pack", ANY)
    return " ".join([*said, *(value for _, value in sorted(given.items()))])


def files_of(data: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The files that came with the command for papers, by what they are; nothing for another command."""
    below: Mapping[str, Any] = next(iter(data.get("options") or ()), {})
    if below.get("name") != "papers":
        return {}
    sent = (data.get("resolved") or {}).get("attachments") or {}
    named = {str(each["name"]): str(each.get("value")) for each in below.get("options") or ()}
    return {name: sent[key] for name, key in named.items() if key in sent}


def focused(data: Mapping[str, Any]) -> tuple[str, str]:
    """The option that is being typed, and what stands there so far."""
    for option in data.get("options") or ():
        if option.get("type") == SUBCOMMAND:
            return focused(option)
        if option.get("focused"):
            return str(option["name"]), str(option.get("value") or "")
    return "", ""


def choices_of(options: Sequence[Option], typed: str) -> list[Json]:
    """What completes the words that were typed so far, in the options' order."""
    wanted = typed.casefold().split()
    fitting = [
        each
        for each in options
        if 0 < len(each.value) <= CHOICE and all(word in each.label.casefold() for word in wanted)
    ]
    return [{"name": each.label[:CHOICE], "value": each.value} for each in fitting[:CHOICES]]


def is_as_wanted(there: object, wanted: object) -> bool:
    """Whether what Discord has says all that we want; it adds names and defaults of its own."""
    if isinstance(wanted, dict):
        return isinstance(there, dict) and all(
            is_as_wanted(there.get(name), value) for name, value in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(there, list) and len(there) == len(wanted) and all(map(is_as_wanted, there, wanted))
    return str(there) == str(wanted) if isinstance(wanted, int) else there == wanted
