"""Words that turn a statement around where one stands for the other."""

from bot.judging.words import stem

OPPOSITES = """
more/less/fewer most/least increase/decrease/reduce/shrink increasing/decreasing/reducing rise/fall/drop
grow/shrink higher/lower high/low larger/smaller large/small big/small bigger/smaller longer/shorter
long/short greater/smaller faster/slower fast/slow quickly/slowly early/late earlier/later before/after
first/last always/never sometimes/never often/seldom/rarely/never everything/nothing all/none everybody/nobody
both/neither with/without include/exclude allow/forbid/prevent accept/refuse/reject permit/deny enable/disable
start/stop begin/end open/close opened/closed add/remove insert/delete keep/drop/discard gain/lose win/lose
on/off up/down above/below over/under inside/outside internal/external same/different equal/unequal
similar/different connected/disconnected/separated/unconnected together/apart/separately
synchronous/asynchronous consistent/inconsistent available/unavailable stable/unstable possible/impossible
dependent/independent reliable/unreliable safe/unsafe/dangerous secure/insecure valid/invalid
correct/incorrect right/wrong true/false necessary/unnecessary easy/hard/difficult easier/harder
simple/complex/complicated cheap/expensive/costly better/worse best/worst good/bad strong/weak stronger/weaker
positive/negative success/failure succeed/fail minimum/maximum minimise/maximise minimize/maximize upper/lower
forward/backward push/pull read/write send/receive encrypt/decrypt static/dynamic mutable/immutable
public/private serial/parallel complete/incomplete full/empty many/few much/little near/far left/right
present/absent online/offline stateless/stateful centralised/decentralised centralized/decentralized
narrow/broad wide/narrow enough/insufficient needed/optional/unneeded required/optional necessary/optional
"""
"""The first of each row is the opposite of those after it, not these of one another."""


def _opposites() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for group in OPPOSITES.split():
        first, *others = group.split("/")
        for other in others:
            pairs.setdefault(stem(first), set()).add(stem(other))
            pairs.setdefault(stem(other), set()).add(stem(first))
    return {word: frozenset(others) for word, others in pairs.items()}


_OPPOSITE = _opposites()


def are_opposites(first: str, second: str) -> bool:
    """Whether two words, given by their stems, are opposites of each other."""
    return second in _OPPOSITE.get(first, frozenset())


def opposites_of(word: str) -> frozenset[str]:
    """The stems of a word's opposites."""
    return _OPPOSITE.get(stem(word), frozenset())
