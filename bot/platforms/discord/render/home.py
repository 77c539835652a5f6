"""Where somebody stands, as Discord shows it to them."""

from bot.platforms.discord.render.parts import LINE, Look, buttons, headed, moment, text
from bot.platforms.discord.render.standings import leaderboard
from bot.platforms.discord.text import Json, literal, ours
from bot.screens.home import HomeScreen, HomeTrack


def home(screen: HomeScreen, look: Look) -> list[Json]:
    """Somebody's tracks, the leaderboard, and what they can do about themselves."""
    board = screen.leaderboard
    return [
        *text(headed(screen.title), ours(screen.note)),
        *(part for track in screen.tracks for part in _track(track, look)),
        *([LINE, *leaderboard(board, look)] if board is not None else []),
        LINE,
        *buttons(screen.actions, look),
    ]


def _track(track: HomeTrack, look: Look) -> list[Json]:
    digits = track.channel.isascii() and track.channel.isdigit()
    channel = f"<#{track.channel}>" if digits else literal(f"#{track.channel}")
    round_ = f"  {ours(track.round)}" if track.round is not None else ""
    return [
        LINE,
        *text(f"{channel}{round_}", *map(ours, track.notes), *map(moment, track.moments)),
        *buttons(track.actions, look),
    ]
