"""A question file in order read at once; of one that may not be, nothing is said, and it is read with care.

The careful reader (`front`, `question`) knows the line of everything, can say what is wrong, and takes
more than twice as long. Nearly every file is in order, so each is read here first. What this accepts, the
careful reader accepts and takes for the same; a property test holds both to it.
"""

import re
from collections.abc import Collection
from typing import Any, cast

import yaml_rs

from bot.domain.questions import FollowUp, KeyPoint, Kind, Question, Seniority
from bot.ids import QuestionId
from bot.library import limits
from bot.library.question import (
    FOLLOW_UP_KEYS,
    OPTIONAL,
    POINT_OPTIONAL,
    POINT_REQUIRED,
    REQUIRED,
)

SIGNS = {
    "\t": ("\t",),
    "\ufeff": ("\ufeff",),
    "{": ("{",),
    "#": (" #",),  # a comment, or the loss of half a text
    **{sign: (f" {sign}", f"\n{sign}", f"[{sign}", f",{sign}") for sign in "&*!"},  # anchor, alias, tag
    "%": ("\n%",),
    "\n?": ("\n?",),
    "\n...": ("\n...",),
}
"""What two readers of YAML may take for different things, or what is refused; by a sign soon looked for."""
BLOCKS = (">-\n", ">\n", "|-\n", "|\n")
"""How a text of many lines begins; with a number or a plus behind the sign the readers may differ."""
ESCAPED = re.compile(r"\\(?![\"\\])")
"""A backslash before anything but a quote or a second one, behind which any character may hide."""
ODD = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|=|<<|[-+.\d][-+.\d_:a-fox tz]*|\.inf|\.nan", re.IGNORECASE
)
"""Texts that an older YAML takes for something else where they stand without quotes."""
ODD_FIRST = frozenset("yYnNoOtTfF~=<-+.0123456789")
LONGEST_ODD = 40
KINDS = {kind.value: kind for kind in Kind}
SENIORITY = {level.value: level for level in Seniority}
KEYS, POINT_KEYS, ASKED_KEYS = {*REQUIRED, *OPTIONAL}, {*POINT_REQUIRED, *POINT_OPTIONAL}, {*FOLLOW_UP_KEYS}

Bounds = tuple[int, int]


class _Doubt(Exception):  # noqa: N818 - it is no error
    """It takes the careful reader to say what this is."""


def quick_question(question_id: QuestionId, pack: str, front: str, prompt: str) -> Question | None:
    """The question of a front matter and a prompt, or None where they have to be read with care."""
    if not 0 < len(prompt) <= limits.PROMPT or _doubtful(f"\n{front}"):
        return None
    try:
        keys = yaml_rs.loads(front, parse_datetime=False)
        found = _question(question_id, pack, keys, prompt)
    except (yaml_rs.YAMLDecodeError, KeyError, TypeError, ValueError, _Doubt):
        return None
    return found if _plain_numbers(found, front) else None


def _doubtful(front: str) -> bool:
    if any(sign in front and any(each in front for each in exact) for sign, exact in SIGNS.items()):
        return True
    if "\\" in front and ESCAPED.search(front):
        return True
    return front.count(">") + front.count("|") != sum(map(front.count, BLOCKS))


def _plain_numbers(found: Question, front: str) -> bool:
    """Whether each number stands in its line as people write it, not as 0x3, 1_0 or +3."""
    weights = {point.weight for point in found.key_points}
    return (
        front.count(f"difficulty: {found.difficulty}\n") == 1
        and front.count(f"minutes: {found.minutes}\n") == 1
        and sum(front.count(f"weight: {weight}\n") for weight in weights) == len(found.key_points)
    )


def _question(question_id: QuestionId, pack: str, keys: Any, prompt: str) -> Question:  # noqa: ANN401 - whatever was read
    _only(keys, KEYS)
    points = tuple(map(_point, _bounded(keys["key_points"], limits.KEY_POINTS)))
    ids = {point.id for point in points}
    _hold(len(ids) == len(points))
    hints = _texts(keys["hints"], limits.SAYING, limits.HINTS)
    return Question(
        id=question_id,
        pack=pack,
        title=_text(keys["title"], limits.TITLE),
        prompt=prompt,
        kind=KINDS[keys["kind"]],
        topics=_once(tuple(map(_slug, _bounded(keys["topics"], limits.TOPICS)))),
        difficulty=_number(keys["difficulty"], limits.DIFFICULTY),
        seniority=_once(tuple(SENIORITY[each] for each in _bounded(keys["seniority"], limits.SENIORITY))),
        minutes=_number(keys["minutes"], limits.MINUTES),
        intent=_text(keys["intent"], limits.INTENT),
        key_points=points,
        red_flags=_texts(keys["red_flags"], limits.SAYING, limits.RED_FLAGS),
        hints=cast("tuple[str, str, str]", hints),
        follow_ups=tuple(_follow_up(each, ids) for each in _bounded(keys["follow_ups"], limits.FOLLOW_UPS)),
        strong=_text(keys["strong"], limits.SAMPLE),
        weak=_text(keys["weak"], limits.SAMPLE),
        company=_maybe(keys, "company", limits.NAME),
        role=_maybe(keys, "role", limits.NAME),
        source=_maybe(keys, "source", limits.SOURCE),
    )


def _point(keys: dict[str, Any]) -> KeyPoint:
    _only(keys, POINT_KEYS)
    return KeyPoint(
        id=_slug(keys["id"]),
        point=_text(keys["point"], limits.POINT),
        weight=_number(keys["weight"], limits.WEIGHT),
        phrasings=_texts(keys["phrasings"], limits.SAYING, limits.SAYINGS),
        wrong_claims=_texts(keys.get("wrong_claims", []), limits.SAYING, limits.SAYINGS),
    )


def _follow_up(keys: dict[str, Any], ids: Collection[str]) -> FollowUp:
    _only(keys, ASKED_KEYS)
    _hold(keys["probes"] in ids)
    return FollowUp(_text(keys["ask"], limits.SAYING), keys["probes"])


def _hold(right: bool) -> None:  # noqa: FBT001 - as an assertion
    if not right:
        raise _Doubt


def _only(keys: object, known: set[str]) -> None:
    _hold(type(keys) is dict and keys.keys() <= known)


def _once(found: tuple[Any, ...]) -> tuple[Any, ...]:
    _hold(len(set(found)) == len(found))
    return found


def _bounded(value: object, bounds: Bounds) -> list[Any]:
    if type(value) is not list or not bounds[0] <= len(value) <= bounds[1]:
        raise _Doubt
    return value


def _texts(value: object, longest: int, bounds: Bounds) -> tuple[str, ...]:
    return tuple([_text(each, longest) for each in _bounded(value, bounds)])


def _text(value: object, longest: int) -> str:
    if type(value) is not str:
        raise _Doubt
    text = value.strip()
    if not 0 < len(text) <= longest:
        raise _Doubt
    if text[0] in ODD_FIRST and len(text) < LONGEST_ODD and ODD.fullmatch(text):
        raise _Doubt
    return text


def _maybe(keys: dict[str, Any], name: str, longest: int) -> str | None:
    return _text(keys[name], longest) if name in keys else None


def _slug(value: object) -> str:
    _hold(type(value) is str and limits.is_slug(value))
    return cast("str", value)


def _number(value: object, bounds: Bounds) -> int:
    _hold(type(value) is int and bounds[0] <= value <= bounds[1])
    return cast("int", value)
