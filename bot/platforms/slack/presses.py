"""What people press, type and send in Slack, as commands; whoever it is, the core checks what they may."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.ids import Account, EventId, MessageRef
from bot.platforms.shared.actions import UnknownAction, command_of, decode, submission_of
from bot.platforms.shared.intake import Envelope
from bot.platforms.shared.slash import command_for
from bot.platforms.slack import limits, words
from bot.platforms.slack.asked import Asked, by_command, by_press
from bot.platforms.slack.home import Home
from bot.platforms.slack.listen import Handle
from bot.platforms.slack.people import People
from bot.platforms.slack.render.forms import FILE, files_of, problems_of, values_of
from bot.platforms.slack.render.screens import as_view
from bot.platforms.slack.replies import Modal, Replies
from bot.platforms.slack.text import ours_plain
from bot.screens.action import Verb
from bot.screens.screens import NoticeScreen, SetupForm
from bot.screens.text import UserText
from bot.usecases import commands as c

MODAL = {Verb.ANSWER, Verb.SETUP, Verb.NEXT, Verb.ME, Verb.READ, Verb.PRACTICE, Verb.TURN}
"""Verbs that are answered in a modal, which has to be opened within three seconds of the press."""
FORM_COMMANDS = c.OpenSetup | c.ShowNext | c.ShowMe | c.OpenAnswerForm | c.OpenPractice
ANSWERS = c.SubmitAnswer | c.SubmitTurn
OF_CHANNEL = {Verb.SETUP, Verb.NEXT}
"""Verbs that are about a channel, wherever they are pressed."""
CHANGES_HOME = {Verb.HIDE, Verb.UNHIDE}
ACCOUNT = "<@"


@dataclass(frozen=True, slots=True)
class Presser:
    """Answers everything that somebody does on purpose."""

    handle: Handle
    people: People
    replies: Replies
    home: Home

    async def command(self, envelope: Envelope) -> None:
        """A slash command."""
        asked, body = by_command(envelope), envelope.body
        text = f"{body['command']} {body.get('text') or ''}"
        # The form is opened before anybody is looked up: there are three seconds in all.
        wanted = command_for(text, _nobody(asked), asked.place, _account)
        modal = None
        if isinstance(wanted, FORM_COMMANDS):
            modal = await self.replies.open(asked)
        actor = await self.people.actor(asked.workspace, asked.user, asked.called)
        await self._answer(asked, command_for(text, actor, asked.place, _account), modal)

    async def press(self, envelope: Envelope) -> None:
        """A button, or a choice in a menu."""
        asked = by_press(envelope)
        action = envelope.body["actions"][0]
        key = str(action.get("action_id"))
        if key == "queue":
            return await self._queue(asked, str((action.get("selected_option") or {}).get("value")))
        try:
            verb, about = decode(key)
        except UnknownAction:
            return None  # a link, or a button of a version long gone
        if verb in OF_CHANNEL:
            asked = replace(asked, channel=about)
        modal = None
        if not asked.view and (verb in MODAL or asked.home):
            modal = await self.replies.open(asked)
        actor = await self.people.actor(asked.workspace, asked.user, asked.called)
        try:
            await self._answer(asked, command_of(verb, about, actor, asked.place), modal)
        except UnknownAction:
            return None
        if asked.home and verb in CHANGES_HOME:
            await self.home.publish(asked.workspace, asked.user)
        return None

    async def shortcut(self, envelope: Envelope) -> None:
        """The message shortcut: the Answer form of the round whose thread that message is in."""
        asked = by_press(envelope)
        modal = await self.replies.open(asked)
        actor = await self.people.actor(asked.workspace, asked.user, asked.called)
        thread = MessageRef(asked.thread or str(envelope.body["message"]["ts"]))
        await self._answer(asked, c.OpenAnswerFormIn(actor, asked.place, thread), modal)

    async def submit(self, envelope: Envelope) -> Mapping[str, Any] | None:
        """A sent form: what it says goes to the core, what the core says goes into the modal."""
        asked, view = by_press(envelope), envelope.body["view"]
        actor = await self.people.actor(asked.workspace, asked.user, asked.called)
        values = values_of((view.get("state") or {}).get("values") or {})
        try:
            command = _sent(view, actor, asked, values)
        except UnknownAction:
            return None  # a form of a version long gone
        files = files_of((view.get("state") or {}).get("values") or {})
        if problems := await self._read(asked, envelope, actor, files):
            return {"response_action": "errors", "errors": problems}
        screen = await self.handle(command, envelope.event)
        if isinstance(screen, NoticeScreen) and not screen.refused and isinstance(command, c.SetUpTrack):
            screen = screen if await self.replies.joins(asked) else words.not_a_member()
        if isinstance(screen, SetupForm):
            return {"response_action": "errors", "errors": problems_of(screen)}
        if isinstance(screen, NoticeScreen) and screen.refused and isinstance(command, ANSWERS):
            return {
                "response_action": "errors",
                "errors": {"field/text": ours_plain(screen.text)[: limits.HINT]},
            }
        if screen is None:
            return None
        return {"response_action": "update", "view": as_view(screen, asked.meta())}

    async def _read(
        self, asked: Asked, envelope: Envelope, actor: c.Actor, files: Mapping[str, Mapping[str, Any]]
    ) -> dict[str, str]:
        """Hand in the files of a form; why one was not taken, by its block."""
        problems = {}
        for name, file in files.items():
            content = await self.replies.fetched(asked, file)
            if content is None:
                problems[f"{FILE}/{name}"] = words.NOT_FETCHED
                continue
            event = EventId(f"{envelope.event}/{name}")
            screen = await self.handle(c.ReadPaper(actor, name, content), event)
            if isinstance(screen, NoticeScreen) and screen.refused:
                problems[f"{FILE}/{name}"] = ours_plain(screen.text)[: limits.HINT]
        return problems

    async def _queue(self, asked: Asked, question: str) -> None:
        actor = await self.people.actor(asked.workspace, asked.user, asked.called)
        await self._answer(asked, c.QueueQuestion(actor, asked.place, question), None)

    async def _answer(self, asked: Asked, command: c.Command | None, modal: Modal | None) -> None:
        screen = await self.handle(command, asked.event) if command is not None else None
        if screen is not None:
            await self.replies.answer(asked, screen, modal)


def _sent(
    view: Mapping[str, Any], actor: c.Actor, asked: Asked, values: Mapping[str, tuple[str, ...]]
) -> c.Command:
    """What sending one of our forms asks for; raises UnknownAction."""
    one = {name: each[0] if each else "" for name, each in values.items()}
    match view.get("callback_id"):
        case "answer":
            verb, about = decode(f"{asked.verb or Verb.ANSWER}:{asked.about}")
            return submission_of(verb, about, actor, UserText(one.get("text", "")))
        case "setup":
            return c.SetUpTrack(actor, asked.place, values)
        case "practice":
            return c.StartPractice(actor, asked.place, values)
        case "away":
            return c.SetAway(actor, one.get("since", ""), one.get("until", ""))
        case _:
            raise UnknownAction


def _nobody(asked: Asked) -> c.Actor:
    """A stand-in, to see what kind of command it is before anybody is looked up."""
    return c.Actor(Account(asked.workspace, asked.user, asked.called), moderator=False)


def _account(word: str) -> str:
    """The account in a mention as Slack sends it in a command: `<@U1|name>`."""
    return word.removeprefix(ACCOUNT).removesuffix(">").partition("|")[0]
