"""After reading nobody can be reached or found by what is left, and every technical word is still there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import MARK, without_contacts

TECHNICAL = [
    *(
        "C++",
        "C#",
        "Node.js",
        "k8s",
        "S3",
        "CI/CD",
        ".NET",
        "ASP.NET/C#",
        "TCP/IP",
        "HTTP/2",
        "OAuth 2.0",
        "C++17",
    ),
    *(
        "Python 3.11",
        "socket.io",
        "Node.js/Express",
        "react@18.2.0",
        "@angular/core",
        "README.md",
        "A/B testing",
    ),
    *(
        "GitHub/GitLab",
        "GitHub Actions",
        "EC2",
        "ISO 27001",
        "Java 8/11/17",
        "10.0.0.1",
        "24/7",
        "99.99%",
        "p99",
    ),
    *(
        "2019-2023",
        "2015 – 2019",
        "01/2019 - 05/2023",
        "2020-01-15",
        "15.01.2020",
        "120 000 requests",
        "v1.22.333",
    ),
    *(
        "1,000,000 users",
        "100 000 000 events",
        "Google Drive",
        "Monitoring 24/7",
        "x86_64",
        "UTF-8",
        "RFC 7231",
    ),
]
MAILS = [
    "ana.silva@example.com",
    "a+b@mail.example.co.uk",
    "ana_s-1@müller.de",
    "ANA@EXAMPLE.ORG",
    "ana [at] mail [dot] pt",
]
PHONES = [
    *("+351 912 345 678", "+1 (555) 123-4567", "+44 20 7946 0958", "0049 170 1234567", "(555) 123-4567"),
    *("555.123.4567", "030/1234567", "06 12 34 56 78", "13812345678", "090-1234-5678", "(11) 91234-5678"),
    *(
        "98765 43210",
        "912 345 678",
        "+49-(0)30-1234567",
        "Tel: 1234567",
        "电话\uff1a010-12345678",
        "+971 50 123 4567",
    ),
]
LINKS = [
    *("https://ana.dev/cv?x=1", "http://localhost:8000", "www.example.com/ana", "linkedin.com/in/ana-silva"),
    *(
        "github.com/anasilva",
        "ana.dev",
        "t.me/ana",
        "mailto:ana@example.com",
        "GitHub: anasilva",
        "Twitter: @ana_dev",
    ),
    *("linkedin/in/ana-silva", "stackoverflow.com/users/123/ana", "ftp://ana:secret@example.com"),
]
ADDRESSES = [
    *(
        "12 Baker Street",
        "221B Baker St",
        "Musterstraße 12",
        "Berliner Str. 5a",
        "Rua das Flores 12",
        "10115 Berlin",
    ),
    *(
        "1200-195 Lisboa",
        "San Francisco, CA 94105",
        "London SW1A 2AA",
        "12 rue de la Paix",
        "1012 AB Amsterdam",
    ),
    *("Address: 5 Any Way, Town", "CH-8001 Zürich", "住所\uff1a東京都千代田区1-1"),
]
BIRTHS = [
    *("Date of birth: 3 May 1990", "DOB 03/05/1990", "Born on May 3, 1990", "geboren am 3. Mai 1990"),
    *("Fecha de nacimiento: 3 de mayo de 1990", "生年月日\uff1a1990年5月3日", "Née le 03.05.1990"),
]
MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}")
PHONE = re.compile(r"(?<![\w+])\+[1-9](?:[ .-]?[0-9]){7,14}|(?<![\w.,])[0-9]{9,15}(?!\w)")
LINK = re.compile(
    r"[a-z]+://\S|(?<![a-z0-9.-])www\.[a-z]|(?<![\w@.-])(?:linkedin\.com/in|github\.com)/\w", re.IGNORECASE
)
DETAILS = st.sampled_from([*MAILS, *PHONES, *LINKS])
ANYTHING = st.lists(
    DETAILS | st.sampled_from(TECHNICAL) | st.text(max_size=6) | st.text("ab1@.+-/:() \n", max_size=12),
    max_size=12,
)


def left(text: str) -> str:
    """What is left of a line in the middle of a paper."""
    return without_contacts(f"Senior Engineer\n{text}").partition("\n")[2]


@pytest.mark.parametrize("detail", [*MAILS, *PHONES, *LINKS, *ADDRESSES, *BIRTHS])
def test_contact_details_go(detail: str) -> None:
    assert left(detail) == MARK
    assert left(f"Lisbon | {detail} | open to work") == f"Lisbon | {MARK} | open to work"


@pytest.mark.parametrize("word", TECHNICAL)
def test_technical_words_stay(word: str) -> None:
    assert left(word) == word
    assert left(f"Kafka, {word}, and Go") == f"Kafka, {word}, and Go"


@given(
    st.lists(st.sampled_from(TECHNICAL), min_size=1, max_size=8), st.sampled_from([", ", " | ", "\n", "; "])
)
def test_any_number_of_technical_words_stay(words: list[str], between: str) -> None:
    assert left(between.join(words)) == between.join(words)


@given(ANYTHING, st.sampled_from(["", " ", "\n", ", "]))
def test_nothing_that_reaches_anybody_is_left_of_any_text(parts: list[str], between: str) -> None:
    text = without_contacts(between.join(parts))
    for pattern in (MAIL, PHONE, LINK):
        assert pattern.search(text) is None


@given(ANYTHING, st.sampled_from(["", " ", "\n", ", "]))
def test_what_is_left_is_left_for_good(parts: list[str], between: str) -> None:
    once = without_contacts(between.join(parts))
    assert without_contacts(once) == once


@pytest.mark.parametrize(
    ("top", "rest"),
    [
        ("Ana Rita Silva", MARK),
        ("ANA SILVA", MARK),
        ("# Ana Silva", f"# {MARK}"),
        ("Ana Silva | Backend Engineer", f"{MARK} | Backend Engineer"),
        ("Ana Silva - Backend Engineer", f"{MARK} - Backend Engineer"),
        ("Curriculum Vitae\n\nLudwig van Beethoven", f"Curriculum Vitae\n\n{MARK}"),
        ("CV of Ana Silva", f"CV of {MARK}"),
        ("Name: Ana Silva", f"Name: {MARK}"),
        ("O’Neill, Seán", "O’Neill, Seán"),
        ("山田 太郎", MARK),
        ("王小明", MARK),
        ("أحمد علي", MARK),
        ("Анна Иванова", MARK),
        ("Julia Roberts", MARK),
        ("Senior Backend Engineer", "Senior Backend Engineer"),
        ("Machine Learning", "Machine Learning"),
        ("Java Spring", "Java Spring"),
        ("We are looking for somebody", "We are looking for somebody"),
        ("简历", "简历"),
    ],
)
def test_the_name_at_the_top_goes(top: str, rest: str) -> None:
    assert without_contacts(f"{top}\n\nBuilt things in Go.") == f"{rest}\n\nBuilt things in Go."


def test_a_name_goes_wherever_it_is_repeated() -> None:
    assert without_contacts("Ana Silva\nGo\nANA SILVA, page 2") == f"{MARK}\nGo\n{MARK}, page 2"


def test_look_alike_letters_hide_nothing() -> None:
    assert left("".join(chr(ord(each) + 0xFEE0) for each in "ana@example.com")) == MARK
    assert left("ana\u200b@exam\u00adple.com") == MARK
