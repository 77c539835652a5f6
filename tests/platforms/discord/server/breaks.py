"""How the gateway breaks, on demand."""

import asyncio

from tests.platforms.discord.server.gateway import INVALID, RECONNECT, Gateway


class Breaks(Gateway):
    """A gateway that can be made to fail."""

    async def drop_sockets(self, code: int | None = None) -> None:
        """End every connection, with a code or without a word."""
        open_ = list(self.sockets)
        for each in open_:
            each.dropped = True
            self.lose(each)
        if code is not None:
            await asyncio.gather(*(each.close(code) for each in open_))
            return
        for each in open_:
            each.cut()

    def zombie(self) -> None:
        """Let the open connections stay open, while nothing comes through them any more."""
        for each in self.sockets:
            each.deaf = True

    def invalidate(self, *, resumable: bool) -> None:
        """Tell every connection that its session is over, or that it should come back to it."""
        for each in self.sockets:
            if each.session is not None and not resumable:
                self.forget(each.session)
            each.send(INVALID, resumable)

    def reconnect(self) -> None:
        """Ask every connection to come again."""
        for each in self.sockets:
            each.send(RECONNECT)

    def forget_sessions(self) -> None:
        """Let no session that there is now be resumed, while its connection goes on."""
        self.resumable.clear()
        for each in [each for each in self.sessions.values() if each.socket is None]:
            self.forget(each)
