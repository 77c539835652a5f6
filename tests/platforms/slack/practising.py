"""What somebody does who practises on Slack."""

from tests.platforms.slack.house import CHANNEL, House, proposed
from tests.platforms.slack.server.people import Person
from tests.platforms.slack.server.state import Json

GOOD = (
    "I measure before I change anything: I trace one slow request end to end and read the query plan. "
    "Then I cache what may be old, say how old it is, and watch the error rate after each step."
)


def said(house: House, person: Person) -> list[Json]:
    """What Scrimmage says in somebody's direct messages."""
    return [each for each in house.team.direct(person.id).messages if each["user"] == house.team.bot]


def stars(house: House, person: Person, ts: str) -> bool:
    """Whether somebody's own message bears our ✅."""
    message = house.team.message(person.direct, ts)
    return message is not None and "white_check_mark" in message.get("reactions", {})


def chosen(value: str) -> Json:
    """An option chosen in a menu."""
    return {"type": "static_select", "selected_option": {"value": value}}


async def begin(house: House, person: Person, length: str = "quick", **values: Json | str) -> None:
    """Somebody begins an interview by the form."""
    await person.slash(CHANNEL, "/practice")
    await house.settle()
    await person.submit(**{**proposed(person), "length": chosen(length), **values})
    await house.settle()


async def press(house: House, person: Person, message: Json, label: str) -> None:
    """Press a button, and let everything come of it."""
    await person.press(message, label)
    await house.settle()
