"""The text of a file that somebody hands in, read in a process of its own that cannot harm this one."""

import asyncio
import os
import signal
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from bot.domain.contacts import CleanText
from bot.domain.papers import CHARACTERS, LARGEST, Empty, TooLarge, TooMuchInside, TooSlow
from bot.reading.outcomes import outcome_of

SECONDS = 10.0
"""How long reading a file may take, from the start of its process to its end."""
AT_ONCE = 2
"""Files read at the same time; the others wait for their turn, however long that is."""
MOST = 4 * CHARACTERS
"""Bytes of text at most: a character takes four."""
COMMAND = (sys.executable, "-I", "-B", "-m", "bot.reading.child")
NEEDED = ("SYSTEMROOT",)
"""All that a process gets of our environment; without it Windows starts none."""


class FileReader:
    """Implements `bot.ports.papers.Reader`; each file is read by a process of its own, two at once."""

    def __init__(self, command: Sequence[str] = COMMAND, *, seconds: float = SECONDS) -> None:
        self._command = tuple(command)
        self._seconds = seconds
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def read(self, content: bytes) -> CleanText:
        """The text of a PDF, DOCX, TXT or Markdown file, without contact details; raises Unreadable.

        What the file is, its bytes say, whatever it is called. The process may use 512 MB and ten seconds,
        and open nothing; on Windows, which has no such limits, only the ten seconds hold.
        """
        if len(content) > LARGEST:
            raise TooLarge
        if not content.strip():
            raise Empty
        async with self._turns:
            with tempfile.TemporaryDirectory() as folder:
                code, text = await self._run(folder, content)
        if code == -getattr(signal, "SIGXCPU", 0):
            raise TooSlow
        if code != 0:
            raise outcome_of(code)
        return CleanText(text.decode("utf-8", "replace"))

    async def _run(self, folder: str, content: bytes) -> tuple[int, bytes]:
        """The exit code and the output of the process, which is gone afterwards in any case."""
        environment = {name: os.environ[name] for name in NEEDED if name in os.environ}
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=folder, env=environment
        )
        try:
            async with asyncio.timeout(self._seconds):
                return await _exchange(process, content)
        except TimeoutError:
            raise TooSlow from None
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.communicate()  # what is left in its pipes would keep a plain wait waiting


async def _exchange(process: Process, content: bytes) -> tuple[int, bytes]:
    """Hand the file over, then take what comes back: nothing does before all of it was read."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process has no pipes")
    with suppress(BrokenPipeError, ConnectionResetError):  # it need not read a file to refuse it
        process.stdin.write(content)
        await process.stdin.drain()
    process.stdin.close()
    text = b""
    while chunk := await process.stdout.read(MOST + 1 - len(text)):
        text += chunk
        if len(text) > MOST:
            raise TooMuchInside
    return await process.wait(), text
