"""Which entries each datum is made of, and whether cells can join them as the engine does.

They can where every unit gave its figures for stretches of one length (quarters, months, or the whole period), none
counted from January on and none without a period beside others that have one, and the whole none for parts of the
period beside those of its units. That is what an office's form asks for. Anything else the engine joins, and its figure
is put in.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from indikator_dsl.consolidation import Cover, Figure, Rule
from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.formula.reading import Kind
from indikator_dsl.registry.joining import missing_names, rule_of
from indikator_dsl.text.names import clean, fold
from indikator_dsl.text.periods import Periode, period_key
from indikator_dsl.workbook.by_method import as_entered, calculation, from_method
from indikator_dsl.workbook.stretches import LENGTHS, concerns, stretch_key, stretch_of, stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.data import Datum
    from indikator_dsl.evaluation.result import Input
    from indikator_dsl.registry.bound import BaseDatum
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results
    from indikator_dsl.workbook.stretches import Stretch

__all__ = ["Entry", "Joining", "Line", "joinings", "plain"]

BY_PROGRAM = "digabung oleh program; mengubahnya di sini tidak mengubah hasil"
COUNTED = (Cara.JUMLAH, Cara.RATA_RATA)
MOST_UNITS = 300  # the signs of all of them stand in one cell, and those of the first so many in each before it
NO_WAY = Konsolidasi()


@define(eq=False)
class Entry:
    """A row of the sheet of data. `row` is where it stands, once it was written; `remark` says why no cell uses it.

    `undated` marks a figure that is none of the months of a calendar.
    """

    nama: str
    value: Fraction | None
    unit: str | None
    periode: str | None
    origin: str | None = None
    remark: str | None = None
    undated: bool = False
    row: int = 0


@frozen
class Line:
    """The entries of one unit, one for each stretch. `own` marks the unit itself, not one of those below it."""

    unit: str | None
    entries: tuple[Entry, ...]
    own: bool = False


@frozen
class Joining:
    """One base datum: its entries by unit, and how they become one figure.

    `shown` is the name under which it is asked for where it is missing. `stretches` are what the entries of the units
    are for; `asked` the period meant, by whose months figures are compared. `live` tells that cells can join them.
    """

    base: BaseDatum
    shown: str
    figure: Figure
    rule: Rule
    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...] = (None,)
    asked: Periode | str | None = None
    live: bool = True
    others: tuple[Entry, ...] = field(default=())
    """Entries that no cell looks at, because the engine joins them."""

    cover: Cover | None = None
    """Of a value that the method of a regulation computed, which stands for itself: what its data cover."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (*(entry for line in self.lines for entry in line.entries), *self.others)

    @property
    def is_one(self) -> bool:
        """Whether there is nothing to join: one cell is the figure."""
        return self.live and len(self.lines) == 1 and len(self.lines[0].entries) == 1

    @property
    def of_method(self) -> bool:
        """Whether it is a value that the method of a regulation computed, which no cell can compute anew."""
        return self.cover is not None

    @property
    def own(self) -> Line | None:
        return next((line for line in self.lines if line.own), None)

    @property
    def below(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.own)

    @property
    def periode_way(self) -> Cara | None:
        return (self.rule.way or NO_WAY).periode

    @property
    def unit_way(self) -> Cara | None:
        return (self.rule.way or NO_WAY).unit

    @property
    def part(self) -> str:
        """What a part of the period is called."""
        first = self.stretches[0]
        return LENGTHS.get(first.length, "bagian") if isinstance(first, Periode) else "bagian"


def plain(registry: Registry, results: Results, given: Mapping[str, Input]) -> list[Joining]:
    """Data without units and periods: an entry each. `given` is what the results used, by key."""
    found = []
    for base in _asked(registry, results):
        used = given.get(base.key)
        origin = used.origin if used and used.value is not None else None
        nama, value = clean(base.nama), used.value if used else None
        remark = None if used else "hanya dipakai formula yang galat; nilainya tidak dibaca"
        entry = Entry(nama, value, results.unit, results.periode, origin, remark)
        found.append(Joining(base, nama, Figure(), Rule(), (Line(results.unit, (entry,), own=True),)))
    return found


def joinings(registry: Registry, results: Results) -> list[Joining]:
    """Every base datum with the entries that it is made of, in the order of the registry."""
    return _Planner(registry, results).plan()


def _asked(registry: Registry, results: Results) -> list[BaseDatum]:
    """The base data that cells look at: of a value that a method computed those of the method, or the value itself."""
    asked: set[str] = set()
    computed: set[str] = set()
    entered: set[str] = set()
    for bound in registry.indicators:
        if bound.metode is not None and calculation(results.by_id[bound.id]) is not None:
            computed.add(bound.key)
            asked |= {*bound.metode.keys}
        elif bound.formula.kind is Kind.EXTERNAL:
            entered.add(bound.key)
    asked |= {base.key for base in registry.base_data if base.metode is None} - (computed - entered)
    return [base for base in registry.base_data if base.key in asked]


class _Planner:
    def __init__(self, registry: Registry, results: Results) -> None:
        self.registry, self.results = registry, results
        self.asked = None if results.periode is None else period_key(results.periode)
        self.names = missing_names(registry, self.asked)
        self.known: dict[tuple[str, str, Stretch], Entry] = {}

    def plan(self) -> list[Joining]:
        drafts = [self._draft(base) for base in _asked(self.registry, self.results)]
        filled = {draft.base.key: self._fill(draft, ()) for draft in drafts if draft.figure.given}
        filled |= self._of_methods()
        usual = Counter(one.stretches for one in filled.values() if one.live and one.below and len(one.stretches) > 1)
        parts = usual.most_common(1)[0][0] if usual else ()  # what others are entered for
        return [filled.get(draft.base.key) or self._fill(draft, parts) for draft in drafts]

    def _of_methods(self) -> dict[str, Joining]:
        """The values that methods computed and no cell can, each an entry that takes its place when it is changed."""
        found, unit, periode = {}, self.results.unit, self.results.periode
        for bound in self.registry.indicators:
            result = self.results.by_id[bound.id]
            if not from_method(result) or calculation(result) is not None:
                continue
            (used,) = as_entered(bound, result).inputs
            base, nama = self.registry.binder.base[bound.key], clean(bound.nama)
            entry = Entry(nama, result.value, unit, periode, used.origin)
            line = Line(unit, (entry,), own=True)
            found[bound.key] = Joining(base, nama, Figure(), Rule(), (line,), cover=result.cover or Cover())
        return found

    def _draft(self, base: BaseDatum) -> Joining:
        """The datum with its figures as they were given; lines come later, when it is known what others have."""
        key, asked, shown = base.key, self.asked, clean(base.nama)
        figure = self.results.figures.get(key, Figure())
        lag = self.registry.binder.lags.get(key)
        if lag is not None:
            shifted = lag.shift(asked) if isinstance(asked, Periode) else None
            if shifted is not None and not any(self.registry.binder.key(datum.name) == key for datum in figure.given):
                key, asked = lag.stem, shifted
            shown = self.names.get(base.key, shown)
        rule = rule_of(self.registry, lag.stem if lag is not None else key)
        draft = Joining(base, shown, figure, rule, (), (), asked)
        if figure.datum is not None and not figure.given:
            return evolve(draft, live=False)  # the value that an indicator had in an earlier period
        return draft

    def _fill(self, draft: Joining, usual: tuple[Stretch, ...]) -> Joining:
        given, subunits, asked = draft.figure.given, self.results.subunits, draft.asked
        by_unit: dict[str, list[Datum]] = {}
        for datum in given:
            by_unit.setdefault(fold(datum.unit or ""), []).append(datum)
        own = by_unit.get(fold(self.results.unit or "")) or by_unit.get("", [])
        below = {unit: by_unit.get(fold(unit), []) for unit in subunits}
        whole: tuple[Stretch, ...] = (asked,)
        of_own = stretches_of(own, asked, draft.periode_way)
        of_below = {stretches_of(data, asked, draft.periode_way) for data in below.values()} - {()}
        fits = draft.live and of_own is not None and len(of_below) <= 1 and None not in of_below
        fits = fits and len(subunits) <= MOST_UNITS
        parts = next(iter(of_below)) if fits and of_below else ()
        if fits and parts and of_own and parts != of_own and len(of_own) > 1:
            fits = False
        if parts and of_own and len(of_own) > 1 and draft.unit_way in COUNTED and draft.rule.refusal is None:
            fits = False  # its parts give way to those of the units where these tell of more months
        if not fits or parts is None or of_own is None:
            return self._constant(draft)
        if not parts and not of_own:
            joins = draft.periode_way is not None and draft.rule.refusal is None and asked == self.asked
            parts = usual if usual and joins else whole
            over_units = draft.unit_way in COUNTED and not draft.rule.refusal
            if not subunits or not over_units:
                parts, of_own = (), parts
        lines = [self._line(draft, self.results.unit, own, of_own, own=True)] if of_own else []
        lines += [self._line(draft, unit, data, parts) for unit, data in below.items()] if parts else []
        return evolve(draft, lines=tuple(lines), stretches=parts or of_own)

    def _constant(self, draft: Joining) -> Joining:
        """A datum that the engine joined: its entries, for whoever wants to see them."""
        figure, asked = draft.figure, draft.asked
        if figure.datum is not None and not figure.given:
            origin = figure.datum.origin.describe()
            nama, value = clean(draft.base.nama), figure.datum.value
            entry = Entry(nama, value, self.results.unit, self.results.periode, origin, BY_PROGRAM)
            return evolve(draft, others=(entry,))
        near = [datum for datum in figure.given if concerns(datum, asked)]
        entries = [self._entry(draft, datum.unit, stretch_of(datum), datum) for datum in near]
        for entry in entries:
            entry.remark = BY_PROGRAM
        return evolve(draft, live=False, others=tuple(dict.fromkeys(entries)))

    def _line(
        self,
        draft: Joining,
        unit: str | None,
        data: Sequence[Datum],
        stretches: Iterable[Stretch],
        *,
        own: bool = False,
    ) -> Line:
        by_stretch = {stretch_key(stretch_of(datum)): datum for datum in reversed(data)}
        entries = [self._entry(draft, unit, one, by_stretch.get(stretch_key(one))) for one in stretches]
        return Line(unit, tuple(entries), own)

    def _entry(self, draft: Joining, unit: str | None, stretch: Stretch, datum: Datum | None) -> Entry:
        """The row of a figure; two data that mean the same figure share it."""
        nama = clean(datum.name) if datum is not None else draft.shown
        lag = self.registry.binder.lags.get(draft.base.key)
        if datum is None and lag is not None and draft.asked != self.asked:
            nama = clean(self.registry.binder.stems[lag.stem])
        key = (self.registry.binder.key(nama), fold(unit or ""), stretch_key(stretch))
        if key not in self.known:
            said, undated = None if stretch is None else str(stretch), not isinstance(stretch, Periode)
            if datum is None:
                self.known[key] = Entry(nama, None, unit, self._written(stretch) or said, undated=undated)
            else:
                written = datum.periode if datum.periode is not None else None
                self.known[key] = Entry(
                    nama, datum.value, datum.unit, written, datum.origin.describe(), undated=undated
                )
        return self.known[key]

    def _written(self, stretch: Stretch) -> str | None:
        """The asked period as it was asked for."""
        return self.results.periode if stretch == self.asked else None
