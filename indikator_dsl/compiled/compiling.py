"""A registry as one function: a record in, its values and statuses out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from indikator_dsl.compiled.exactly import double, exact_value
from indikator_dsl.compiled.keeping import Store
from indikator_dsl.compiled.reading import Reader
from indikator_dsl.compiled.records import Record
from indikator_dsl.compiled.results import CompiledResults, Shape
from indikator_dsl.compiled.session import Session
from indikator_dsl.compiled.steps import WORDS, Steps
from indikator_dsl.compiled.writing import write
from indikator_dsl.evaluation.result import Status
from indikator_dsl.program import lower

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from indikator_dsl.compiled.exactly import Exact
    from indikator_dsl.program import Program
    from indikator_dsl.registry.registry import Registry

__all__ = ["Compiled", "compile_registry"]

STATUSES = tuple(Status)


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
        self._run: Callable[[Mapping[str, Any]], CompiledResults] = self._careful

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
            written = write(self._program)
            code = compile(written.source, "<indikator>", "exec", dont_inherit=True)
            statuses = tuple(STATUSES.index(status) for status in written.statuses)
            kept = code, written.names, statuses, written.order, written.data, self._program.ids
            if store is not None:
                store.write(*kept)
        code, names, statuses, order, data, ids = kept
        self._shape = Shape(ids, self.registry.lookup)
        words = dict(WORDS)
        words |= {f"get{at}": itemgetter(*some) for at, some in enumerate(names) if some}
        words |= {"data": data, "new": CompiledResults, "careful": self._careful, "exact": self._exact}
        words |= {"statuses": tuple(STATUSES[at] for at in statuses), "shape": self._shape}
        words["ordered"] = _picker(order)
        exec(code, words)
        self._run = words["run"]

    def _exact(self, number: int, data: Mapping[str, Any], known: dict[int, Exact]) -> float:
        """The value of a step of which the generated function is not certain."""
        inputs = self._program.inputs
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
