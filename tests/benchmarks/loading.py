"""What it takes to read a library of 2,000 questions, made of our own under other names."""

import time
from pathlib import Path

from bot.ids import QuestionId
from bot.library.fields import Fields
from bot.library.front import split
from bot.library.load import load
from bot.library.problems import Problems
from bot.library.question import OPTIONAL, REQUIRED, question_from
from bot.library.source import read_source

CONTENT = Path(__file__).parents[2] / "content"
COUNT, A_PACK, TIMES, GOAL = 2_000, 20, 5, 1.0


def _made(folder: Path) -> list[Path]:
    """So many files in packs; each has a title of its own, as a library's questions must."""
    ours = [file.read_text(encoding="utf-8") for file in sorted(CONTENT.glob("*/*.md"))]
    files = []
    for number in range(COUNT):
        pack = folder / f"pack-{number // A_PACK}"
        if number % A_PACK == 0:
            pack.mkdir(parents=True)
            (pack / "pack.yaml").write_text("name: A pack\nabout: Of a benchmark.\n", encoding="utf-8")
        _, _, rest = ours[number % len(ours)].removeprefix("---\n").partition("\n")
        files.append(pack / f"question-{number}.md")
        files[-1].write_text(f"---\ntitle: Question {number}\n{rest}", encoding="utf-8")
    return files


def _with_care(file: Path) -> None:
    problems = Problems(file.name)
    front = split(read_source(file, problems) or "", problems)
    if front and front.keys:
        question_from(
            QuestionId("any/one"), "any", front.prompt, Fields(front.keys, problems, REQUIRED, OPTIONAL)
        )


def _best(folder: Path) -> float:
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        loaded = load(folder)
        taken.append(time.perf_counter() - began)
        if len(loaded.questions) != COUNT:
            raise AssertionError(loaded.problems[:3])
    return min(taken)


async def loading(folder: Path) -> list[str]:
    """All of it, against reading the bytes alone and against reading each file with care."""
    files = _made(folder / "content")
    whole = _best(folder / "content")
    began = time.perf_counter()
    size = sum(len(file.read_bytes()) for file in files)
    read = time.perf_counter() - began
    began = time.perf_counter()
    for file in files[:200]:
        _with_care(file)
    careful = (time.perf_counter() - began) * COUNT / 200
    return [
        f"{COUNT} questions ({size / 1e6:.0f} MB) loaded: {whole:.2f} s, best of {TIMES} (goal {GOAL} s)",
        f"  {whole / read:.1f} times reading their bytes, {whole / careful:.2f} times reading each with care",
    ]
