"""Finding an interview of one's own, and showing what it asks where only its person sees it."""

from bot.domain.people import Member
from bot.domain.practice import Interview
from bot.domain.refusals import NoInterview, TurnOver
from bot.ids import Channel, InterviewId, Person, Slot
from bot.ports.place import Aside, Direct, Place
from bot.ports.unit import Unit
from bot.presenters.practice import turn_screen
from bot.screens.screens import Screen
from bot.usecases.actor import Actor
from bot.usecases.deps import Deps


async def own_interview(
    unit: Unit, deps: Deps, actor: Actor, interview: InterviewId
) -> tuple[Member, Interview]:
    """An interview of the actor's own; raises NoInterview."""
    member = await unit.people.meet(actor.account, deps.clock.now())
    found = await unit.practice.get(member.workspace, interview)
    if found is None or found.person != member.id:
        raise NoInterview
    return member, found


async def store(unit: Unit, interview: Interview) -> None:
    """Store a change; raises TurnOver where another came first."""
    if not await unit.practice.save(interview):
        raise TurnOver


def place_of(interview: Interview) -> Place:
    """Where an interview runs."""
    person = Person(interview.workspace, interview.person)
    if interview.aside:
        return Aside(Channel(interview.workspace, interview.channel), person)
    return Direct(person)


def slot_of(interview: Interview, part: str) -> Slot:
    """The slot of one message of an interview: `0` for its first turn, `score/0`, `self`, `report`."""
    return Slot(f"practice/{interview.id}/{part}")


def interview_of(slot: Slot) -> InterviewId | None:
    """The interview that a slot belongs to, None for a slot of something else."""
    kind, _, rest = slot.partition("/")
    return InterviewId(rest.partition("/")[0]) if kind == "practice" else None


async def put(unit: Unit, interview: Interview, part: str, screen: Screen) -> None:
    """Want a message of an interview."""
    await unit.wall.put(slot_of(interview, part), place_of(interview), screen)


async def put_turn(unit: Unit, interview: Interview, number: int) -> None:
    """Want a turn, from 0, as it stands."""
    await put(unit, interview, str(number), turn_screen(interview, number))
