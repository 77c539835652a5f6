"""The encoder gives the vectors that the original model gives, and reads words as its own tokenizer does."""

import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import pytest

from bot.judging.encoder import LONGEST, Encoder, installed, read_safetensors
from bot.judging.wordpiece import WordPiece

OFFICIAL = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The sha256 of model.safetensors in sentence-transformers/all-MiniLM-L6-v2."""


def pieces(numbers: str) -> tuple[int, ...]:
    return tuple(map(int, numbers.split()))


EXPECTED = {
    "A cache stampede is when thousands of requests hit the database at once.": (
        pieces("101 1037 17053 29375 2003 2043 5190 1997 11186 2718 1996 7809 2012 2320 1012 102"),
        (-0.00842, -0.02968, -0.07754, 0.04271, -0.02158),
    ),
    "Élan vital: naïve cafés aren't 3.5x better; don't_split snake_case!": (
        pieces(
            "101 3449 2319 8995 1024 15743 23812 4995 1005 1056 1017 1012 1019 2595 2488 1025 2123 1005 1056"
            " 1035 3975 7488 1035 2553 999 102"
        ),
        (0.05319, 0.02602, 0.01029, 0.00208, 0.07989),
    ),
    "日本語 text mixed with p99=350ms": (
        pieces("101 1864 1876 1950 3793 3816 2007 1052 2683 2683 1027 8698 5244 102"),
        (0.00073, -0.02133, 0.06488, -0.0838, -0.03231),
    ),
    "hello": (pieces("101 7592 102"), (-0.06277, 0.05496, 0.05216, 0.08579, -0.08275)),
}
"""Pieces, and the first numbers of the mean vector at length one, by the original code with PyTorch."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    folder = installed()
    if folder is None:
        pytest.skip("the encoder is not installed")
    return Encoder(folder)


def test_the_weights_are_the_official_ones() -> None:
    folder = installed()
    if folder is None:
        pytest.skip("the encoder is not installed")
    with (folder / "model.safetensors").open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == OFFICIAL


@pytest.mark.parametrize("text", EXPECTED)
def test_pieces_and_vectors_are_the_originals(encoder: Encoder, text: str) -> None:
    ids, numbers = EXPECTED[text]
    found = encoder.wordpiece.pieces([(text, 0)], LONGEST)
    assert found.ids == ids
    mean = encoder.encode([found.ids])[0].mean(axis=0)
    assert (mean / np.linalg.norm(mean))[:5] == pytest.approx(numbers, abs=5e-4)


def test_a_sentence_reads_the_same_alone_and_among_others(encoder: Encoder) -> None:
    every = [encoder.wordpiece.pieces([(text, 0)], LONGEST).ids for text in EXPECTED]
    for alone, among in zip(every, encoder.encode(every), strict=True):
        assert encoder.encode([alone])[0] == pytest.approx(among, abs=1e-4)
    assert encoder.encode([]) == []


def test_pieces_know_their_words_and_end_where_no_more_is_read() -> None:
    wordpiece = WordPiece(["[CLS]", "[SEP]", "[UNK]", "re", "##try", "storm", "-"])
    found = wordpiece.pieces([("retry", 0), ("-", -1), ("Storm", 1), (" ", -1), ("lightning", 2)], LONGEST)
    assert found.ids == (0, 3, 4, 6, 5, 2, 1)
    assert found.words == (-1, 0, 0, -1, 1, 2, -1)
    assert wordpiece.pieces([("storm " * 50, 0)], 10).ids == (0, *[5] * 8, 1)
    assert wordpiece.pieces([("retry" * 100, 0), ("\ud800\0", 1)], LONGEST).ids == (0, 2, 1)


def test_safetensors_are_read_as_they_are_written(tmp_path: Path) -> None:
    numbers = np.arange(6, dtype="<f4").reshape(2, 3)
    entry = {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}
    told = json.dumps({"__metadata__": {"format": "pt"}, "some": entry}).encode()
    told += b" " * (-len(told) % 8)
    (tmp_path / "some").write_bytes(struct.pack("<Q", len(told)) + told + numbers.tobytes())
    assert np.array_equal(read_safetensors(tmp_path / "some")["some"], numbers)


def test_a_folder_without_the_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="vocab"):
        Encoder(tmp_path)
    (tmp_path / "vocab.txt").write_text("nothing")
    with pytest.raises(KeyError):
        Encoder(tmp_path)
