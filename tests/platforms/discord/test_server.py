"""The test server holds its own against discord.py as it is: the gateway and the API."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from tests.platforms.discord.server import Fault
from tests.platforms.discord.server.plain import App, Trial

POST = "POST /channels/{channel}/messages"


@pytest.fixture
async def trial() -> AsyncIterator[Trial]:
    async with Trial() as opened:
        yield opened
        assert opened.server.violations == []


async def test_an_app_comes_in_and_knows_its_guild(trial: Trial) -> None:
    trial.server.deny(trial.channel, discord.Permissions(add_reactions=True).value)
    app = await trial.connect()
    guild = app.get_guild(100)
    assert guild is not None
    assert [each.name for each in guild.text_channels] == ["practice"]
    assert guild.me.guild_permissions.manage_threads
    assert not guild.me.guild_permissions.administrator
    assert not app.place().permissions_for(guild.me).add_reactions
    assert app.place().permissions_for(guild.me).send_messages
    assert [each.name for each in await app.tree.fetch_commands()] == ["practice", "Submit as my answer"]
    found = await guild.query_members(user_ids=[301, 999])
    assert [each.display_name for each in found] == ["An"]
    assert trial.server.identifies == 1


async def test_what_people_write_is_heard_at_once(trial: Trial) -> None:
    app, ana = await trial.connect(), trial.ana
    id_ = await ana.write(200, "Good morning")
    message = await app.until("message")
    assert (message.id, message.content, message.author.display_name) == (int(id_), "Good morning", "An")
    await ana.edit(200, id_, "Good evening")
    assert (await app.until("message_edit")).content == "Good morning"
    await ana.react(200, id_)
    assert (await app.until("raw_reaction_add")).emoji.name == "👍"
    await ana.react(200, id_, on=False)
    await app.until("raw_reaction_remove")
    await ana.delete(200, id_)
    assert (await app.until("raw_message_delete")).message_id == int(id_)
    trial.server.delete_channel(200)
    await app.until("guild_channel_delete")


async def test_without_the_intent_only_what_names_the_bot_is_read(trial: Trial) -> None:
    trial.server.content_granted = False
    app, ana = await trial.connect(discord.Intents.default()), trial.ana
    await ana.write(200, "Not for you")
    assert (await app.until("message")).content == ""
    await ana.write(200, f"For you, <@{trial.server.bot_id}>")
    assert (await app.until("message", 2)).content.startswith("For you")
    await ana.write(ana.dm, "Between us")
    assert (await app.until("message", 3)).content == "Between us"
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await App(discord.Intents.all()).start(trial.server.token)


async def test_a_wrong_token_is_refused(trial: Trial) -> None:
    app = App(discord.Intents.default())
    with pytest.raises(discord.LoginFailure):
        await app.start("another")
    await app.close()
    assert trial.server.invalid == 1


@pytest.mark.parametrize("how", ["code", "abrupt", "reconnect", "invalid"])
async def test_what_happens_in_a_gap_comes_after_it(trial: Trial, how: str) -> None:
    app = await trial.connect()
    if how == "reconnect":
        trial.server.reconnect()
    elif how == "invalid":
        trial.server.invalidate(resumable=True)
    else:
        await trial.server.drop_sockets(4000 if how == "code" else None)
    await trial.ana.write(200, "Are you there?")
    await app.until("shard_resumed")
    assert (await app.until("message")).content == "Are you there?"
    assert (trial.server.identifies, trial.server.resumes) == (1, 1)


async def test_a_connection_that_died_unseen_is_missed_in_the_end(trial: Trial) -> None:
    trial.server.heartbeat = 200
    app = await trial.connect()
    trial.server.zombie()
    alive = app._get_websocket(shard_id=0)._keep_alive  # noqa: SLF001 - a minute is long
    assert alive is not None
    alive.heartbeat_timeout = 0.5
    await trial.ana.write(200, "Are you there?")
    await app.until("shard_resumed")
    assert (await app.until("message")).content == "Are you there?"


@pytest.mark.parametrize("how", ["invalid", "forgotten", "expired"])
async def test_a_session_that_is_over_begins_again_and_the_gap_is_lost(trial: Trial, how: str) -> None:
    app = await trial.connect()
    if how == "invalid":
        trial.server.invalidate(resumable=False)
    else:
        if how == "forgotten":
            trial.server.forget_sessions()
        await trial.server.drop_sockets()
        trial.now += 1000 if how == "expired" else 0
    await trial.ana.write(200, "Lost")
    await app.until("shard_ready", 2)
    await trial.ana.write(200, "Heard")
    assert (await app.until("message")).content == "Heard"
    assert (trial.server.identifies, trial.server.resumes) == (2, 0)


async def test_each_shard_hears_of_its_own_guilds(trial: Trial) -> None:
    trial.server.shards = 2
    far = trial.server.guild(1 << 22, "Elsewhere")
    far.channel(201, "practice")
    bo = trial.server.person(far, 302, "Bo")
    app = await trial.connect()
    assert sorted(app.shards) == [0, 1]
    await bo.write(201, "Here")
    assert (await app.until("message")).guild.shard_id == 1
    trial.server.remove_guild(far)
    await app.until("guild_remove")
    trial.server.add_guild(far)
    assert (await app.until("guild_join")).name == "Elsewhere"


async def test_a_nonce_makes_one_message(trial: Trial) -> None:
    app = await trial.connect()
    first = await app.place().send("Once", nonce="n1")
    assert (await app.until("message")).nonce == "n1"
    assert (await app.place().send("Once", nonce="n1")).id == first.id
    assert len(trial.channel.messages) == 1
    trial.now += 121
    later = await app.place().send("Once", nonce="n1")
    assert later.id != first.id
    trial.server.delete_message(200, later.id)
    with pytest.raises(discord.NotFound) as refused:
        await app.place().send("Once", nonce="n1")
    assert refused.value.code == 10008


async def test_a_message_has_one_thread(trial: Trial) -> None:
    app = await trial.connect()
    card = await app.place().send("A question")
    thread = await card.create_thread(name="Answers", auto_archive_duration=1440)
    assert (await app.until("thread_create")).id == card.id == thread.id
    with pytest.raises(discord.HTTPException) as refused:
        await card.create_thread(name="Again")
    assert refused.value.code == 160004
    await trial.ana.write(thread.id, "My answer")
    assert (await app.until("message", 2)).channel.id == thread.id
    await card.delete()
    assert [each.content async for each in thread.history()] == ["My answer"]
    trial.server.most_threads = 1
    with pytest.raises(discord.HTTPException) as refused:
        await (await app.place().send("Another")).create_thread(name="One too many")
    assert refused.value.code == 160006


async def test_an_archived_thread_sleeps_until_somebody_writes(trial: Trial) -> None:
    app = await trial.connect()
    thread = await (await app.place().send("A question")).create_thread(name="Answers")
    answer = thread.get_partial_message(int(await trial.ana.write(thread.id, "My answer")))
    await answer.add_reaction("✅")
    await thread.edit(archived=True)
    with pytest.raises(discord.HTTPException) as refused:
        await answer.add_reaction("👍")
    assert refused.value.code == 50083
    await thread.send("Awake")
    assert [each.id for each in trial.guild.threads] == [str(thread.id)]
    trial.server.archive(thread.id, locked=True)
    with pytest.raises(discord.Forbidden) as barred:
        await thread.send("Locked out")
    assert barred.value.code == 160005


async def test_what_is_missing_or_forbidden_is_refused_by_its_code(trial: Trial) -> None:
    app, ana = await trial.connect(), trial.ana
    theirs = await ana.write(200, "Mine")
    direct = await app.http.start_private_message(ana.id)
    ana.dms_closed = True
    words = discord.http.handle_message_parameters("Psst")
    calls = {
        50005: app.http.edit_message(200, int(theirs), params=words),
        10003: app.http.get_channel(999),
        10008: app.http.get_message(200, 999),
        50007: app.http.send_message(direct["id"], params=words),
    }
    for code, call in calls.items():
        with pytest.raises(discord.HTTPException) as refused:
            await call
        assert refused.value.code == code


@pytest.mark.parametrize(("right", "code"), [("send_messages", 50013), ("view_channel", 50001)])
async def test_what_the_bot_may_not_do_is_refused(trial: Trial, right: str, code: int) -> None:
    app = await trial.connect()
    trial.channel.denied = discord.Permissions(**{right: True}).value
    with pytest.raises(discord.Forbidden) as refused:
        await app.place().send("May I?")
    assert refused.value.code == code


async def test_mentions_that_are_not_switched_off_are_noted(trial: Trial) -> None:
    app = await trial.connect()
    await app.place().send("Hello", allowed_mentions=discord.AllowedMentions(everyone=True))
    noted, trial.server.violations = trial.server.violations, []
    assert len(noted) == 1
    assert noted[0].startswith("allowed_mentions: {")


async def test_a_busy_server_is_waited_for(trial: Trial) -> None:
    app = await trial.connect()
    trial.server.faults.next(POST, Fault.BUSY, Fault.BUSY_GLOBAL)
    await app.place().send("Patience")
    assert [status for method, _, _, status in trial.server.calls if method == "POST"] == [429, 429, 200]
    assert trial.server.busy == 2


async def test_real_limits_let_fifty_through_in_a_second(trial: Trial) -> None:
    app = await trial.connect()
    trial.server.limits = True
    found = await asyncio.gather(*(app.application_info() for _ in range(60)))
    assert len(found) == 60
    assert trial.server.busy > 0


async def test_what_can_go_wrong_goes_wrong(trial: Trial) -> None:
    app = await trial.connect()
    trial.server.faults.next(POST, Fault.UNAVAILABLE, Fault.LOSE, Fault.DROP_REPLY, 50013)
    with pytest.raises(discord.DiscordServerError):
        await app.place().send("Hello")
    for posted in (0, 1):
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await app.place().send("Hello")
        assert len(trial.channel.messages) == posted
    with pytest.raises(discord.Forbidden):
        await app.place().send("Hello")
