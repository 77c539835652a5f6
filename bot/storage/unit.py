"""One transaction seen as everything a use case may read and write."""

from sqlalchemy.ext.asyncio import AsyncConnection

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
from bot.storage.answers import SqlAnswers
from bot.storage.audit import SqlAudit
from bot.storage.papers import SqlPapers
from bot.storage.people import SqlPeople
from bot.storage.points import SqlLedger
from bot.storage.practice import SqlPractice
from bot.storage.rounds import SqlRounds
from bot.storage.seen import SqlSeen
from bot.storage.streaks import SqlStreaks
from bot.storage.tracks import SqlPlans, SqlTracks
from bot.storage.vault import Vault
from bot.storage.voting import SqlVotes
from bot.storage.wall import SqlWall, Threads
from bot.storage.workspaces import SqlWorkspaces


class SqlUnit:
    """Implements `bot.ports.unit.Unit`; with `holding`, what is read to be changed is locked."""

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

    def __init__(
        self, connection: AsyncConnection, threads: Threads, vault: Vault | None, *, holding: bool
    ) -> None:
        self.seen = SqlSeen(connection)
        self.workspaces = SqlWorkspaces(connection)
        self.tracks = SqlTracks(connection, holding=holding)
        self.plans = SqlPlans(connection)
        self.rounds = SqlRounds(connection, holding=holding)
        self.answers = SqlAnswers(connection)
        self.votes = SqlVotes(connection)
        self.ledger = SqlLedger(connection)
        self.streaks = SqlStreaks(connection)
        self.people = SqlPeople(connection)
        self.audit = SqlAudit(connection)
        self.practice = SqlPractice(connection)
        self.papers = SqlPapers(connection, vault)
        self.wall = SqlWall(connection, threads)
