"""Every polite no in the words a person reads."""

from dataclasses import replace

from bot.domain import refusals as no
from bot.domain.papers import Unreadable
from bot.presenters.papers import unreadable_notice
from bot.presenters.words import counted, day
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md, UserText

SENTENCES: dict[type[no.Refusal], str] = {
    no.NotModerator: "Only a moderator can do that here. Ask one of yours, they will gladly do it.",
    no.NoTrackHere: "This channel has no track yet. A moderator can start one with `/scrimmage setup`.",
    no.NoRoundHere: "There is no open round here at the moment.",
    no.NoQuestions: "No question in the library matches this track’s filter. Widen it in `/scrimmage setup`.",
    no.AlreadyRevealed: "This round has been revealed already.",
    no.NotYetRevealed: "That can be seen after the reveal.",
    no.AnswerStands: "Your answer stands as it was at the reveal. Later changes do not count.",
    no.RoundClosed: "This round is closed. The next question takes your answer and your votes.",
    no.EmptyAnswer: "There were no words in the form, so nothing changed. What you had before still stands.",
    no.NothingAnswered: "You have no answer in this round yet.",
    no.AnswerGone: "That answer is not here any more.",
    no.OwnAnswer: "That answer is yours. Your votes are for the others.",
    no.LateAnswer: "That answer came after the reveal, so it takes no votes.",
    no.Outsider: "This practice belongs to another workspace in this channel, so it counts nothing of yours.",
    no.NoInterview: "There is no such interview of yours any more. `/practice` begins another.",
    no.InterviewRunning: "You have an interview that goes on. One at a time; `/practice` shows it.",
    no.NothingSaid: "There are no words of yours here yet. Write your answer, then press **Done**.",
    no.TurnOver: "This question has been answered already. What comes next stands below.",
    no.NoHelp: "In a mock interview nobody helps. A quick one has hints.",
    no.NotYours: "That message is somebody else’s. Only your own words can be your answer.",
    no.BlindTrack: "In this track answers come through the form. Press **Answer** on the card.",
}


def refusal_notice(refusal: no.Refusal) -> NoticeScreen:
    """What somebody is told who asked for something that the rules do not allow."""
    return replace(_said(refusal), refused=True)


def _said(refusal: no.Refusal) -> NoticeScreen:  # noqa: PLR0911 - a table
    match refusal:
        case no.AskedToday(on=on):
            return NoticeScreen(Md(f"This track has had its question for {day(on)}."))
        case no.QuestionUsed(on=on):
            return NoticeScreen(
                Md(f"This track had that question on {day(on)}, and others are still new to it.")
            )
        case no.VotesSpent(limit=limit):
            text = f"You have given all {counted(limit, 'vote')} of this round. Take one back to move it."
            return NoticeScreen(Md(text))
        case no.UnknownQuestion(id=wanted):
            return NoticeScreen(Md("The library has no question of that name:"), (UserText(wanted),))
        case no.BadDate(text=written):
            text = "That is none of the days this can be done for. A date looks like 2026-11-24:"
            return NoticeScreen(Md(text), (UserText(written),))
        case Unreadable():
            return unreadable_notice(refusal)
        case no.PersonUnknown():
            return NoticeScreen(Md("One of these accounts has not been seen in this workspace yet."))
        case _:
            return NoticeScreen(Md(SENTENCES[type(refusal)]))
