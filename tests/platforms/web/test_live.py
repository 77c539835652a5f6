import asyncio

from bot.platforms.web.live import CHANNEL, EVERYTHING, Live, thread_change


async def test_a_new_page_fetches_everything() -> None:
    stream = Live().stream()
    assert await anext(stream) == 'event: change\ndata: ["everything"]\n\n'


async def test_changes_between_two_looks_are_told_once_and_together() -> None:
    live = Live()
    stream = live.stream()
    await anext(stream)
    live.tell(CHANNEL, thread_change("m1"))
    live.tell(CHANNEL)
    assert await anext(stream) == 'event: change\ndata: ["channel", "thread m1"]\n\n'


async def test_silence_is_broken_by_a_sign_of_life() -> None:
    stream = Live(beat=0.001).stream()
    await anext(stream)
    assert (await anext(stream)).startswith("event: beat\n")


async def test_a_page_that_does_not_listen_takes_no_room() -> None:
    live = Live()
    stream = live.stream()
    await anext(stream)
    for number in range(1000):
        live.tell(thread_change(str(number)))
    assert len(await anext(stream)) < 3000
    live.tell(EVERYTHING)
    assert EVERYTHING in await anext(stream)


async def test_closing_ends_every_stream_and_any_opened_later() -> None:
    live = Live()
    streams = [live.stream(), live.stream()]
    for stream in streams:
        await anext(stream)
    rest = [asyncio.ensure_future(collect(stream)) for stream in streams]
    await asyncio.sleep(0)
    live.close()
    await asyncio.wait_for(asyncio.gather(*rest), 1)
    assert live.open_pages == 0
    assert len(await collect(live.stream())) == 1


async def collect(stream: object) -> list[str]:
    return [each async for each in stream]  # type: ignore[attr-defined]


async def test_a_page_that_went_away_is_forgotten() -> None:
    live = Live()
    stream = live.stream()
    await anext(stream)
    assert live.open_pages == 1
    await stream.aclose()  # type: ignore[attr-defined]
    assert live.open_pages == 0
