"""The rules of this repository that no linter knows; each failure names the file, and mostly the line."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LONGEST = 300
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc"}
CLOCK = "bot/schedule/clock.py"
WALL_CLOCK = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime"},
}
BROAD = {
    "bot/usecases/handle.py": "a fault of ours becomes a short reference that is shown and logged",
    "bot/usecases/tick.py": "one broken track must not keep the others from their questions",
    "bot/delivery/pump.py": "one message that cannot be shown must not stop those behind it",
    "bot/schedule/ticker.py": "a look that failed is looked again, for ever",
    "bot/platforms/discord/catch_up.py": "one thread that cannot be read must not keep the others unread",
    "bot/platforms/discord/pace.py": "whoever waits for a turn is told why there was none",
    "bot/platforms/shared/intake.py": "whoever waits for a stored delivery is told why it was not",
    "bot/platforms/slack/socket.py": "a socket that does not open is opened at the next look",
    "bot/platforms/slack/web.py": "what could not be stored is not acknowledged, and so it is sent again",
}
"""The only files that may catch whatever comes, each once, and why."""
PURE_FLOORS = ("ids", "domain", "screens", "ports", "presenters", "usecases", "delivery")
NOT_FOR_RULES = {"asyncio", "io", "os", "pathlib", "secrets", "socket", "sqlite3", "subprocess", "threading"}
SYNONYMS = {
    "vote": "voting",
    "member": "people",
    "person": "people",
    "user": "people",
    "ledger": "points",
    "leaderboard": "standings",
    "schedule": "calendar",
    "score": "scoring",
}
UNWELCOME = {
    "a path of one machine": re.compile(r"(?<![\w.:/-])/(?:root|home|Users|work|opt)/"),
    "the host of a package index": re.compile(r"pypi\.org|pythonhosted\.org|--(?:extra-)?index-ur[l]"),
    "work left undone": re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b"),
}


@cache
def files() -> tuple[str, ...]:
    """Everything that is part of the repository or is about to be, without what git ignores."""
    listing = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    try:
        told = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True, text=True)  # noqa: S603 - ours
        names = set(told.stdout.split("\0"))
    except (OSError, subprocess.CalledProcessError):  # a copy without its history, or a machine without git
        names = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")}
        names = {name for name in names if not re.search(r"(^|/)(\.(?!ci/)|__pycache__|build/|dist/)", name)}
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def sources(*under: str) -> list[str]:
    return [name for name in files() if name.endswith(".py") and name.startswith(under or ("bot/", "tests/"))]


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"), name)


def text(name: str) -> str:
    """The file as text; of a picture or a font, nothing."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_is_long() -> None:
    lengths = {name: len(text(name).splitlines()) for name in sources("bot/", "tests/", "migrations/")}
    assert len(lengths) > 50
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_file_is_named_after_what_it_is_for() -> None:
    assert [name for name in files() if {part.partition(".")[0] for part in Path(name).parts} & VAGUE] == []


def clock_reads(name: str) -> Iterator[str]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Attribute):
            owner = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            if node.attr in WALL_CLOCK.get(owner, ()):
                yield f"{name}:{node.lineno} {owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            taken = {alias.name for alias in node.names} & WALL_CLOCK["time"]
            yield from (f"{name}:{node.lineno} time.{each}" for each in taken)


def test_one_file_reads_the_time_of_the_machine() -> None:
    reading = [place for name in sources() if name != CLOCK for place in clock_reads(name)]
    assert reading == []
    assert len(list(clock_reads(CLOCK))) == 1


def is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(is_broad(each) for each in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether it catches everything for good, rather than tidying up and passing it on."""
    last = handler.body[-1]
    return is_broad(handler.type) and not (isinstance(last, ast.Raise) and last.exc is None)


def broad_catches(name: str) -> int:
    nodes = list(ast.walk(tree(name)))
    handlers = [node for node in nodes if isinstance(node, ast.ExceptHandler) and swallows(node)]
    calls = [
        node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress")
    ]
    return len(handlers) + sum(is_broad(caught) for call in calls for caught in call.args)


def test_what_catches_everything_is_listed_with_its_reason() -> None:
    found = {name: count for name in sources("bot/") if (count := broad_catches(name))}
    assert found == dict.fromkeys(BROAD, 1)


def written(node: ast.AST) -> Iterator[ast.Constant]:
    """The string literals in a piece of code, without docstrings."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        yield from written(child)


def test_no_text_shouts() -> None:
    assert len(sources("bot/presenters/")) > 5
    shouting = [
        f"{name}:{literal.lineno}"
        for name in sources("bot/presenters/")
        for literal in written(tree(name))
        if "!" in str(literal.value)
    ]
    assert shouting == []


def stem(word: str) -> str:
    return re.sub(r"(?:ing|es|e|s)$", "", word)


def test_one_noun_has_one_file_name_on_every_floor() -> None:
    nouns = {Path(name).stem for name in sources("bot/domain/")} - {"__init__"}
    by_stem = {stem(noun): noun for noun in nouns}
    by_stem |= {stem(other): noun for other, noun in SYNONYMS.items()}
    floors = sources("bot/storage/", "bot/ports/", "bot/presenters/", "bot/screens/")
    named = {name: by_stem.get(stem(Path(name).stem), Path(name).stem) for name in floors}
    assert {name: noun for name, noun in named.items() if Path(name).stem != noun} == {}
    assert set(SYNONYMS.values()) <= nouns


def imported(name: str) -> set[str]:
    """The top-level packages that a file imports, wherever in it."""
    nodes = list(ast.walk(tree(name)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    from_ = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {module.partition(".")[0] for module in plain | from_}


@pytest.mark.parametrize("floor", PURE_FLOORS)
def test_the_floors_of_rules_know_no_library(floor: str) -> None:
    names = sources(f"bot/{floor}/", f"bot/{floor}.py")
    foreign = {name: imported(name) - sys.stdlib_module_names - {"bot"} for name in names}
    assert names
    assert {name: modules for name, modules in foreign.items() if modules} == {}


@pytest.mark.parametrize("floor", ["ids", "domain", "screens", "presenters"])
def test_rules_and_texts_wait_for_nothing_and_touch_nothing(floor: str) -> None:
    for name in sources(f"bot/{floor}/", f"bot/{floor}.py"):
        assert not imported(name) & NOT_FOR_RULES, name
        assert not any(isinstance(node, ast.AsyncFunctionDef | ast.Await) for node in ast.walk(tree(name))), (
            name
        )


def thawed(name: str) -> Iterator[str]:
    """The dataclasses in a file that are not frozen with slots; exceptions cannot be frozen."""
    for node in ast.walk(tree(name)):
        if not isinstance(node, ast.ClassDef) or {"Refusal", "Exception"} & set(map(ast.unparse, node.bases)):
            continue
        marks = [mark for each in node.decorator_list if (mark := ast.unparse(each)).startswith("dataclass")]
        if any(not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=\w+", mark)) for mark in marks):
            yield f"{name}:{node.lineno} {node.name}"


def test_facts_screens_and_commands_are_frozen() -> None:
    names = sources("bot/ids.py", "bot/domain/", "bot/screens/", "bot/usecases/", "bot/ports/")
    assert [place for name in names for place in thawed(name)] == []


@pytest.mark.parametrize("what", UNWELCOME)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{name}:{number}"
        for name in files()
        for number, line in enumerate(text(name).splitlines(), start=1)
        if UNWELCOME[what].search(line)
    ]
    assert found == []


def test_every_link_in_the_docs_leads_somewhere() -> None:
    links = [
        (name, link)
        for name in files()
        if name.endswith(".md")
        for link in re.findall(r"\]\(<?([^)#>\s]+)", text(name))
        if not re.match(r"[a-z]+:", link)
    ]
    assert [(name, link) for name, link in links if not ((ROOT / name).parent / link).exists()] == []


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text(lock), re.MULTILINE))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_pin_by_hash_all_that_is_asked_for(lock: str) -> None:
    project = tomllib.loads(text("pyproject.toml"))
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
    if "dev" in lock:
        wanted += project["dependency-groups"]["dev"]
    pinned = pins(lock)
    for each in map(Requirement, wanted):
        assert pinned[canonicalize_name(each.name)] in each.specifier, each
    entries = re.split(r"\n(?=\w)", text(lock).strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert pins("requirements.lock").items() <= pinned.items()
