"""The next five rounds, and what moderators can do about them: swap, skip, queue."""

from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import Due, next_due
from bot.domain.choosing import Wish, choose
from bot.domain.questions import Question
from bot.domain.refusals import BadDate, NoQuestions, NoTrackHere, QuestionUsed, UnknownQuestion
from bot.domain.rounds import Asked
from bot.domain.tracks import Track
from bot.ids import QuestionId
from bot.ports.audit import AuditEntry
from bot.ports.tracks import Planned
from bot.ports.unit import Unit
from bot.presenters.notices import queued_notice, unqueued_notice
from bot.presenters.tracks import Coming, next_screen
from bot.screens.screens import Screen
from bot.usecases.ask_due import day_off
from bot.usecases.commands import Actor, QueueQuestion, ShowNext, SkipDay, SwapQuestion
from bot.usecases.deps import Deps, require_moderator
from bot.usecases.find import track_in

AHEAD = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """A track with what comes in it, what is queued and what it has had."""

    track: Track
    coming: tuple[Coming, ...]
    queue: tuple[QuestionId, ...]
    history: tuple[Asked, ...]


async def show_next(unit: Unit, deps: Deps, command: ShowNext) -> Screen:
    """The next rounds of a channel's track; raises NotModerator or NoTrackHere."""
    require_moderator(command.actor)
    return _screen(deps, await _preview(unit, deps, await track_in(unit, command.channel)))


async def swap_question(unit: Unit, deps: Deps, command: SwapQuestion) -> Screen:
    """Plan another question for a coming day: pressed again and again it goes through all that are left.

    Raises NotModerator, NoTrackHere, BadDate or NoQuestions.
    """
    track, preview, coming = await _find(unit, deps, command)
    other = _another(deps, preview, coming)
    await unit.plans.set(track.id, Planned(coming.due.on, other.id, skip=False))
    await _note(unit, deps, command.actor, "swap", coming.due)
    return _screen(deps, await _preview(unit, deps, track))


async def skip_day(unit: Unit, deps: Deps, command: SkipDay) -> Screen:
    """Plan no question for a coming day, or one after all; raises NotModerator, NoTrackHere or BadDate."""
    track, _, coming = await _find(unit, deps, command)
    if coming.skipped:
        await unit.plans.drop(track.id, coming.due.on)
    else:
        await unit.plans.set(track.id, Planned(coming.due.on, None, skip=True))
    await _note(unit, deps, command.actor, "skip", coming.due)
    return _screen(deps, await _preview(unit, deps, track))


async def queue_question(unit: Unit, deps: Deps, command: QueueQuestion) -> Screen:
    """Put a question in the queue, or take it out.

    Raises NotModerator, NoTrackHere, UnknownQuestion, or QuestionUsed while others are new to the track.
    """
    require_moderator(command.actor)
    track = await track_in(unit, command.channel)
    question = deps.library.get(QuestionId(command.question))
    if question is None:
        raise UnknownQuestion(command.question)
    if question.id in await unit.plans.queue(track.id):
        await unit.plans.dequeue(track.id, question.id)
        return unqueued_notice(question)
    history = await unit.rounds.history(track.id)
    used = {asked.question: asked.on for asked in history}
    if question.id in used and fresh_questions(deps, track, history):
        raise QuestionUsed(used[question.id])
    await unit.plans.enqueue(track.id, question.id)
    return queued_notice(question)


async def _find(unit: Unit, deps: Deps, command: SwapQuestion | SkipDay) -> tuple[Track, Preview, Coming]:
    require_moderator(command.actor)
    track = await unit.tracks.get(command.actor.account.workspace, command.track)
    if track is None:
        raise NoTrackHere
    preview = await _preview(unit, deps, track)
    coming = next((each for each in preview.coming if each.due.on.isoformat() == command.on), None)
    if coming is None:
        raise BadDate(command.on)
    return track, preview, coming


async def _preview(unit: Unit, deps: Deps, track: Track) -> Preview:
    """What the next days would ask if nobody changed anything: the same choice as at the asking."""
    history = await unit.rounds.history(track.id)
    queue = await unit.plans.queue(track.id)
    days = _days(deps, track)
    plans = await unit.plans.of_track(track.id, days[0].on) if days else ()
    return Preview(
        track, _coming(deps, track, history, queue, {each.on: each for each in plans}), queue, history
    )


async def next_asked(unit: Unit, deps: Deps, track: Track) -> Due | None:
    """The track's next due day that moderators do not skip, among those that the preview shows."""
    days = _days(deps, track)
    plans = await unit.plans.of_track(track.id, days[0].on) if days else ()
    skipped = {each.on for each in plans if each.skip}
    return next((due for due in days if due.on not in skipped), None)


def _days(deps: Deps, track: Track) -> list[Due]:
    days: list[Due] = [track.next_due] if track.next_due else []
    while days and len(days) < AHEAD:
        following = next_due(track.schedule, days[-1].on, day_off(deps, track))
        if following is None:
            break
        days.append(following)
    return days


def _coming(
    deps: Deps,
    track: Track,
    history: tuple[Asked, ...],
    queue: tuple[QuestionId, ...],
    plans: dict[date, Planned],
) -> tuple[Coming, ...]:
    coming: list[Coming] = []
    for due in _days(deps, track):
        planned = plans.get(due.on)
        if planned is not None and planned.skip:
            coming.append(Coming(due, None, skipped=True, chosen=True, repeat=False))
            continue
        wanted = ((planned.question,) if planned and planned.question else ()) + queue
        wish = Wish(due.on, track.schedule, track.filter, track.seed, wanted)
        choice = choose(deps.library.questions(), history, wish)
        question = choice.question if choice else None
        chosen = question is not None and question.id in wanted
        coming.append(
            Coming(due, question, skipped=False, chosen=chosen, repeat=bool(choice and choice.repeat))
        )
        if question is not None:
            history = (*history, Asked(question.id, question.topics, due.on))
            queue = tuple(each for each in queue if each != question.id)
    return tuple(coming)


def _another(deps: Deps, preview: Preview, coming: Coming) -> Question:
    """The next question in the library's order that is new to the track and not planned already."""
    planned = {each.question.id for each in preview.coming if each.question is not None}
    free = [each for each in fresh_questions(deps, preview.track, preview.history) if each.id not in planned]
    if not free:
        raise NoQuestions
    now = coming.question.id if coming.question else ""
    return next((each for each in free if each.id > now), free[0])


def fresh_questions(deps: Deps, track: Track, history: tuple[Asked, ...]) -> list[Question]:
    """The questions of the track's filter that it has not had, in the library's order."""
    used = {asked.question for asked in history}
    fresh = [q for q in deps.library.questions() if q.id not in used and track.filter.admits(q)]
    return sorted(fresh, key=lambda question: question.id)


def _screen(deps: Deps, preview: Preview) -> Screen:
    queue = [question for each in preview.queue if (question := deps.library.get(each))]
    fresh = [q for q in fresh_questions(deps, preview.track, preview.history) if q.id not in preview.queue]
    return next_screen(preview.track, preview.coming, queue, fresh)


async def _note(unit: Unit, deps: Deps, actor: Actor, verb: str, due: Due) -> None:
    now = deps.clock.now()
    member = await unit.people.meet(actor.account, now)
    await unit.audit.add(member.workspace, AuditEntry(now, member.id, verb, due.on.isoformat()))
