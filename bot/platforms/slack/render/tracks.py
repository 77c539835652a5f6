"""A track's coming rounds as Slack shows them."""

from bot.platforms.slack import limits
from bot.platforms.slack.render.blocks import DIVIDER, body, buttons, header, moment, plain, small
from bot.platforms.slack.render.forms import offered
from bot.platforms.slack.text import Json, ours, ours_inline, piece, section
from bot.screens.tracks import NextItem, NextScreen

QUEUE = "queue"
"""The menu's id: what is chosen there is put in the queue."""


def coming(screen: NextScreen) -> list[Json]:
    """The next rounds, and which questions can be put in the queue."""
    return [
        *header(screen.title),
        *body(ours(screen.note)),
        *(block for item in screen.items for block in _item(item)),
        *_queue(screen),
    ]


def _item(item: NextItem) -> list[Json]:
    title = [run | {"style": {"bold": True}} for run in ours_inline(item.title)]
    line = section(*moment(item.moment), piece("  "), *title)
    return [
        DIVIDER,
        *body([line]),
        *small(" · ".join(item.facts), item.note),
        *buttons(item.actions),
    ]


def _queue(screen: NextScreen) -> list[Json]:
    heading = section(piece(screen.queue_heading, bold=True))
    waiting = body([heading], *(ours(each) for each in screen.queue)) if screen.queue else []
    fitting = [each for each in screen.options if 0 < len(each.value) <= limits.OPTION_VALUE]
    options = [{"text": plain(each.label, limits.OPTION), "value": each.value} for each in fitting]
    if not options:
        return waiting
    menu = {
        "type": "static_select",
        "action_id": QUEUE,
        "placeholder": plain(screen.queue_label, limits.HEADER),
        **offered(options),
    }
    return [DIVIDER, *waiting, {"type": "actions", "elements": [menu]}]
