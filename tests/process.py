"""The command `scrimmage` as a process of its own, to be started, asked and killed."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self


class Playground:
    """`scrimmage playground` in a folder, on a free port; ready when entered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self.address = ""

    @property
    def pid(self) -> int:
        """The process's id."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it and wait for the line with its address."""
        command = [sys.executable, "-m", "bot", "playground", "--port", "0", "--no-browser"]
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=self._folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self._process.stdout is not None
        said = ""
        for line in self._process.stdout:
            said += line
            found = re.search(r"http://\S+", line)
            if found:
                self.address = found[0].rstrip("/")
                return
        self._process.wait()
        self._process.stdout.close()
        raise RuntimeError(f"the playground did not start: {said}")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to end, and return its exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        assert self._process is not None
        self._process.send_signal(how)
        code = self._process.wait(timeout=20)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            self.stop()
