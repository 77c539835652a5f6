"""A day in a Discord channel, from the set-up to the leaderboard, as its people see it."""

from tests.platforms.discord.house import CHANNEL, House
from tests.platforms.discord.server import shown


async def test_a_whole_day(house: House) -> None:
    ana, ben, cleo = house.ana, house.ben, house.cleo
    await house.at("08:00")
    await house.set_up()

    await house.at("09:00")
    assert shown(house.card).split("\n")[-1] == "[Answer] [Hint]"
    assert "Write your answer in the thread, or press **Answer**. A ✅ means it is stored." in shown(
        house.card
    )
    thread = house.card["id"]
    assert house.server.channels[thread].name, "a thread hangs under it"

    first = await ana.write(thread, "I would measure where the time goes")
    await ana.write(thread, "before changing anything.")
    await ben.write(thread, "A cache in front of it.")
    await house.later(1)
    await ana.edit(thread, first, "I measure where the time goes")
    await house.settle()
    assert house.ticked(first)
    assert house.thread == [], "an answer is acknowledged with a ✅, never with a message"

    await house.does(cleo.press(house.card, "Answer"))
    assert cleo.modal is not None
    assert "Answer as you would in the room" in shown(cleo.modal)
    await house.does(cleo.submit(text="I look at explain analyze of the slowest query."))
    assert cleo.modal is None
    assert "stored" in shown(cleo.private[-1])

    await house.does(ben.press(house.card, "Hint"))
    assert shown(ben.private[-1]).startswith("### Hint 1 of 3")
    await house.does(ben.press(ben.private[-1], "Next hint"))
    assert shown(ben.private[-1]).startswith("### Hint 2 of 3"), "the next takes its place"

    await house.at("13:00")
    reveal, board = house.thread
    assert "What the interviewer was looking for" in shown(reveal)
    assert "||" in shown(reveal), "key points are covered, to test oneself"
    assert all(name in shown(board) for name in ("Ana", "Ben", "Cleo"))
    assert "I measure where the time goes\nbefore changing anything." in shown(board)

    await house.votes(ben, "I measure where")
    assert "Your vote counts. You have 2 votes left." in shown(ben.private[-1])
    await house.does(cleo.react(thread, first))
    await house.votes(ana, "I measure where")
    assert "That answer is yours. Your votes are for the others." in shown(ana.private[-1])
    assert "2 votes" not in shown(house.thread[1]), "counts are hidden until the close"

    await house.at("09:00", days=1)
    closed = house.server.channels[thread]
    assert "Best answer · 2 votes" in shown([*closed.said.values()][-1])
    assert closed.archived, "the thread rests"
    assert house.card["id"] != thread

    await house.does(ana.slash(CHANNEL, "leaderboard"))
    # 10 answer, 2 × 5 votes, 15 best, 1 streak; Ben and Cleo 10 answer, 2 voted, 1 streak.
    lines = [line for line in shown(ana.private[-1]).split("\n") if "█" in line]
    assert [any(str(points) in line for line in lines) for points in (36, 13)] == [True, True]
