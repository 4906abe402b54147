"""The targets: each takes bytes, whatever they are, and raises where something that is promised does not hold."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from indikator_dsl import (
    DataError,
    DefinitionError,
    FormulaError,
    Registry,
    format_definition,
    import_worksheet,
    loads,
    parse,
    read_data,
)
from indikator_dsl.data.csv_file import read_csv
from indikator_dsl.data.json_file import read_json
from indikator_dsl.data.number_text import read_text
from indikator_dsl.definition import read_definition
from indikator_dsl.formula import KnownNames, read
from indikator_dsl.text.numbers import format_number
from indikator_dsl.worksheet.headings import find_columns
from indikator_dsl.worksheet.markup import without_markup
from indikator_dsl.worksheet.table import CROSSED_OUT, INDICATOR_LABEL, LABEL
from tests.fuzz.judging import Watch, holds, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from indikator_dsl import Result
    from indikator_dsl.data import Dataset

__all__ = ["TARGETS", "Target", "text_of"]


class Target(Protocol):
    """Raises for what breaks a promise; `timed=False` leaves the promise on time out."""

    def __call__(self, raw: bytes, *, timed: bool = True) -> None: ...


SMALL = (2, Fraction(1, 3), 0, None, "1.000", -7, 10**12)


def text_of(raw: bytes) -> str:
    """Any bytes as text: what is no UTF-8 becomes lone surrogates, which a str of Python may hold too."""
    return raw.decode("utf-8", "surrogateescape")


def formula(raw: bytes, *, timed: bool = True) -> None:
    """The reader of formulas: it reads or says why not; what it reads prints back, and computes to some status."""
    text, watch = text_of(raw), Watch(len(raw), timed=timed)
    found = watch("reading", lambda: read(text))
    sound(found.diagnostics, text)
    json.dumps(found.to_json())
    if found.errors:
        holds(found.tree is None, "a tree beside errors")
        try:
            parse(text)
        except FormulaError as error:
            sound(error.diagnostics, text, text.count("\n") + 1)
        else:
            holds(False, "parse() accepts what read() calls an error")
    if found.tree is None:
        return
    canonical = watch("printing", lambda: found.canonical) or ""
    again = read(canonical)
    holds(again.tree == found.tree, f"does not print back: {canonical[:300]!r} gives {again.tree!r:.300}")
    for known in ((), found.names):
        sound(read(text, KnownNames(known)).diagnostics, text)
    for values in (SMALL[:1], SMALL[1:]):
        data = {name: values[at % len(values)] for at, name in enumerate(found.names)}
        try:
            result = watch("evaluating", lambda data=data: found.evaluate(data))  # type: ignore[misc]
        except DataError as error:  # a name that no data may bear
            sound(error.diagnostics)
        else:
            _explained([result])


def definition(raw: bytes, *, timed: bool = True) -> None:
    """The loader of definition files, the checks, and the formatter, whose text means the same and is final."""
    text, watch = text_of(raw), Watch(len(raw), timed=timed)
    lines = text.count("\n") + text.count("\r") + 1
    for strict in (True, False):
        try:
            registry = watch("loading", lambda strict=strict: loads(text, strict=strict))  # type: ignore[misc]
        except DefinitionError as error:
            sound(error.diagnostics, None, lines)
            holds(any(finding.is_error for finding in error.diagnostics), "DefinitionError without an error")
    meant, findings = read_definition(text)
    sound(findings, None, lines)
    if any(finding.is_error for finding in findings):
        return
    sound(watch("checking", registry.check), None, lines)
    _computed(registry, watch)
    formatted = watch("formatting", lambda: format_definition(text))
    holds(read_definition(formatted)[0] == meant, f"the formatted text means something else: {formatted[:500]!r}")
    holds(format_definition(formatted) == formatted, f"formatting twice changes more: {formatted[:500]!r}")


def worksheet(raw: bytes, *, timed: bool = True) -> None:
    """The importer: no line is lost, and what it writes is a definition file in canonical layout."""
    text, watch = text_of(raw), Watch(len(raw), timed=timed)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    try:
        imported = watch("importing", lambda: import_worksheet(text))
    except DefinitionError as error:
        sound(error.diagnostics, None, len(lines))
        return
    sound(imported.diagnostics, None, len(lines))
    written = imported.definition_text
    kept_words = written.casefold() + without_markup(written).casefold()  # a formula keeps its markup
    codes = {finding.code for finding in imported.diagnostics}
    named = {finding.place.line for finding in imported.diagnostics if finding.place is not None}
    for number, line in enumerate(lines, 1):
        kept = number in named or find_columns(line.split("\t")) or all(word in kept_words for word in _words(line))
        holds(kept, f"line {number} is neither in the definition nor in a finding: {line[:200]!r}")
    # A level without its parent and an indicator written twice are for a person to settle; both have been named.
    settled = {"D121", "D122"} if "K304" in codes else set()
    settled |= {"D203"} if "K307" in codes else set()
    errors = [finding for finding in read_definition(written)[1] if finding.is_error and finding.code not in settled]
    holds(not errors, f"the definition has errors: {'; '.join(map(str, errors))[:500]}")
    if not settled:
        holds(format_definition(written) == written, f"the definition is not in canonical layout: {written[:500]!r}")
        sound(loads(written, strict=False).check(), None, written.count("\n") + 1)


def data(raw: bytes, *, timed: bool = True) -> None:
    """The readers of CSV and JSON, and of the text of one figure, whose suggestions are figures."""
    watch, lines = Watch(len(raw), timed=timed), raw.count(b"\n") + raw.count(b"\r") + 1
    readers: tuple[Callable[[bytes], Dataset], ...] = (read_csv, read_json)
    for reader in readers:
        try:
            dataset = watch(reader.__name__, lambda reader=reader: reader(raw))  # type: ignore[misc]
        except DataError as error:
            sound(error.diagnostics, None, None)
            holds(any(finding.is_error for finding in error.diagnostics), "DataError without an error")
            continue
        sound(dataset.notes)
        for datum in dataset.entries:
            holds(
                datum.name and datum.origin.row and datum.origin.row <= lines, f"a datum from nowhere: {datum!r:.300}"
            )
    for line in text_of(raw).split("\n")[:20]:
        value, finding = watch("reading a figure", lambda line=line: read_text(line))  # type: ignore[misc]
        try:
            sound(read_data({"Jumlah A": line}).notes)
        except DataError as error:
            sound(error.diagnostics)
        holds(value is None or finding is None or not finding.is_error, f"a value beside an error: {line[:200]!r}")
        if value is not None:
            holds(read_text(format_number(value, None))[0] == value, f"does not print back: {line[:200]!r}")
        if finding is not None and finding.suggestion is not None:
            pasted = read_text(finding.suggestion)
            holds(pasted[0] is not None, f"the suggestion {finding.suggestion!r} for {line[:200]!r} is no figure")


def _words(line: str) -> Iterable[str]:
    cells = map(without_markup, line.split("\t"))
    # The heads of sections become keys, and a cell that is crossed out says nothing.
    said = (cell for cell in cells if not (LABEL.fullmatch(cell) or INDICATOR_LABEL.fullmatch(cell)))
    return " ".join(cell for cell in said if cell.lower() not in CROSSED_OUT).casefold().split()


def _computed(registry: Registry, watch: Watch) -> None:
    for values in (SMALL[:1], SMALL[1:]):
        given = {base.nama: values[at % len(values)] for at, base in enumerate(registry.base_data)}
        try:
            results = watch("computing", lambda given=given: registry.evaluate(given))  # type: ignore[misc]
        except DataError as error:
            sound(error.diagnostics)
            continue
        sound(results.diagnostics)
        json.dumps(results.to_json())
        _explained(results.values())


def _explained(results: Iterable[Result]) -> None:
    for result in results:
        holds(
            (result.value is None) == (result.status.value != "terhitung"), f"status and value differ: {result!r:.300}"
        )
        sound([] if result.reason is None else [result.reason])
        json.dumps(result.to_json())
        holds(str(result.trace), "an empty explanation")


TARGETS: dict[str, Target] = {"formula": formula, "definition": definition, "worksheet": worksheet, "data": data}
