"""No reply, of whatever form, brings anything but a judgement."""

import asyncio
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.scoring import Fallback, Judgement, Reader
from bot.judging.prompting import DECOYS
from tests.factories import question
from tests.judging.model.house import Canned, House
from tests.judging.model.minds import honest, reply, verdict
from tests.judging.model.server import ModelServer, completion

ASKED = question("any")
RUBRIC = Canned(Judgement((), 50, Reader.WORDS))
DECOY = DECOYS[0].id
GOOD = json.dumps(
    reply(
        verdict("measure", "covered", ASKED.strong[:50]), verdict(DECOY, "missed"), verdict("plan", "missed")
    )
)
WORDS = (
    st.sampled_from(["points", "id", "verdict", "quotes", "measure", "plan", "covered", "enough"]) | st.text()
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS
JSON = st.recursive(
    LEAVES, lambda each: st.lists(each, max_size=4) | st.dictionaries(WORDS, each, max_size=4), max_leaves=12
)


@st.composite
def spoiled(draw: st.DrawFn, whole: str) -> object:
    """JSON in which one thing, somewhere, is another or is gone."""
    root = {"": json.loads(whole)}
    holder: Any = root
    key: Any = ""
    while isinstance(holder[key], dict | list) and holder[key] and draw(st.booleans()):
        holder = holder[key]
        key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
    if holder is not root and draw(st.booleans()):
        del holder[key]
    else:
        holder[key] = draw(JSON)
    return root[""]


def judged(bodies: list[object]) -> Judgement:
    async def run() -> Judgement:
        async with ModelServer(honest) as server:
            server.bodies.extend(bodies * 2)
            return await House(server).judge(rubric=RUBRIC).judge(ASKED, ASKED.strong, "ana")

    return asyncio.run(run())


@settings(deadline=None, max_examples=40)
@given(JSON | spoiled(json.dumps(completion(GOOD))))
def test_31_any_body_at_all(body: object) -> None:
    found = judged([body])
    assert found.fallback in {None, Fallback.UNREADABLE}
    assert found.total is not None


@settings(deadline=None, max_examples=40)
@given(JSON | spoiled(GOOD))
def test_31_any_words_at_all(said: object) -> None:
    found = judged([completion(json.dumps(said))])
    assert found.fallback in {None, Fallback.UNREADABLE}
    assert all(point.evidence is None or point.evidence in ASKED.strong for point in found.points)
