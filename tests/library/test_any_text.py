"""Whatever stands in a file, reading it raises nothing: it is a question, or a problem with its line."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.load import load
from tests.library.folders import GOOD, PACK, pack


def never_raises(front: bytes, about: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        loaded = load(pack(Path(name), {"any": front, "fine": GOOD}, about=about))
    for problem in loaded.problems:
        assert problem.line >= 1
        assert "\n" not in str(problem).strip()
        str(problem).encode()
    assert len(loaded.questions) + len(loaded.problems) > 0


WORDS = ["a", "title", "hints", "9" * 5000, "é", "<<", "...", "---"]
SIGNS = [": ", "- ", "? ", "'", '"', "[", "]", "{", "}", "&a ", "*a", "!", "|", ">-", " #", "%", "@", "\\"]
BLANKS = ["\n", "  ", "\t", "\x85", "\u2028", "\ufeff", "\0"]
pieces = st.lists(st.sampled_from(WORDS + SIGNS + BLANKS) | st.text(max_size=5), max_size=30).map("".join)


@settings(deadline=None)
@given(pieces, st.booleans())
def test_no_text_makes_it_raise(text: str, fenced: bool) -> None:  # noqa: FBT001 - drawn by the test
    data = (f"---\n{text}\n---\nWhy?\n" if fenced else text).encode("utf-8", "surrogatepass")
    never_raises(data, data)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    never_raises(data, data)


@settings(deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 12), pieces)
def test_no_slip_of_the_hand_makes_it_raise(at: int, gone: int, typed: str) -> None:
    data = (GOOD[:at] + typed + GOOD[at + gone :]).encode("utf-8", "surrogatepass")
    never_raises(data, PACK.encode())
