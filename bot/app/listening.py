"""The program's one web server: it says when it is ready, and ends in order."""

import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from bot.config import Settings

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - only to tell which address a browser can open
PATIENCE = 5
"""Seconds that open responses have to end when the program is asked to stop."""


async def listen(
    app: Starlette,
    settings: Settings,
    *,
    ready: Callable[[str], None],
    stopping: Callable[[], None],
) -> None:
    """Serve until the program is asked to stop; `ready` is told the address, `stopping` that it ends."""
    listening = socket.create_server((settings.host, settings.port), reuse_port=False)
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=PATIENCE
    )
    host = "127.0.0.1" if settings.host in EVERYWHERE else settings.host
    await _Server(config, lambda: ready(f"http://{host}:{port}"), stopping).serve([listening])


class _Server(uvicorn.Server):
    """uvicorn, which waits for open responses when it stops: so whoever streams is told first."""

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], stopping: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, and say so."""
        await super().startup(sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals that end a program, and end in order; uvicorn's own way raises them anew."""
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        yield
        for sig, handler in before.items():
            signal.signal(sig, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop."""
        self._stopping()
        super().handle_exit(sig, frame)
