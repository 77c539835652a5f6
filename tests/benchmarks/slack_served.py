"""One side of the benchmark of Slack's way in, as a process of its own: `ours` or `bare`."""

import asyncio
import json
import socket
import sys
from pathlib import Path
from typing import Any

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from sqlalchemy import Column, MetaData, String, Table
from sqlalchemy.dialects.sqlite import insert
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.ids import Account
from bot.ports.profiles import Profile
from tests.databases import fresh_store
from tests.fakes import EPOCH
from tests.platforms.slack.house import House
from tests.platforms.slack.server.events import SECRET

PEOPLE = 3000
BARE = Table("bare", MetaData(), Column("event", String, primary_key=True), Column("text", String))


async def ours(folder: Path) -> None:
    """Scrimmage as it is served; the ✅ is left out, for the other side sends none."""
    store = await fresh_store(folder)
    async with House(store) as house:
        house.unhurried()
        await house.begin()
        await meet(house)
        api = house.serving.slack.messenger.api
        call = type(api).call

        async def quiet(self: Any, workspace: Any, method: str, **arguments: Any) -> Any:  # noqa: ANN401
            return {} if method == "reactions.add" else await call(self, workspace, method, **arguments)

        type(api).call = quiet  # type: ignore[method-assign]
        house.serving.core.ticker.start()
        ready(house.slack.deliver_to, house.card["ts"], house.seconds())
        await asyncio.Event().wait()


async def meet(house: House) -> None:
    """People who have all been here before, today."""
    people = house.serving.slack.people
    async with house.store.unit() as unit:
        for number in range(PEOPLE):
            known = Profile(house.workspace, f"UP{number}", f"Person {number}")
            people.remember(known)
            await unit.people.meet(Account(house.workspace, known.account, known.name), house.clock.now())


async def bare(folder: Path) -> None:
    """A bare Bolt app that acknowledges and does one upsert on the same kind of database."""
    store = await fresh_store(folder)
    async with store.writer.begin() as connection:
        await connection.run_sync(BARE.create)
    upsert = insert(BARE)
    upsert = upsert.on_conflict_do_update(index_elements=["event"], set_={"text": upsert.excluded.text})

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-1", bot_user_id="U"
        )

    app = AsyncApp(signing_secret=SECRET, authorize=authorize)

    @app.event("message")
    async def _written(body: dict[str, Any]) -> None:
        async with store.writer.begin() as connection:
            await connection.execute(upsert, {"event": body["event_id"], "text": body["event"]["text"]})

    handler = AsyncSlackRequestHandler(app)

    async def take(request: Request) -> Response:
        return await handler.handle(request)

    listening = socket.create_server(("127.0.0.1", 0))
    web = Starlette(routes=[Route("/slack/events", take, methods=["POST"])])
    ready(f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events", "1.1", 0)
    await uvicorn.Server(uvicorn.Config(web, log_config=None, access_log=False, lifespan="off")).serve(
        [listening]
    )


def ready(address: str, thread: str, now: float) -> None:
    """Tell the other process where to send to, and by which clock; 0 is the real one."""
    sys.stdout.write(json.dumps({"address": address, "thread": thread, "now": now}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    assert EPOCH
    asyncio.run({"ours": ours, "bare": bare}[sys.argv[1]](Path(sys.argv[2])))
