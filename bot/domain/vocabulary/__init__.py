"""The skills that are known: each with the other ways to write it, and the library's topics it belongs to.

A skill is its name, other ways to write it, and its topics; an indented line goes on with the one before. A
`=` before a way to write it means: only as it is written here.
"""

import re

from bot.domain.vocabulary import clients, data, operations, services, working

CONTINUED = re.compile(r"\n\s+")
VOCABULARY = tuple(
    CONTINUED.sub(" ", line)
    for each in (services, operations, clients, data, working)
    for line in re.split(r"\n(?=\S)", each.SKILLS.strip())
)
"""A skill each."""
DECOYS = """
    =Go to, =Go live, =Go beyond, =Go above, =Go ahead, =Go for, =Go further, Go-to, go-live, r&d, r and d,
    c-level, c-suite, c level, c suite, plan c, vitamin c, series c, =Spring of, =Spring term, =Spring
    semester, =Spring break, =Spring intern, =Spring internship, in spring, =Rust belt, react to, react
    quickly, swift action, swift response, express delivery, express shipping, excel at, excel in, excels
    in, rest of, the rest, rest api of, unit price, test of, data point, design a, cloud nine, pandas and,
    chef de, salt and, play store, app store, at scale of, kotlin island, word of mouth, agile minds, vue d,
    point of view, go karts
"""
"""Words that look like a skill and mean something else, with commas; they are passed over."""
