"""A question file taken apart: the front matter as a tree, and the prompt under it."""

from dataclasses import dataclass

from bot.library.explain import Fault
from bot.library.problems import Problems
from bot.library.tree import Mapping, grown

FENCE = "---"
NO_MAPPING = "This must be keys with values, one 'key: value' a line."


@dataclass(frozen=True, slots=True)
class Front:
    """`keys` is the front matter, None if it could not be read; `prompt_line` is where the prompt begins."""

    keys: Mapping | None
    prompt: str
    prompt_line: int


def split(text: str, problems: Problems) -> Front | None:
    """The two parts of a question file, or None with a problem noted if they cannot be told apart."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        problems.add(1, "The front matter is missing: the first line must be '---'.")
        return None
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == FENCE), None)
    if end is None:
        problems.add(1, "The front matter does not end: a second line '---' is missing.")
        return None
    begin = next((at for at in range(end + 1, len(lines)) if lines[at].strip()), end)
    prompt = "\n".join(lines[end + 1 :]).strip()
    return Front(mapping("\n".join(lines[1:end]) + "\n", 2, problems), prompt, begin + 1)


def mapping(text: str, first_line: int, problems: Problems) -> Mapping | None:
    """The keys of a YAML text that begins at that line, or None with a problem noted."""
    try:
        root = grown(text, first_line)
    except Fault as fault:
        problems.add(fault.line, fault.text)
        return None
    if root is None:
        problems.add(first_line, "There is nothing here yet.")
        return None
    if not isinstance(root, Mapping):
        problems.add(root.line, NO_MAPPING)
        return None
    return root
