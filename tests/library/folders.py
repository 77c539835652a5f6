"""Folders of packs to read in tests."""

from pathlib import Path

from bot.library.load import load

GOOD = """---
title: A cache that lies
kind: technical
topics: [caching, databases]
difficulty: 3
seniority: [mid, senior]
minutes: 10
intent: Whether you see who may be served something old.
key_points:
  - id: expiry
    point: Entries need an expiry chosen by how stale people may see them.
    weight: 5
    phrasings:
      - give every entry a lifetime
    wrong_claims:
      - A cache never needs an expiry.
  - id: writes
    point: A write invalidates what was stored under its key.
    weight: 3
    phrasings: []
red_flags:
  - Caches everything for ever.
hints:
  - Who notices?
  - What changed last?
  - How long is too long?
follow_ups:
  - ask: The cache is empty after a restart. What now?
    probes: expiry
strong: Entries get a lifetime, and a write throws away what it made old.
weak: I would use a faster cache.
---
People see prices of yesterday. Why?
"""
PACK = "name: Ours\nabout: Questions of our own.\n"


def with_line(old: str, new: str) -> str:
    """The good question with one part of it replaced; the part must be there once."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line at which a part of a text begins, counted from 1."""
    return text[: text.index(part)].count("\n") + 1


def pack(folder: Path, files: dict[str, str | bytes], name: str = "ours", about: str | bytes = PACK) -> Path:
    """A folder that holds one pack of these files, by name without `.md`."""
    path = folder / name
    path.mkdir(parents=True, exist_ok=True)
    written = {"pack.yaml": about} | {f"{stem}.md": content for stem, content in files.items()}
    for file, content in written.items():
        (path / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def told(folder: Path, content: str | bytes) -> list[tuple[int, str]]:
    """The line and text of each problem of a pack's only question; which is then not asked."""
    loaded = load(pack(folder, {"cache": content}))
    assert not loaded.questions
    assert {problem.file for problem in loaded.problems} == {"ours/cache.md"}
    return [(problem.line, problem.text) for problem in loaded.problems]


def the_one(folder: Path, content: str | bytes) -> tuple[int, str]:
    """The line and text of its only problem."""
    (problem,) = told(folder, content)
    return problem
