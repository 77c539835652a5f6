"""Finds the name that a résumé begins with."""

import re

from bot.domain.skills import skills_in

HEADING = re.compile(
    r"(?:curriculum vitae|résumé|resume|lebenslauf|cv|currículo|currículum|hoja de vida|резюме|履歴書"
    r"|职务经歴書|简历|个人简历|履歷|이력서|(?:ال)?سيرة (?:ال)?ذاتية)"
    r"(?:[ ]?[:|–\u2014-][ ]?|[ ]+(?:of|von|de)[ ]+|[ ]*$)",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"^([ \t]*(?:(?:full|first|last|family|given) ?name|surname|name|nome|nombre|nom|vorname|nachname|姓名"
    r"|氏名|이름|имя|фио|الاسم)[ \t]*:)[ \t]*+(?=[^\s|▮])[^\n|▮]{1,60}",
    re.IGNORECASE | re.MULTILINE,
)
SEGMENT = re.compile(r"[|,;·•/▮()]| [–\u2014-] ")
"""What stands between a name and what follows it in the same line."""
PART = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?!$))*\.?")
EASTERN = re.compile(r"[\u4e00-\u9fff\u3040-\u30ff]{1,4}[ ]?[\u4e00-\u9fff\u3040-\u30ff]{1,4}|[가-힣]{2,5}")
"""A Chinese, Japanese or Korean name, written without a space or with one."""
_particles = "al bin da de del della der di do dos du e el ibn la le ten van von y zu"
PARTICLES = frozenset(_particles.split())
PARTS = (2, 5)
"""How many words a name has."""
NAMES_TOO = frozenset({"Julia", "Ruby", "Swift", "Cassandra", "Jenkins", "Go", "R", "C", "Dart", "Ember"})
"""Skills that are names of people as well."""
TOP = 3
"""Lines with words in them among which the name is."""
_titles = """
about academic administrator analyst and application architect assistant associate backend business
career chief cloud company computer consultant contact data department description designer developer
development devops digital director education employment engineer engineering executive experience expert
for freelance frontend full fullstack general graduate head history information intern it job junior key
lead learning machine manager marketing mobile objective officer operations opportunity overview personal
position principal product professional profile programmer project projects public qa references
reliability requirements research researcher responsibilities role scientist scrum security senior site
skills software solutions specialist staff stack student summary support system systems team technical
technician technologies technology the to trainee ux vice vitae web with work worker writer we you your
our entwickler ingenieur softwareentwickler développeur ingénieur desarrollador ingeniero desenvolvedor
engenheiro разработчик инженер 工程师 开发 エンジニア مهندس مطور
"""
NO_NAME = frozenset(_titles.split())
"""Words of titles and headings, which look like names otherwise."""


def without_name(text: str, mark: str) -> str:
    """The text with a mark for the name at its top, wherever that is repeated, and for labelled names."""
    text = LABELLED.sub(lambda match: f"{match[1]} {mark}", text)
    name = _name_at_top(text)
    if name is None:
        return text
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", mark, text, flags=re.IGNORECASE)


def _name_at_top(text: str) -> str | None:
    seen = 0
    for line in text.splitlines():
        head = HEADING.match(line.strip())
        rest = line.strip()[head.end() :] if head else line.strip()
        if not rest.strip("#*_ \t"):
            seen += bool(line.strip())
        else:
            first = SEGMENT.split(rest.strip("#*_ \t"), maxsplit=1)[0].strip("#*_ \t")
            return first if _is_name(first) else None
        if seen == TOP:
            return None
    return None


def _is_name(words: str) -> bool:
    if EASTERN.fullmatch(words):
        return not any(word in words for word in NO_NAME)
    parts = words.split()
    if not PARTS[0] <= len(parts) <= PARTS[1] or _names_skill(words):
        return False
    return all(_is_part(part) for part in parts) and parts[0].lower() not in PARTICLES - {"al", "el", "la"}


def _names_skill(words: str) -> bool:
    return any(skill.name not in NAMES_TOO for skill in skills_in(words))


def _is_part(part: str) -> bool:
    small = part.lower()
    if small in NO_NAME or PART.fullmatch(part) is None:
        return False
    return part[0] != part[0].lower() or small in PARTICLES or part[0].lower() == part[0].upper()
