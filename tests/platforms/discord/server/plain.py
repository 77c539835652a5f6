"""A plain discord.py app, as anybody would write one, to hold against the server."""

import asyncio
import json
from typing import Any, Self

import discord
import yarl
from discord import app_commands, ui

from tests.platforms.discord.server.discord import DiscordServer

INTENTS = discord.Intents.default()
INTENTS.message_content = True


class App(discord.AutoShardedClient):
    """An app with a command of each kind, a form and a button; `heard` is what it was told."""

    def __init__(self, intents: discord.Intents) -> None:
        none = discord.AllowedMentions.none()
        super().__init__(intents=intents, allowed_mentions=none, guild_ready_timeout=0.05)
        self.heard: list[tuple[str, Any]] = []
        self.news = asyncio.Event()
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(
            app_commands.Command(name="practice", description="Practise", callback=practice)
        )
        self.tree.add_command(app_commands.ContextMenu(name="Submit as my answer", callback=take))

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing, where discord.py waits five seconds."""

    def dispatch(self, event: str, /, *args: Any, **more: Any) -> None:  # noqa: ANN401 - of any kind
        """Remember what happens, and let discord.py go on with it."""
        self.heard.append((event, args[0] if args else None))
        self.news.set()
        super().dispatch(event, *args, **more)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Acknowledge first and answer later, as an app does that has work to do."""
        if interaction.type is discord.InteractionType.component:
            await interaction.response.defer()
            await interaction.followup.send("Noted", ephemeral=True)
        elif interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await interaction.edit_original_response(content=json.dumps(dict(interaction.data or {})))

    async def until(self, event: str, times: int = 1) -> Any:  # noqa: ANN401 - what was heard
        """What came with an event, once it has come so often."""
        async with asyncio.timeout(10):
            while len(found := [what for each, what in self.heard if each == event]) < times:
                self.news.clear()
                await self.news.wait()
        return found[-1]

    def place(self, id_: int = 200) -> discord.TextChannel:
        """A channel that the app knows of."""
        found = self.get_channel(id_)
        assert isinstance(found, discord.TextChannel)
        return found


class Form(ui.Modal, title="Your answer"):
    """A form with a text and a choice, both with something in them."""

    words: ui.Label[Any] = ui.Label(
        text="Answer", component=ui.TextInput(custom_id="words", default="So far", max_length=4000)
    )
    pack: ui.Label[Any] = ui.Label(
        text="Pack",
        component=ui.Select(
            custom_id="pack",
            options=[discord.SelectOption(label="Design", default=True), discord.SelectOption(label="Go")],
        ),
    )


class Card(ui.LayoutView):
    """A message with a button."""

    words: ui.TextDisplay[Any] = ui.TextDisplay("**Ready?**")
    row: ui.ActionRow[Any] = ui.ActionRow(ui.Button(label="Vote", custom_id="vote"))


async def practice(interaction: discord.Interaction, pack: str) -> None:
    """Open a form, say something, or keep silent."""
    if pack == "form":
        await interaction.response.send_modal(Form())
    elif pack != "silence":
        await interaction.response.send_message(f"Practising {pack}", ephemeral=True)


async def take(interaction: discord.Interaction, message: discord.Message) -> None:
    """Say what stands in a message."""
    await interaction.response.send_message(f"Took: {message.content}", ephemeral=True)


class Trial:
    """A server with a channel and somebody in it, and the apps that come in; `now` is its clock."""

    async def __aenter__(self) -> Self:
        self.now = 1_780_000_000.0
        self.server = await DiscordServer(lambda: self.now).__aenter__()
        self._pointed = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
        discord.http.Route.BASE = self.server.api_url
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.server.gateway_url)
        self.guild = self.server.guild(100, "Team")
        self.channel = self.guild.channel(200, "practice")
        self.ana = self.server.person(self.guild, 301, "Ana", nick="An")
        self._running: list[tuple[App, asyncio.Task[None]]] = []
        return self

    async def __aexit__(self, *_: object) -> None:
        for app, task in self._running:
            await app.close()
            await task
        discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = self._pointed
        await self.server.__aexit__()

    async def connect(self, intents: discord.Intents = INTENTS, kind: type[App] = App) -> App:
        """An app that is ready and has its commands registered."""
        app = kind(intents)
        self._running.append((app, asyncio.create_task(app.start(self.server.token))))
        await app.until("ready")
        await app.tree.sync()
        return app
