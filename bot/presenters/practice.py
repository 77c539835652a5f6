"""Practice in words: the form, what is asked and why, and what happens to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.practice import Chosen, Interview, Length, Why
from bot.domain.questions import Pack, Question
from bot.presenters.rounds import DIFFICULTIES, HINTS, facts
from bot.presenters.words import counted, joined
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import (
    AnswerForm,
    Field,
    FieldKind,
    HintScreen,
    Moment,
    NoticeScreen,
    Option,
    PracticeForm,
    TurnScreen,
)
from bot.screens.text import Md, UserText

WHAT, WHO = "What to practise", "Made for you"
LENGTHS = {Length.QUICK: "One question, with hints", Length.MOCK: "A mock interview, several questions"}
SELF = (("0", "Not at all"), ("25", "Poorly"), ("50", "Fairly"), ("75", "Well"), ("100", "Very well"))
"""What people can give themselves before they see the report."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the form offers, and what is known of the person: what is due, and which papers are kept."""

    packs: Sequence[Pack]
    topics: Sequence[str]
    due: Sequence[Question]
    resume_kept: bool
    job_kept: bool
    pack: str = ""
    topic: str = ""


def practice_form(offer: Offer) -> PracticeForm:
    """The form that begins an interview."""
    return PracticeForm("Practise", Md(_intro(offer)), tuple(_fields(offer)), "Begin")


def _intro(offer: Offer) -> str:
    first = "A mock interview for you alone. Nothing of it earns points, and nobody else sees it."
    if not offer.due:
        return first
    titles = joined([f"“{each.title}”" for each in offer.due[:3]])
    return f"{first}\n\nDue to be seen again: {titles}."


def _fields(offer: Offer) -> list[Field]:
    packs = (Option("", "any"), *(Option(pack.id, pack.name) for pack in offer.packs))
    topics = (Option("", "any"), *(Option(each, each.replace("-", " ")) for each in offer.topics))
    lengths = tuple(Option(length.value, label) for length, label in LENGTHS.items())
    levels = (Option("", "any"), *(Option(str(n), name) for n, name in enumerate(DIFFICULTIES, start=1)))
    resume = "Kept from last time. Paste another to replace it." if offer.resume_kept else _once("résumé")
    job = "Kept from last time. Paste another to replace it." if offer.job_kept else _once("job description")
    return [
        Field("pack", "Pack", FieldKind.CHOICE, (offer.pack,), WHAT, options=packs),
        Field("topic", "Topic", FieldKind.CHOICE, (offer.topic,), WHAT, options=topics),
        Field("length", "Length", FieldKind.CHOICE, (Length.QUICK.value,), WHAT, options=lengths),
        Field("resume", "Your résumé, if you like", FieldKind.LONG_TEXT, (), WHO, resume),
        Field("job", "The job description, if you like", FieldKind.LONG_TEXT, (), WHO, job),
        Field("difficulty", "Difficulty", FieldKind.CHOICE, ("",), WHAT, options=levels),
    ]


def _once(what: str) -> str:
    return f"Paste your {what}. Contact details are taken out first, and all of it is gone in 30 days."


def turn_screen(interview: Interview, number: int) -> TurnScreen:
    """What is asked in a turn, from 0, as it stands."""
    turn = interview.turns[number]
    chosen = interview.chosen[turn.place]
    question, over = chosen.question, turn.done_at is not None or not interview.running
    return TurnScreen(
        title=Md(_title(interview, number)),
        why=Md("" if turn.follow_up is not None else why_text(chosen)),
        prompt=Md(turn.follow_up.ask if turn.follow_up is not None else question.prompt),
        facts=() if turn.follow_up is not None else facts(question),
        notes=_notes(interview, over=over),
        moments=() if over else _clock(interview, number),
        actions=() if over else _actions(interview, number),
        over=over,
    )


def _title(interview: Interview, number: int) -> str:
    turn = interview.turns[number]
    question = interview.chosen[turn.place].question
    if turn.follow_up is not None:
        return f"A follow-up on “{question.title}”"
    if interview.length is Length.QUICK:
        return question.title
    return f"Question {turn.place + 1} of {len(interview.chosen)}: {question.title}"


def _notes(interview: Interview, *, over: bool) -> tuple[Md, ...]:
    if over:
        return ()
    how = "Write your answer here, in as many messages as you like, then press **Done**. Or use the form."
    return (Md(how),) if len(interview.turns) == 1 else ()


def _clock(interview: Interview, number: int) -> tuple[Moment, ...]:
    """The suggested time, which informs and cuts nothing off."""
    turn = interview.turns[number]
    minutes = interview.chosen[turn.place].question.minutes
    until = turn.asked_at + timedelta(minutes=minutes if turn.follow_up is None else max(2, minutes // 3))
    return (Moment("Suggested until", until, "UTC"),)


def _actions(interview: Interview, number: int) -> tuple[Action, ...]:
    about = f"{interview.id}/{number}"
    clue = Action(Verb.CLUE, f"{interview.id}/1", "Hint")
    return (
        Action(Verb.DONE, about, "Done", Weight.PRIMARY),
        Action(Verb.TURN, about, "Answer form"),
        *((clue,) if interview.length is Length.QUICK else ()),
        Action(Verb.STOP, interview.id, "Stop", Weight.PLAIN, "End this interview? What you wrote is kept."),
    )


def why_text(chosen: Chosen) -> str:
    """Why a question was chosen, as the person reads it."""
    topic = chosen.about.replace("-", " ")
    return {
        Why.RESUME: f"Your résumé mentions {chosen.about}.",
        Why.JOB: f"The job description asks for {chosen.about}.",
        Why.DUE: "You have seen this one before, and it is time to see it again.",
        Why.WEAK: f"Of your topics, {topic} is among the weakest so far.",
        Why.ROLE: f"Often asked of a {chosen.about}." if chosen.about else "",
        Why.ASKED_FOR: "",
    }[chosen.why]


def clue_screen(interview: Interview, level: int) -> HintScreen:
    """One of the three hints of a quick interview, and the way to the next."""
    following = Action(Verb.CLUE, f"{interview.id}/{level + 1}", "Next hint")
    hint = Md(interview.question.hints[level - 1])
    return HintScreen(Md(f"Hint {level} of {HINTS}"), hint, (following,) if level < HINTS else ())


def turn_form(interview: Interview) -> AnswerForm:
    """The form that takes an answer whole, prefilled with what was written so far."""
    number, text = len(interview.turns) - 1, interview.turn.text
    asked = turn_screen(interview, number)
    return AnswerForm(
        title="Your answer",
        prompt=Md(f"**{asked.title}**\n\n{asked.prompt}"),
        label="Answer as you would in the room, in your own words",
        value=UserText(text),
        limit=max(3000, len(text)),
        submit=Action(Verb.TURN, f"{interview.id}/{number}", "Done", Weight.PRIMARY),
        actions=(),
    )


def begun_notice(interview: Interview) -> NoticeScreen:
    """That an interview begins, and where."""
    many = counted(len(interview.chosen), "question")
    text = (
        "It begins in your direct messages."
        if len(interview.chosen) == 1
        else (f"{many}, in your direct messages. Nobody helps, and feedback comes at the end.")
    )
    return NoticeScreen(Md(text))


def going_notice(interview: Interview) -> NoticeScreen:
    """That an interview goes on, with the ways on."""
    stop = Action(
        Verb.STOP, interview.id, "Stop it", Weight.DANGER, "End this interview? What you wrote is kept."
    )
    go_on = Action(Verb.CARRY_ON, interview.id, "Go on", Weight.PRIMARY)
    text = (
        f"You have an interview that goes on: “{interview.question.title}”. Its last question waits for you."
    )
    return NoticeScreen(Md(text), actions=(go_on, stop))


def parked_notice(interview: Interview) -> NoticeScreen:
    """That an interview was parked, with the ways on."""
    again = Action(Verb.CARRY_ON, interview.id, "Go on with it", Weight.PRIMARY)
    new = Action(Verb.PRACTICE, "new", "Begin another")
    text = f"An interview is parked at “{interview.question.title}”. Nothing of it is lost."
    return NoticeScreen(Md(text), actions=(again, new))


def self_score_notice(interview: Interview) -> NoticeScreen:
    """The question before the report: how it went in one's own eyes."""
    actions = tuple(Action(Verb.SELF, f"{interview.id}/{value}", label) for value, label in SELF)
    return NoticeScreen(
        Md("That was the last question. Before you see the report: how did it go?"), actions=actions
    )


def stopped_notice(*, report: bool) -> NoticeScreen:
    """That an interview is over before its end."""
    more = " What was read so far is in your report below." if report else ""
    return NoticeScreen(Md(f"The interview is over. What you wrote is kept, for you alone.{more}"))


def nothing_going_notice() -> NoticeScreen:
    """That somebody wrote to us while nothing asks them."""
    begin = Action(Verb.PRACTICE, "new", "Practise", Weight.PRIMARY)
    text = "Nothing is being asked at the moment. `/practice` begins a mock interview for you alone."
    return NoticeScreen(Md(text), actions=(begin,))


def closed_notice() -> NoticeScreen:
    """That direct messages are closed, so that nothing can be asked there."""
    text = (
        "I cannot reach you in direct messages, so your interview waits. Open them for this server, then say "
        "`/practice` and go on."
    )
    return NoticeScreen(Md(text))
