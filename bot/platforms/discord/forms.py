"""Forms on Discord: opened with what is stored, read when they are sent, and shown again where they fail."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.ids import Channel, RoundId
from bot.platforms.discord import words
from bot.platforms.discord.asked import Asked
from bot.platforms.discord.ids import group_of, practice_of
from bot.platforms.discord.listen import Handle
from bot.platforms.discord.render.forms import (
    as_modal,
    away_modal,
    fits,
    practice_modal,
    setup_modal,
    values_of,
)
from bot.platforms.discord.render.settings import kept
from bot.platforms.discord.replies import Replies
from bot.screens.screens import AnswerForm, MeScreen, NoticeScreen, PracticeForm, Screen, SetupForm
from bot.screens.text import UserText
from bot.usecases import commands as c


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms; each opens with what the core says of it now."""

    handle: Handle
    replies: Replies

    async def open_answer(self, asked: Asked, round_id: RoundId) -> None:
        """The Answer form, with what is stored; of an answer that no form holds, where to change it."""
        await self._open(asked, await self.handle(c.OpenAnswerForm(asked.actor, round_id), None))

    async def _open(self, asked: Asked, screen: Screen | None) -> None:
        if isinstance(screen, AnswerForm) and fits(screen):
            return await self.replies.form(asked, as_modal(screen, asked.look))
        return await self._say(asked, words.too_long() if isinstance(screen, AnswerForm) else screen)

    async def open_turn(self, asked: Asked, command: c.OpenTurnForm) -> None:
        """The form that takes an answer in an interview whole."""
        await self._open(asked, await self.handle(command, None))

    async def open_practice(self, asked: Asked, command: c.OpenPractice) -> None:
        """The form that begins an interview, or the one that waits."""
        screen = await self.handle(command, None)
        if isinstance(screen, PracticeForm):
            return await self.replies.form(asked, practice_modal(screen, asked.channel or "dm", asked.look))
        return await self._say(asked, screen)

    def beginning(self, asked: Asked, key: str) -> c.Command:
        """The interview that was asked for."""
        channel, topic = practice_of(key)
        values = values_of(asked.data.get("components") or [], ())
        place = Channel(asked.workspace, channel)
        return c.StartPractice(asked.actor, place, values | {"topic": (topic,)})

    async def open_away(self, asked: Asked) -> None:
        """The form for days away."""
        screen = await self.handle(c.ShowMe(asked.actor), None)
        if isinstance(screen, MeScreen):
            return await self.replies.form(asked, away_modal(screen, asked.look))
        return await self._say(asked, screen)

    async def open_setup(self, asked: Asked, key: str, lacks: frozenset[c.Need]) -> None:
        """One group of a channel's settings, with what was typed before where that did not work."""
        channel, group = group_of(key)
        screen = await self._settings(asked, channel, lacks)
        if isinstance(screen, SetupForm):
            sent = kept(asked.shown, screen)
            return await self.replies.form(asked, setup_modal(screen, group, channel, sent))
        return await self._say(asked, screen)

    async def set_up(self, asked: Asked, key: str, lacks: frozenset[c.Need]) -> None:
        """A sent group of settings: stored with the others as they stand, or shown with what is wrong."""
        channel, _ = group_of(key)
        screen = await self._settings(asked, channel, lacks)
        if not isinstance(screen, SetupForm):
            return await self.replies.show(asked, screen)
        sent = values_of(asked.data.get("components") or [], screen.fields)
        return await self._store(asked, channel, lacks, _values(screen) | dict(sent))

    async def save(self, asked: Asked, channel: str, lacks: frozenset[c.Need]) -> None:
        """The settings as they stand, which begins a track where there was none."""
        screen = await self._settings(asked, channel, lacks)
        if not isinstance(screen, SetupForm):
            return await self.replies.show(asked, screen)
        return await self._store(asked, channel, lacks, _values(screen))

    async def _store(
        self, asked: Asked, channel: str, lacks: frozenset[c.Need], values: Mapping[str, tuple[str, ...]]
    ) -> None:
        place = Channel(asked.workspace, channel)
        screen = await self.handle(c.SetUpTrack(asked.actor, place, values, lacks), asked.event)
        if isinstance(screen, NoticeScreen) and not screen.refused:
            form = await self._settings(asked, channel, lacks)
            screen = replace(form, intro=screen.text) if isinstance(form, SetupForm) else screen
        await self.replies.show(replace(asked, channel=channel), screen)

    async def _settings(self, asked: Asked, channel: str, lacks: frozenset[c.Need]) -> Screen | None:
        return await self.handle(c.OpenSetup(asked.actor, Channel(asked.workspace, channel), lacks), None)

    def away(self, asked: Asked) -> c.Command:
        """The days away that were sent."""
        values = values_of(asked.data.get("components") or [], ())
        one = {name: each[0] if each else "" for name, each in values.items()}
        return c.SetAway(asked.actor, one.get("since", ""), one.get("until", ""))

    def text_of(self, asked: Asked) -> UserText:
        """The answer that was sent."""
        values = values_of(asked.data.get("components") or [], ())
        return UserText(next(iter(values.get("text", ())), ""))

    async def _say(self, asked: Asked, screen: Screen | None) -> None:
        if screen is not None:
            await self.replies.say(asked, screen)


def _values(form: SetupForm) -> dict[str, tuple[str, ...]]:
    """What stands in a form."""
    return {each.name: each.values for each in form.fields}
