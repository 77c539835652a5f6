"""Every table there is; migrations make the same ones, and a test holds the two equal."""

from bot.storage.tables.budgets import budgets, spendings
from bot.storage.tables.inbox import deliveries, undone
from bot.storage.tables.installations import installations, oauth_states, presence, profiles
from bot.storage.tables.kinds import metadata
from bot.storage.tables.papers import papers
from bot.storage.tables.people import accounts, audit, away, people, streaks, workspaces
from bot.storage.tables.points import entries, totals
from bot.storage.tables.practice import interviews, reviews, tries
from bot.storage.tables.room import room_events, room_likes, room_messages, room_state
from bot.storage.tables.rounds import answers, parts, reactions, rounds, votes
from bot.storage.tables.tracks import plans, queue, tracks
from bot.storage.tables.wall import pending, wall

__all__ = [
    "accounts",
    "answers",
    "audit",
    "away",
    "budgets",
    "deliveries",
    "entries",
    "installations",
    "interviews",
    "metadata",
    "oauth_states",
    "papers",
    "parts",
    "pending",
    "people",
    "plans",
    "presence",
    "profiles",
    "queue",
    "reactions",
    "reviews",
    "room_events",
    "room_likes",
    "room_messages",
    "room_state",
    "rounds",
    "spendings",
    "streaks",
    "totals",
    "tracks",
    "tries",
    "undone",
    "votes",
    "wall",
    "workspaces",
]
