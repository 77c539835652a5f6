"""A visitor of the playground without a browser: says, votes, jumps and reads over HTTP as the page does."""

import http.client
import itertools
import re
from html import unescape
from urllib.parse import urlencode, urlsplit

_presses = itertools.count(1)


class Lost(Exception):  # noqa: N818 - what became of the call
    """The playground was gone before it answered."""


class Visitor:
    """Somebody with a cookie; `timeout` is in seconds."""

    def __init__(self, address: str, timeout: float = 20.0) -> None:
        self._address = urlsplit(address).netloc
        self._timeout = timeout

    def say(self, who: str, thread: str, text: str) -> None:
        """Write in a thread, once: what is there already is not written again."""
        if text not in self.thread(thread):
            self._post("/say", who, thread=thread, text=text)

    def vote(self, who: str, thread: str, author: str) -> None:
        """Press Vote beside the author's answer; a second try of the same press does nothing more."""
        entries = re.findall(r'<li class="entry.*?</li>', self.thread(thread), re.DOTALL)
        entry = next((each for each in entries if f"<bdi>{author}</bdi>" in each), None)
        action = re.search(r'data-action="(vote:[^"]+)"', entry or "")
        if action is None:
            raise AssertionError(f"there is nothing to vote for {author}: {entries}")
        self._post("/press", who, press=f"vote-{who}-{action[1]}", action=action[1])

    def jump(self, where: str) -> None:
        """Turn the clock, unless it stands there already."""
        page = self._get("/clock")
        if not re.search(rf'data-jump="{where}"[^>]*disabled', page):
            self._post("/clock", "ana", to=where)

    def thread(self, thread: str) -> str:
        """A thread as the page has it, unescaped."""
        return unescape(self._get(f"/thread?{urlencode({'thread': thread})}"))

    def channel(self) -> str:
        """The channel as the page has it."""
        return self._get("/channel")

    def newest(self) -> str:
        """The thread of the newest question."""
        threads = re.findall(r'data-thread="([^"]+)"', self.channel())
        if not threads:
            raise AssertionError("no question has been asked")
        return str(threads[-1])

    def _get(self, path: str) -> str:
        return self._call("GET", path, "ana", None)

    def _post(self, path: str, who: str, **fields: str) -> None:
        self._call("POST", path, who, {"press": f"press-{next(_presses)}", **fields})

    def _call(self, method: str, path: str, who: str, fields: dict[str, str] | None) -> str:
        headers = {"Cookie": f"scrimmage-who={who}", "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection(self._address, timeout=self._timeout)
        try:
            connection.request(method, path, urlencode(fields) if fields else None, headers)
            response = connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException):
            raise Lost from None
        finally:
            connection.close()
        if response.status >= http.client.INTERNAL_SERVER_ERROR:
            raise AssertionError(f"{method} {path}: {response.status} {text}")
        return text
