"""The app's home in Slack: where somebody stands, looked up when they open it."""

from dataclasses import dataclass

from bot.ids import WorkspaceId
from bot.platforms.shared.intake import Envelope
from bot.platforms.slack.api import Api
from bot.platforms.slack.listen import Handle
from bot.platforms.slack.people import People
from bot.platforms.slack.render.screens import home_view
from bot.usecases import commands as c


@dataclass(frozen=True, slots=True)
class Home:
    """Publishes the home of one person."""

    handle: Handle
    api: Api
    people: People

    async def opened(self, envelope: Envelope) -> None:
        """Somebody opened the app's home."""
        await self.publish(envelope.workspace, str(envelope.body["event"]["user"]))

    async def publish(self, workspace: WorkspaceId, user: str) -> None:
        """Show somebody how things are now."""
        actor = await self.people.actor(workspace, user)
        screen = await self.handle(c.ShowHome(actor), None)
        if screen is not None:
            await self.api.call(workspace, "views.publish", user_id=user, view=home_view(screen))
