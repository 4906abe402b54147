"""A mutator that knows the language: it puts in, repeats, moves and takes out pieces that mean something there."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from pathlib import Path

from indikator_dsl.definition.keys import ALL_KEYS
from indikator_dsl.text.lexicon import FUNCTIONS, HEADINGS, MEASURE_WORDS, NUMBER_WORDS, UNIT_NOTES

__all__ = ["CORPUS", "HERE", "mutate", "pieces", "seeds"]

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
WORDS: dict[str, tuple[str, ...]] = {
    "formula": (*MEASURE_WORDS, *FUNCTIONS, *HEADINGS, *NUMBER_WORDS, *(f"({unit})" for unit in UNIT_NOTES)),
    "definition": tuple(f"{key}: " for key in ALL_KEYS),
    "worksheet": (),
    "data": (),
}
ALSO = {"definition": "formula", "worksheet": "formula"}  # formulas stand in them too
PIECE = re.compile(rb"\w+|\s+|[\xc0-\xff][\x80-\xbf]*|.", re.DOTALL)
MOST_STEPS = 4
MOST_COPIES = 12


@cache
def pieces(target: str) -> tuple[str, ...]:
    """The pieces that inputs of `target` are made of, in a settled order."""
    found: list[str] = []
    section = ""
    for line in (HERE / "dictionary.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1] in WORDS:
            section = line[1:-1]
        elif section == target and line:
            found.append(json.loads(f'"{line}"'))
    return tuple(dict.fromkeys((*found, *sorted(WORDS[target]))))


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """The kept inputs of `target`."""
    return tuple(file.read_bytes() for file in sorted((CORPUS / target).iterdir()))


def mutate(target: str, raw: bytes, most: int, seed: int) -> bytes:
    """`raw` changed in one to four steps, at most `most` bytes long. The same arguments give the same bytes."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, MOST_STEPS)):
        raw = _step(target, raw, chance)[:most]
    return raw


def _step(target: str, raw: bytes, chance: random.Random) -> bytes:
    first, last = _stretch(raw, chance)
    match chance.randrange(9):
        case 0 | 1 | 2:
            return raw[:first] + _piece(target, chance) + raw[first:]
        case 3:
            return raw[:first] + _piece(target, chance) + raw[last:]
        case 4:
            return raw[:first] + raw[last:]
        case 5:
            return raw[:last] + raw[first:last] * chance.randint(1, MOST_COPIES) + raw[last:]
        case 6:
            rest = raw[:first] + raw[last:]
            at, _ = _stretch(rest, chance)
            return rest[:at] + raw[first:last] + rest[at:]
        case 7:
            other = chance.choice(seeds(target))
            start, end = _stretch(other, chance)
            return raw[:first] + other[start:end] + raw[first:]
        case _:
            changed = raw[first:last].decode("utf-8", "surrogateescape").swapcase()
            return raw[:first] + changed.encode("utf-8", "surrogateescape") + raw[last:]


def _piece(target: str, chance: random.Random) -> bytes:
    """A piece of the target's own or, at times, of the language inside it."""
    other = ALSO.get(target)
    found = pieces(other if other and not chance.randrange(3) else target)
    return chance.choice(found).encode("utf-8", "surrogatepass")


def _stretch(raw: bytes, chance: random.Random) -> tuple[int, int]:
    """A stretch of `raw` from the edge of one word or sign to that of another, short ones more often."""
    edges = [0, *(match.end() for match in PIECE.finditer(raw))]
    start = chance.randrange(len(edges))
    return edges[start], edges[min(len(edges) - 1, start + int(chance.expovariate(0.3)))]
