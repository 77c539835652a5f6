"""Whether a pack is a good mixture, and the follow-ups of a question go where its weight is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.checking.findings import Finding
from bot.domain.questions import Question

ENOUGH = 6
"""Questions from which a pack can be out of balance."""
LEVELS, TOPICS = 3, 5
"""Difficulties, and topics, that a pack has at least."""
MOST = 0.6
"""The share of a pack that may be of one difficulty, or of one topic beside what the pack is about."""


def balance(questions: Sequence[Question]) -> Iterator[str]:
    """What is too much or too little of in the questions of one pack."""
    if len(questions) < ENOUGH:
        return
    levels = Counter(question.difficulty for question in questions)
    if len(levels) < LEVELS:
        yield f"Of {len(questions)} questions there should be at least {LEVELS} difficulties."
    level, count = levels.most_common(1)[0]
    if count > MOST * len(questions):
        yield f"{count} of {len(questions)} questions are of difficulty {level}."
    topics = Counter(topic for question in questions for topic in question.topics)
    if len(topics) < TOPICS:
        yield f"Of {len(questions)} questions there should be at least {TOPICS} topics."
    for topic, count in topics.most_common(2)[1:]:  # the first is what the pack is about
        if count > MOST * len(questions):
            yield f"{count} of {len(questions)} questions have the topic '{topic}' too."


def follow_ups(question: Question) -> Iterator[Finding]:
    """Follow-ups that leave what weighs most alone, or all go after the same."""
    most = max(point.weight for point in question.key_points)
    heaviest = [point.id for point in question.key_points if point.weight == most]
    probed = {follow_up.probes for follow_up in question.follow_ups}
    if not probed.intersection(heaviest):
        named = " or ".join(f"'{each}'" for each in heaviest)
        yield Finding(("follow_ups",), f"No follow-up probes what weighs most: {named}.")
    if len(question.follow_ups) > 1 and len(probed) == 1:
        yield Finding(("follow_ups",), f"Every follow-up probes '{next(iter(probed))}'.")
    if len({point.weight for point in question.key_points}) == 1:
        yield Finding(("key_points",), "All key points weigh the same: say what matters most.")
