"""The library as pages: packs and questions to look through, and one question with its whole other side."""

from collections.abc import Mapping
from urllib.parse import urlencode

from bot.ids import QuestionId
from bot.platforms.web.render import page
from bot.ports.library import Library
from bot.usecases.browse_library import Wanted, browse

MOST = 200
"""Questions on one page; who sees more than that chooses a pack or a topic."""
HARDEST = 5
TOPICS = 24
"""Topics that stand as links; the others are in the list to choose from."""


def shelves(library: Library, asked: Mapping[str, str]) -> str:
    """The packs, or the questions that were asked for, with how many there are of each sort."""
    wanted = _wanted(asked)
    shelf = browse(library.questions(), wanted)
    packs = {pack.id: pack for pack in library.packs()}
    return page(
        "library.html",
        wanted=wanted,
        shelf=shelf,
        packs=packs,
        chosen=wanted != Wanted(),
        shown=shelf.questions[:MOST],
        topics=TOPICS,
        hardest=HARDEST,
        count=len(library.questions()),
        link=lambda **changed: _link(wanted, changed),
    )


def question_page(library: Library, asked: QuestionId) -> str | None:
    """One question with what the interviewer listens for; None where there is none of that id."""
    question = library.get(asked)
    if question is None:
        return None
    pack = next(pack for pack in library.packs() if pack.id == question.pack)
    return page("library_question.html", question=question, pack=pack, hardest=HARDEST)


def _wanted(asked: Mapping[str, str]) -> Wanted:
    """What was asked for; a difficulty that is none is any, as a word that no question has finds nothing."""
    level = asked.get("difficulty", "")
    return Wanted(
        pack=asked.get("pack", ""),
        topic=asked.get("topic", ""),
        kind=asked.get("kind", ""),
        difficulty=int(level) if level.isdecimal() and len(level) == 1 else 0,
        words=asked.get("words", "").strip(),
    )


def _link(wanted: Wanted, changed: Mapping[str, str]) -> str:
    """The address of what is wanted with something changed in it; what is empty is left out."""
    values = {
        "pack": wanted.pack,
        "topic": wanted.topic,
        "kind": wanted.kind,
        "difficulty": str(wanted.difficulty or ""),
        "words": wanted.words,
        **changed,
    }
    query = urlencode({name: value for name, value in values.items() if value})
    return f"/library?{query}" if query else "/library"
