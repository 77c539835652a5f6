"""The way in: one command, at most once for each event, answered with a screen for whoever asked."""

from typing import assert_never

from bot.domain.refusals import Outsider, Refusal
from bot.ids import EventId, WorkspaceId
from bot.ports.unit import Unit
from bot.presenters.notices import fault_notice, help_screen
from bot.presenters.refusals import refusal_notice
from bot.screens.screens import Recorded, Screen
from bot.usecases import commands as c
from bot.usecases.ask_due import ask_now
from bot.usecases.cast_vote import cast_vote, react
from bot.usecases.deps import Deps
from bot.usecases.diagnose import diagnose, note_lacks
from bot.usecases.finish_practice import carry_on, retry_question, score_self, show_report, stop_practice
from bot.usecases.forget_me import forget_me
from bot.usecases.keep_papers import forget_papers, read_paper
from bot.usecases.leave_workspace import note_installation
from bot.usecases.link_accounts import link_accounts, note_departure
from bot.usecases.open_in_thread import open_in_thread
from bot.usecases.pause_track import pause_track, resume_track
from bot.usecases.plan_next import queue_question, show_next, skip_day, swap_question
from bot.usecases.read_answer import read_answer
from bot.usecases.reveal_due import reveal_now
from bot.usecases.set_away import set_away
from bot.usecases.set_up_track import open_setup, set_up_track
from bot.usecases.show_coverage import show_coverage
from bot.usecases.show_home import show_home
from bot.usecases.show_leaderboard import show_leaderboard
from bot.usecases.show_me import export_me, hide_me, show_me
from bot.usecases.start_practice import open_practice, start_practice
from bot.usecases.submit_answer import open_answer_form, submit_answer, withdraw_answer
from bot.usecases.submit_message import submit_message
from bot.usecases.take_hint import take_hint
from bot.usecases.take_turn import (
    delete_turn,
    finish_turn,
    is_part_of_turn,
    open_turn_form,
    submit_turn,
    take_clue,
    write_turn,
)
from bot.usecases.write_message import delete_message, is_recorded, sweep_thread, write_message

Happened = (
    c.WriteMessage
    | c.DeleteMessage
    | c.SweepThread
    | c.React
    | c.NoteLacks
    | c.NoteDeparture
    | c.NoteUninstalled
    | c.NoteInstalled
    | c.WriteTurn
    | c.DeleteTurn
)
"""What happened on a platform while nobody waits for an answer: if it fails, it is delivered again."""
Alone = c.AskNow | c.ShowCoverage | c.FinishTurn | c.SubmitTurn | c.ReadPaper
"""What needs more than one unit, because something slow or another round stands between."""
Practising = (
    c.OpenPractice
    | c.StartPractice
    | c.WriteTurn
    | c.DeleteTurn
    | c.OpenTurnForm
    | c.TakeClue
    | c.RetryQuestion
    | c.ScoreSelf
    | c.StopPractice
    | c.CarryOn
    | c.ShowReport
    | c.ForgetPapers
)
"""What belongs to practice and takes one unit."""


async def handle(deps: Deps, command: c.Command, event: EventId | None = None) -> Screen | None:
    """Do what is asked and return what to show the one who asked.

    An event that was handled before does nothing; at most it shows once more that a message is stored. A
    fault of ours is logged under the reference that the person reads; what merely happened is raised instead,
    so that its platform delivers it again.
    """
    try:
        if _is_outside(command):
            return None if isinstance(command, Happened) else refusal_notice(Outsider())
        if isinstance(command, Alone):
            return await _alone(deps, command, event)
        async with deps.store.unit() as unit:
            if await _seen(unit, deps, command, event):
                return await _again(unit, deps, command)
            return await _answer(unit, deps, command)
    except Refusal as refusal:
        return refusal_notice(refusal)
    except Exception:
        reference = deps.dice.new_id()[:8]
        deps.log.exception("command-failed", command=type(command).__name__, reference=reference)
        if isinstance(command, Happened):
            raise
        return fault_notice(reference)


def _is_outside(command: c.Command) -> bool:
    """Whether it comes from somebody who takes no part in this workspace."""
    actor = getattr(command, "actor", None)
    return actor is not None and actor.outside


async def _again(unit: Unit, deps: Deps, command: c.Command) -> Screen | None:
    """What an event shows that was handled before: a stored message may not have got its ✅ yet."""
    match command:
        case c.WriteMessage() if await is_recorded(unit, command):
            return Recorded()
        case c.WriteTurn() if await is_part_of_turn(unit, deps, command):
            return Recorded()
    return None


async def _alone(deps: Deps, command: Alone, event: EventId | None) -> Screen | None:
    async with deps.store.unit() as unit:
        if await _seen(unit, deps, command, event):
            return None
    match command:
        case c.AskNow():
            return await ask_now(deps, command)
        case c.ShowCoverage():
            return await show_coverage(deps, command)
        case c.FinishTurn():
            await finish_turn(deps, command)
        case c.SubmitTurn():
            await submit_turn(deps, command)
        case c.ReadPaper():
            return await read_paper(deps, command)
    return None


async def _seen(unit: Unit, deps: Deps, command: c.Command, event: EventId | None) -> bool:
    """Whether the event was handled before; it is remembered in the unit that does its work."""
    if event is None:
        return False
    return not await unit.seen.first_time(workspace_of(command), event, deps.clock.now())


def workspace_of(command: c.Command) -> WorkspaceId:
    """The workspace that the platform verified the command to come from."""
    match command:
        case c.DeleteMessage(channel=channel) | c.SweepThread(channel=channel) | c.NoteLacks(channel=channel):
            return channel.workspace
        case c.NoteDeparture(account=account):
            return account.workspace
        case c.NoteUninstalled(workspace=workspace) | c.NoteInstalled(workspace=workspace):
            return workspace
        case _:
            return command.actor.account.workspace


async def _answer(unit: Unit, deps: Deps, command: c.Command) -> Screen | None:  # noqa: C901, PLR0911, PLR0912 - the table of all commands
    match command:
        case c.WriteMessage():
            return await write_message(unit, deps, command)
        case c.DeleteMessage():
            await delete_message(unit, command)
        case c.SweepThread():
            await sweep_thread(unit, deps, command)
        case c.React():
            return await react(unit, deps, command)
        case c.OpenAnswerForm():
            return await open_answer_form(unit, deps, command)
        case c.OpenAnswerFormIn():
            return await open_in_thread(unit, deps, command)
        case c.SubmitAnswer():
            return await submit_answer(unit, deps, command)
        case c.SubmitMessage():
            return await submit_message(unit, deps, command)
        case c.WithdrawAnswer():
            return await withdraw_answer(unit, deps, command)
        case c.TakeHint():
            return await take_hint(unit, command)
        case c.CastVote():
            return await cast_vote(unit, deps, command)
        case c.ReadAnswer():
            return await read_answer(unit, command)
        case c.ShowLeaderboard():
            return await show_leaderboard(unit, deps, command)
        case c.OpenSetup():
            return await open_setup(unit, deps, command)
        case c.SetUpTrack():
            return await set_up_track(unit, deps, command)
        case c.ShowNext():
            return await show_next(unit, deps, command)
        case c.SwapQuestion():
            return await swap_question(unit, deps, command)
        case c.SkipDay():
            return await skip_day(unit, deps, command)
        case c.QueueQuestion():
            return await queue_question(unit, deps, command)
        case c.RevealNow():
            return await reveal_now(unit, deps, command)
        case c.PauseTrack():
            return await pause_track(unit, deps, command)
        case c.ResumeTrack():
            return await resume_track(unit, deps, command)
        case c.SetAway():
            return await set_away(unit, deps, command)
        case c.ShowMe():
            return await show_me(unit, deps, command)
        case c.ExportMe():
            return await export_me(unit, deps, command)
        case c.ForgetMe():
            return await forget_me(unit, deps, command)
        case c.HideMe():
            return await hide_me(unit, deps, command)
        case c.LinkAccounts():
            return await link_accounts(unit, deps, command)
        case c.Diagnose():
            return await diagnose(unit, deps, command)
        case c.NoteLacks():
            await note_lacks(unit, command)
        case c.NoteDeparture():
            await note_departure(unit, command)
        case c.NoteUninstalled() | c.NoteInstalled():
            await note_installation(unit, command)
        case c.ShowHome():
            return await show_home(unit, deps, command)
        case c.ShowHelp():
            return help_screen()
        case c.AskNow() | c.ShowCoverage() | c.FinishTurn() | c.SubmitTurn() | c.ReadPaper():
            pass  # handled before a unit is opened
        case _:
            return await _practise(unit, deps, command)
    return None


async def _practise(unit: Unit, deps: Deps, command: Practising) -> Screen | None:  # noqa: C901, PLR0911, PLR0912 - as above
    match command:
        case c.OpenPractice():
            return await open_practice(unit, deps, command)
        case c.StartPractice():
            return await start_practice(unit, deps, command)
        case c.WriteTurn():
            return await write_turn(unit, deps, command)
        case c.DeleteTurn():
            await delete_turn(unit, deps, command)
        case c.OpenTurnForm():
            return await open_turn_form(unit, deps, command)
        case c.TakeClue():
            return await take_clue(unit, deps, command)
        case c.RetryQuestion():
            return await retry_question(unit, deps, command)
        case c.ScoreSelf():
            await score_self(unit, deps, command)
        case c.StopPractice():
            return await stop_practice(unit, deps, command)
        case c.CarryOn():
            return await carry_on(unit, deps, command)
        case c.ShowReport():
            return await show_report(unit, deps, command)
        case c.ForgetPapers():
            return await forget_papers(unit, deps, command)
        case _:
            assert_never(command)
    return None
