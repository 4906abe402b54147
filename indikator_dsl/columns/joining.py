"""Which figures of a long table are joined for a period, and by which ways: all that is known before any is added up.

The engine of a table joins what group-bys can join: of one datum, figures for parts of one length of the period asked
for, or for that period itself. That covers the months, quarters or years of a nation. What the interpreter joins beyond
that (sums since January, months beside quarters) is refused here, and never left to chance.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from indikator_dsl.consolidation import refused_ways
from indikator_dsl.data import Datum
from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.diagnostics import DataError, Diagnostic, EngineError
from indikator_dsl.registry.joining import rule_of
from indikator_dsl.registry.matching import match
from indikator_dsl.text.names import listed, short
from indikator_dsl.text.periods import LENGTHS, Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.consolidation import Rule
    from indikator_dsl.program import Program
    from indikator_dsl.registry.registry import Registry

__all__ = ["Found", "Reading", "Source", "read_sources"]

SHOWN = 120


@frozen
class Found:
    """A name and a period that stand together in the table: how many figures they have, and between which numbers."""

    name: str
    periode: str | None
    given: int
    least: float = 0.0
    most: float = 0.0


@frozen
class Source:
    """A datum for a period, and how the figures of units and periods make one.

    `labels` are the pairs of name and period as the table writes them, with the months of each as bits, counted from
    the start of the period, and `length` is how many those are. `exact` tells that all are for the period itself, so
    that nothing is joined over periods. `always` and `several` tell that figures have no joined value: of any number of
    units, or of a parent that has several. `signed` tells that some figures are negative, and `high` which decimal
    exponent their sum does not pass.
    """

    key: str
    asked: Periode
    way: Konsolidasi
    exact: bool
    length: int
    labels: tuple[tuple[Found, int], ...] = field(repr=False)
    always: bool
    several: bool
    signed: bool
    high: float

    @property
    def last(self) -> bool:
        """Whether the last figure of a unit is the one that counts."""
        return not self.exact and self.way.periode is Cara.NILAI_TERAKHIR

    @property
    def mean(self) -> bool:
        """Whether the mean of the figures of a unit is taken."""
        return not self.exact and self.way.periode is Cara.RATA_RATA

    @property
    def counted(self) -> bool:
        """Whether the parts of the period are counted: a last value stands for all of it."""
        return not self.exact and self.way.periode in (Cara.JUMLAH, Cara.RATA_RATA)

    @property
    def months(self) -> int | None:
        """The months by which it is compared with other data, as bits; None where those differ by unit or are any."""
        whole = self.exact and self.way.periode in (Cara.JUMLAH, None)
        return (1 << self.asked.length) - 1 if whole else None

    @property
    def masked(self) -> bool:
        """Whether the months that a unit has figures for are compared with those of other data."""
        return not self.exact and self.way.periode is Cara.JUMLAH


@frozen
class Reading:
    """The sources, and which of them each input of the program is; an input without one is missing everywhere."""

    sources: tuple[Source, ...]
    of_input: dict[int, int]


def read_sources(
    registry: Registry, program: Program, found: Sequence[Found], asked: Periode, *, alone: bool
) -> Reading:
    """The sources that `program` needs of a table in which `found` stand. `alone` tells that no units are joined.

    Raises DataError for names that mean nothing and periods that cannot be joined, EngineError for what only the
    interpreter computes.
    """
    reader = _Reader(registry, program, found, asked, alone)
    reader.check()
    sources: dict[tuple[str, Periode], int] = {}
    made: list[Source] = []
    of_input: dict[int, int] = {}
    for number, given in enumerate(program.inputs):
        meant = reader.meant(given.key)
        if meant not in sources:
            source = reader.source(*meant)
            if source is None:
                continue
            sources[meant] = len(made)
            made.append(source)
        of_input[number] = sources[meant]
    return Reading(tuple(made), of_input)


class _Reader:
    def __init__(
        self, registry: Registry, program: Program, found: Sequence[Found], asked: Periode, alone: bool
    ) -> None:
        self.registry = registry
        self.binder = registry.binder
        self.asked = asked
        self.alone = alone
        self.program = program
        self.found = found
        self.dated: dict[str, list[tuple[Found, Periode]]] = {}
        self.undated: list[Found] = []
        for one in found:
            period = period_key(one.periode or "")
            if isinstance(period, Periode):
                self.dated.setdefault(self.binder.key(one.name), []).append((one, period))
            else:
                self.undated.append(one)

    def check(self) -> None:
        """Raises DataError and EngineError for what no source can be made of."""
        here = [one for given in self.dated.values() for one, period in given if self.asked.holds(period)]
        match(
            self.registry, [_datum(one) for one in (*here, *self.undated) if one.periode is not None or one.given], []
        )
        for one in self.undated:
            if one.given:
                label = f'"{short(one.periode, SHOWN)}"' if one.periode else "kosong"
                raise DataError([Diagnostic.of("E244", nama=short(one.name, SHOWN), label=label)])
        if not any(period.tahun == self.asked.tahun for given in self.dated.values() for _, period in given):
            labels = dict.fromkeys(one.periode for given in self.dated.values() for one, _ in given if one.periode)
            raise DataError([Diagnostic.of("E245", periode=self.asked, daftar=listed(tuple(labels)))])
        for key, nama in self.program.by_methods.items():
            if any(one.given for one, _ in self.dated.get(key, ())):
                raise EngineError([Diagnostic.of("E250", nama=short(nama, SHOWN))])

    def meant(self, key: str) -> tuple[str, Periode]:
        """The datum and the period whose figures count for the datum `key`: those of its stem for an earlier one."""
        lag = self.binder.lags.get(key)
        shifted = lag.shift(self.asked) if lag is not None else None
        if lag is None or shifted is None:
            return key, self.asked
        own = any(one.given and self._tells(self.asked, period) for one, period in self.dated.get(key, ()))
        stems = [given for stem, given in self.dated.items() if lag.computed or stem == lag.stem]
        there = any(one.given and self._tells(shifted, period) for given in stems for one, period in given)
        if there and (own or lag.computed):
            nama = short(self.registry.name_of_datum(key), SHOWN)
            raise EngineError([Diagnostic.of("E251", nama=nama, periode=shifted)])
        return (lag.stem, shifted) if there else (key, self.asked)

    @staticmethod
    def _tells(asked: Periode, period: Periode) -> bool:
        return period.tahun == asked.tahun and bool(period.months & asked.months)

    def source(self, key: str, asked: Periode) -> Source | None:
        """The source of the datum `key` for a period; None where the table has no figure of it."""
        lag = self.binder.lags.get(key)
        rule = rule_of(self.registry, lag.stem if lag is not None else key)
        way = rule.way or Konsolidasi()
        given = [(one, at) for one, at in self.dated.get(key, ()) if one.given and at.tahun == asked.tahun]
        if way.periode is Cara.JUMLAH:
            self._apart(asked, given)
            inside = [(one, at) for one, at in given if asked.holds(at)]
        else:
            inside = [(one, at) for one, at in given if asked.touches(at)]
            self._apart(asked, inside)
        if not inside:
            return None
        length = self._length(asked, inside)
        exact = length == asked.length
        size = max(max(abs(one.least), abs(one.most)) for one, _ in inside)
        return Source(
            key=key,
            asked=asked,
            way=way,
            exact=exact,
            length=length,
            labels=tuple((one, at.months >> (asked.first - 1)) for one, at in inside),
            always=self._refused(rule, way, exact),
            several=not self.alone and rule.refusal is not None,
            signed=any(one.least < 0 for one, _ in inside),
            high=math.log10(max(size, 1.0)) + math.log10(sum(one.given for one, _ in inside)),
        )

    def _apart(self, asked: Periode, given: Iterable[tuple[Found, Periode]]) -> None:
        """Raises DataError where the periods of a datum overlap: which of them count would have to be found out."""
        by_stretch = {at.stretch: (one, at) for one, at in given}
        for (one, at), (_, other) in pairwise(sorted(by_stretch.values(), key=lambda dated: dated[1].first)):
            if other.first <= at.last:
                raise self._mixed(one, at, other, asked)

    def _length(self, asked: Periode, inside: Sequence[tuple[Found, Periode]]) -> int:
        """The length in months of the parts that the figures are for. Raises DataError where it is not one."""
        one, first = inside[0]
        for other, at in inside:
            if at.length != first.length:
                raise self._mixed(one, first, at, asked)
            fits = at.length in LENGTHS.values() and at.is_part_of_year and asked.parts(at.length)
            if at.months != asked.months and (at.kumulatif or not fits):
                raise self._mixed(other, at, None, asked)
        return first.length

    def _mixed(self, one: Found, first: Periode, second: Periode | None, asked: Periode) -> DataError:
        nama, lain = short(one.name, SHOWN), "" if second is None else f", di samping {second}"
        return DataError([Diagnostic.of("E246", nama=nama, angka=first, lain=lain, periode=asked)])

    def _refused(self, rule: Rule, way: Konsolidasi, exact: bool) -> bool:
        """Whether the figures of any unit have no joined value."""
        periods = not exact and (
            way.periode is None or (rule.refusal is not None and way.periode in refused_ways(rule.refusal))
        )
        if self.alone:
            return periods
        units = way.unit not in (Cara.JUMLAH, Cara.RATA_RATA) or rule.refusal not in (None, "G111")
        return periods or units


def _datum(one: Found) -> Datum:
    return Datum(one.name, Fraction(0) if one.given else None, one.periode)
