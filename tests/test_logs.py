"""What people wrote never reaches a log."""

import json

import pytest

from bot.logs import configure
from bot.screens.text import UserText

SECRET = "the words of a person"


def test_only_allow_listed_fields_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info").info("answered", slot="round/1/question", text=SECRET, token="xoxb-1")
    line = json.loads(capsys.readouterr().err)
    assert line["slot"] == "round/1/question"
    assert SECRET not in str(line)
    assert "xoxb" not in str(line)


def test_an_exception_is_logged_by_its_kind_and_place_not_by_its_message(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log = configure("info")
    try:
        raise ValueError(SECRET)
    except ValueError:
        log.exception("command-failed", reference="abc")
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert __name__ in said
    assert SECRET not in said


def test_user_text_shows_its_length_alone() -> None:
    assert SECRET not in repr(UserText(SECRET))
