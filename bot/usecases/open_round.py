"""Opening a round: choosing its question, storing it under its local date, putting its card on the wall."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.calendar import Due
from bot.domain.choosing import LOW_WATER, Choice, Wish, choose
from bot.domain.rounds import Opening, cancelled, opened
from bot.domain.tracks import Track
from bot.ids import QuestionId, RoundId
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.presenters.notices import low_notice, nothing_to_ask_notice
from bot.usecases.deps import Deps
from bot.usecases.post_round import put_card, question_slot
from bot.usecases.tell_keeper import tell_keeper


@dataclass(frozen=True, slots=True)
class Asking:
    """A track about to be asked, and its due day."""

    track: Track
    due: Due


async def open_round(unit: Unit, deps: Deps, asking: Asking) -> Track:
    """Ask the track's question of a due day, unless moderators skip it or none matches.

    Returns the track as it is then: `asked_last` is the day if it was asked.
    """
    track, due = asking.track, asking.due
    planned = next((each for each in await unit.plans.of_track(track.id, due.on) if each.on == due.on), None)
    if planned is not None and planned.skip:
        await note_unasked(unit, deps, track, "skipped", due)
        return track
    pinned = [planned.question] if planned is not None and planned.question else []
    choice = await _choose(unit, deps, asking, pinned)
    if choice is None:
        await note_unasked(unit, deps, track, "nothing-to-ask", due)
        await tell_keeper(unit, track, f"nothing/{due.on}", nothing_to_ask_notice(due))
        return track
    if not await _store(unit, deps, asking, choice):
        return track
    await unit.plans.drop(track.id, due.on)
    await unit.plans.dequeue(track.id, choice.question.id)
    return await _warn_when_low(unit, replace(track, asked_last=due.on), choice)


async def note_unasked(unit: Unit, deps: Deps, track: Track, why: str, due: Due) -> None:
    """Record that a due day passed without a question, and why."""
    entry = AuditEntry(deps.clock.now(), None, f"unasked-{why}", track.id, due.on.isoformat())
    await unit.audit.add(track.channel.workspace, entry)


async def _choose(unit: Unit, deps: Deps, asking: Asking, pinned: Sequence[QuestionId]) -> Choice | None:
    track = asking.track
    queued = [*pinned, *await unit.plans.queue(track.id)]
    wish = Wish(asking.due.on, track.schedule, track.filter, track.seed, queued)
    return choose(deps.library.questions(), await unit.rounds.history(track.id), wish)


async def _store(unit: Unit, deps: Deps, asking: Asking, choice: Choice) -> bool:
    """Store the round and want its card; false if the local date has a round already."""
    last = await unit.rounds.latest(asking.track.id)
    if last is not None and last.open:  # never shown, or it would have been closed before
        await unit.rounds.save(cancelled(last, deps.clock.now()))
        await unit.wall.drop(last.channel.workspace, question_slot(last))
    opening = Opening(
        id=RoundId(deps.dice.new_id()),
        number=last.number + 1 if last is not None else 1,
        on=asking.due.on,
        question=choice.question,
        repeat=choice.repeat,
        seed=deps.dice.seed(),
    )
    round_ = opened(asking.track, opening, deps.clock.now())
    if not await unit.rounds.open(round_):
        return False
    await put_card(unit, round_)
    return True


async def _warn_when_low(unit: Unit, track: Track, choice: Choice) -> Track:
    """Tell the keeper once that new questions run low, and again when they do after a refill."""
    low = choice.unused < LOW_WATER
    if low and not track.warned:
        await tell_keeper(unit, track, f"low/{track.asked_last}", low_notice(choice.unused))
    return replace(track, warned=low)
