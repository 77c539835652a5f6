"""A track's coming rounds as Discord shows them."""

from bot.platforms.discord.ids import queue_menu
from bot.platforms.discord.render.parts import (
    LINE,
    Look,
    buttons,
    headed,
    heading,
    literals,
    menu,
    moment,
    small,
    text,
)
from bot.platforms.discord.text import Json, ours, ours_inline
from bot.screens.tracks import NextItem, NextScreen


def coming(screen: NextScreen, look: Look) -> list[Json]:
    """The next rounds, and which questions can be put in the queue."""
    return [
        *text(headed(screen.title), ours(screen.note)),
        *(part for item in screen.items for part in _item(item, look)),
        LINE,
        *_queue(screen, look),
    ]


def _item(item: NextItem, look: Look) -> list[Json]:
    title = ours_inline(item.title)
    about = small(*literals((*item.facts, item.note)))
    return [
        LINE,
        *text(f"{moment(item.moment)}\n**{title}**" if title else moment(item.moment), about),
        *buttons(item.actions, look),
    ]


def _queue(screen: NextScreen, look: Look) -> list[Json]:
    waiting = [f"{nth}. {ours_inline(each)}" for nth, each in enumerate(screen.queue, start=1)]
    key = queue_menu(look.channel)
    return [
        *(text(heading(screen.queue_heading), *waiting) if waiting else []),
        *(menu(key, screen.options, screen.queue_label, look.guild) if look.channel else []),
    ]
