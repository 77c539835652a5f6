"""What is wrong with a content folder, each thing with the file and line where it is mended."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend; `line` counts from 1, and is 1 where it concerns the whole file."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        """The form that editors and terminals make a link of."""
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(slots=True)
class Problems:
    """The problems of one file, as they are found."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, text: str) -> None:
        """Note a problem at a line, counted from 1."""
        self.found.append(Problem(self.file, line, text))

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.found)
