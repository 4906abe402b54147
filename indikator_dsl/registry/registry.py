"""The registry: definitions bound and ready to compute, and everything that can be asked of them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from numbers import Integral
from typing import TYPE_CHECKING, Any, TypeVar, cast

from indikator_dsl.capaian.policy import bind_policy
from indikator_dsl.claims import read_claims
from indikator_dsl.registry.bind import Binder
from indikator_dsl.registry.lookup import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from fractions import Fraction
    from os import PathLike
    from pathlib import Path

    from indikator_dsl.capaian import Capaian, TargetTable
    from indikator_dsl.change import Change, Solution
    from indikator_dsl.checks.silence import Review
    from indikator_dsl.claims.report import Report
    from indikator_dsl.columns.frame import Keep
    from indikator_dsl.compiled import Compiled
    from indikator_dsl.data import Dataset, TemplateRow
    from indikator_dsl.definition import Definition, Polaritas
    from indikator_dsl.diagnostics import Diagnostic
    from indikator_dsl.registry.bound import BaseDatum, BoundIndikator, BoundLevel
    from indikator_dsl.registry.results import Results

__all__ = ["Registry", "everything_survives"]

Frame = TypeVar("Frame")


class Registry:
    """The indicators of one or more definition files, bound to their places. Never changes; safe in threads.

    `levels` and `indicators` are in the order of the files. `diagnostics` is everything found while reading and
    binding; checks on meaning are asked for with `check()`.
    """

    def __init__(self, definitions: Sequence[Definition], diagnostics: Iterable[Diagnostic] = ()) -> None:
        binder = Binder(definitions)
        self.definitions: tuple[Definition, ...] = tuple(definitions)
        self.levels: tuple[BoundLevel, ...] = tuple(binder.levels)
        self.indicators: tuple[BoundIndikator, ...] = tuple(binder.indicators.values())
        self.base_data: tuple[BaseDatum, ...] = tuple(binder.base.values())
        self.claims, found = read_claims(definitions, binder)
        self.policy, of_policy = bind_policy(definitions, binder.policies_of_methods)
        self.diagnostics: tuple[Diagnostic, ...] = (*diagnostics, *binder.diagnostics, *found, *of_policy)
        self.binder = binder
        self.lookup = Lookup.of(self.indicators)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.is_error)

    def find(self, name: str) -> BoundIndikator:
        """The indicator that `name` means: an id, the exact name, or a name or synonym equal by `fold`.

        Raises NameLookupError with the nearest names for none, and with the ids to choose from for several.
        """
        return self.binder.indicators[self.lookup.find(name)]

    def evaluate(
        self,
        data: Mapping[str, Any] | str | Path | Dataset,
        *,
        unit: str | None = None,
        periode: str | int | None = None,
        jawaban: str | Path | None = None,
    ) -> Results:
        """Compute every indicator from `data`: a mapping of names to numbers, a path (CSV, JSON, XLSX), or a Dataset.

        `jawaban` is a table of the answers of a survey, one row a respondent, for an indicator by Permenpan RB 14/2017.
        `unit` and `periode` choose among data of several units or periods; without `unit`, data of several units are
        taken for the unit that the definition's head names. Raises DataError, with all findings, for
        data that cannot be used: names that no formula knows, doubtful numbers, one name with two values. What is
        merely missing, a zero denominator or an unreadable formula is a status of the results concerned.
        """
        from indikator_dsl.registry.compute import compute

        if not isinstance(unit, str | None):
            raise TypeError(f"unit is a name, not {type(unit).__name__}")
        if not isinstance(periode, str | Integral | None) or isinstance(periode, bool):
            raise TypeError(f"periode is a text or a year, not {type(periode).__name__}")
        return compute(self, data, unit, None if periode is None else str(periode), jawaban)

    def compile(
        self,
        indicators: Iterable[str] | None = None,
        *,
        exact: bool = False,
        cache: str | PathLike[str] | None = None,
    ) -> Compiled:
        """All indicators, or those named and what they use, as one function of a record: `compiled(record)`.

        It gives the values (doubles, within 1e-12; Fractions with `exact`) and the statuses that `evaluate` gives for a
        mapping, many times faster, and no reasons or traces. `cache` is a folder of the caller's own, in which the
        generated code is kept and found again while definitions and versions are the same; what does not fit is made
        anew. Raises NameLookupError for an unknown name, EngineError for a folder that others can write to.
        """
        from indikator_dsl.compiled import compile_registry

        return compile_registry(self, indicators, exact=exact, cache=cache)

    def evaluate_frame(
        self,
        frame: Frame,
        *,
        statuses: bool = False,
        indicators: Iterable[str] | None = None,
        keep: Keep = "labels",
        checked: bool = False,
    ) -> Frame:
        """Compute the indicators of every row of a table, by the engine that holds the table.

        `frame` is a table of pandas, Polars (eager or lazy), PyArrow, DuckDB, Dask or PySpark in which each datum has a
        column, by its name or a synonym; the same kind of table comes back, a row for each row, in the same order, and
        what was lazy stays lazy. It has the columns that are no data (`keep="labels"`; `"all"` keeps the data too,
        `"none"` neither), then a column for each indicator, by its id: doubles, null where there is no value.
        `statuses` adds a column `<id> status` after each. `indicators` are those to compute, all without it.

        A table with the columns `nama` and `nilai` (or `data`, `name`, `value`) is a long one, with a row for each
        figure: a row comes back for all that have the same labels, in the order in which those are met first, where
        the engine has an order. Unlike figures for one datum are bad. Of a lazy table the names are asked for at once.

        A datum without a column is missing in every row. Text is read as in data files; a NaN is missing; a figure that
        is infinite, no number, or beyond ±1e30 makes `galat` of what uses it (docs/decisions/0024). `checked` says that
        there are no such doubles, and none is looked at: faster, and meaningless where it is not so. `indicators=[]`
        gives the columns that are kept, and nothing beside them. Raises ValueError where none is kept either, DataError
        for columns that cannot be meant so, EngineError for a table of no known engine, NameLookupError for an
        indicator that is not known. Needs the extra `kolom`.
        """
        from indikator_dsl.program import need

        need("narwhals", "kolom")
        from indikator_dsl.columns.frame import evaluate_frame

        return cast(
            "Frame", evaluate_frame(self, frame, statuses=statuses, indicators=indicators, keep=keep, checked=checked)
        )

    def consolidate_frame(
        self,
        frame: Frame,
        *,
        periode: str | int,
        parent: str | Mapping[Any, Any] | None = None,
        unit: str = "unit",
        period: str = "periode",
        name: str = "nama",
        value: str = "nilai",
        statuses: bool = True,
        coverage: bool = True,
        indicators: Iterable[str] | None = None,
    ) -> Frame:
        """Compute the indicators of every parent from a long table of its units: a frame of the same kind, a row each.

        `frame` has a row for each figure, in the columns `unit`, `period`, `name` and `value`. `parent` is the column
        of the parents, or a mapping of units to parents; without it the heads of the definitions tell (`Subunit`); the
        column `unit` itself joins no units. Value and status are those of `evaluate(…, unit=parent, periode=periode)`.

        The result has the parent, and for each indicator the columns `id`, with `statuses` `id status`, and with
        `coverage` `id unit` (how many units gave figures, of those in `banyak unit`) and `id bagian` (the share of the
        period that is known of the unit with the least). A lazy frame is asked at once which names and periods there
        are, and which units; all else stays lazy. Raises DataError for tables that do not fit and periods that cannot
        be joined, EngineError for a frame of an unknown kind and for what only the interpreter computes,
        NameLookupError for unknown `indicators`.
        """
        from indikator_dsl.program import need

        need("narwhals", "kolom")
        from indikator_dsl.columns.rollup import consolidate_frame

        headings, shown = (unit, period, name, value), (statuses, coverage)
        found = consolidate_frame(
            self, frame, periode=str(periode), parent=parent, headings=headings, shown=shown, indicators=indicators
        )
        return cast("Frame", found)

    def with_answers(self, dataset: Dataset, jawaban: str | Path) -> Dataset:
        """`dataset` with the totals of the table of answers `jawaban`: what `evaluate` computes from, for many periods.

        Raises DataError for a table that cannot be used, and where no indicator is computed from answers.
        """
        from indikator_dsl.registry.by_method import with_answers

        return with_answers(self, dataset, jawaban)

    def capaian(self, results: Results, targets: TargetTable | str | Path | None = None) -> dict[str, Capaian]:
        """The achievement of every indicator by its id, from `results` and the targets for their period.

        `targets` is a table of targets (see `read_targets`) beside those of the definitions. Raises DataError for
        what is wrong with it, a name that means no indicator and a target that contradicts the definition among it.
        What is merely missing is a reason of the achievement concerned.
        """
        from indikator_dsl.registry.achieving import achieve_all

        _need_results("capaian()", results)
        return achieve_all(self, results, targets)

    def compare(self, name: str, before: Results, after: Results) -> Change:
        """How the indicator `name` came from its value in `before` to that in `after`, divided over its data.

        Both are results of this registry, of two periods for example. The parts are exact and add up to the change.
        Raises NameLookupError where `name` means no indicator or several.
        """
        from indikator_dsl.change import compare

        _need_results("compare()", before, after)
        return compare(self, name, before, after)

    def solve(
        self,
        name: str,
        results: Results,
        target: Fraction | Decimal | float,
        *,
        datum: str | None = None,
        polaritas: Polaritas | None = None,
    ) -> Solution:
        """What `datum` would have to be for the indicator `name` to reach `target`; without it, each of its data.

        The other data are those of `results`. `polaritas` says which side of the target is the better one: as the
        definition says, else higher. Raises NameLookupError for a name that is no indicator, or no datum of it,
        TypeError for a target that is no number and ValueError for one that is not finite.
        """
        from indikator_dsl.change import solve

        _need_results("solve()", results)
        return solve(self, name, results, target, datum=datum, polaritas=polaritas)

    def to_sql(
        self,
        dialect: str,
        table: str = "data",
        *,
        columns: Mapping[str, str | None] | None = None,
        types: str | Mapping[str, str] = "float",
        keys: Sequence[str] = (),
        statuses: bool = False,
        view: str | None = None,
        indicators: Iterable[str] | None = None,
    ) -> str:
        """One statement that computes the indicators for every row of `table`, for the database that holds it.

        `dialect` is `sqlite`, `postgres`, `mysql`, `mariadb`, `duckdb`, `spark`, `tsql` or `bigquery`. The table has a
        column for each datum, named as the datum or as `columns` says (None: there is no such column). `types` says of
        all columns, or of each datum, what they hold: `integer`; `decimal`, of at most 30 digits before and behind the
        point; or `float`, anything that is a number, tested in the statement. `keys` are columns carried along,
        `indicators` those wanted (all, without it); a column is named by its id, its status `<id> status`. With `view`
        the statement creates a view of that name. Values are doubles: docs/decisions/0024 says where that can be seen.

        Raises EngineError where sqlglot is not installed, for names that mean nothing or that the database cannot take,
        and beyond its limits; NameLookupError for an unknown indicator.
        """
        from indikator_dsl.program import need

        need("sqlglot", "sql")
        from indikator_dsl.sql.statement import Request, write

        for said, names in (("keys", keys), ("indicators", indicators)):
            if isinstance(names, str):
                raise TypeError(f"{said} is a sequence of names, not one name")
        asked = Request(dialect, table, dict(columns or {}), types, tuple(keys), statuses, view, indicators)
        return write(self, asked)

    def template(self) -> list[TemplateRow]:
        """What has to be filled in: every base datum once, what it means and which indicators need it.

        A name that means an earlier period (`Jumlah kasus tahun lalu`) is asked for under its own name, once. Data that
        only the method of a regulation asks for (`pilihan`) come last.
        """
        from indikator_dsl.registry.asking import template_rows

        return template_rows(self)

    def name_of_datum(self, key: str) -> str:
        """The name of the base datum `key` as it is declared, or else as formulas write it."""
        if key in self.binder.base:
            return self.binder.base[key].nama
        return self.binder.data[key].nama

    def try_claims(self) -> Report:
        """The analyst's own claims on results, tried: examples worked, a counterexample searched for each law.

        The laws need Hypothesis (`pip install "indikator-dsl[testing]"`); without it they come back untested.
        """
        from indikator_dsl.claims.report import try_claims

        return try_claims(self)

    def check(self) -> tuple[Diagnostic, ...]:
        """Everything a careful reader would raise: the findings of reading and binding, and the checks on meaning.

        What the files say to let be (`Abaikan`) is left out; `review()` has it too.
        """
        return self.review().findings

    def review(self) -> Review:
        """What `check()` says, and beside it what was let be and why."""
        from indikator_dsl.checks import run_checks
        from indikator_dsl.checks.silence import apply_silences

        with everything_survives():
            found = (*self.diagnostics, *run_checks(self))
        return apply_silences(self.definitions, found, indicators=len(self.indicators))


def _need_results(function: str, *given: object) -> None:
    """Raises TypeError for what is no Results; the functions below would fail on it with an unclear error."""
    from indikator_dsl.registry.results import Results

    for one in given:
        if not isinstance(one, Results):
            raise TypeError(f"{function} needs Results of evaluate(), not {type(one).__name__}")


@contextmanager
def everything_survives() -> Iterator[None]:
    """Let the garbage collector rest: a load makes only what stays, and searching that took a quarter of its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
