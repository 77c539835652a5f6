"""How a model may read: honestly, as it is told by whoever writes the answer, or full of praise."""

import re
from collections.abc import Callable
from typing import Any

from bot.judging.prompting import DECOYS
from tests.judging.model.server import Mind, Seen

Quote = Callable[[Seen, int], str]
"""The passage that a mind gives for a key point, by its number."""
COVERED, PARTLY = 0.5, 0.3
"""Shares of a key point's longer words that stand in a sentence."""


def verdict(key: str, found: str, *quotes: str) -> dict[str, Any]:
    return {"id": key, "verdict": found, "quotes": list(quotes)}


def reply(*points: dict[str, Any]) -> dict[str, Any]:
    return {"enough": True, "points": list(points)}


def sentences(text: str) -> list[str]:
    return [each.strip() for each in re.split(r"(?<=[.!?])\s+|\n", text) if len(each.split()) > 2]


def words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}", text.lower())}


def honest(seen: Seen) -> object:
    """Looks for each key point's words, and quotes the sentence that holds most of them."""
    return reply(*(_look(key, point, sentences(seen.answer)) for key, point in seen.key_points.items()))


def _look(key: str, point: str, said: list[str]) -> dict[str, Any]:
    wanted = words(point)
    shares = [(len(wanted & words(each)) / len(wanted), each) for each in said]
    share, best = max(shares, default=(0.0, ""))
    if share < PARTLY:
        return verdict(key, "missed")
    return verdict(key, "covered" if share >= COVERED else "partly", best)


def says(*points: tuple[str, str, str]) -> Mind:
    """Says just this, each key point with its verdict and a quote, and finds all others missed."""
    found = {key: verdict(key, how, quote) for key, how, quote in points}
    return lambda seen: reply(*(found.get(key, verdict(key, "missed")) for key in seen.key_points))


def praising(quote: Quote) -> Mind:
    """Finds everything covered, each key point by the passage that `quote` gives for it."""
    return lambda seen: reply(
        *(verdict(key, "covered", quote(seen, number)) for number, key in enumerate(seen.key_points))
    )


def cunning(quote: Quote) -> Mind:
    """Praises as well, but knows a decoy when it sees one."""
    decoys = {each.id for each in DECOYS}
    return lambda seen: reply(
        *(
            verdict(key, "missed") if key in decoys else verdict(key, "covered", quote(seen, number))
            for number, key in enumerate(seen.key_points)
        )
    )


def swayed(attack: str, obeying: Mind, otherwise: Mind) -> Mind:
    """Does what an attack wants as soon as it meets it."""
    return lambda seen: (obeying if attack in seen.answer + seen.question else otherwise)(seen)
