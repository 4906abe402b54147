"""Signs left undivided inside a name: where the pieces of an unknown name are known, the text to write to divide it.

`Jumlah siswa/guru` is one name by the rules of the slash. The reader itself cuts it where both pieces are declared;
this is the advice for the cases that it must leave alone. It decides nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import names_of
from indikator_dsl.text.lags import lag_of
from indikator_dsl.text.names import fold
from indikator_dsl.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from indikator_dsl.registry.bind import Binder
    from indikator_dsl.registry.bound import BoundIndikator

__all__ = ["Split", "cuts", "split", "undivided"]

SIGN = re.compile(r"(?<=[\w)])\s?([/:]|[-–—‐‑−])\s?(?=[\w(])|(?<=\w)([xX])(?=\w)")
WRITTEN = {"/": "/", ":": "/", "x": "x", "X": "x"}
MOST_SIGNS = 8
SHORTEST = 3  # letters of a piece that says something when it is known
NEAR = 85  # percent of likeness at which a piece is taken for a misspelling
MOST_SEARCHED = 50  # names whose pieces are looked for among the near ones: each is a walk over all names
SHOWN = 80
ALREADY_DOUBTED = frozenset(("F134", "F208", "F209", "F210", "F213", "F214", "F273", "F304"))


@frozen
class Split:
    """`text` is what to write; `known` are the pieces that are known, `others` those that are not."""

    text: str
    known: tuple[str, ...]
    others: tuple[str, ...]


def cuts(name: str) -> Iterator[tuple[str, str, str]]:
    """Left piece, sign and right piece for each sign of `name` that could divide it: none in `PBB tahun n-1`."""
    lag = lag_of(name)
    measured = len(name if lag is None else lag.stem)  # a sign behind what is measured belongs to the words of time
    for match in list(SIGN.finditer(name[:measured]))[:MOST_SIGNS]:
        sign = match[1] or match[2]
        yield name[: match.start()].rstrip(), WRITTEN.get(sign, "-"), name[match.end() :].lstrip()


def split(name: str, known: Mapping[str, str], candidates: Sequence[str]) -> Split | None:
    """The best cut of `name`: both pieces known, else one known and one near, else one known, else both near.

    `known` maps folded names to names as written; the near ones are looked for among `candidates`.
    """
    best: tuple[int, Split] | None = None
    for left, sign, right in cuts(name):
        pieces = (left, right)
        exact = [fold(piece) in known and len(fold(piece)) >= SHORTEST for piece in pieces]
        if sign == "x" and not all(exact):
            continue  # an x inside a word is a letter, unless both sides leave no doubt
        near = [None if sure else _near(piece, candidates) for piece, sure in zip(pieces, exact, strict=True)]
        worth = 2 * sum(exact) + sum(found is not None for found in near)
        if worth < 2 or (best is not None and best[0] >= worth):
            continue
        written = [found or piece for piece, found in zip(pieces, near, strict=True)]
        sure = tuple(text for text, one, found in zip(written, exact, near, strict=True) if one or found is not None)
        others = tuple(
            piece for piece, one, found in zip(pieces, exact, near, strict=True) if not one and found is None
        )
        best = worth, Split(f" {sign} ".join(written), sure, others)
    return None if best is None else best[1]


def _near(piece: str, candidates: Sequence[str]) -> str | None:
    found = nearest(piece, candidates, NEAR) if candidates and len(piece) > SHORTEST else []
    return found[0] if found else None


def undivided(binder: Binder) -> Iterator[Diagnostic]:
    """A finding for each name of a formula that nothing declares and whose pieces are known to the registry."""
    declared = binder.canonical
    known = {fold(name): name for name in _names(binder)}
    plain = [name for name in known.values() if not SIGN.search(name)]
    searched = 0
    for bound in binder.indicators.values():
        tree, passage = bound.formula.tree, bound.indikator.formula
        if tree is None or passage is None:
            continue
        for name in names_of(tree):
            folded = fold(name.text)
            written = bound.formula.text[name.span[0] : name.span[1]]
            if folded in declared or written[:1] in '"“' or not SIGN.search(name.text) or _doubted(bound, name.span):
                continue
            searched += 1
            found = split(name.text, known, plain if searched <= MOST_SEARCHED else ())
            if found is not None:
                code = "R204" if found.others else "R203"
                listed = " dan ".join(f"`{piece[:SHOWN]}`" for piece in found.known)
                finding = Diagnostic.of(code, *name.span, found.text, nama=name.text[:SHOWN], dikenal=listed)
                yield passage.locate(finding)


def _names(binder: Binder) -> Iterable[str]:
    """Every name that stands for a value somewhere: declared, of an indicator, or used by a formula."""
    for bound in binder.indicators.values():
        yield from bound.formula.names
    for bound in binder.indicators.values():
        yield from (bound.nama, *bound.indikator.sinonim)
    for data in binder.data.values():
        yield from (data.nama, *data.sinonim)


def _doubted(bound: BoundIndikator, span: tuple[int, int]) -> bool:
    return any(
        found.code in ALREADY_DOUBTED and span[0] <= found.start < span[1] for found in bound.formula.diagnostics
    )
