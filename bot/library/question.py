"""A question made of its front matter and prompt, with every problem noted at its line."""

from typing import cast

from bot.domain.questions import FollowUp, KeyPoint, Kind, Question, Seniority
from bot.ids import QuestionId
from bot.library import limits
from bot.library.fields import Fields

REQUIRED = (
    "title",
    "kind",
    "topics",
    "difficulty",
    "seniority",
    "minutes",
    "intent",
    "key_points",
    "red_flags",
    "hints",
    "follow_ups",
    "strong",
    "weak",
)
OPTIONAL = ("company", "role", "source")
POINT_REQUIRED = ("id", "point", "weight", "phrasings")
POINT_OPTIONAL = ("wrong_claims",)
FOLLOW_UP_KEYS = ("ask", "probes")


def question_from(question_id: QuestionId, pack: str, prompt: str, fields: Fields) -> Question:
    """The question; where a problem was noted it is not to be used."""
    points = _points(fields)
    hints = fields.texts("hints", limits.SAYING, limits.HINTS)
    return Question(
        id=question_id,
        pack=pack,
        title=fields.text("title", limits.TITLE),
        prompt=prompt,
        kind=Kind(fields.among("kind", tuple(Kind))),
        topics=fields.slugs("topics", limits.TOPICS),
        difficulty=fields.number("difficulty", limits.DIFFICULTY),
        seniority=tuple(
            Seniority(each) for each in fields.several("seniority", tuple(Seniority), limits.SENIORITY)
        ),
        minutes=fields.number("minutes", limits.MINUTES),
        intent=fields.text("intent", limits.INTENT),
        key_points=points,
        red_flags=fields.texts("red_flags", limits.SAYING, limits.RED_FLAGS),
        hints=cast("tuple[str, str, str]", hints),
        follow_ups=_follow_ups(fields, {point.id for point in points}),
        strong=fields.text("strong", limits.SAMPLE),
        weak=fields.text("weak", limits.SAMPLE),
        company=fields.maybe("company", limits.NAME),
        role=fields.maybe("role", limits.NAME),
        source=fields.maybe("source", limits.SOURCE),
    )


def _points(parent: Fields) -> tuple[KeyPoint, ...]:
    found: dict[str, KeyPoint] = {}
    for mapping in parent.mappings("key_points", limits.KEY_POINTS):
        fields = Fields(mapping, parent.problems, POINT_REQUIRED, POINT_OPTIONAL)
        point = _point(fields)
        if point.id in found:
            fields.problems.add(fields.line_of("id"), f"Another key point has the id '{point.id}' already.")
        found[point.id] = point
    return tuple(found.values())


def _point(fields: Fields) -> KeyPoint:
    return KeyPoint(
        id=fields.slug("id"),
        point=fields.text("point", limits.POINT),
        weight=fields.number("weight", limits.WEIGHT),
        phrasings=fields.texts("phrasings", limits.SAYING, limits.SAYINGS),
        wrong_claims=fields.texts("wrong_claims", limits.SAYING, limits.SAYINGS),
    )


def _follow_ups(fields: Fields, points: set[str]) -> tuple[FollowUp, ...]:
    found = []
    for mapping in fields.mappings("follow_ups", limits.FOLLOW_UPS):
        each = Fields(mapping, fields.problems, FOLLOW_UP_KEYS)
        follow_up = FollowUp(each.text("ask", limits.SAYING), each.slug("probes"))
        if follow_up.probes and follow_up.probes not in points:
            fields.problems.add(
                each.line_of("probes"), f"There is no key point '{follow_up.probes}' to probe."
            )
        found.append(follow_up)
    return tuple(found)
