"""Which sentences speak to whoever scores, or about the answer itself, and not about what was asked.

What people write is data to the judge. Such a sentence counts for nothing, and it is told; the rest of the
answer is judged as though it did not stand there.
"""

import re

WHO = r"(?:judge|grader|examiner|evaluator|marker|assessor)s?"
GIVE = r"(?:give|award|assign|grant|grade|rate|score|mark|count|evaluate|consider|treat|accept|judge)"
MINE = r"(?:(?:this|my|the)\ (?:answer|submission)|(?:this|my)\ (?:response|reply)|key\ points?|rubric)"
ALL = r"(?:full|max(?:imum)?|top|highest|perfect|best|100|hundred|ten|covered|correct|complete|marks?|points)"
PATTERNS = (
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rubrics?|guidelines|grading)\b",
    r"\b(?:ignore|disregard|forget)\b.{0,20}\b(?:everything|all|anything)\ (?:above|before|previous)\b",
    r"^\W*(?:(?:assistant|ai)\s*:|(?:system|developer|admin)\s+(?:prompt|message|override|note)\s*:)",
    r"^\W*(?:\#\#\#|<<|\[)\s*(?:system|instructions?|admin)\b",
    r"<\|.*?\|>|\[/?INST\]|</?(?:answer|system|rubric|instructions?)>",
    r"\bsystem\ prompt\b",
    rf"\byou\ are\ (?:now\ )?(?:an?|the|my)\ .{{0,30}}\b(?:{WHO}|assistant|ai|language\ model)\b",
    rf"\b(?:dear|hey|hello|hi|attention|note\ (?:to|for))\W+(?:the\ |my\ )?(?:{WHO}|reviewer|ai)\b",
    rf"\b{WHO}\b.{{0,30}}\b(?:should|must|shall|will|has\ to|is\ (?:told|instructed|required|ordered))\b",
    rf"\b{GIVE}\b.{{0,40}}\b{MINE}\b.{{0,50}}\b{ALL}\b",
    r"\b(?:give|award|grant|assign)\ (?:me|it|this)\b.{0,30}\b(?:points|marks|scores?|credit|grade)\b",
    r"\b(?:full|maximum|perfect|top|highest)\ (?:marks|credit|grade)\b",
    r"\b(?:maximum|perfect)\ (?:score|points)\b",
    r"\b100\s*(?:out\ of|/)\s*100\b|\b10\s*/\s*10\b",
    r"\b(?:score|grade|verdict)[\"']?\s*(?::|=|is|to|of)\s*[\"']?(?:100|1\.0|covered|full|perfect)\b",
    r"[\"']coverage[\"']\s*:",
    r"\b(?:all|every|each)\ (?:of\ the\ )?(?:key\ points?|rubric\ items?)\b",
    r"\b(?:this|my)\ (?:answer|submission)\ (?:is|was|has|should|must|fully)\b",
    r"\b(?:this|my)\ (?:answer|submission)\ (?:deserves|covers|meets|satisfies|contains)\b",
    r"\b(?:this|my)\ response\ (?:deserves|covers|should\ (?:get|receive|be))\b",
)
"""Each one way to do so, narrow enough that nobody who answers a question happens upon it."""
HINTS = re.compile(
    r"judg|grad|exam|evaluat|marker|marks|assess|ignore|disregard|forget|override|system|assistant|\bai\b"
    r"|score|rubric|key\ ?point|answer|submission|response|reply|verdict|coverage|credit|points|100|10\s*/"
    r"|admin|prompt|instruction|<|\[",
    re.IGNORECASE,
)
"""What one of them cannot do without: most sentences need no closer look."""
_PATTERN = re.compile("|".join(f"(?:{each})" for each in PATTERNS), re.IGNORECASE | re.VERBOSE)


def speaks_to_the_judge(sentence: str) -> bool:
    """Whether a sentence is addressed to whoever scores."""
    return HINTS.search(sentence) is not None and _PATTERN.search(sentence) is not None
