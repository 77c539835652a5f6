"""One unit of work: everything a use case may read and write, committed together or not at all."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.ports.answers import Answers
from bot.ports.audit import Audit
from bot.ports.papers import Papers
from bot.ports.people import People
from bot.ports.points import Ledger
from bot.ports.practice import Practice
from bot.ports.rounds import Rounds
from bot.ports.seen import Seen
from bot.ports.streaks import Streaks
from bot.ports.tracks import Plans, Tracks
from bot.ports.voting import Votes
from bot.ports.wall import Wall
from bot.ports.workspaces import Workspaces


class Unit(Protocol):
    """Everything within one transaction."""

    seen: Seen
    workspaces: Workspaces
    tracks: Tracks
    plans: Plans
    rounds: Rounds
    answers: Answers
    votes: Votes
    ledger: Ledger
    streaks: Streaks
    people: People
    audit: Audit
    practice: Practice
    papers: Papers
    wall: Wall


class Store(Protocol):
    """Where units come from."""

    def unit(self) -> AbstractAsyncContextManager[Unit]:
        """A unit that commits when left cleanly and leaves nothing behind otherwise."""
        ...

    def glance(self) -> AbstractAsyncContextManager[Unit]:
        """A unit for reading alone, which waits for nobody."""
        ...
