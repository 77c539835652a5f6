"""The pump: claims what the wall wants shown, shows it, and records what became of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.delivery.pace import LEASE, PATIENCE, SETTLE, TIMEOUT, wait
from bot.ids import MessageRef
from bot.ports.log import Log
from bot.ports.messenger import Messenger, Rejected, TryLater, Unknown, Unreachable
from bot.ports.wall import Claim, Outbox
from bot.ports.world import Clock

BATCH = 25
"""Messages in a batch: those under way, and as many threads to be opened under them, must not wait for their
turns longer than calls to Discord wait, which is for some 140 turns."""
AT_ONCE = 2
"""Batches under way: while the last message of one is waited for, the next is on its way."""


class Unsettled(Exception):  # noqa: N818 - an outcome
    """Whether an earlier post was made could not be found out."""


@dataclass(frozen=True, slots=True)
class Pump:
    """Everything delivery needs; `messengers` are the platforms there are."""

    outbox: Outbox
    messengers: Sequence[Messenger]
    clock: Clock
    log: Log

    async def run(self) -> int:
        """Deliver one batch, each message on its own, and say how many were claimed.

        A claim that is cancelled half-way keeps its lease and is reconciled when that ends.
        """
        claims = await self.outbox.claim(self.clock.now(), limit=BATCH, lease=LEASE)
        await asyncio.gather(*(self._deliver(claim) for claim in claims))
        return len(claims)

    async def drain(self) -> None:
        """Deliver until nothing is left that can be shown now, with the next batch begun before one ends."""
        await asyncio.gather(*(self._drain() for _ in range(AT_ONCE)))

    async def _drain(self) -> None:
        while await self.run():
            pass

    async def _deliver(self, claim: Claim) -> None:
        """Show one claim; whatever goes wrong stays with it."""
        try:
            ref = await self._show(claim)
        except TryLater as later:
            await self._postpone(claim, timedelta(seconds=later.after), failed=False)
        except Unreachable as gone:
            await self.outbox.give_up(claim, cause=gone.cause, rejected=None)
        except Rejected as refused:
            self.log.warning("rejected", slot=claim.slot, detail=refused.detail)
            await self.outbox.give_up(claim, cause=None, rejected=refused.detail)
        except Unsettled:
            await self._wait(claim)
        except (TimeoutError, Unknown):
            await self._doubt(claim)
        except Exception:
            self.log.exception("delivery-failed", slot=claim.slot)
            await self._doubt(claim)
        else:
            await self.outbox.shown(claim, ref, self.clock.now())

    async def _show(self, claim: Claim) -> MessageRef:
        """Post or edit; a post that may have been made already is looked for first."""
        messenger = self._messenger(claim)
        nonce = f"{claim.workspace}/{claim.slot}"
        if claim.uncertain and claim.ref is None:
            found = await self._find(messenger, claim, nonce)
            if found is not None:
                return found
            if not await self.outbox.trying(claim, self.clock.now()):
                raise Unsettled
        async with asyncio.timeout(TIMEOUT):
            return await messenger.show(
                claim.place, claim.screen, nonce=nonce, root=claim.root, now_at=claim.ref
            )

    async def _find(self, messenger: Messenger, claim: Claim, nonce: str) -> MessageRef | None:
        """Look for an earlier post; raises Unsettled where nobody can tell, for then nothing is posted."""
        try:
            async with asyncio.timeout(TIMEOUT):
                return await messenger.find(
                    claim.place, nonce=nonce, root=claim.root, tried_at=claim.tried_at
                )
        except (TimeoutError, Unknown):
            raise Unsettled from None

    def _messenger(self, claim: Claim) -> Messenger:
        for messenger in self.messengers:
            if messenger.serves(claim.workspace):
                return messenger
        raise TryLater(3600.0)

    async def _postpone(self, claim: Claim, after: timedelta, *, failed: bool) -> None:
        await self.outbox.postpone(claim, self.clock.now() + after, failed=failed)

    async def _wait(self, claim: Claim) -> None:
        """An earlier post could not be looked for: look again later, and give up rather than post twice."""
        if claim.attempts >= PATIENCE:
            await self.outbox.give_up(claim, cause=None, rejected="nobody can tell whether it was posted")
        else:
            await self._postpone(claim, wait(claim.attempts), failed=True)

    async def _doubt(self, claim: Claim) -> None:
        """Nobody knows whether it was shown: an edit is tried again, a post is looked for first."""
        if claim.attempts >= PATIENCE:
            await self.outbox.give_up(claim, cause=None, rejected="no answer")
        elif claim.ref is not None:
            await self._postpone(claim, wait(claim.attempts), failed=True)
        else:
            await self.outbox.doubt(claim, self.clock.now() + max(SETTLE, wait(claim.attempts)))
