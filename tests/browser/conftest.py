"""A real browser on a real playground; every page fails its test on any error in the console."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.process import Playground

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Not for the session: while it is open, its event loop is in the way of the other tests.
    if CHROMIUM is None:
        pytest.skip("no Chromium here; Debian's package is called chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[Playground]:
    with Playground(tmp_path) as started:
        yield started


@pytest.fixture
def page(browser: Browser, playground: Playground) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    troubles: list[str] = []
    opened.on(
        "console", lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None
    )
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.goto(playground.address)
    yield opened
    opened.close()
    assert troubles == []
