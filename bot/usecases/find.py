"""Finding what a command is about, within the actor's own workspace, or refusing kindly."""

from bot.domain.answers import Answer
from bot.domain.refusals import AnswerGone, NoRoundHere, NoTrackHere
from bot.domain.rounds import Round
from bot.domain.tracks import Track
from bot.ids import AnswerId, Channel, MessageRef, RoundId, WorkspaceId, round_of
from bot.ports.unit import Unit


async def track_in(unit: Unit, channel: Channel) -> Track:
    """The track of a channel; raises NoTrackHere."""
    track = await unit.tracks.in_channel(channel)
    if track is None:
        raise NoTrackHere
    return track


async def round_with(unit: Unit, workspace: WorkspaceId, round_id: RoundId) -> Round:
    """A round of the workspace; raises NoRoundHere."""
    found = await unit.rounds.get(workspace, round_id)
    if found is None:
        raise NoRoundHere
    return found


async def answer_with(unit: Unit, workspace: WorkspaceId, answer_id: AnswerId) -> tuple[Round, Answer]:
    """An answer of the workspace and its round; raises AnswerGone or NoRoundHere."""
    answer = await unit.answers.get(workspace, answer_id)
    if answer is None:
        raise AnswerGone
    return await round_with(unit, workspace, answer.round), answer


async def round_of_thread(unit: Unit, channel: Channel, thread: MessageRef) -> Round | None:
    """The round whose thread it is, None for a thread of something else."""
    slot = await unit.wall.slot_of(channel, thread)
    round_id = round_of(slot) if slot else None
    return await unit.rounds.get(channel.workspace, round_id) if round_id else None
