"""Questions and answers for tests, with only what matters said."""

from bot.domain.questions import FollowUp, KeyPoint, Kind, Question, Seniority
from bot.ids import QuestionId


def question(
    slug: str,
    *,
    pack: str = "tests",
    difficulty: int = 3,
    topics: tuple[str, ...] = ("caching",),
    kind: Kind = Kind.TECHNICAL,
) -> Question:
    """A question about how to make something fast."""
    return Question(
        id=QuestionId(f"{pack}/{slug}"),
        pack=pack,
        title=f"The {slug} question",
        prompt="A page takes nine seconds to open. What do you do?",
        kind=kind,
        topics=topics,
        difficulty=difficulty,
        seniority=(Seniority.MID,),
        minutes=10,
        intent="Whether you measure before you mend.",
        key_points=(
            KeyPoint(
                "measure", "Measure where the time goes before changing anything.", 5, ("profile it first",)
            ),
            KeyPoint("plan", "Read the query plan of the slowest query.", 3, ("look at explain analyze",)),
        ),
        red_flags=("Adds a cache without measuring.",),
        hints=(
            "What would you like to know first?",
            "Where are the nine seconds spent?",
            "Think of a profiler.",
        ),
        follow_ups=(FollowUp("And if it is fast for you, and slow for them?", "measure"),),
        strong="I measure where the time goes before I change a thing. Then I read the slowest query’s plan.",
        weak="I would make it faster with a faster server and maybe some more memory.",
    )


def questions(count: int) -> tuple[Question, ...]:
    """So many questions, of rising difficulty and changing topics."""
    topics = ("caching", "databases", "testing", "security")
    return tuple(
        question(f"q{number:03}", difficulty=1 + number % 5, topics=(topics[number % 4],))
        for number in range(count)
    )
