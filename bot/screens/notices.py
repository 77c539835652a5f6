"""What is shown when there is one thing to say."""

from dataclasses import dataclass

from bot.screens.action import Action
from bot.screens.text import Md, UserText


@dataclass(frozen=True, slots=True)
class NoticeScreen:
    """One thing to tell a person, `names` being what people wrote that belongs to it.

    `refused` says that what was asked for was not done.
    """

    text: Md
    names: tuple[UserText, ...] = ()
    actions: tuple[Action, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class HelpScreen:
    """What `/scrimmage` understands: command and sentence."""

    title: Md
    lines: tuple[tuple[str, Md], ...]
