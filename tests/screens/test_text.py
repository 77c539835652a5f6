"""What people wrote cannot become part of a sentence of ours."""

import json
import logging
from dataclasses import FrozenInstanceError

import pytest

from bot.screens.text import UserText

WORDS = UserText("<!channel> hello")
WAYS = {
    "str": str,
    "f-string": lambda text: f"They wrote {text}",
    "f-string with a spec": lambda text: f"They wrote {text:>20}",
    "f-string with !s": lambda text: f"They wrote {text!s}",
    "str.format": lambda text: "They wrote {}".format(text),  # noqa: PLW0108, UP032 - the very thing
    "percent": lambda text: "They wrote %s" % text,  # noqa: UP031 - as above
    "format": format,
    "join": lambda text: " ".join(["They wrote", text]),  # noqa: FLY002 - as above
    "adding": lambda text: "They wrote " + text,
    "adding to": lambda text: text + " is what they wrote",
    "times": lambda text: text * 2,
    "JSON": json.dumps,
    "iteration": list,
}


@pytest.mark.parametrize("way", WAYS)
def test_it_cannot_be_interpolated(way: str) -> None:
    with pytest.raises((TypeError, AttributeError)):
        WAYS[way](WORDS)  # type: ignore[operator]


@pytest.mark.parametrize("shown", [f"{WORDS!r}", repr(WORDS), "%r" % WORDS, repr([WORDS])])  # noqa: UP031
def test_its_repr_says_how_long_it_is_and_not_what_it_says(shown: str) -> None:
    assert "hello" not in shown
    assert "16" in shown


def test_a_log_line_cannot_hold_it(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(TypeError):
        logging.getLogger("test").warning("They wrote %s", WORDS)
    assert "hello" not in caplog.text


def test_it_is_a_value_that_nobody_changes() -> None:
    assert UserText("a") == UserText("a") != UserText("b")
    assert len({UserText("a"), UserText("a")}) == 1
    with pytest.raises(FrozenInstanceError):
        WORDS.raw = "other"  # type: ignore[misc]
    assert WORDS.raw == "<!channel> hello"
