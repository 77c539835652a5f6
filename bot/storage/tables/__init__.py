"""Every table there is; migrations make the same ones, and a test holds the two equal."""

from bot.storage.tables.kinds import metadata
from bot.storage.tables.people import accounts, audit, away, people, seen, streaks, workspaces
from bot.storage.tables.points import entries, totals
from bot.storage.tables.room import room_events, room_likes, room_messages, room_state
from bot.storage.tables.rounds import answers, parts, reactions, rounds, votes
from bot.storage.tables.tracks import plans, queue, tracks
from bot.storage.tables.wall import pending, wall

__all__ = [
    "accounts",
    "answers",
    "audit",
    "away",
    "entries",
    "metadata",
    "parts",
    "pending",
    "people",
    "plans",
    "queue",
    "reactions",
    "room_events",
    "room_likes",
    "room_messages",
    "room_state",
    "rounds",
    "seen",
    "streaks",
    "totals",
    "tracks",
    "votes",
    "wall",
    "workspaces",
]
