"""A round as people see it: the card in the channel, the hints, and the interviewer's side at the reveal."""

from bot.domain.questions import Question
from bot.domain.rounds import Round, Stage
from bot.presenters.words import counted, joined
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import HintScreen, Moment, QuestionScreen, RevealScreen, Section
from bot.screens.text import Md

HINTS = 3
DIFFICULTIES = ("warm-up", "easy", "medium", "hard", "very hard")


def question_screen(round_: Round, answers: int | None) -> QuestionScreen:
    """The card; `answers` is how many there are where that is shown, in a blind track."""
    return QuestionScreen(
        title=Md(round_.question.title),
        prompt=Md(round_.question.prompt),
        facts=facts(round_.question),
        notes=tuple(_notes(round_, answers)),
        moments=round_moments(round_),
        actions=_actions(round_),
        form_only=tuple(_notes(round_, answers, form_only=True)),
        over=not round_.open,
    )


def facts(question: Question) -> tuple[str, ...]:
    """What there is to know about a question in short: company, role, topics, difficulty, minutes."""
    return (
        *([question.company] if question.company else []),
        *([question.role] if question.role else []),
        joined([topic.replace("-", " ") for topic in question.topics]),
        DIFFICULTIES[question.difficulty - 1],
        f"{question.minutes} min",
    )


def _notes(round_: Round, answers: int | None, *, form_only: bool = False) -> list[Md]:
    notes: list[Md] = []
    if round_.repeat and round_.stage is Stage.ANSWERING:
        notes.append(
            Md("All matching questions have been asked here, so this one is back for a second look.")
        )
    match round_.stage:
        case Stage.ANSWERING if round_.blind:
            notes.append(Md("Press **Answer**. All answers stay hidden until the reveal."))
            if answers:
                notes.append(Md(f"{counted(answers, 'answer')} so far."))
        case Stage.ANSWERING if form_only:
            notes.append(Md("Press **Answer**. Answers appear side by side at the reveal."))
        case Stage.ANSWERING:
            notes.append(Md("Write your answer in the thread, or press **Answer**. A ✅ means it is stored."))
        case Stage.REVEALED:
            notes.append(Md("The interviewer’s side and the answers are in the thread. Read, then vote."))
        case Stage.CLOSED:
            notes.append(Md("This round is closed. The result is in the thread."))
        case Stage.CANCELLED:
            notes.append(Md("This round was cancelled. Nobody gains or loses anything by it."))
    return notes


def round_moments(round_: Round) -> tuple[Moment, ...]:
    """What comes in an open round."""
    if round_.stage is Stage.ANSWERING:
        return (Moment("Reveal", round_.reveal_at, round_.zone),)
    if round_.stage is Stage.REVEALED:
        return (Moment("Votes count until", round_.close_at, round_.zone),)
    return ()


def _actions(round_: Round) -> tuple[Action, ...]:
    answer = Action(Verb.ANSWER, round_.id, "Answer", Weight.PRIMARY)
    hint = Action(Verb.HINT, f"{round_.id}/1", "Hint")
    match round_.stage:
        case Stage.ANSWERING:
            return (answer, hint)
        case Stage.REVEALED:
            return (Action(Verb.ANSWER, round_.id, "Answer late"),)
        case Stage.CLOSED | Stage.CANCELLED:
            return ()


def hint_screen(round_: Round, level: int) -> HintScreen:
    """One of the three hints, and the way to the next."""
    following = (Action(Verb.HINT, f"{round_.id}/{level + 1}", "Next hint"),) if level < HINTS else ()
    return HintScreen(Md(f"Hint {level} of {HINTS}"), Md(round_.question.hints[level - 1]), following)


def reveal_screen(round_: Round) -> RevealScreen:
    """What the interviewer was looking for."""
    question = round_.question
    heaviest = sorted(question.key_points, key=lambda point: -point.weight)
    return RevealScreen(
        title=Md("What the interviewer was looking for"),
        intent=Section("Intent", (Md(question.intent.strip()),)),
        key_points=Section("Key points, the weightiest first", tuple(Md(point.point) for point in heaviest)),
        red_flags=Section("Red flags", tuple(Md(flag) for flag in question.red_flags)),
        follow_ups=Section("Follow-ups to think about", tuple(Md(each.ask) for each in question.follow_ups)),
        actions=(Action(Verb.COVERAGE, round_.id, "How did I do?", Weight.PRIMARY),),
    )
