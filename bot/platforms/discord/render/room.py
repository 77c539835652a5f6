"""What fits into one message: so many components, so many characters, shared fairly."""

from collections.abc import Iterator, Sequence

from bot.platforms.discord import limits, words
from bot.platforms.discord.cuts import lightened, weight
from bot.platforms.discord.render.parts import LINE, ROW, SECTION, TEXT, small, text
from bot.platforms.discord.text import Json

LEAST = 1000
"""Characters that texts have in any case, however much the buttons say."""


def fitted(parts: Sequence[Json]) -> list[Json]:
    """As many parts as fit into a box, a word where some do not, every text with its fair share of the room.

    The last row of buttons stays. A text with an id of its own is not cut.
    """
    kept = _tidied(_within(_unrepeated(parts), limits.COMPONENTS - 1))
    cut = [each for each in _texts(kept) if "id" not in each]
    whole = sum(weight(each["content"]) for each in _texts(kept) if "id" in each)
    beside = _beside(kept) * limits.CHARACTERS // limits.BYTES
    level = _level([weight(each["content"]) for each in cut], max(limits.CHARACTERS - whole - beside, LEAST))
    for each in cut:
        each["content"] = lightened(each["content"], level)
    return kept


def count(part: Json) -> int:
    """The components of a part, itself among them."""
    return 1 + sum(map(count, part.get("components", ()))) + (1 if "accessory" in part else 0)


def _within(parts: list[Json], most: int) -> list[Json]:
    """The first parts that have so many components together, and the last row of buttons."""
    if sum(map(count, parts)) <= most:
        return parts
    end = [each for each in parts[-1:] if each["type"] == ROW]
    left = most - 1 - sum(map(count, end))
    kept: list[Json] = []
    for part in parts[: len(parts) - len(end)]:
        left -= count(part)
        if left < 0:
            break
        kept.append(part)
    return [*kept, *text(small(words.MORE)), *end]


def _unrepeated(parts: Sequence[Json]) -> list[Json]:
    """Copies of the parts in which no id stands twice: of two buttons with one id, the first."""
    seen: set[str] = set()
    return [each for part in parts for each in _once(part, seen)]


def _once(part: Json, seen: set[str]) -> list[Json]:
    if part["type"] == SECTION:
        copies = [dict(each) for each in part["components"]]
        return [{**part, "components": copies}] if _fresh(part["accessory"], seen) else copies
    if part["type"] == ROW:
        fresh = [each for each in part["components"] if _fresh(each, seen)]
        return [{**part, "components": fresh}] if fresh else []
    return [dict(part)]


def _fresh(component: Json, seen: set[str]) -> bool:
    key = component["custom_id"]
    if key in seen:
        return False
    seen.add(key)
    return True


def _tidied(parts: list[Json]) -> list[Json]:
    """Without lines that part nothing from something."""
    kept: list[Json] = []
    for part in parts:
        if part == LINE and (not kept or kept[-1] == LINE):
            continue
        kept.append(part)
    return kept[:-1] if kept and kept[-1] == LINE else kept


def _texts(parts: Sequence[Json]) -> Iterator[Json]:
    """Every text, in order."""
    for part in parts:
        if part["type"] == TEXT:
            yield part
        yield from _texts(part.get("components", ()))


def _beside(value: object) -> int:
    """The bytes of all that is no text: labels, ids, and a few for each component."""
    if isinstance(value, dict):
        return sum(_beside(each) for name, each in value.items() if name != "content") + 12 * (
            "type" in value
        )
    if isinstance(value, list):
        return sum(map(_beside, value))
    return len(value.encode()) if isinstance(value, str) else 0


def _level(costs: list[int], room: int) -> int:
    """How much each text may take: short ones leave what they do not need to long ones."""
    left = room
    for nth, cost in enumerate(sorted(costs)):
        share = left // (len(costs) - nth)
        if cost > share:
            return share
        left -= cost
    return room
