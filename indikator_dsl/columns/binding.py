"""Which column of a table holds which datum, and which is a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import field, frozen

from indikator_dsl.data.columns import IGNORED, role_of
from indikator_dsl.diagnostics import DataError, Diagnostic, EngineError
from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.nearest import nearest, similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indikator_dsl.program import Program
    from indikator_dsl.registry.registry import Registry

__all__ = ["Binding", "bind_columns", "check_methods", "check_results", "is_datum"]

SHOWN = 120
NOTES = re.compile(r"[(\[][^()\[\]]*[)\]]|\b(?:19|20)[0-9]{2}\b|^\s*[a-z0-9]{1,2}[.)]\s")
ABBREVIATIONS = {"jml": "jumlah", "jlh": "jumlah", "jum": "jumlah", "pct": "persentase", "prosentase": "persentase"}
ALIKE = 85  # percent of likeness from which a column is taken for a misspelt datum, and not for a label


@frozen
class Binding:
    """`data` has the column of each datum, by key; `labels` are the other columns, in their order."""

    data: Mapping[str, str] = field(eq=False)
    labels: tuple[str, ...]


def is_datum(registry: Registry, key: str) -> bool:
    """Whether data are kept under `key`, or nothing asks for them."""
    binder = registry.binder
    return key in binder.base or key in binder.data or (key in binder.stems and key not in binder.by_key)


def bind_columns(registry: Registry, columns: Iterable[str]) -> Binding:
    """Raises DataError with all that is wrong: two columns for one datum, the name of an indicator that is computed, a
    name that is almost that of a datum for which there is no column.
    """
    found: dict[str, str] = {}
    problems: list[Diagnostic] = []
    labels: list[str] = []
    for column in columns:
        key = registry.binder.key(column)
        bound = registry.binder.by_key.get(key)
        if role_of(column) is not None or fold(column) in IGNORED:
            labels.append(column)
        elif is_datum(registry, key):
            if key in found:
                values = {"pertama": short(found[key], SHOWN), "kedua": short(column, SHOWN)}
                problems.append(Diagnostic.of("E202", 0, 0, None, **values, nama=_name(registry, key)))
            found[key] = column
        elif bound is not None:
            code = "R154" if bound.formula.kind is Kind.EMPTY else "R155"
            problems.append(Diagnostic.of(code, nama=short(column, SHOWN), id=bound.id))
        else:
            labels.append(column)
    problems += _misspelt(registry, found, labels)
    if problems:
        raise DataError(problems)
    return Binding(found, tuple(labels))


def _name(registry: Registry, key: str) -> str:
    stem = registry.binder.stems.get(key)
    return short(stem if stem is not None else registry.name_of_datum(key), SHOWN)


def _misspelt(registry: Registry, found: Mapping[str, str], labels: Sequence[str]) -> list[Diagnostic]:
    binder = registry.binder
    names = {key: base.nama for key, base in binder.base.items()} | {key: one.nama for key, one in binder.data.items()}
    absent = [name for key, name in names.items() if key not in found]
    problems = []
    for label in labels:
        known = role_of(label) is not None or fold(label) in IGNORED
        near = [] if known else nearest(label, absent, ALIKE) or nearest(_bare(label), absent, ALIKE)
        if near:
            problems.append(Diagnostic.of("R153", 0, 0, near[0], nama=short(label, SHOWN), mirip=similar(near)))
    return problems


def _bare(label: str) -> str:
    """A heading without what people add to a name: `jml_bayi (jiwa) 2025`."""
    words = NOTES.sub(" ", label.replace("_", " "))
    return " ".join(ABBREVIATIONS.get(word.casefold().rstrip("."), word) for word in words.split())


def check_methods(program: Program, found: Mapping[str, str]) -> None:
    """Raises EngineError (E204) for columns of data from which only the method of a regulation computes."""
    problems = [
        Diagnostic.of("E204", kolom=short(found[key], SHOWN), nama=short(name, SHOWN))
        for key, name in program.by_methods.items()
        if key in found
    ]
    if problems:
        raise EngineError(problems)


def check_results(kept: Sequence[str], results: Sequence[str]) -> None:
    """Raises DataError (E205) for a column of the table that has the name of a column of results.

    Capitals do not count: some engines do not tell them.
    """
    lower = {name.lower() for name in results}
    problems = [Diagnostic.of("E205", kolom=short(name, SHOWN)) for name in kept if name.lower() in lower]
    if problems:
        raise DataError(problems)
