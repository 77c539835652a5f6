"""Whatever somebody hands in becomes text or its own clear no, and this process never pays for it."""

import asyncio
import gc
import json
import os
import sys
from collections.abc import Callable

import psutil
import pytest

from bot.domain import papers as no
from bot.domain.papers import CHARACTERS, LARGEST, PAGES, Unreadable
from bot.reading.child import text_of
from bot.reading.read import AT_ONCE, FileReader
from tests.reading.files import (
    PNG,
    archive,
    docx,
    docx_bomb,
    looping_pdf,
    lying_docx,
    paragraphs,
    pdf,
    pdf_bomb,
    scan,
)

MEGABYTE = 2**20
WORDS = "Built streaming pipelines with Kafka and Go.\nOwned the on-call rota of Résumé Ltd."
CHINESE = "后端工程师\n使用 Kafka 和 Redis 开发支付系统"
ARABIC = "مهندس برمجيات\nخبرة في Kafka و Redis"


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-32"),
        WORDS.encode("cp1252"),
        WORDS.replace("\n", "\r\n").encode(),
        pdf(WORDS),
        pdf(*WORDS.splitlines()),
        b"\n  " + pdf(WORDS),
        pdf(WORDS, owner="printing is forbidden"),
        docx(paragraphs(*WORDS.splitlines())),
    ],
    ids=lambda content: repr(content[:8]),
)
async def test_the_words_are_the_same_whatever_they_come_in(content: bytes) -> None:
    assert words(await FileReader().read(content)) == words(WORDS)


@pytest.mark.parametrize("text", [CHINESE, ARABIC])
def test_other_scripts_are_read(text: str) -> None:
    for content in (text.encode(), text.encode("utf-16"), docx(paragraphs(*text.splitlines()))):
        assert words(text_of(content)) == words(text)


def test_a_chinese_pdf_is_read() -> None:
    assert words(text_of(pdf(CHINESE, wide=True))) == words(CHINESE)


async def test_contact_details_are_gone_before_anything_comes_back() -> None:
    page = (
        "Ana Silva\nana@example.com, +351 912 345 678\nlinkedin.com/in/ana-silva\nPython, C++, Node.js and S3"
    )
    for content in (page.encode(), pdf(page), docx(paragraphs(*page.splitlines()))):
        text = await FileReader().read(content)
        assert text.split("\n", 3)[-1].strip() == "Python, C++, Node.js and S3"
        assert "Silva" not in text


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
REFUSED: list[tuple[str, bytes, type[Unreadable]]] = [
    ("nothing", b"", no.Empty),
    ("blanks", b" \n\t\r\n ", no.Empty),
    ("signs", b"--- *** ---", no.Empty),
    ("an empty document", docx(paragraphs("", " ")), no.Empty),
    ("contact details alone", b"ana@example.com", no.Empty),
    ("a byte too many", b"a" * (LARGEST + 1), no.TooLarge),
    ("too much text", b"word " * (CHARACTERS // 5 + 1), no.TooMuchInside),
    ("too much text in a document", docx(paragraphs("word " * (CHARACTERS // 5 + 1))), no.TooMuchInside),
    ("too many pages", pdf(*["page"] * (PAGES + 1)), no.TooMuchInside),
    ("a scan", scan(), no.WithoutText),
    ("blank pages", pdf("", ""), no.WithoutText),
    ("a locked PDF", pdf(WORDS, password="secret"), no.Encrypted),
    ("a locked document", LOCKED + "EncryptedPackage".encode("utf-16-le"), no.Encrypted),
    ("an old document", LOCKED, no.UnknownKind),
    ("a picture", PNG + bytes(64), no.Picture),
    ("a photo", b"\xff\xd8\xff\xe0" + bytes(64), no.Picture),
    ("a phone's photo", b"\x00\x00\x00\x18ftypheic" + bytes(64), no.Picture),
    ("another ZIP", archive({"readme.txt": "words"}), no.UnknownKind),
    ("a spreadsheet", archive({"_rels/.rels": "<a/>", "xl/workbook.xml": "<a/>"}), no.UnknownKind),
    ("rich text", rb"{\rtf1 words}", no.UnknownKind),
    ("a web page", b"<!DOCTYPE html><p>words</p>", no.UnknownKind),
    ("a program", bytes(range(256)) * 8, no.UnknownKind),
    ("Cyrillic of another age", "Инженер, Kafka".encode("cp1251"), no.UnknownKind),
    ("half a PDF", pdf(WORDS)[:40], no.Broken),
    ("a PDF in name alone", b"%PDF-1.7\nwords", no.Broken),
    ("half a document", docx(paragraphs(WORDS))[:-60], no.Broken),
    ("a document that is no XML", docx("words"), no.Broken),
    ("a document with entities", docx('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'), no.Broken),
    ("pages in a circle", looping_pdf(), no.Broken),
]


@pytest.mark.parametrize(
    ("content", "why"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED]
)
def test_what_cannot_be_read_has_its_own_no(content: bytes, why: type[Unreadable]) -> None:
    with pytest.raises(Unreadable) as told:
        text_of(content)
    assert type(told.value) is why


@pytest.mark.parametrize(
    "name", ["a byte too many", "signs", "too many pages", "a scan", "a locked PDF", "a picture"]
)
async def test_the_reason_gets_across(name: str) -> None:
    content, why = next(each[1:] for each in REFUSED if each[0] == name)
    with pytest.raises(Unreadable) as told:
        await FileReader().read(content)
    assert type(told.value) is why


BOMBS: dict[str, Callable[[], bytes]] = {
    "a document of 100 MB": lambda: docx_bomb(100 * MEGABYTE),
    "a document that packs too well": lambda: docx_bomb(15 * MEGABYTE),
    "a document that lies": lambda: lying_docx(60 * MEGABYTE),
    "a PDF of 200 MB": lambda: pdf_bomb(200 * MEGABYTE),
    "a PDF packed three times": lambda: pdf_bomb(300 * MEGABYTE, times=3),
    "many entries": lambda: archive({f"word/{number}": "" for number in range(2_500)}),
}


@pytest.mark.parametrize("name", BOMBS)
async def test_a_bomb_goes_off_elsewhere(name: str) -> None:
    reader = FileReader()
    with pytest.raises(no.Empty):
        await reader.read(b"-")
    bomb = BOMBS[name]()
    gc.collect()
    before = psutil.Process().memory_info().rss
    with pytest.raises(Unreadable) as told:
        await reader.read(bomb)
    grown = psutil.Process().memory_info().rss - before
    assert type(told.value) in {no.TooMuchInside, no.TooSlow, no.Broken}
    assert grown < 50 * MEGABYTE


async def test_what_takes_too_long_is_ended() -> None:
    reader = FileReader([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.3)
    with pytest.raises(no.TooSlow):
        await reader.read(b"a" * LARGEST)
    assert not psutil.Process().children()


async def test_whoever_gives_up_leaves_no_process_behind() -> None:
    reader = FileReader([sys.executable, "-c", "import time; time.sleep(60)"])
    waiting = asyncio.create_task(reader.read(b"words"))
    await asyncio.sleep(0.2)
    assert psutil.Process().children()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not psutil.Process().children()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import sys; sys.exit(1)", no.Broken),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", no.Broken),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", no.TooSlow),
        ("import sys; sys.stdin.read(); sys.stdout.write('a' * 10**7)", no.TooMuchInside),
    ],
)
async def test_a_process_that_ends_badly_is_understood(code: str, why: type[Unreadable]) -> None:
    with pytest.raises(why):
        await FileReader([sys.executable, "-c", code]).read(b"words")


async def test_few_are_read_at_once() -> None:
    reader = FileReader([sys.executable, "-c", "import sys, time; sys.stdin.read(); time.sleep(0.3)"])
    reading = asyncio.gather(*(reader.read(b"words") for _ in range(AT_ONCE * 2)))
    most = 0
    while not reading.done():
        most = max(most, len(psutil.Process().children()))
        await asyncio.sleep(0.02)
    await reading
    assert 0 < most <= AT_ONCE


async def test_the_process_gets_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRIMMAGE_SECRET_KEYS", "secret")
    code = "import sys, os, json; sys.stdin.read(); print(json.dumps([list(os.environ), os.getcwd()]))"
    told = json.loads(await FileReader([sys.executable, "-I", "-c", code]).read(b"words"))
    assert [name for name in told[0] if name != "LC_CTYPE"] == []  # Python sets this one itself
    assert told[1] != os.getcwd()  # noqa: PTH109 - compared as text
    assert not os.path.exists(told[1])  # noqa: ASYNC240, PTH110 - at once


ESCAPES = {
    "a file is read": "open('/etc/hostname')",
    "a file is written": "open('left-behind', 'w')",
    "a connection is opened": "socket.socket()",
    "memory is taken": "bytearray(1024 ** 3)",
}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other limits, and Windows none")
@pytest.mark.parametrize("what", ESCAPES)
async def test_a_confined_process_can_open_nothing(what: str) -> None:
    code = f"""
import socket, sys
from bot.reading.confine import confine
sys.stdin.read()
confine()
try:
    {ESCAPES[what]}
except (OSError, MemoryError) as refused:
    print(type(refused).__name__)
else:
    print("done")
"""
    said = await FileReader([sys.executable, "-I", "-c", code]).read(b"words")
    assert said.strip() in {"OSError", "MemoryError"}
