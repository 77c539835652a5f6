"""What people read about their résumé and job description: what became of them, or why not."""

from collections.abc import Sequence

from bot.domain import papers
from bot.domain.papers import CHARACTERS, LARGEST, PAGES, PASTED, Paper, PaperKind, Unreadable
from bot.presenters.words import counted, day, joined
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md

NAMES = {PaperKind.RESUME: "résumé", PaperKind.JOB: "job description"}
SHOWN = 8
"""Skills that are named at most; the rest are counted."""
INSTEAD = "You can also paste the text."
SENTENCES: dict[type[Unreadable], str] = {
    papers.TooLarge: f"That file is larger than {LARGEST // 1024**2} MB, the most I read. {INSTEAD}",
    papers.TooMuchPasted: f"A paper that is pasted has {PASTED:,} characters at most. Leave out what is not "
    "needed, or hand it in as a file.",
    papers.TooMuchInside: "There is more in that file than I read: at most "
    f"{PAGES} pages and {CHARACTERS:,} characters of text. Leave out what is not needed, or paste the text.",
    papers.WithoutText: "That PDF holds pictures of pages and no text, as a scanner makes them, so I cannot "
    "read it. Save it as PDF from where it was written, or paste the text.",
    papers.Encrypted: f"That file opens with a password only. Save it without one. {INSTEAD}",
    papers.Picture: "That is a picture, and I read text alone. Send a PDF, DOCX, TXT or Markdown file, or "
    "paste the text.",
    papers.Empty: "There is not a word in it. Perhaps it is the wrong file.",
    papers.UnknownKind: "That is no kind of file that I read: PDF, DOCX, TXT or Markdown. If it is plain "
    "text, save it with the encoding UTF-8.",
    papers.Broken: f"That file is damaged, or not what it says it is. Save it anew and try again. {INSTEAD}",
    papers.TooSlow: f"That file takes too long to read, so I stopped. Save it in another format. {INSTEAD}",
}


def unreadable_notice(why: Unreadable) -> NoticeScreen:
    """Why a file cannot be read, and what to do instead."""
    return NoticeScreen(Md(SENTENCES[type(why)]), refused=True)


def paper_notice(paper: Paper, *, kept: bool) -> NoticeScreen:
    """What was found in a paper, and how long it is kept, if it is."""
    name = NAMES[paper.kind]
    stays = f"It is kept sealed until {day(paper.expires_at.date())}, or until you delete it."
    goes = (
        "It is not kept, for there is no key here to seal it with. Paste the text when an interview begins, "
        "and it counts for that one."
    )
    return NoticeScreen(
        Md(
            f"Your {name} is read, and contact details were taken out first. {_found(paper)} "
            f"{stays if kept else goes}"
        ),
        refused=not kept,
    )


def _found(paper: Paper) -> str:
    names = [f"**{skill.name}**" for skill in paper.skills]
    if not names:
        return "It names no skill that I know, so questions are chosen without it."
    more = len(names) - SHOWN
    shown = names[:SHOWN] + ([counted(more, "other skill")] if more > 0 else [])
    return f"It names {joined(shown)}."


def papers_deleted_notice(kinds: Sequence[PaperKind]) -> NoticeScreen:
    """That papers are gone, or that there were none."""
    if not kinds:
        return NoticeScreen(Md("Nothing of yours is kept here: no résumé and no job description."))
    names = joined([NAMES[kind] for kind in kinds])
    return NoticeScreen(Md(f"Your {names} {'is' if len(kinds) == 1 else 'are'} deleted."))


def paper_line(paper: Paper) -> Md:
    """A paper in a list of what is kept about somebody."""
    return Md(f"Your **{NAMES[paper.kind]}**, sealed, until {day(paper.expires_at.date())}.")
