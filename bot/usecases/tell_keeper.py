"""Telling the one who set a track up what a moderator should know, once for each matter."""

from bot.domain.tracks import Track
from bot.ids import Person, Slot
from bot.ports.place import Direct
from bot.ports.unit import Unit
from bot.screens.screens import NoticeScreen


async def tell_keeper(unit: Unit, track: Track, matter: str, notice: NoticeScreen) -> None:
    """Want a direct message to the track's keeper; the same matter is told once."""
    person = Person(track.channel.workspace, track.keeper)
    await unit.wall.put(Slot(f"keeper/{track.id}/{matter}"), Direct(person), notice)
