"""Practice on Slack, from the form to the report, as the one who practises sees it."""

import pytest

from bot.platforms.shared import intake
from bot.platforms.slack import words
from bot.platforms.slack.render.screens import as_message
from bot.ports.messenger import Rejected
from bot.screens import screens as s
from bot.screens.action import Action, Verb
from bot.screens.text import Md, UserText
from tests.platforms.slack.house import CHANNEL, House, proposed
from tests.platforms.slack.practising import GOOD, begin, press, said, stars
from tests.platforms.slack.server.checks import problems
from tests.platforms.slack.server.people import shown
from tests.platforms.slack.server.state import Json


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this machine reads, forms are answered with what became of them."""
    monkeypatch.setattr(intake, "ANSWER", 60.0)


async def test_a_quick_interview_from_the_form_to_the_file(house: House) -> None:
    ana = house.ana
    await ana.slash(CHANNEL, "/practice", "spotify-backend")
    await house.settle()
    form = house.modal(ana)
    assert form["callback_id"] == "practice"
    assert shown(form).count("# What to practise") == 1, "each heading once, whatever the order of the fields"
    assert proposed(ana)["resume"] == ""
    await ana.submit(**proposed(ana))
    assert "It begins in your direct messages." in shown(house.modal(ana))
    await house.settle()

    (asked,) = said(house, ana)
    assert shown(asked).split("\n")[-1] == "[Done] [Answer form] [Hint] [Stop]"
    assert "Write your answer here, in as many messages as you like, then press Done." in shown(asked)

    await press(house, ana, asked, "Done")
    assert ana.whispers[-1].startswith("There are no words of yours here yet.")
    await press(house, ana, asked, "Hint")
    assert ana.whispers[-1].startswith("# Hint 1 of 3")

    first = await ana.write(ana.direct, "I would look at the &lt;zeppelin&gt; first.")
    second = await ana.write(ana.direct, GOOD)
    mistake = await ana.write(ana.direct, "Forget this sentence.")
    await house.settle()
    assert all(stars(house, ana, each) for each in (first, second, mistake))
    assert len(said(house, ana)) == 1, "what is written is acknowledged with a ✅, never with a message"
    await ana.edit(ana.direct, first, "I would look at the users first.")
    await ana.delete(ana.direct, mistake)
    await house.settle()

    await press(house, ana, asked, "Done")
    asked, score = said(house, ana)
    assert "[Done]" not in shown(asked)
    assert "This one is over." in shown(asked)
    assert "How it went" in shown(score)
    assert shown(score).split("\n")[-1] == "[Try again] [Report] [Another question]"

    await press(house, ana, score, "Report")
    report = [each for each in house.team.ephemerals if each["user"] == ana.id][-1]
    assert shown(report).startswith("# Your report")
    await press(house, ana, report, "Download")
    (file,) = house.team.files
    assert file["channel"] == ana.direct
    assert file["name"].endswith(".md")
    text = file["content"].decode()
    assert "> I would look at the users first." in text
    assert "zeppelin" not in text, "the edit counts"
    assert "Forget this" not in text, "what was deleted is gone"
    assert any("# Your report" in each for each in ana.whispers), "the report stays where it was asked for"


async def test_the_same_question_again_by_the_form(house: House) -> None:
    ana = house.ana
    await begin(house, ana)
    await ana.write(ana.direct, "I would ask somebody who knows it well, and then read what they wrote.")
    await house.settle()
    await press(house, ana, said(house, ana)[0], "Done")
    await press(house, ana, said(house, ana)[-1], "Try again")
    again = said(house, ana)[-1]
    await press(house, ana, again, "Answer form")
    assert house.modal(ana)["callback_id"] == "answer"
    assert await ana.submit(text=GOOD) is None, "the form closes, and what comes next comes by itself"
    await house.settle()
    assert "Last time it was" in shown(said(house, ana)[-1])


async def test_a_mock_interview_to_its_report(house: House) -> None:
    ana = house.ana
    await begin(house, ana, "mock", resume="Ten years of Kafka and PostgreSQL.", job="You know Kubernetes.")
    titles = []
    while "how did it go?" not in shown(said(house, ana)[-1]):
        asked = said(house, ana)[-1]
        titles.append(shown(asked).split("\n")[0])
        assert "[Hint]" not in shown(asked), "nobody helps"
        await ana.write(ana.direct, GOOD)
        await house.settle()
        await press(house, ana, asked, "Done")
        assert len(titles) < 20
    assert titles[0].startswith("# Question 1 of ")
    assert any(each.startswith("# A follow-up on ") for each in titles)
    assert all("of 100" not in shown(each) for each in said(house, ana)), "feedback comes at the end"

    await press(house, ana, said(house, ana)[-1], "Fairly")
    report = said(house, ana)[-1]
    assert shown(report).startswith("# Your report")
    assert "You gave yourself 50" in shown(report)
    assert "Read by the offline rubric" in shown(report)
    assert shown(report).split("\n")[-1] == "[Download] [Practise again]"

    await ana.slash(CHANNEL, "/scrimmage", "me")
    await house.settle()
    assert "Your practice, try by try" in shown(house.modal(ana))


async def test_an_interview_goes_on_after_a_restart(house: House) -> None:
    ana = house.ana
    await begin(house, ana)
    before = await ana.write(ana.direct, "Before the restart.")
    await house.settle()
    await house.stop()
    await house.start()
    after = await ana.write(ana.direct, GOOD)
    await house.settle()
    assert stars(house, ana, before)
    assert stars(house, ana, after)
    (asked,) = said(house, ana)
    await press(house, ana, asked, "Answer form")
    assert f"Before the restart.\n{GOOD}" in shown(house.modal(ana))
    await press(house, ana, asked, "Done")
    assert "How it went" in shown(said(house, ana)[-1])


async def test_what_somebody_else_presses_is_refused(house: House) -> None:
    ana, ben = house.ana, house.ben
    await begin(house, ana)
    (asked,) = said(house, ana)
    await ana.write(ana.direct, GOOD)
    for label in ("Done", "Hint", "Stop"):
        await press(house, ben, asked, label)
        assert ben.whispers[-1].startswith("There is no such interview of yours"), label
    await press(house, ben, asked, "Answer form")
    assert shown(house.modal(ben)).startswith("There is no such interview of yours")
    assert "[Done]" in shown(said(house, ana)[0])


async def test_a_form_of_somebody_elses_turn_is_refused_with_the_words_kept(house: House) -> None:
    ana, ben = house.ana, house.ben
    await begin(house, ana)
    await begin(house, ben)
    await press(house, ana, said(house, ana)[0], "Answer form")
    await press(house, ben, said(house, ben)[0], "Answer form")
    house.modal(ben)["private_metadata"] = house.modal(ana)["private_metadata"]
    answer = await ben.submit(text="Let me answer for Ana.")
    assert answer is not None
    assert answer["response_action"] == "errors"
    assert "no such interview of yours" in answer["errors"]["field/text"]
    answer = await ana.submit(text="  ")
    assert answer is not None
    assert "no words of yours" in answer["errors"]["field/text"]


async def test_one_interview_at_a_time_and_the_way_back_to_it(house: House) -> None:
    ana = house.ana
    await begin(house, ana)
    await ana.slash(CHANNEL, "/practice")
    await house.settle()
    assert "[Go on] [Stop it]" in shown(house.modal(ana))
    await press(house, ana, house.modal(ana), "Go on")
    assert "It begins in your direct messages." in shown(house.modal(ana))
    await ana.slash(CHANNEL, "/practice")
    await house.settle()
    await press(house, ana, house.modal(ana), "Stop it")
    assert "The interview is over." in shown(house.modal(ana))
    assert "This one is over." in shown(said(house, ana)[0])


async def test_a_reading_that_takes_long_is_said_to_be_stored(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "ANSWER", 0.0)
    monkeypatch.setattr(intake, "AFTER", 0.0)
    ana = house.ana
    await begin(house, ana)
    await press(house, ana, said(house, ana)[0], "Answer form")
    answer = await ana.submit(text=GOOD)
    assert answer is not None
    assert shown(answer["view"]) == "Saving …"
    await house.settle()
    assert shown(house.modal(ana)) == "It is stored."
    assert "How it went" in shown(said(house, ana)[-1])


def test_of_a_long_report_what_to_take_from_it_and_the_way_to_all_of_it_stay() -> None:
    point = s.CoveredPoint(s.Mark.COVERED, "covered", Md("A key point " * 12), UserText("so I said " * 60))
    part = s.ReportPart(Md("A question"), Md(""), 40, (point,) * 8, Md(""))
    taken = s.Section("Worth most next time", (Md("Say how old the numbers are."),))
    download = Action(Verb.DOWNLOAD, "i", "Download")
    screen = s.ReportScreen(
        Md("Your report"), Md("40 of 100."), 40, (part,) * 6, (taken,), Md("Read by"), (download,)
    )
    drawn = as_message(screen)
    assert problems({"text": drawn.text, "blocks": drawn.blocks}, "message") == []
    lines = shown({"blocks": drawn.blocks}).split("\n")
    assert "Read by" in lines
    assert "Say how old the numbers are." in lines
    assert lines[-2:] == [words.MORE, "[Download]"]


def handed_in(house: House, content: bytes) -> Json:
    """A file in a form, as Slack describes it."""
    house.slack.handed_in["F1"] = content
    kept = {"id": "F1", "size": len(content), "url_private_download": f"{house.slack.address}/file/F1"}
    return {"type": "file_input", "files": [kept]}


async def test_a_resume_is_handed_in_as_a_file_with_the_form(house: House) -> None:
    ana = house.ana
    await ana.slash(CHANNEL, "/practice")
    await house.settle()
    form = house.modal(ana)
    blocks = {each.get("block_id") for each in form["blocks"]}
    assert {"file/resume", "file/job"} <= blocks
    picture = handed_in(house, b"\x89PNG\r\n\x1a\n" + bytes(64))
    refused = await ana.submit(**{**proposed(ana), "file/resume": picture})
    assert refused is not None
    assert refused["errors"]["file/resume"].startswith("That is a picture")
    resume = handed_in(house, b"Ten years of PostgreSQL and Redis.")
    await ana.submit(**{**proposed(ana), "file/resume": resume})
    await house.settle()
    assert "Done" in shown(said(house, ana)[-1])
    await ana.slash(CHANNEL, "/scrimmage", "me")
    await house.settle()
    assert "résumé" in shown(house.modal(ana))


async def test_a_file_elsewhere_is_not_fetched(house: House) -> None:
    await house.ana.slash(CHANNEL, "/practice")
    await house.settle()
    file = handed_in(house, b"Redis.")
    for address in ("http://169.254.169.254/latest", "", "http://[", f"{house.slack.address}/file/unknown"):
        file["files"][0]["url_private_download"] = address
        refused = await house.ana.submit(**{**proposed(house.ana), "file/job": file})
        assert refused == {"response_action": "errors", "errors": {"file/job": words.NOT_FETCHED}}


async def test_without_a_proxy_a_token_goes_where_slack_keeps_files_alone(house: House) -> None:
    api = house.serving.slack.messenger.api
    api.client.base_url = type(api.client).BASE_URL
    for address in (
        "https://files.slack.com.example.org/f",
        "http://files.slack.com/f",
        "https://slack.com/f",
    ):
        with pytest.raises(Rejected):
            await api.fetch(house.workspace, address)
