"""Practice on Discord: a form, direct messages, a private thread where those are closed, the report."""

from pathlib import Path

from tests.databases import fresh_store
from tests.platforms.discord.house import CHANNEL, House
from tests.platforms.discord.server import Person, shown

GOOD = (
    "While the network is split I have to choose between consistency and availability for each request. "
    "Partitions will happen, so I cannot opt out of them, and I decide it per feature and not for a database."
)


async def begins(house: House, person: Person, **values: object) -> None:
    await house.does(person.slash(CHANNEL, "practice"))
    assert person.modal is not None
    await house.does(person.submit(**values))


def asked(person: Person) -> list[str]:
    return [shown(each) for each in person.direct]


async def test_a_quick_interview_in_direct_messages(house: House) -> None:
    ana = house.ana
    await house.at("08:00")
    await house.does(ana.slash(CHANNEL, "practice", pack="spotify-backend", topic="consistency"))
    assert ana.modal is not None
    assert "A mock interview for you alone." in shown(ana.modal)
    await house.does(ana.submit())
    assert "It begins in your direct messages." in shown(ana.private[-1])
    (card,) = ana.direct
    assert shown(card).endswith("[Done] [Answer form] [Hint] [Stop]")

    await house.does(ana.press(card, "Hint"))
    assert "Hint 1 of 3" in asked(ana)[-1] or "Hint 1 of 3" in shown(ana.private[-1])
    first = await ana.write(ana.dm, "While the network is split")
    await house.settle()
    assert house.server.channels[ana.dm].reactions[first]["✅"] == [house.server.bot_id]
    await house.later(1)
    await ana.edit(ana.dm, first, GOOD)
    extra = await ana.write(ana.dm, "And something silly.")
    await house.settle()
    await house.does(ana.delete(ana.dm, extra))
    await house.does(ana.press(card, "Done"))
    score = next(each for each in reversed(ana.direct) if "How it went" in shown(each))
    assert "of 100" in shown(score)
    assert "While the network is split" in shown(score), "the sentence that shows it"
    assert "silly" not in shown(score)

    await house.does(ana.press(score, "Try again"))
    again = ana.direct[-1]
    await house.does(ana.press(again, "Answer form"))
    assert ana.modal is not None
    await house.does(ana.submit(text=GOOD))
    assert "Last time it was" in asked(ana)[-1]
    await house.does(ana.press(ana.direct[-1], "Report"))
    report = next(
        each for each in [*reversed(ana.private), *reversed(ana.direct)] if "Your report" in shown(each)
    )
    await house.does(ana.press(report, "Download"))
    seen = "\n".join(shown(each) for each in [*ana.private, *ana.direct])
    assert "scrimmage-interview-2026-11-24.md" in seen


async def test_a_mock_interview_to_its_report(house: House) -> None:
    ana = house.ana
    await house.at("08:00")
    await begins(house, ana, length="mock")
    for _ in range(20):
        latest = ana.direct[-1]
        if "how did it go" in shown(latest):
            break
        await ana.write(ana.dm, GOOD)
        await house.settle()
        await house.does(ana.press(latest, "Done"))
    await house.does(ana.press(ana.direct[-1], "Well"))
    report = asked(ana)[-1]
    assert "Your report" in report
    assert "You gave yourself 75" in report
    assert "Worth most next time" in report


async def test_what_was_written_while_nobody_listened_is_read(house: House) -> None:
    ana = house.ana
    await house.at("08:00")
    await begins(house, ana)
    await house.stop()
    said = await ana.write(ana.dm, "Into the silence.")
    await house.start()
    await house.discord.confidences.run()
    await house.settle()
    assert "✅" in house.server.channels[ana.dm].reactions[said]


async def test_where_direct_messages_are_closed_a_private_thread_takes_their_place(house: House) -> None:
    ana, ben = house.ana, house.ben
    await house.at("08:00")
    ana.dms_closed = True
    await begins(house, ana)
    await house.later(5)
    (thread,) = house.guild.threads
    card = next(iter(thread.said.values()))
    assert "[Done]" in shown(card)
    await ben.write(thread.id, "I am not asked.")
    said = await ana.write(thread.id, GOOD)
    await house.settle()
    assert thread.reactions[said]["✅"] == [house.server.bot_id]
    await house.does(ben.press(card, "Done"))
    assert "no such interview of yours" in shown(ben.private[-1])
    await house.does(ana.press(card, "Done"))
    score = shown([*thread.said.values()][-1])
    assert "How it went" in score
    assert "I am not asked" not in score


async def test_packs_and_topics_are_completed(house: House) -> None:
    packs = await house.ana.autocomplete(CHANNEL, "practice", "pack", "spot")
    assert [each["value"] for each in packs] == ["spotify-backend"]
    topics = await house.ana.autocomplete(CHANNEL, "practice", "topic", "data")
    assert "databases" in [each["value"] for each in topics]


async def test_one_interview_goes_on_and_the_way_back_to_it_is_shown(house: House) -> None:
    ana = house.ana
    await house.at("08:00")
    await begins(house, ana)
    await house.does(ana.slash(CHANNEL, "practice"))
    assert "You have an interview that goes on" in shown(ana.private[-1])
    await house.does(ana.press(ana.private[-1], "Stop it"))
    await house.does(ana.press(ana.private[-1], "Stop it"))
    assert "The interview is over." in shown(ana.private[-1])


async def test_without_private_threads_the_interview_waits_and_nothing_is_lost(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    async with House(store) as house:
        await house.begin()
        house.server.deny(house.channel, 1 << 36)
        house.ana.dms_closed = True
        await begins(house, house.ana)
        await house.later(5)
        assert "I cannot open private threads" in "\n".join(map(shown, house.dev.direct))
        house.ana.dms_closed = False
        await house.does(house.ana.slash(CHANNEL, "practice"))
        assert "goes on" in shown(house.ana.private[-1])
    await store.close()


async def test_a_resume_comes_as_a_file(house: House) -> None:
    ana = house.ana
    await house.at("08:00")
    resume = ("cv.txt", b"Seven years with PostgreSQL, Kafka and Python.\nmail me: ana@example.com")
    await house.does(ana.slash(CHANNEL, "my papers", resume=resume, job=("job.png", b"\x89PNG\r\n\x1a\n")))
    seen = "\n".join(map(shown, ana.private))
    assert "**PostgreSQL**" in seen
    assert "That is a picture" in seen
    await begins(house, ana)
    assert "Your résumé mentions" in asked(ana)[-1]
