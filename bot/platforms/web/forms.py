"""Reads what a page sends, and says kindly what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.platforms.web import text_page

MOST_BYTES = 1024 * 1024
FILE_BYTES = 16 * MOST_BYTES
"""Bytes of a file that are taken in; the core reads fewer, and says so."""
_MOST_FIELDS = 2_000
_KIND = "application/x-www-form-urlencoded"


class Refused(Exception):  # noqa: N818 - an outcome
    """What was asked cannot be done; `sentence` is what the person reads, `status` is HTTP's, 4xx."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form."""

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """What stands in the field, empty if it is missing."""
        return next(iter(self.many(name)), "")

    def many(self, name: str) -> tuple[str, ...]:
        """All that stands in the field."""
        return self.fields.get(name, ())

    def text(self, name: str) -> str:
        """What a person wrote; raises Refused if it is blank or too long."""
        written = self.one(name)
        if not written.strip():
            raise Refused(422, text_page.EMPTY)
        if len(written) > text_page.MOST_CHARACTERS:
            most = text_page.MOST_CHARACTERS
            raise Refused(422, text_page.TOO_LONG.format(count=len(written), most=most))
        return written

    def values(self) -> dict[str, tuple[str, ...]]:
        """The fields that a screen's form declared by `field`, also those with nothing in them."""
        return {name: self.many(f"f.{name}") for name in self.many("field")}


async def read_form(request: Request) -> Form:
    """The form in the request's body; raises Refused for anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _KIND:
        raise Refused(415, text_page.NOT_A_FORM)
    return parse((await _body(request)).decode("utf-8", "replace"))


def parse(body: str) -> Form:
    """The form in a body; raises Refused if it has too many fields."""
    try:
        pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace")
    except ValueError as fault:
        raise Refused(400, text_page.TOO_MANY_FIELDS) from fault
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), _clean(value))
    return Form(fields)


async def read_file(request: Request) -> tuple[Form, bytes]:
    """A file, and what the address says of it; raises Refused if it is far too large."""
    return parse(request.url.query), await _body(request, FILE_BYTES)


async def _body(request: Request, most: int = MOST_BYTES) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Refused(413, text_page.TOO_BIG)
    return bytes(body)


def _clean(value: str) -> str:
    """No NUL, which a database refuses, and one kind of line end."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
