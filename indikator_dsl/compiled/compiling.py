"""A registry as one function: a record in, its values and statuses out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from indikator_dsl.compiled.decimals import decimal_function
from indikator_dsl.compiled.exactly import double, exact_value
from indikator_dsl.compiled.keeping import Store
from indikator_dsl.compiled.reading import Reader, always_interpreted
from indikator_dsl.compiled.records import Record
from indikator_dsl.compiled.results import CompiledResults, Shape
from indikator_dsl.compiled.session import Session
from indikator_dsl.compiled.steps import WORDS, Steps
from indikator_dsl.compiled.variants import PLAIN, SIZES, Variant, variant_of, wants_whole
from indikator_dsl.compiled.writing import write
from indikator_dsl.evaluation.result import Status
from indikator_dsl.program import Formula, lower

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from indikator_dsl.compiled.exactly import Exact
    from indikator_dsl.program import Program
    from indikator_dsl.registry.registry import Registry

    Run = Callable[[Mapping[str, Any]], CompiledResults]

__all__ = ["Compiled", "compile_registry"]

STATUSES = tuple(Status)

MOST_VARIANTS, MOST_SEEN = 24, 1_000
OFTEN = 3
"""Records of a variant that come before a function is made for it: many are of none that comes again."""


class Compiled:
    """A registry ready to compute many records fast: `compiled(record)`.

    `record` is a mapping of names to numbers, as `Registry.evaluate` takes it; the result has the same values (doubles,
    within 1e-12; Fractions in exact mode) and the same statuses, and the same DataError is raised. Fastest are records
    that name every datum in `names`, as it stands there, and nothing else.
    """

    def __init__(self, registry: Registry, indicators: Iterable[str] | None, *, exact: bool) -> None:
        self.registry = registry
        self.exact = exact
        self._asked = None if indicators is None else tuple(indicators)
        self._run: Run = self._careful
        self._runs: dict[Variant, Run] = {}
        self._seen: dict[Variant, int] = {}
        self._whole = False
        self._decimals: dict[int, Callable[[Mapping[str, Any]], float] | None] = {}

    def __call__(self, data: Mapping[str, Any]) -> CompiledResults:
        """The results for one record. Raises DataError as `Registry.evaluate`, TypeError for what is no mapping."""
        return self._run(data)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the indicators, in the order of the registry."""
        return self._shape.ids

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the data that are read."""
        return tuple(one.name for one in self._program.inputs)

    def session(self, data: Mapping[str, Any]) -> Session:
        """A record that changes: each change computes only what depends on it. Raises DataError as a call does."""
        return Session(self._reader, self._shape, self._careful, data)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _again, (self.registry, self._asked, self.exact)

    # -- what is made when it is needed ----------------------------------------------------------------------------

    @cached_property
    def _program(self) -> Program:
        return lower(self.registry, self._asked)

    @cached_property
    def _read(self) -> tuple[int, ...]:
        program = self._program
        used = {number for step in program.steps for number in program.used(step)}
        return tuple(sorted(number for number in used if number < len(program.inputs)))

    @cached_property
    def _shape(self) -> Shape:
        return Shape(self._program.ids, self.registry.lookup)

    @cached_property
    def _steps(self) -> Steps:
        return Steps(self._program, exact=self.exact)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.registry, self._steps)

    # -- the generated function ------------------------------------------------------------------------------------

    def generate(self, store: Store | None) -> None:
        """Make the function for plain records, or take what `store` has kept."""
        kept = store.read() if store is not None else None
        if kept is None:
            if always_interpreted(self._program):
                return
            whole = wants_whole(self._program)
            kept = *self._written(Variant(whole=SIZES[0]) if whole else PLAIN), self._program.ids, whole
            if store is not None:
                store.write(*kept)
        *function, ids, self._whole = kept
        self._shape = Shape(ids, self.registry.lookup)
        self._run = self._made(Variant(whole=SIZES[0]) if self._whole else PLAIN, tuple(function))

    def _written(self, variant: Variant) -> tuple[Any, ...]:
        """The code of the function for records of `variant`, and what belongs to it, in plain Python values."""
        made = write(self._program, variant)
        code = compile(made.source, "<indikator>", "exec", dont_inherit=True)
        statuses = tuple(STATUSES.index(status) for status in made.statuses)
        return code, made.names, statuses, made.order, made.data, made.lacking

    def _made(self, variant: Variant, written: tuple[Any, ...]) -> Run:
        """The function for records of `variant`."""
        code, names, statuses, order, data, lacking = written
        words = dict(WORDS)
        words |= {f"get{at}": itemgetter(*some) for at, some in enumerate(names) if some}
        if lacking:
            words |= {"lacking": itemgetter(*lacking), "nones": (None,) * len(lacking) if len(lacking) > 1 else None}
        said = tuple(STATUSES[at] for at in statuses)
        words |= {"data": data, "new": CompiledResults.alike(said, self._shape), "exact": self._exact}
        words |= {"ordered": _picker(order), "careful": partial(self._other, variant)}
        exec(code, words)
        made: Run = words["run"]
        self._runs[variant] = made
        return made

    def _other(self, tried: Variant, data: Mapping[str, Any]) -> CompiledResults:
        """The results of a record that the function of `tried` did not take."""
        try:
            variant = variant_of(self._program, self._read, data, whole=self._whole) if type(data) is dict else None
        except Exception:  # whatever Python says of names and values of any kind: the careful way finds what it is
            variant = None
        if variant is None or variant == tried:
            return self._careful(data)
        run = self._runs.get(variant)
        if run is None:
            if not self._comes_often(variant):
                return self._careful(data)
            run = self._made(variant, self._written(variant))
        self._run = run
        return run(data)

    def _comes_often(self, variant: Variant) -> bool:
        """Whether it pays to make a function for `variant`."""
        if len(self._runs) >= MOST_VARIANTS:
            return False
        if len(self._seen) >= MOST_SEEN:
            self._seen.clear()
        self._seen[variant] = seen = self._seen.get(variant, 0) + 1
        return seen > OFTEN or not variant.missing

    def _exact(self, number: int, data: Mapping[str, Any], known: dict[int, Exact]) -> float:
        """The value of a step of which the generated function is not certain."""
        inputs = self._program.inputs
        if number not in self._decimals:
            step = self._program.step_of(number)
            self._decimals[number] = decimal_function(self._program, step) if isinstance(step, Formula) else None
        made = self._decimals[number]
        if made is not None:
            try:
                return made(data)
            except ArithmeticError:  # not certain either
                pass
        return double(*exact_value(self._steps, number, known, lambda at: data[inputs[at].name]))

    def _careful(self, data: Mapping[str, Any]) -> CompiledResults:
        """The results of any record."""
        if not isinstance(data, Mapping):
            raise TypeError(f"a record is a mapping of names to numbers, not {type(data).__name__}")
        found = self._reader.read(data)
        if found is None:
            return self._interpreted(data)
        record = Record(self._steps, *found)
        record.compute_all()
        return record.results(self._shape)

    def _interpreted(self, data: Mapping[str, Any]) -> CompiledResults:
        results = self.registry.evaluate(data).by_id
        found = [results[id] for id in self.ids]
        values = [result.value for result in found]
        shown = (
            values if self.exact else [None if value is None else double(*value.as_integer_ratio()) for value in values]
        )
        return CompiledResults.of(tuple(shown), tuple(result.status for result in found), self._shape)


def _picker(order: tuple[int, ...]) -> Callable[[list[Any]], tuple[Any, ...]]:
    """Takes the values of steps into the order of results."""
    return itemgetter(*order) if len(order) > 1 else lambda values: tuple([values[at] for at in order])


def compile_registry(
    registry: Registry,
    indicators: Iterable[str] | None = None,
    *,
    exact: bool = False,
    cache: str | os.PathLike[str] | None = None,
) -> Compiled:
    """See Registry.compile."""
    made = Compiled(registry, indicators, exact=exact)
    if not exact:
        made.generate(None if cache is None else Store(cache, registry, made._asked))
    return made


def _again(registry: Registry, indicators: tuple[str, ...] | None, exact: bool) -> Compiled:
    return compile_registry(registry, indicators, exact=exact)
