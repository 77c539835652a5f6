"""Which language a text is in, as far as judging needs it: whether an answer's is the question's.

Told by the small words that every sentence of a language has, and by the script; a text with few of them,
such as a list of terms or a piece of code, is in no language that could be told.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from bot.judging.words import NEGATIONS, STOPWORDS, words_of

SMALL_WORDS = {
    "German": "der die das und ist nicht ein eine den dem mit für auf sich wir ich sie von zu wenn auch es",
    "French": "le la les des est et une un pour dans que qui pas je nous vous avec sur ce par plus il elle",
    "Spanish": "el la los las que y en es un una por para con no se lo del como más yo pero su al si",
    "Italian": "il la le che è di un una per con non si gli del della sono ma come più io anche nel questo",
    "Portuguese": "o os as que e é um uma para com não se do da dos em por mais como eu mas ao na isso",
    "Dutch": "de het een en is dat niet van ik we je met voor op te zijn ook maar als er bij wordt naar",
    "Swedish": "och det att som en ett är inte på för med jag vi av den till om kan har de så men när",
    "Danish or Norwegian": "og det at som en et er ikke på for med jeg vi av af den til om kan har så når",
    "Polish": "i w nie na że się jest z do to jak od po ale dla jestem przez być są tego który oraz bo",
    "Czech": "a v se na že je to s z do ne jako pro ale by jsem jsou tak pokud nebo když který už",
    "Finnish": "ja on ei se että en hän oli mutta kun niin ovat minä me tämä joka kuin myös sitten olen",
    "Turkish": "ve bir bu için de da ile ben biz ne çok daha gibi ama değil olarak en sonra her olan",
    "Romanian": "și de la în nu este un o cu pe care mai că din pentru sunt dar am să se ca",
}
_ENGLISH = STOPWORDS | NEGATIONS
_SMALL = {"English": _ENGLISH} | {
    name: frozenset(word for word in words.split() if len(word) > 1) - _ENGLISH
    for name, words in SMALL_WORDS.items()
}
FEWEST, SHARE = 3, 0.12
"""How many small words, and which share of all words, tell a language."""
LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1_000)
def language_of(text: str) -> str | None:
    """The name of a text's language, or of its script where that is not Latin; None if it cannot be told."""
    script = _script(text)
    if script is not None:
        return script
    words = words_of(text)
    held = Counter(words)
    counts = {name: sum(held[word] for word in small) for name, small in _SMALL.items()}
    best = max(counts, key=lambda name: counts[name])
    told = counts[best] >= FEWEST and counts[best] >= SHARE * len(words)
    return best if told and counts[best] > counts["English"] else ("English" if told else None)


def differ(answer: str, question: str) -> bool:
    """Whether an answer is plainly in another language than its question."""
    written, asked = language_of(answer), language_of(question)
    return written is not None and written != (asked or "English")


def _script(text: str) -> str | None:
    """“another script” where most letters are not Latin; which one it is does not matter."""
    letters = LETTER.findall(text)[:400]
    latin = sum(each.isascii() or unicodedata.name(each, "LATIN").startswith("LATIN") for each in letters)
    return "another script" if latin * 2 < len(letters) else None
