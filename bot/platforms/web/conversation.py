"""The private conversation of each person with Scrimmage: where its words are kept, and what it shows."""

from dataclasses import dataclass, replace

from bot.ports.room import Room, RoomMessage
from bot.screens.action import Action, Verb
from bot.screens.screens import TurnScreen

CONVERSATION = "direct"
"""What the page calls the conversation of whoever looks at it."""
SHOWN, KEPT = 200, 10_000
"""The newest messages that are shown, and how many of one person are read to find them."""
ANSWERED_HERE = frozenset({Verb.TURN, Verb.DONE, Verb.CLUE, Verb.RETRY, Verb.SELF, Verb.STOP, Verb.CARRY_ON})
"""Buttons whose answer comes in the conversation."""


def kept_in(person: str) -> str:
    """The thread that keeps what a person wrote to Scrimmage alone."""
    return f"{CONVERSATION}/{person}"


def is_private(thread: str) -> bool:
    """Whether a thread is what somebody wrote to Scrimmage alone."""
    return thread.startswith(f"{CONVERSATION}/")


def goes_on_here(action: Action) -> bool:
    """Whether pressing the button leads to the conversation."""
    return action.verb in ANSWERED_HERE


async def conversation(room: Room, person: str) -> tuple[RoomMessage, ...]:
    """What a person and Scrimmage said to each other, oldest first."""
    told = await room.direct(person, SHOWN)
    said = await room.thread(kept_in(person), KEPT)
    return tuple(sorted((*told, *said), key=lambda each: each.at)[-SHOWN:])


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked at the moment, and the message that asks it."""

    message: str
    screen: TurnScreen

    @property
    def bare(self) -> TurnScreen:
        """The screen without its buttons, for where they stand beside what is being written."""
        return replace(self.screen, actions=())


def asked_in(messages: tuple[RoomMessage, ...]) -> Asked | None:
    """What a conversation asks at the moment, None if nothing."""
    for each in reversed(messages):
        if isinstance(each.screen, TurnScreen) and not each.screen.over:
            return Asked(each.id, each.screen)
    return None
