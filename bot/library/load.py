"""The library read from its folder: all that is right, and every problem of every file at once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.domain.questions import Pack, Question
from bot.ids import QuestionId
from bot.library import limits
from bot.library.fields import Fields
from bot.library.front import FENCE, mapping, split
from bot.library.lines import Lines
from bot.library.problems import Problem, Problems
from bot.library.question import OPTIONAL, REQUIRED, question_from
from bot.library.quick import quick_question
from bot.library.source import read_source, shown

PACK_FILE = "pack.yaml"
NO_FOLDER = "There is no such folder."
NO_PACK = "There is no pack here: a pack is a folder in this one."
PACK_REQUIRED = ("name", "about")


@dataclass(frozen=True)
class Sourced:
    """A question with the file it was read from, as people are told it, and where that is."""

    question: Question
    file: str
    path: Path

    @cached_property
    def lines(self) -> Lines:
        """Where each thing stands in the file, read anew: it is asked only for what is to be mended."""
        text = read_source(self.path, Problems(self.file))
        front = None if text is None else split(text, Problems(self.file))
        return Lines(front.keys, front.prompt_line) if front else Lines(None, 1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds; a file that cannot be used is in `problems` and nowhere else."""

    packs: tuple[Pack, ...]
    sourced: tuple[Sourced, ...]
    problems: tuple[Problem, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that can be asked, by pack and file."""
        return tuple(each.question for each in self.sourced)


def load(folder: Path) -> Loaded:
    """Read every pack of a folder; one bad file never stops the rest."""
    packs: list[Pack] = []
    sourced: list[Sourced] = []
    problems: list[Problem] = []
    folders = _folders(folder)
    if not folders:
        problems.append(Problem(shown(folder), 1, NO_PACK if folder.is_dir() else NO_FOLDER))
    for path in folders:
        pack, found = _pack(path, folder, problems)
        packs += [pack] if pack else []
        sourced += found if pack else []
    problems += _repeated(sourced)
    return Loaded(tuple(packs), tuple(sourced), tuple(sorted(problems)))


def _folders(folder: Path) -> list[Path]:
    """The folders of packs; what begins with a dot belongs to a tool, such as `.git`."""
    return sorted(each for each in folder.glob("[!.]*") if each.is_dir())


def _pack(path: Path, folder: Path, problems: list[Problem]) -> tuple[Pack | None, list[Sourced]]:
    name = shown(path.relative_to(folder))
    own = Problems(f"{name}/{PACK_FILE}")
    pack = _pack_file(path, own)
    if not limits.is_slug(path.name):
        own.add(1, "A pack's folder is named with small letters, digits and hyphens.")
    files = sorted(path.glob("[!.]*.md"))
    if not files:
        own.add(1, "The pack has no question: each is a file that ends in .md.")
    problems += own.found
    found = [each for file in files if (each := _question(file, folder, problems))]
    return (None if own else pack), found


def _pack_file(path: Path, problems: Problems) -> Pack | None:
    if not (path / PACK_FILE).is_file():
        problems.add(1, "The pack has no pack.yaml, which gives its name and says what it is about.")
        return None
    text = read_source(path / PACK_FILE, problems)
    keys = None if text is None else mapping(text, 1, problems)
    if keys is None:
        return None
    fields = Fields(keys, problems, PACK_REQUIRED, OPTIONAL)
    return Pack(
        id=path.name,
        name=fields.text("name", limits.NAME),
        about=fields.text("about", limits.INTENT),
        company=fields.maybe("company", limits.NAME),
        role=fields.maybe("role", limits.NAME),
        source=fields.maybe("source", limits.SOURCE),
    )


def _question(path: Path, folder: Path, problems: list[Problem]) -> Sourced | None:
    own = Problems(shown(path.relative_to(folder)))
    found = _read(path, own)
    problems += own.found
    return Sourced(found, own.file, path) if found and not own else None


def _read(path: Path, problems: Problems) -> Question | None:
    if not limits.is_slug(path.stem):
        problems.add(1, "A question's file is named with small letters, digits and hyphens, such as cap.md.")
    text = read_source(path, problems)
    if text is None:
        return None
    pack = path.parent.name
    question_id = QuestionId(f"{pack}/{path.stem}")
    front, _, prompt = text.removeprefix(f"{FENCE}\n").partition(f"\n{FENCE}\n")
    quick = text.startswith(f"{FENCE}\n") and quick_question(question_id, pack, f"{front}\n", prompt.strip())
    return quick or _with_care(question_id, pack, text, problems)


def _with_care(question_id: QuestionId, pack: str, text: str, problems: Problems) -> Question | None:
    """The question, with each problem noted at its line; where there is one it is not to be used."""
    front = split(text, problems)
    if front is None or front.keys is None:
        return None
    if not front.prompt:
        problems.add(front.prompt_line, "The prompt is missing: it stands under the front matter.")
    if len(front.prompt) > limits.PROMPT:
        problems.add(front.prompt_line, f"The prompt is longer than {limits.PROMPT} characters.")
    fields = Fields(front.keys, problems, REQUIRED, OPTIONAL)
    return question_from(question_id, pack, front.prompt, fields)


def _repeated(sourced: list[Sourced]) -> Iterator[Problem]:
    """Titles that stand twice: people could not tell the questions apart."""
    counts = Counter(each.question.title.casefold() for each in sourced)
    for each in sourced:
        if counts[each.question.title.casefold()] > 1:
            yield Problem(
                each.file,
                each.lines.at("title"),
                f"Another question has the title “{each.question.title}” too.",
            )


class FileLibrary:
    """Implements `bot.ports.library.Library` over a folder, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def loaded(self) -> Loaded:
        """What the folder holds."""
        return load(self._folder)

    @cached_property
    def _by_id(self) -> dict[QuestionId, Question]:
        return {question.id: question for question in self.loaded.questions}

    def questions(self) -> tuple[Question, ...]:
        """Every question, by pack and file."""
        return tuple(self._by_id.values())

    def get(self, question: QuestionId) -> Question | None:
        """The question of that id, None if there is none."""
        return self._by_id.get(question)

    def packs(self) -> tuple[Pack, ...]:
        """Every pack, by folder."""
        return self.loaded.packs
