"""A name in a formula that begins with one known name and ends with another: most likely a sign is missing.

Names that begin like others are normal (`Jumlah laporan`, `Jumlah laporan selesai`); only where both ends are known
could the text have been meant as two values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import names_of
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry

LONGEST = 40  # words of a name that is looked at


def check(registry: Registry) -> Iterator[Diagnostic]:
    binder = registry.binder
    known = {fold(base.nama): base.nama for base in binder.base.values()}
    for data in binder.data.values():
        known |= {fold(name): name for name in (data.nama, *data.sinonim)}
    for bound in registry.indicators:
        known |= {fold(name): name for name in (bound.nama, *bound.indikator.sinonim)}
    for key, base in binder.base.items():
        if base.definition is not None or base.eksternal or base.metode is not None or key in binder.by_key:
            continue
        cut = _cut(fold(base.nama), known)
        bound = binder.indicators[base.indikator[0]]
        tree, passage = bound.formula.tree, bound.indikator.formula
        if cut is None or tree is None or passage is None:
            continue
        if any(diagnostic.code == "F217" for diagnostic in bound.formula.diagnostics):
            continue  # the reader has asked about these very words
        span = next(name.span for name in names_of(tree) if fold(name.text) == fold(base.nama))
        yield passage.locate(Diagnostic.of("P116", *span, nama=base.nama, awal=known[cut[0]], akhir=known[cut[1]]))


def _cut(folded: str, known: dict[str, str]) -> tuple[str, str] | None:
    """The known names that `folded` begins and ends with, next to each other or with one word between."""
    words = folded.split()
    if len(words) > LONGEST:
        return None
    for end in range(len(words) - 1, 0, -1):
        first = " ".join(words[:end])
        if first in known:
            for start in (end, end + 1):
                last = " ".join(words[start:])
                if last in known and (start == end or words[end] != "yang"):
                    return first, last
    return None
