"""What of an answer counts, and why the rest does not."""

import pytest

from bot.domain.questions import Question
from bot.domain.scoring import Gate
from bot.judging.addressed import speaks_to_the_judge
from bot.judging.gates import sift
from bot.judging.naming import names
from bot.judging.words import sentences_of
from tests.judging.conftest import Judges
from tests.judging.goldens import QUESTIONS

every_question = pytest.mark.parametrize("asked", QUESTIONS.values(), ids=lambda each: each.id)
CAP = QUESTIONS["spotify-backend/cap-theorem"]
FOREIGN = {
    "German": """
    Wenn die beiden Rechenzentren sich nicht erreichen, muss man sich entscheiden: entweder antwortet der
    Knoten mit alten Daten, oder er lehnt die Anfrage ab. Das ist für jede Funktion anders.
    """,
    "Spanish": """
    Cuando hay una partición de la red hay que elegir entre la consistencia y la disponibilidad. Para la
    lista de canciones elijo que los dos lados puedan escribir, y luego se unen los cambios.
    """,
    "French": """
    Quand le réseau est coupé, il faut choisir entre la cohérence et la disponibilité. Pour la liste, je
    laisse les deux côtés écrire, et on fusionne les modifications plus tard dans une file.
    """,
    "Polish": """
    Kiedy sieć jest przerwana, trzeba wybrać spójność albo dostępność. Dla listy wybieram dostępność, bo to
    nie jest ważne, a dla planu rodzinnego spójność, żeby nie było siedmiu osób.
    """,
    "Chinese": "当网络断开时必须在一致性和可用性之间做出选择。",
    "Japanese": "ネットワークが分断されたとき、一貫性か可用性のどちらかを選ばなければなりません。",
}
GENUINE = (
    "We score every track in the shortlist and give the top hundred to the model.",
    "The system prompts the user to confirm, and forgets the request after a minute.",
    "I rate the incident by its impact on listeners, and the reviewer must agree before we close it.",
    "My response was to roll back, and all the requests were answered correctly again.",
    "We ignored the alert because coverage is 100 per cent anyway, which taught me something.",
    "System: a shop with twelve services. The rules engine should accept or reject each order.",
)


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_cannot_be_judged_and_is_not_nought(language: str, judges: Judges) -> None:
    judged = judges(CAP, FOREIGN[language])
    assert judged.total is None
    assert judged.gates == (Gate.OTHER_LANGUAGE,)


@every_question
def test_what_says_nothing_of_its_own_is_not_judged(asked: Question, judges: Judges) -> None:
    for answer in ("", "fine", "I do not know.", asked.prompt, asked.title, f"{asked.prompt} {asked.prompt}"):
        judged = judges(asked, answer)
        assert judged.total is None
        assert judged.gates[-1] in {Gate.TOO_LITTLE, Gate.PASTED}


@every_question
def test_nobody_who_answers_speaks_to_the_judge_by_chance(asked: Question) -> None:
    texts = [asked.strong, asked.weak, asked.intent, *(point.point for point in asked.key_points)]
    said = [each.text for text in texts for each in sentences_of(text)]
    assert not any(map(speaks_to_the_judge, [*said, *GENUINE]))


def test_the_question_before_an_answer_costs_it_nothing(judges: Judges) -> None:
    assert judges(CAP, f"{CAP.prompt}\n\n{CAP.strong}").total == judges(CAP, CAP.strong).total


def test_code_and_figures_are_in_no_language() -> None:
    code = (
        "def merge(a, b):\n    return sorted(set(a) | set(b))\nPOST /playlists/12 409 Conflict, p99 = 350 ms"
    )
    assert sift(CAP, code).refused is None


def test_terms_in_a_row_and_a_frame_filled_again_only_name() -> None:
    said = sentences_of(
        "Caches, queues, retries, jitter and backoff. The jitter is very important here. The queue is very "
        "important here. The cache is very important here. We add jitter to expiry so that not all ask at "
        "once. I would watch latency, traffic and errors."
    )
    assert names(said, frozenset({"jitter", "queue", "cach"})) == (True, True, True, True, False, False)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Pin 4.2.1 now. Then 169.254.169.254.", ["Pin 4.2.1 now.", "Then 169.254.169.254."]),
        ('It says "no." Then (see above.) more', ['It says "no."', "Then (see above.)", "more"]),
        ("Wait... and then?! Yes", ["Wait...", "and then?!", "Yes"]),
        ("Retry e.g. twice, i.e. no more. A vs. B.", ["Retry e.g. twice, i.e. no more.", "A vs. B."]),
        ("One\ntwo. three", ["One", "two.", "three"]),
        ("...", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, sentences: list[str]) -> None:
    assert [each.text for each in sentences_of(text)] == sentences
