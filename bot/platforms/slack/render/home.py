"""The app's home as Slack shows it."""

from bot.platforms.slack.render.blocks import DIVIDER, body, buttons, header, joined, moment
from bot.platforms.slack.render.standings import leaderboard
from bot.platforms.slack.text import Json, ours, section
from bot.screens.home import HomeScreen, HomeTrack


def home(screen: HomeScreen) -> list[Json]:
    """Somebody's tracks, the leaderboard, and what they can do about themselves."""
    return [
        *header(screen.title),
        *body(ours(screen.note)),
        *(block for track in screen.tracks for block in _track(track)),
        *([DIVIDER, *leaderboard(screen.leaderboard)] if screen.leaderboard is not None else []),
        *buttons(screen.actions),
    ]


def _track(track: HomeTrack) -> list[Json]:
    when = joined([moment(each) for each in track.moments])
    return [
        DIVIDER,
        *body(
            [section({"type": "channel", "channel_id": track.channel})],
            ours(track.round) if track.round is not None else [],
            *(ours(note) for note in track.notes),
            [section(*when)] if when else [],
        ),
        *buttons(track.actions),
    ]
