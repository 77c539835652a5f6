"""Takes out of a paper what says who and where somebody is, so that nothing after this ever sees it."""

import re
import unicodedata
from typing import NewType

from bot.domain.names import without_name

CleanText = NewType("CleanText", str)
"""Text out of which contact details were taken."""
MARK = "▮"
"""What stands where something was taken out: no part of any pattern, so that nothing new grows together."""
INVISIBLE = dict.fromkeys([*range(9), 11, *range(14, 32), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF])
"""Characters that nobody sees and that would split an address in two."""
GAP = r"[ \t.()/\-\u2010–\u2212]"
"""What people put between the digits of a telephone number."""
END = r"(?=[ \t]*(?:$|[|·•,;▮]))"
"""The end of a line, or of one of several things in it."""
START = r"(?:^|(?<=[|·•,;▮]))[ \t]*"
YEAR = r"(?:19|20)\d\d(?!\d)"
SITES = (
    "linkedin|xing|github|gitlab|bitbucket|twitter|instagram|facebook|telegram|skype|mastodon|bluesky"
    "|discord|wechat|kaggle|leetcode|hackerrank|stack[ ]?overflow|medium|behance|dribbble"
)
TOOLS = "actions|pages|copilot|ci|jenkins|jira|confluence|azure|runners"
"""What follows the name of a site without being somebody there."""
HOSTS = (
    "com|org|net|io|dev|me|app|co|info|biz|xyz|site|online|page|blog|eu|uk|de|fr|es|pt|nl|pl|br|ch|ca"
    "|ie|se|dk|fi|ru|ua|jp|cn|kr|au|edu|gov|tech|works|codes|cv"
)
FILES = "js|ts|py|rs|md|sh|cs|vb|pl|hs|ml|cc|so"
"""Endings of file names, and of libraries named like files, that are countries as well."""
PRODUCTS = r"(?:socket|draw|diagrams|fly)\.io|(?:asp|ado|vb|ml)\.net"

LINKS = rf"""
    (?<![a-z0-9+.-])[a-z0-9+.-]++://\S*
  | (?<![a-z0-9])(?:mailto|tel|skype|sms|whatsapp):\S+
  | (?<![a-z0-9.-])www\d?\.\S+
  | (?<![\w@.-])(?!(?:{PRODUCTS})(?![\w.]))(?:[\w-]++\.)+(?-i:(?:{HOSTS})(?![\w-])|COM\b)(?:[/:?\#]\S*)?
  | (?<![\w@.-])(?:[\w-]++\.)+(?!(?:{FILES})/)(?-i:[a-z]{{2}})/[~\w@%]\S*
  | (?<!\w)(?:{SITES})/(?:in/)?@?(?!(?:{SITES}|{TOOLS})\b)(?-i:[a-z0-9_])[\w%~.-]++{END}
  | (?<!\w)(?:{SITES})[ ]?:[ ]?@?(?!(?:{TOOLS})\b)(?-i:[a-z0-9_][\w.-]*+){END}
  | {START}@(?-i:[a-z])\w{{2,}}{END}
"""
MAIL = r"""
    (?<![\w.+%'-])[\w.+%'-]++@(?:[\w-]+\.)+[^\W\d_][\w-]*
  | (?<![\w.+-])[\w.+-]++[ ]?[\[({<][ ]?(?:at|@|arroba)[ ]?[\])}>][ ]?
    [\w.-]++(?:[ ]?[\[({<][ ]?(?:dot|punkt|ponto|punto)[ ]?[\])}>][ ]?\w++)*
"""
PHONES = rf"""
    (?<![\w+])\+\(?\d(?:{GAP}{{0,3}}\d){{6,17}}
  | (?<![\w.,+-])00[ ]?[1-9](?:{GAP}{{0,3}}\d){{7,16}}
  | (?<![\w.,/-])
    (?!(?:0?[1-9]|1[0-2])[ ./-][ ]?{YEAR}|\d{{1,2}}([./-])\d{{1,2}}\1{YEAR})
    \(?0\d{{1,5}}\)?(?:{GAP}{{0,2}}\d){{5,11}}(?!\w)
  | (?<![\w.-])\(?[2-9]\d\d\)?[ .\-\u2010–]{{1,2}}\d{{3}}[ .\-\u2010–]\d{{4}}(?!\w)
  | (?<![\w.-])1[3-9]\d[ -]\d{{4}}[ -]\d{{4}}(?!\w)
  | (?<![\w.-])[6-9]\d{{4}}[ -]\d{{5}}(?!\w)
  | (?<![\w.,-])[1-9]\d\d?[ ](?!000)\d{{3}}[ ](?!000)(?:\d{{3}}|\d\d[ ]\d\d)(?!\w|[ ]\d)
  | \((?!{YEAR})\d{{2,5}}\)[ -]?\d{{2,5}}[ .-]?\d{{3,5}}(?!\w)
  | (?<![\w.,])\d{{9,16}}(?!\w)
  | (?<![^\W_])(?:tel(?:ephone|efone?|efono|éfono|éphone)?|phone|mobile|mob|cell|fax|handy|whatsapp
    |тел(?:ефон)?|电话|手机|電話|携帯|전화|هاتف|جوال)[.:)\s]{{0,4}}
    (?!{YEAR})[+(]?\d(?:{GAP}{{0,3}}\d){{4,16}}
"""
DATE = r"""(?:\d{1,4}(?:[./\ -]|\.[ ]|年|(?:st|nd|rd|th|º)[ ])(?:de[ ]|of[ ])?\w{1,10}
    (?:[./\-,\ ]|,[ ]|月|[ ]de[ ])\d{1,4}日?|[^\W\d]{3,10}\.?[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ]\d{4}|\d{4,8})"""
BIRTHS = rf"""
    (?<![^\W_])(?:(?:date|place)[ ]of[ ]birth|birth[ ]?date|birthday|d\.?o\.?b|born|geburtsdatum|geboren|geb
    |née?|date[ ]de[ ]naissance|fecha[ ]de[ ]nacimiento|nacid[oa]|data[ ]de[ ]nascimento|nascid[oa]
    |data[ ]di[ ]nascita|nat[oa]|дата[ ]рождения|生年月日|出生日期|出生年月|生日|생년월일|تاريخ[ ]الميلاد)
    [^\w\n]{{0,4}}(?:(?:on|am|le|el|em|il)[ ])?{DATE}
  | {START}(?:age|alter|edad|idade)[ ]?:[ ]?\d\d(?!\d)
"""
TOWN = r"(?<![\w'’.-])(?-i:[A-ZÀ-Þ][\w'’.-]++(?:[ ][A-ZÀ-Þ][\w'’.-]++){0,2})"
CODE = r"(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3})?"
ADDRESSES = rf"""
    (?:{START}\d{{1,5}}[a-z]?,?[ ](?-i:(?:[A-Z][\w'’.]*[ ]){{1,4}})
      (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|square|place|terrace)\.?
      (?:[ ,]+(?:apt|apartment|suite|unit|flat|\#)\.?[ ]?\w{{1,5}})?
    |(?<![\w-])(?-i:[A-ZÀ-Þ])[\w-]*(?:straße|strasse|str\.|gasse|allee|platz|weg)[ ]\d{{1,4}}[ ]?[a-z]?(?!\w)
    |{TOWN}[ ](?:straße|strasse|str\.|gasse|allee|platz)[ ]\d{{1,4}}[ ]?[a-z]?(?!\w)
    |{START}(?:rua|avenida|av\.|travessa|praça|calle|c/|plaza|paseo|via|viale|piazza|corso)
      [ ][^\W\d][^\n\d|;]{{1,40}}\d{{1,4}}(?:,?[ ]?\d{{1,2}}[ºª°]?)?[ ]?[a-z]?(?!\w)
    |{START}\d{{1,4}}(?:[ ]?bis)?,?[ ](?:rue|avenue|boulevard|place|chemin|allée|quai)
      [ ][^\W\d][^\n\d|;,]{{1,40}}
    ){END}(?:[,\s]+{CODE}[ ]{TOWN})?
  | {START}(?:[A-Z]{{1,2}}-)?\d{{4}}-\d{{3}}(?:[ ]{TOWN})?{END}
  | {START}(?-i:[A-Z]{{1,2}}-\d{{4,5}})[ ]{TOWN}{END}
  | {START}(?!\d*000)\d{{5}}[ ]{TOWN}{END}
  | {START}(?-i:\d{{4}}[ ][A-Z]{{2}})[ ]{TOWN}{END}
  | {TOWN},[ ](?-i:[A-Z]{{2}})[ ]\d{{5}}(?:-\d{{4}})?(?!\w)
  | (?<!\w)(?-i:(?:{TOWN}[ ])?[A-Z]{{1,2}}\d[A-Z\d]?[ ]\d[A-Z]{{2}})(?!\w)
  | {START}(?:(?:home|postal)[ ])?(?:address|adresse|anschrift|morada|endereço|dirección|indirizzo|住所|地址
    |주소|адрес|العنوان)[ ]?:[^\n▮|]*[^\s▮|]
"""
PATTERNS = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE | re.MULTILINE)
    for pattern in (LINKS, MAIL, BIRTHS, PHONES, ADDRESSES)
)


def without_contacts(text: str) -> CleanText:
    """The text without e-mail addresses, telephone numbers, links, postal addresses, births and its name.

    A mark stands for each. Look-alike letters become plain ones first, so that nothing hides in them. What
    cannot be told safely, such as a street that is named like a product, stays.
    """
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE))
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    before = None
    while plain != before:
        before = plain
        for pattern in PATTERNS:
            plain = pattern.sub(_marked, plain)
        plain = without_name(plain, MARK)
    return CleanText(plain)


def _marked(match: re.Match[str]) -> str:
    """The mark, with the blanks around what was found."""
    found = match[0]
    before, after = len(found) - len(found.lstrip()), len(found.rstrip())
    return f"{found[:before]}{MARK}{found[after:]}"
