"""What is kept about a person, as Discord shows it to them; notices, help, and being asked again."""

from bot.platforms.discord import words
from bot.platforms.discord.ids import AWAY_FORM, NO, addressed
from bot.platforms.discord.render.parts import (
    DANGER,
    REFUSAL,
    Look,
    buttons,
    headed,
    listed,
    made_button,
    message,
    row,
    text,
)
from bot.platforms.discord.render.practice import progress
from bot.platforms.discord.text import Json, code, ours, ours_inline, theirs_inline
from bot.screens.notices import HelpScreen, NoticeScreen
from bot.screens.people import ExportScreen, MeScreen


def me(screen: MeScreen, look: Look) -> list[Json]:
    """What is kept about a person, and what they can do with it."""
    labels = [each.group or screen.away_label for each in screen.fields[:1]]
    away = [made_button(label, addressed(AWAY_FORM, look.guild)) for label in labels]
    return [
        *text(headed(screen.title), listed(map(ours_inline, screen.lines))),
        *text(listed(map(progress, screen.progress))),
        *buttons(screen.actions, look, away),
    ]


def export(screen: ExportScreen) -> list[Json]:
    """That a file came along."""
    return text(ours(screen.text))


def notice(screen: NoticeScreen, look: Look) -> list[Json]:
    """One thing to tell a person."""
    names = f"**{', '.join(map(theirs_inline, screen.names))}**" if screen.names else ""
    return [*text(ours(screen.text), names), *buttons(screen.actions, look)]


def help_(screen: HelpScreen) -> list[Json]:
    """What can be asked, each command under its name on Discord."""
    lines = [f"{code(words.command(name))}  {ours_inline(about)}" for name, about in screen.lines]
    return text(headed(screen.title), listed(lines))


def confirmation(label: str, key: str, guild: str) -> Json:
    """The private message that asks whether somebody is sure, before what they pressed takes effect."""
    yes = made_button(label, addressed(key, guild), DANGER)
    no = made_button(words.NO, addressed(NO, guild))
    return message(REFUSAL, [*text(f"### {words.SURE}"), *row([yes, no])])
