"""What people do reaches discord.py as it is, and what it answers reaches them."""

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import jsonschema
import pytest

from tests.platforms.discord.server import problems, shown
from tests.platforms.discord.server.plain import App, Card, Trial
from tests.platforms.discord.server.state import Json

SPECS = os.environ.get("SCRIMMAGE_TEST_SPECS", "")
SCHEMAS = {
    "READY": "Ready",
    "GUILD_CREATE": "GuildCreate",
    "MESSAGE_CREATE": "MessageCreate",
    "MESSAGE_UPDATE": "MessageUpdate",
    "MESSAGE_REACTION_ADD": "ReactionAdd",
    "THREAD_CREATE": "ThreadCreate",
    "INTERACTION_CREATE": "Interaction",
}


@pytest.fixture
async def trial() -> AsyncIterator[Trial]:
    async with Trial() as opened:
        yield opened
        assert opened.server.violations == []


async def card(app: App, trial: Trial) -> Json:
    view = Card()
    await app.place().send(view=view)
    view.stop()
    return trial.channel.messages[-1]


async def test_a_command_is_answered_to_the_one_who_used_it(trial: Trial) -> None:
    await trial.connect()
    await trial.ana.slash(200, "practice", pack="Go")
    await trial.ana.answered()
    assert [shown(each) for each in trial.ana.private] == ["Practising Go"]
    assert trial.channel.messages == []


async def test_a_form_keeps_what_it_proposes(trial: Trial) -> None:
    await trial.connect()
    await trial.ana.slash(200, "practice", pack="form")
    await trial.ana.answered()
    assert trial.ana.modal is not None
    assert shown(trial.ana.modal) == "Your answer\nAnswer: So far\nPack: Design"
    await trial.ana.submit(words="Better")
    await trial.ana.answered()
    assert trial.ana.modal is None
    fields = [each["component"] for each in json.loads(trial.ana.private[-1]["content"])["components"]]
    assert [each.get("value") or each["values"] for each in fields] == ["Better", ["Design"]]


async def test_a_command_on_a_message_reads_it(trial: Trial) -> None:
    trial.server.content_granted = False
    await trial.connect(discord.Intents.default())
    id_ = await trial.ana.write(200, "A long answer")
    await trial.ana.context(200, "Submit as my answer", id_)
    await trial.ana.answered()
    assert trial.ana.private[-1]["content"] == "Took: A long answer"


async def test_a_button_outlives_its_view(trial: Trial) -> None:
    message = await card(await trial.connect(), trial)
    assert shown(message) == "**Ready?**\n[Vote]"
    await trial.ana.press(message, "Vote")
    await trial.ana.answered()
    assert [shown(each) for each in trial.ana.private] == ["Noted"]


async def test_silence_is_remembered_and_a_late_answer_refused(trial: Trial) -> None:
    app = await trial.connect()
    trial.server.interactions.within = 0.1
    await trial.ana.slash(200, "practice", pack="silence")
    interaction = await app.until("interaction")
    await trial.ana.answered()
    assert len(trial.ana.failed) == 1
    with pytest.raises(discord.NotFound) as late:
        await interaction.response.send_message("Late")
    assert late.value.code == 10062


async def test_one_answer_and_a_quarter_of_an_hour(trial: Trial) -> None:
    app = await trial.connect()
    await trial.ana.slash(200, "practice", pack="Go")
    await trial.ana.answered()
    interaction = await app.until("interaction")
    await interaction.edit_original_response(content="Changed")
    assert [each["content"] for each in trial.ana.private] == ["Changed"]
    interaction.response._response_type = None  # noqa: SLF001 - discord.py itself would refuse
    with pytest.raises(discord.HTTPException) as second:
        await interaction.response.send_message("Again")
    assert second.value.code == 40060
    trial.now += 901
    with pytest.raises(discord.HTTPException) as late:
        await interaction.followup.send("Late")
    assert late.value.code == 50027


async def test_files_can_be_fetched(trial: Trial) -> None:
    app = await trial.connect()
    place = await app.fetch_channel(int(trial.ana.dm))
    assert isinstance(place, discord.DMChannel)
    await place.send("Your report", file=discord.File(__file__, "report.md"))
    assert shown(trial.ana.direct[-1]) == "Your report\n(report.md)"
    message = [each async for each in place.history()][-1]
    assert (await message.attachments[0].read()).startswith(b'"""What people do')


async def test_what_breaks_a_limit_is_refused_and_noted(trial: Trial) -> None:
    app = await trial.connect()
    with pytest.raises(discord.HTTPException) as refused:
        await app.place().send("x" * 2001)
    assert refused.value.code == 50035
    noted, trial.server.violations = trial.server.violations, []
    assert noted == ["content of 2001"]


def test_what_breaks_a_limit_is_named() -> None:
    button = {"type": 2, "style": 1, "label": "x" * 81, "custom_id": "a"}
    row = {"type": 1, "components": [button, {**button, "label": "x"}]}
    found = problems({"flags": 1 << 15, "components": [row, {"type": 10, "content": ""}]}, "message")
    assert found == ["label of 81", "text of 0", "custom_id twice: a"]
    assert problems({"content": "x" * 2001, "nonce": "n" * 26}, "message") == ["content of 2001", "nonce"]
    assert problems({"flags": 1 << 15, "components": [{"type": 17}]}, "message") == ["an empty container"]
    command = {"name": "Shout", "description": ""}
    assert problems([command], "commands") == ["name Shout", "description of Shout of 0"]
    modal = {"title": "x" * 46, "custom_id": "a", "components": []}
    assert problems(modal, "modal") == ["title of 46", "0 fields, 0 components"]


async def live_through_a_day(trial: Trial) -> None:
    ana, message = trial.ana, await card(app := await trial.connect(), trial)
    thread = await app.place().get_partial_message(int(message["id"])).create_thread(name="Answers")
    id_ = await ana.write(thread.id, "Answer")
    await ana.react(thread.id, id_)
    await ana.edit(thread.id, id_, "Another")
    await ana.press(message, "Vote")
    await ana.answered()
    await ana.slash(200, "practice", pack="form")
    await ana.answered()
    await ana.submit()
    await ana.answered()
    await ana.context(thread.id, "Submit as my answer", id_)
    await ana.answered()
    await ana.write(ana.dm, "Between us")


@pytest.mark.skipif(not SPECS, reason="Discord's description is not at hand")
async def test_what_is_told_is_as_discord_describes_it(trial: Trial) -> None:
    await live_through_a_day(trial)
    assert {event for event, _ in trial.server.told} >= set(SCHEMAS)
    for event, name in SCHEMAS.items():
        schema = json.loads(Path(SPECS, f"discord-gateway-{name}.schema.json").read_text())  # noqa: ASYNC240
        for told in (told for each, told in trial.server.told if each == event):
            jsonschema.validate(told, summed(schema))


def summed(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """A schema that lets flags be added up, where it was made to take single ones."""
    if isinstance(schema, dict):
        values = schema.get("enum", [0])
        flags = all(isinstance(each, int) and each and each & (each - 1) == 0 for each in values)
        kept = {name: each for name, each in schema.items() if name != "enum" or not flags}
        return {name: {} if name == "flags" else summed(each) for name, each in kept.items()}
    return [summed(each) for each in schema] if isinstance(schema, list) else schema
