"""What people type, press and send on Discord, as commands; whoever it is, the core checks what they may."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.ids import Channel, EventId, RoundId
from bot.platforms.discord import words
from bot.platforms.discord.asked import COMMAND, COMPLETE, PRESS, SUBMIT, Asked, asked_of
from bot.platforms.discord.catalogue import QUEUE, SUBMIT_MESSAGE, choices_of, files_of, focused, line_of
from bot.platforms.discord.forms import Forms
from bot.platforms.discord.ids import AWAY, AWAY_FORM, NO, Pressed, channel_of, read_id
from bot.platforms.discord.listen import Handle, Listener, Spot
from bot.platforms.discord.names import sent_at
from bot.platforms.discord.pace import Pace
from bot.platforms.discord.render.screens import as_message, confirmation
from bot.platforms.discord.replies import Replies
from bot.platforms.shared.actions import UnknownAction, command_of, decode, submission_of
from bot.platforms.shared.intake import Envelope
from bot.platforms.shared.slash import command_for
from bot.screens.action import Verb
from bot.screens.screens import AnswerScreen, NextScreen, NoticeScreen, PracticeForm, Screen
from bot.screens.text import UserText
from bot.usecases import commands as c

OPENS_FORM = {Verb.ANSWER, Verb.TURN, Verb.PRACTICE}
"""Verbs that are answered with a form, which has to be the first answer."""
FORM_KEYS = ("form:",)
FORM_LINE, PRACTICE_LINE = "/scrimmage away", "/practice"
"""Commands that are answered with a form: the first where nothing stands behind it."""


@dataclass(frozen=True, slots=True)
class Presser:
    """Answers everything that somebody does on purpose."""

    handle: Handle
    replies: Replies
    forms: Forms
    listener: Listener
    pace: Pace
    reads: Callable[[], bool]
    opened: Callable[[Channel, str], Awaitable[None]]

    def is_first(self, asked: Asked) -> bool:
        """Whether it has to be answered before anything is stored: by a form, or by words to choose from."""
        if asked.kind == COMPLETE:
            return True
        if asked.kind == COMMAND:
            line = line_of(asked.data)
            return line == FORM_LINE or line.split()[0] == PRACTICE_LINE
        return asked.kind == PRESS and _opens_form(asked.key)

    async def first(self, asked: Asked) -> None:
        """Open a form, or complete what is being typed; nothing changes by it."""
        if asked.kind == COMPLETE:
            return await self._complete(asked)
        if asked.kind == COMMAND:
            return await self._open_by_command(asked)
        return await self._open_by_press(asked)

    async def _open_by_press(self, asked: Asked) -> None:
        pressed = read_id(asked.key)
        if pressed.key == AWAY_FORM:
            return await self.forms.open_away(asked)
        if pressed.key.startswith(FORM_KEYS):
            return await self.forms.open_setup(asked, pressed.key, self._lacks(asked))
        verb, about = decode(pressed.key)
        if verb is Verb.ANSWER:
            return await self.forms.open_answer(asked, RoundId(about))
        match command_of(verb, about, asked.actor, asked.place):
            case c.OpenTurnForm() as turn:
                return await self.forms.open_turn(asked, turn)
            case c.OpenPractice() as practice:
                return await self.forms.open_practice(asked, practice)
        return None

    async def _open_by_command(self, asked: Asked) -> None:
        line = line_of(asked.data)
        if line == FORM_LINE:
            return await self.forms.open_away(asked)
        command = command_for(line, asked.actor, asked.place, str)
        assert isinstance(command, c.OpenPractice), "what `is_first` lets in"  # noqa: S101
        return await self.forms.open_practice(asked, command)

    async def work(self, envelope: Envelope) -> dict[str, Any] | None:
        """Acknowledge a stored request, do it, and show what became of it."""
        asked = asked_of(envelope.body)
        await self.replies.wait(asked)
        if asked.actor.moderator:
            self.pace.reopen(asked.channel)
        try:
            await self._do(asked)
        except UnknownAction:
            await self.replies.show(asked, None)  # a button of a version long gone
        return None

    async def _do(self, asked: Asked) -> None:
        match asked.kind:
            case kind if kind == COMMAND:
                await self._command(asked)
            case kind if kind == PRESS:
                await self._press(asked, read_id(asked.key))
            case kind if kind == SUBMIT:
                await self._submit(asked)
            case _:
                raise UnknownAction

    async def _command(self, asked: Asked) -> None:
        if asked.data.get("name") == SUBMIT_MESSAGE:
            return await self._submit_message(asked)
        files = files_of(asked.data)
        if files:
            return await self._read(asked, files)
        line = line_of(asked.data)
        if line.startswith(QUEUE):
            question = line.removeprefix(QUEUE).strip()
            return await self._answer(asked, c.QueueQuestion(asked.actor, asked.place, question))
        command = command_for(line, asked.actor, asked.place, lambda account: account)
        return await self._answer(asked, command)

    async def _read(self, asked: Asked, files: Mapping[str, Mapping[str, Any]]) -> None:
        """A résumé or a job description that came as a file, fetched from where Discord keeps it."""
        shown: list[Screen | None] = []
        for kind, file in files.items():
            content = await self.replies.fetched(file)
            if content is None:
                shown.append(words.not_fetched())
            else:
                event = EventId(f"{asked.event}/{kind}")
                shown.append(await self.handle(c.ReadPaper(asked.actor, kind, content), event))
        drawn = [as_message(each, asked.look) for each in shown if each is not None]
        await (self.replies.drawn(asked, drawn) if drawn else self.replies.show(asked, None))

    async def _submit_message(self, asked: Asked) -> None:
        """A message that its writer points at: Discord gives its words with the request."""
        target = str(asked.data.get("target_id"))
        message = ((asked.data.get("resolved") or {}).get("messages") or {}).get(target) or {}
        written = sent_at(target)
        edited = message.get("edited_timestamp")
        command = c.SubmitMessage(
            asked.actor,
            asked.place,
            asked.root,
            target,
            str((message.get("author") or {}).get("id")),
            UserText(str(message.get("content") or "")),
            written,
            max(written, datetime.fromisoformat(edited)) if edited else written,
        )
        screen = await self.handle(command, asked.event)
        if isinstance(screen, NoticeScreen) and not screen.refused:
            self.listener.tick(Spot(asked.place, asked.root), target)
        await self.replies.show(asked, screen)

    async def _press(self, asked: Asked, pressed: Pressed) -> None:
        if pressed.asks:
            label = _label(asked.shown, asked.key)
            return await self.replies.drawn(asked, [confirmation(label, pressed.key, pressed.guild)])
        if pressed.key == NO:
            return await self.replies.show(asked, words.nothing_changed())
        if pressed.key.startswith("save:"):
            return await self.forms.save(asked, channel_of(pressed.key), self._lacks(asked))
        if pressed.key.startswith("queue:"):
            place = Channel(asked.workspace, channel_of(pressed.key))
            chosen = str(next(iter(asked.data.get("values") or ()), ""))
            return await self._answer(asked, c.QueueQuestion(asked.actor, place, chosen))
        verb, about = decode(pressed.key)
        return await self._answer(asked, command_of(verb, about, asked.actor, asked.place))

    async def _submit(self, asked: Asked) -> None:
        pressed = read_id(asked.key)
        if pressed.key == AWAY:
            return await self._answer(asked, self.forms.away(asked))
        if pressed.key.startswith("setup:"):
            return await self.forms.set_up(asked, pressed.key, self._lacks(asked))
        if pressed.key.startswith("begin:"):
            return await self._answer(asked, self.forms.beginning(asked, pressed.key))
        verb, about = decode(pressed.key)
        text = self.forms.text_of(asked)
        screen = await self.handle(submission_of(verb, about, asked.actor, text), asked.event)
        if isinstance(screen, NoticeScreen) and not screen.refused and asked.message and not asked.thread:
            await self.opened(asked.place, asked.message)
        return await self.replies.show(asked, _with_words(screen, text))

    async def _answer(self, asked: Asked, command: c.Command | None) -> None:
        if command is None:
            return await self.replies.show(asked, None)
        if isinstance(command, c.OpenSetup):
            command = replace(command, lacks=self._lacks(asked))
            asked = replace(asked, channel=command.channel.id)
        if isinstance(command, c.Diagnose):
            command = replace(command, lacks=self._lacks(asked))
        if isinstance(command, c.ShowNext):
            asked = replace(asked, channel=command.channel.id)
        return await self.replies.show(asked, await self.handle(command, asked.event))

    async def _complete(self, asked: Asked) -> None:
        """What completes what is being typed: a pack, a topic, or a question for moderators alone."""
        name, typed = focused(asked.data)
        if name == "question":
            screen = await self.handle(c.ShowNext(asked.actor, asked.place), None)
            options = screen.options if isinstance(screen, NextScreen) else ()
        else:
            screen = await self.handle(c.OpenPractice(asked.actor, asked.place, anew=True), None)
            fields = screen.fields if isinstance(screen, PracticeForm) else ()
            options = next((each.options for each in fields if each.name == name), ())
        await self.replies.choices(asked, choices_of(options, typed))

    def _lacks(self, asked: Asked) -> frozenset[c.Need]:
        """What we are not allowed here, reading included."""
        return asked.lacks if self.reads() else asked.lacks | {c.Need.READ}


def _opens_form(key: str) -> bool:
    try:
        pressed = read_id(key)
        opens = pressed.key.startswith(FORM_KEYS) or decode(pressed.key)[0] in OPENS_FORM
    except UnknownAction:
        return False
    return opens and not pressed.asks


def _with_words(screen: Screen | None, text: UserText) -> Screen | None:
    """A polite no with the words that were sent: the form that held them is gone."""
    if isinstance(screen, NoticeScreen) and screen.refused and text.raw.strip():
        return AnswerScreen(screen.text, None, text, screen.actions)
    return screen


def _label(shown: list[dict[str, Any]], key: str) -> str:
    """What stands on the button that was pressed."""
    for each in shown:
        if each.get("custom_id") == key:
            return str(each.get("label") or "")
        inner = [*(each.get("components") or ()), *filter(None, [each.get("accessory")])]
        found = _label(inner, key)
        if found:
            return found
    return ""
