"""Our own posts as Discord tells of them: proof that one was made, and of one that was made twice."""

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.ids import MessageRef

KEPT = 5000


@dataclass(slots=True)
class Echoes:
    """The posts made or heard of lately, each in its conversation, by their nonces."""

    _posts: OrderedDict[str, tuple[str, MessageRef]] = field(default_factory=OrderedDict)

    def of(self, nonce: str) -> MessageRef | None:
        """The post that bears the nonce, if it is known here."""
        found = self._posts.get(nonce)
        return found[1] if found else None

    def heard(self, nonce: str, channel: str, message: str) -> str | None:
        """Remember a post; of two that bear one nonce, the younger, which has to go, is named."""
        _, known = self._posts.setdefault(nonce, (channel, MessageRef(message)))
        if len(self._posts) > KEPT:
            self._posts.popitem(last=False)
        if known == message:
            return None
        older, younger = sorted((known, MessageRef(message)), key=int)
        self._posts[nonce] = (channel, older)
        return younger

    def forget(self, message: str) -> None:
        """A post was deleted: it proves nothing any more."""
        for nonce in [nonce for nonce, (_, ref) in self._posts.items() if ref == message]:
            del self._posts[nonce]
