"""Where the parts of a question stand in its file, so that what is to be mended can be told with its line."""

from dataclasses import dataclass

from bot.library.tree import Listing, Mapping, Node

PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a question file, counted from 1; `keys` is its front matter, None if it cannot be read."""

    keys: Mapping | None
    prompt: int

    def at(self, *steps: str | int) -> int:
        """The line of what is reached by keys and places, such as `"key_points", 2, "point"`.

        Of what is not there, the line of the last thing on the way that is.
        """
        if steps[:1] == (PROMPT,):
            return self.prompt
        node: Node | None = self.keys
        line = 1
        for step in steps:
            node = _below(node, step)
            if node is None:
                break
            line = node.line
        return line


def _below(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return next((value for key, value in node.entries if key.text == step), None)
    if isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
