"""The style of the house: second person, plain words, no trivia, nothing that only insiders know."""

import re
from collections.abc import Iterator

from bot.checking.findings import Finding, Part, ours, spoken
from bot.domain.questions import Question

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
EXCLAIMED = re.compile(r"!(?=[\s\"”’')]|$)")
SENTENCE = re.compile(r"(?<=[.?!])[\"”’')]*\s+")
WORD = re.compile(r"[\w'’-]+")
SHORT_FORM = re.compile(r"\b[A-Z][A-Z0-9]+(?=s?\b)")
UNDRAWN = re.compile(r"^ *(?:\||#{1,6} |!\[)", re.MULTILINE)
WIDEST = 72
"""Characters in a line of code that fit into a message in a window of usual width."""
YOU = re.compile(r"\b(?:you|your|yours|yourself|(?:tell|show|give|talk|walk) (?:me|us))\b", re.IGNORECASE)
LONGEST_SENTENCE = 45
"""Words of a sentence, from which people lose its beginning."""
SHORTEST = 15
"""Words of a text from which it can be said how hard it is to read."""
HARDEST = {"prompt": 10.0, "intent": 14.0}
"""The highest automated readability index, in years at school; a prompt is read once, in a channel."""
EVERYDAY = """
AI AM API CD CEO CFO CI CPU CSS CSV CTO CV DNS EU FAQ GB GDPR GPS GPU HR HTML HTTP HTTPS ID IDE IP
IT JSON KB MB OK OS PC PDF PM PR QA QR RAM REST SDK SMS SQL SSD SSH TB TCP TLS TV UI UK URL US USB
UTC UX VPN XML YAML
"""
"""Short forms that everybody knows who is asked such a question, as people know words."""
VERBS = "\nALTER BY CREATE DELETE FROM GET HEAD INSERT LIMIT ORDER PATCH POST PUT SELECT TABLE UPDATE WHERE"
KNOWN = frozenset((EVERYDAY + VERBS).split())
PLAIN = {
    "best practice": "what you mean by it",
    "best practices": "what you mean by it",
    "commence": "begin",
    "deep dive": "look closely",
    "due to the fact that": "because",
    "facilitate": "help",
    "holistic": "whole",
    "in order to": "to",
    "leverage": "use",
    "paradigm": "way",
    "prior to": "before",
    "seamless": "what you mean by it",
    "seamlessly": "what you mean by it",
    "synergy": "what you mean by it",
    "utilise": "use",
    "utilize": "use",
}
"""Words that say less than they are long, and what to write instead."""
WORDY = re.compile(rf"\b(?:{'|'.join(PLAIN)})\b", re.IGNORECASE)
TRIVIA = re.compile(
    r"\bstands? for\b.*\?|\bdefine\b|\bdefinition of\b|\bdifferences? between\b|\bwho (?:invented|created)\b"
    r"|\b(?:in|since) (?:which|what) year\b|\b(?:name|list) (?:all|two|three|four|five|ten)\b"
    r"|^what (?:is|are) [^.?,]{1,40}\?$",
    re.IGNORECASE | re.MULTILINE,
)
"""What can be looked up in a minute, and tells of a person that they did."""


def style(question: Question) -> Iterator[Finding]:
    """What is not said in the voice of the house."""
    yield from _prompt(question)
    yield from _sourced(question)
    for part in ours(question):
        yield from _plain_words(part)
        yield from _readable(part)
    for part in (*ours(question), *spoken(question)):
        if EXCLAIMED.search(_prose(part.text)):
            yield Finding(part.steps, f"{part.name} has an exclamation mark.")


def _sourced(question: Question) -> Iterator[Finding]:
    """A company is named only with a public page that shows why."""
    if question.source and not question.source.startswith("https://"):
        yield Finding(("source",), "The source is no address of the web, which begins with https://.")
    elif question.company and not question.source:
        yield Finding(("company",), "A company is named, and no public page as its source.")


def _prompt(question: Question) -> Iterator[Finding]:
    prose = _prose(question.prompt)
    if not YOU.search(prose):
        yield Finding(("prompt",), "The prompt does not speak to anybody: say 'you'.")
    trivia = TRIVIA.search(prose)
    if trivia:
        asked = " ".join(trivia[0].split())
        yield Finding(("prompt",), f"“{asked}” asks for what can be looked up; ask for a judgement.")
    yield from _drawn(question.prompt)
    for part in (Part(("title",), "The title", question.title), *_asked(question)):
        for short in _unexplained(part.text):
            yield Finding(part.steps, f"{part.name} says {short}, which not everybody knows: write it out.")


def _drawn(prompt: str) -> Iterator[Finding]:
    """What a channel cannot draw as it was meant."""
    if UNDRAWN.search(_prose(prompt)):
        yield Finding(("prompt",), "Tables, headings and pictures are not drawn in a chat; use a code block.")
    widest = max((len(line) for code in CODE.findall(prompt) for line in code.split("\n")), default=0)
    if widest > WIDEST:
        yield Finding(
            ("prompt",), f"A line of code has {widest} characters; above {WIDEST} it is broken in a channel."
        )


def _asked(question: Question) -> Iterator[Part]:
    return (part for part in ours(question) if part.steps[0] in {"prompt", "hints", "follow_ups"})


def _unexplained(text: str) -> list[str]:
    """Short forms that are not everyday words and not written out beside, as in `objective (SLO)`."""
    prose = _prose(text)
    found = dict.fromkeys(SHORT_FORM.findall(prose))
    return [each for each in found if each not in KNOWN and f"({each}" not in prose]


def _plain_words(part: Part) -> Iterator[Finding]:
    for found in dict.fromkeys(match.lower() for match in WORDY.findall(_prose(part.text))):
        yield Finding(part.steps, f"{part.name} says “{found}”; say {PLAIN[found]}.")


def _readable(part: Part) -> Iterator[Finding]:
    sentences = [words for each in _sentences(part.text) if (words := WORD.findall(each))]
    longest = max(map(len, sentences), default=0)
    if longest > LONGEST_SENTENCE:
        yield Finding(part.steps, f"{part.name} has a sentence of {longest} words; make two of it.")
    hardest = HARDEST.get(str(part.steps[0])) if sum(map(len, sentences)) >= SHORTEST else None
    index = readability(sentences)
    if hardest and index > hardest:
        yield Finding(
            part.steps,
            f"{part.name} is hard to read: {index:.0f} years at school, {hardest:.0f} are the most. "
            "Shorter sentences help, and shorter words.",
        )


def readability(sentences: list[list[str]]) -> float:
    """The automated readability index of some sentences: about the years at school that reading them takes.

    After Senter and Smith, Automated Readability Index, AMRL-TR-66-220, 1967.
    """
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / len(sentences) - 21.43


def _sentences(text: str) -> list[str]:
    return [each for block in _prose(text).split("\n\n") for each in SENTENCE.split(block)]


def _prose(text: str) -> str:
    """A text without its code."""
    return CODE.sub(" ", text)
