"""Each reason why a paper cannot be read has a sentence of its own, and says what to do instead."""

from datetime import UTC, datetime

import pytest

from bot.domain.contacts import CleanText
from bot.domain.papers import PaperKind, Unreadable, paper_of
from bot.presenters.papers import paper_line, paper_notice, papers_deleted_notice, unreadable_notice

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
REASONS = Unreadable.__subclasses__()


def test_no_two_reasons_read_the_same() -> None:
    assert len({unreadable_notice(why()).text for why in REASONS}) == len(REASONS) == 10


@pytest.mark.parametrize("why", REASONS)
def test_a_reason_is_a_polite_no(why: type[Unreadable]) -> None:
    notice = unreadable_notice(why())
    assert notice.refused
    assert notice.text.endswith(".")


def test_the_skills_found_are_named_and_the_rest_counted() -> None:
    text = "Go, Rust, Java, Kotlin, Scala, Kafka, Redis, Docker, Terraform, Linux"
    said = paper_notice(paper_of(PaperKind.RESUME, CleanText(text), NOW), kept=True).text
    assert "**Go**, **Rust**" in said
    assert "**Docker** and 2 other skills." in said
    assert "until Thursday, 24 December 2026" in said


def test_what_is_not_kept_is_said() -> None:
    said = paper_notice(paper_of(PaperKind.JOB, CleanText("We bake bread."), NOW), kept=False).text
    assert "job description" in said
    assert "names no skill" in said
    assert "not kept" in said


def test_what_was_deleted_is_named() -> None:
    assert papers_deleted_notice(tuple(PaperKind)).text == "Your résumé and job description are deleted."
    assert papers_deleted_notice((PaperKind.JOB,)).text == "Your job description is deleted."
    assert "Nothing of yours" in papers_deleted_notice(()).text


def test_a_kept_paper_has_a_line() -> None:
    line = paper_line(paper_of(PaperKind.RESUME, CleanText("Go"), NOW))
    assert line == "Your **résumé**, sealed, until Thursday, 24 December 2026."
