"""A round as Slack shows it: its card, its hints, its reveal."""

from bot.platforms.slack.render.blocks import body, buttons, header, joined, moment, small
from bot.platforms.slack.text import Json, ours, ours_inline, piece, section
from bot.screens.rounds import HintScreen, QuestionScreen, RevealScreen, Section


def question(screen: QuestionScreen) -> list[Json]:
    """The card of a round."""
    when = joined([moment(each) for each in screen.moments], " · ")
    return [
        *header(screen.title),
        *body(ours(screen.prompt)),
        *small(" · ".join(screen.facts)),
        *body([section(*when)] if when else [], *(ours(note) for note in screen.notes)),
        *buttons(screen.actions),
    ]


def reveal(screen: RevealScreen) -> list[Json]:
    """What the interviewer was looking for."""
    parts = (screen.intent, screen.key_points, screen.red_flags, screen.follow_ups)
    return [
        *header(screen.title),
        *(block for part in parts for block in listed(part)),
        *buttons(screen.actions),
    ]


def listed(part: Section) -> list[Json]:
    """A heading and what stands under it, nothing where nothing does."""
    if not part.items:
        return []
    heading = section(piece(part.heading, bold=True))
    if len(part.items) == 1:
        return body([heading], ours(part.items[0]))
    items = [section(*ours_inline(item)) for item in part.items]
    return body([heading], [{"type": "rich_text_list", "style": "bullet", "elements": items}])


def hint(screen: HintScreen) -> list[Json]:
    """A hint for one person."""
    return [*header(screen.title), *body(ours(screen.hint)), *buttons(screen.actions)]
