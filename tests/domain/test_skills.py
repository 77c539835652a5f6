"""Skills are told by whole words, in the order they are named, and questions by the skills they touch."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.questions import KeyPoint
from bot.domain.skills import SKILLS, Skill, overlap, skill_named, skills_in, topics_of
from tests.factories import question

ROOT = Path(__file__).parent.parent.parent
LETTERS = st.sampled_from("abckz")
FILLER = st.sampled_from(["we", "built", "it", "with", "many", "others", "for", "years"])
NAMES = st.sampled_from(sorted(SKILLS))


def names(text: str) -> list[str]:
    return [skill.name for skill in skills_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C, C++, C# and .NET", ["C", "C++", "C#", ".NET"]),
        ("Node.js/Express, ASP.NET and k8s", ["Node.js", "Express", ".NET", "Kubernetes"]),
        ("S3 and CI/CD over TCP/IP", ["S3", "CI/CD", "Networking"]),
        ("Go, golang and the Go language", ["Go"]),
        ("We go to market; let it go", []),
        ("Go to market quickly. Go live.", []),
        ("R and Python, not R&D", ["R", "Python"]),
        ("Rust never sleeps, rust does", ["Rust"]),
        ("Java is not JavaScript", ["Java", "JavaScript"]),
        ("React Native is not React", ["React Native", "React"]),
        ("They react to incidents", ["Incidents"]),
        ("Spring Boot in the spring", ["Spring"]),
        ("machine-\nlearning, unit\ntests", ["Machine learning", "Unit testing"]),
        ("使用Kafka和Redis开发", ["Kafka", "Redis"]),
        ("Kafkaesque gopher Reactor Javanese sparkling", []),
        ("machine. Learning", ["Learning"]),
        ("front-end, front end and frontend", ["Frontend"]),
        ("", []),
    ],
)
def test_skills_are_told_by_words(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_mentions_are_counted() -> None:
    assert [
        (each.name, each.count) for each in skills_in("Kafka, Go, Apache Kafka, golang, Kafka Streams")
    ] == [
        ("Kafka", 3),
        ("Go", 2),
    ]


@given(st.lists(NAMES, unique=True, max_size=12), FILLER)
def test_skills_come_in_the_order_of_their_first_mention(wanted: list[str], word: str) -> None:
    text = f"; {word}; ".join([*wanted, *reversed(wanted)])
    assert names(text) == wanted


@given(
    st.lists(NAMES | FILLER | st.text(max_size=8), max_size=30), st.sampled_from([" ", ", ", "\n", "/", ". "])
)
def test_reading_what_was_found_finds_it_again(parts: list[str], between: str) -> None:
    found = names(between.join(parts))
    assert names("; ".join(found)) == found


@given(NAMES, LETTERS, LETTERS)
def test_a_part_of_a_word_is_no_skill(name: str, before: str, after: str) -> None:
    glued = f"{before}zq{re.sub(r'[^A-Za-z0-9]', '', name)}qz{after}"
    assert names(glued) == []


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for skill in skills_in(text):
        assert skill.count >= 1
        assert skill_named(skill.name, skill.count) == skill


def test_the_vocabulary_is_wide_and_every_skill_is_found_by_its_own_name() -> None:
    assert len(SKILLS) >= 150
    assert {name: names(name) for name in SKILLS if names(name) != [name]} == {}
    assert all(skill.topics for skill in SKILLS.values())
    assert skill_named("Cobbling") is None


def test_nearly_every_topic_of_the_library_belongs_to_a_skill() -> None:
    known = {topic for skill in SKILLS.values() for topic in skill.topics}
    lines = [
        re.search(r"^topics: \[(.*)\]$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in (ROOT / "content").glob("*/*.md")
    ]
    topics = {topic.strip() for line in lines if line for topic in line[1].split(",")}
    unknown = topics - known
    assert topics
    assert len(unknown) <= len(topics) / 10, (
        f"give these topics to skills of the vocabulary: {sorted(unknown)}"
    )


def test_topics_weigh_what_their_skills_do() -> None:
    often, once = Skill("Kafka", ("messaging",), 9), Skill("RabbitMQ", ("messaging", "backend"))
    assert topics_of([often, once]) == {"messaging": 4, "backend": 1}


def test_a_question_touches_what_it_names_and_then_what_its_topics_are_about() -> None:
    asked = replace(
        question("one", topics=("caching",)),
        prompt="Your pages are slow. Would Kafka help?",
        key_points=(KeyPoint("plan", "Read the query plan in PostgreSQL first.", 3),),
    )
    held = skills_in("Redis, Figma, Postgres, Kafka")
    assert [skill.name for skill in overlap(asked, held)] == ["PostgreSQL", "Kafka", "Redis"]
    assert overlap(asked, ()) == ()
