"""Every way in which an app may answer, as discord.py sends it, is taken, kept and shown."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from tests.platforms.discord.server import shown
from tests.platforms.discord.server.plain import INTENTS, App, Trial
from tests.platforms.discord.server.state import Json

Answer = Callable[[discord.Interaction], Awaitable[Any]]


class Answering(App):
    """An app that answers a press as a test says."""

    answer: Answer

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is not discord.InteractionType.application_command:
            await self.answer(interaction)


class Board(ui.LayoutView):
    """A message with a part for each thing that people can do."""

    box: ui.Container[Any] = ui.Container(
        ui.Section("Ana: *a tree*", accessory=ui.Button(label="Vote", custom_id="vote")),
        ui.Separator(),
        ui.ActionRow(
            ui.Select(
                custom_id="pack",
                placeholder="A pack",
                options=[discord.SelectOption(label="Go", value="go"), discord.SelectOption(label="Rust")],
            )
        ),
    )


class Words(ui.LayoutView):
    """A message of a few words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.add_item(ui.TextDisplay(words))


class Upload(ui.Modal, title="Your résumé"):
    """A form that takes a file."""

    file: ui.Label[Any] = ui.Label(
        text="Résumé", component=ui.FileUpload(custom_id="file", required=False, max_values=1)
    )
    level: ui.Label[Any] = ui.Label(
        text="Level",
        component=ui.RadioGroup(
            custom_id="level",
            options=[
                discord.RadioGroupOption(label="One", value="1", default=True),
                discord.RadioGroupOption(label="Two", value="2"),
            ],
        ),
    )


@pytest.fixture
async def trial() -> AsyncIterator[Trial]:
    async with Trial() as opened:
        yield opened
        assert opened.server.violations == []


async def board(trial: Trial, answer: Answer) -> tuple[Answering, Json]:
    app = await trial.connect(INTENTS, Answering)
    assert isinstance(app, Answering)
    app.answer = answer
    view = Board()
    await app.place().send(view=view)
    view.stop()
    return app, trial.channel.messages[-1]


async def say(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Words("For all"))


async def whisper(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Words("For you"), ephemeral=True)


async def change(interaction: discord.Interaction) -> None:
    none = discord.AllowedMentions.none()
    await interaction.response.edit_message(view=Words("Changed"), allowed_mentions=none)


async def think(interaction: discord.Interaction) -> None:
    await interaction.response.defer(thinking=True)
    await interaction.edit_original_response(
        view=Words("Thought"), allowed_mentions=discord.AllowedMentions.none()
    )


async def follow(interaction: discord.Interaction) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    await interaction.followup.send(view=Words("Followed"))


async def report(interaction: discord.Interaction) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    await interaction.followup.send("Here", file=discord.File(__file__, "report.md"))


async def vanish(interaction: discord.Interaction) -> None:
    await interaction.response.defer(thinking=True)
    await interaction.delete_original_response()


@pytest.mark.parametrize(
    ("answer", "public", "private"),
    [
        (say, ["Ana: *a tree*\n[Vote]\n[A pack]", "For all"], []),
        (whisper, ["Ana: *a tree*\n[Vote]\n[A pack]"], ["For you"]),
        (change, ["Changed"], []),
        (think, ["Ana: *a tree*\n[Vote]\n[A pack]", "Thought"], []),
        (follow, ["Ana: *a tree*\n[Vote]\n[A pack]"], ["Followed"]),
        (report, ["Ana: *a tree*\n[Vote]\n[A pack]"], ["Here\n(report.md)"]),
        (vanish, ["Ana: *a tree*\n[Vote]\n[A pack]"], []),
    ],
)
async def test_a_press_is_answered(
    trial: Trial, answer: Answer, public: list[str], private: list[str]
) -> None:
    _, message = await board(trial, answer)
    await trial.ana.press(message, "Vote")
    await trial.ana.answered()
    assert [shown(each) for each in trial.channel.messages] == public
    assert [shown(each) for each in trial.ana.private] == private


async def test_what_only_one_person_sees_can_be_pressed_and_changes(trial: Trial) -> None:
    app, _ = await board(trial, whisper)

    async def again(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Board(), ephemeral=True)

    app.answer = again
    await trial.ana.press(trial.channel.messages[0], "Vote")
    await trial.ana.answered()
    app.answer = change
    await trial.ana.choose(trial.ana.private[0], "go")
    await trial.ana.answered()
    assert [shown(each) for each in trial.ana.private] == ["Changed"]
    assert len(trial.channel.messages) == 1


async def test_a_press_that_is_only_acknowledged_is_answered(trial: Trial) -> None:
    _, message = await board(trial, lambda interaction: interaction.response.defer())
    await trial.ana.press(message, custom_id="vote")
    await trial.ana.answered()
    assert trial.ana.failed == []


async def test_a_form_takes_a_file_and_a_choice(trial: Trial) -> None:
    async def take(interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.component:
            await interaction.response.send_modal(Upload())
            return
        sent: Json = dict(interaction.data or {})
        names = [each["filename"] for each in sent["resolved"]["attachments"].values()]
        await interaction.response.send_message(", ".join(names), ephemeral=True)

    _, message = await board(trial, take)
    await trial.ana.press(message, "Vote")
    await trial.ana.answered()
    await trial.ana.submit(file=[("me.md", b"# Me")])
    await trial.ana.answered()
    assert trial.ana.private[-1]["content"] == "me.md"
    assert list(trial.server.attachments.values()) == [b"# Me"]


async def test_words_are_completed_in_a_group_of_commands(trial: Trial) -> None:
    group = app_commands.Group(name="scrimmage", description="Scrimmage")

    @group.command(name="next", description="What comes next")
    async def following(interaction: discord.Interaction, pack: str, rounds: int = 5) -> None:
        await interaction.response.send_message(f"{rounds} of {pack}", ephemeral=True)

    @following.autocomplete("pack")
    async def packs(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}otify", value="spotify")]

    app = await trial.connect()
    app.tree.add_command(group)
    await app.tree.sync()
    choices = await trial.ana.autocomplete(200, "scrimmage next", "pack", "sp")
    assert choices == [{"name": "spotify", "value": "spotify"}]
    await trial.ana.slash(200, "scrimmage next", pack="spotify", rounds=3)
    await trial.ana.answered()
    assert trial.ana.private[-1]["content"] == "3 of spotify"


async def test_somebody_practises_where_nobody_else_reads(trial: Trial) -> None:
    app, ana = await trial.connect(), trial.ana
    await ana.slash(ana.dm, "practice", pack="Go")
    await ana.answered()
    assert ana.private[-1]["content"] == "Practising Go"
    thread = await app.place().create_thread(name="Practice")
    await thread.add_user(discord.Object(301))
    await ana.slash(thread.id, "practice", pack="Rust")
    await ana.answered()
    interaction = await app.until("interaction", 2)
    assert isinstance(interaction.channel, discord.Thread)
    assert ana.private[-1]["content"] == "Practising Rust"
