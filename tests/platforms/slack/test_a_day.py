"""A day in a Slack channel, from the set-up to the leaderboard, as its people see it."""

from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.server.people import shown


async def test_a_whole_day(house: House) -> None:
    ana, ben, cleo = house.ana, house.ben, house.cleo
    await house.at("08:00")
    await house.set_up()

    await house.at("09:00")
    assert shown(house.card).split("\n")[-1] == "[Answer] [Hint]"
    assert "Write your answer in the thread, or press Answer. A ✅ means it is stored." in shown(house.card)
    thread = house.card["ts"]

    first = await ana.write(CHANNEL, "I would measure where the time goes", thread)
    await ana.write(CHANNEL, "before changing anything.", thread)
    await ben.write(CHANNEL, "A cache in front of it.", thread)
    await ana.edit(CHANNEL, first, "I measure where the time goes")
    await house.settle()
    assert house.ticked(first)
    assert house.thread == [], "an answer is acknowledged with a ✅, never with a message"

    await cleo.press(house.card, "Answer")
    await house.settle()
    assert "Answer as you would in the room" in shown(house.modal(cleo))
    await cleo.submit(text="I look at explain analyze of the slowest query.")
    assert "stored" in shown(house.modal(cleo))

    await ben.press(house.card, "Hint")
    await house.settle()
    assert ben.whispers[-1].startswith("# Hint 1 of 3")
    assert "thread_ts" not in house.team.ephemerals[-1], "where Ben pressed, not in a thread"

    await house.at("13:00")
    reveal, board = house.thread
    assert "What the interviewer was looking for" in shown(reveal)
    assert all(name in shown(board) for name in ("Ana", "Ben", "Cleo"))
    assert "I measure where the time goes\nbefore changing anything." in shown(board)

    await house.vote(ben, "I measure where")
    assert "Your vote counts. You have 2 votes left." in ben.whispers[-1]
    assert house.team.ephemerals[-1]["thread_ts"] == thread, "beside the board"
    await cleo.react(CHANNEL, first)
    await house.settle()
    await house.vote(ana, "I measure where")
    assert ana.whispers[-1] == "That answer is yours. Your votes are for the others."
    assert "2 votes" not in shown(house.thread[1]), "counts are hidden until the close"

    closed = house.thread[1]["ts"]
    await house.at("09:00", days=1)
    assert "Ana\u2069  · Best answer · 2 votes" in shown(house.team.message(CHANNEL, closed) or {})

    await ana.slash(CHANNEL, "/leaderboard")
    await house.settle()
    # 10 answer, 2 × 5 votes, 15 best, 1 streak; Ben and Cleo 10 answer, 2 voted, 1 streak.
    assert [line.split()[-1] for line in ana.whispers[-1].split("\n") if "█" in line] == ["36", "13", "13"]


async def test_a_blind_day(house: House) -> None:
    await house.at("08:00")
    ticked = {"type": "checkboxes", "selected_options": [{"value": "yes"}]}
    await house.set_up(blind=ticked, anonymous=ticked)
    await house.at("09:00")
    assert "All answers stay hidden until the reveal." in shown(house.card)

    said = await house.ana.write(CHANNEL, "In the thread by mistake.", house.card["ts"])
    await house.settle()
    assert house.ana.whispers[-1].startswith("Answers are hidden here until the reveal")
    assert not house.ticked(said)
    for person, text in ((house.ana, "I measure first."), (house.ben, "I guess.")):
        await person.press(house.card, "Answer")
        await house.settle()
        await person.submit(text=text)
    await house.settle()
    assert "2 answers so far." in shown(house.card)

    await house.at("13:00")
    board = shown(house.thread[1])
    assert "I measure first." in board
    assert "Ana" not in board, "no names before the close"


async def test_the_form_keeps_what_was_written_before(house: House) -> None:
    await house.begin()
    await house.ana.write(CHANNEL, "First thoughts &lt;here&gt; &amp; there", house.card["ts"])
    await house.settle()
    await house.ana.press(house.card, "Answer")
    await house.settle()
    assert "First thoughts <here> & there" in shown(house.modal(house.ana))
    await house.at("13:00")
    answer = await house.ana.submit(text="Second thoughts")
    assert answer is not None
    assert answer["response_action"] == "errors", "what was written is still in the form"
    assert "stands as it was at the reveal" in answer["errors"]["field/text"]


async def test_an_empty_form_says_so_and_stays_open(house: House) -> None:
    await house.begin()
    await house.ana.press(house.card, "Answer")
    await house.settle()
    answer = await house.ana.submit(text="  ")
    assert answer is not None
    assert answer["response_action"] == "errors"
    assert "no words" in answer["errors"]["field/text"]
