"""What is kept about a person, as Slack shows it to them; notices and help."""

from bot.platforms.slack.render.blocks import body, buttons, header, joined
from bot.platforms.slack.render.practice import progress
from bot.platforms.slack.text import Json, ours, ours_inline, piece, section, theirs_inline
from bot.screens.notices import HelpScreen, NoticeScreen
from bot.screens.people import ExportScreen, MeScreen


def me(screen: MeScreen) -> list[Json]:
    """What is kept about a person, and what they can do with it."""
    lines = joined([ours_inline(line) for line in screen.lines])
    return [
        *header(screen.title),
        *body([section(*lines)] if lines else []),
        *progress(screen.progress),
        *buttons(screen.actions),
    ]


def export(screen: ExportScreen) -> list[Json]:
    """That a file came along."""
    return body(ours(screen.text))


def notice(screen: NoticeScreen) -> list[Json]:
    """One thing to tell a person."""
    names = (
        [piece(", ".join(theirs_inline(name) for name in screen.names), bold=True)] if screen.names else []
    )
    parts = ours(screen.text)
    return [*body(parts, [section(*names)] if names else []), *buttons(screen.actions)]


def help_(screen: HelpScreen) -> list[Json]:
    """What can be asked."""
    lines = [[piece(name, code=True), piece("  "), *ours_inline(text)] for name, text in screen.lines]
    return [*header(screen.title), *body([section(*joined(lines))])]
