"""A record that changes, as behind the form of an application: only what depends on a change is computed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.compiled.records import Record
from indikator_dsl.data import read_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from indikator_dsl.compiled.reading import Reader
    from indikator_dsl.compiled.results import CompiledResults, Shape
    from indikator_dsl.evaluation.result import Status

__all__ = ["Changed", "Session"]


@frozen
class Changed:
    """An indicator whose value or status a change of data changed: what it is now, and what it was."""

    id: str
    value: float | Fraction | None
    status: Status
    value_before: float | Fraction | None
    status_before: Status


class Session:
    """One record, its results, and what each change of a datum changes. Not safe in threads."""

    def __init__(self, reader: Reader, shape: Shape, compute: Callable[[Any], CompiledResults], data: Any) -> None:
        self._reader = reader
        self._shape = shape
        self._compute = compute
        self._data: dict[str, tuple[str, Any]] = {}
        results = compute(data)
        for name, value in data.items():
            if value is not None or reader.key_of(name) not in self._data:  # another writing of a name may be empty
                self._data[reader.key_of(name)] = name, _number(name, value)
        self._record = self._fresh()
        self._results = results if self._record is None else self._record.results(shape)
        self._above: dict[int, list[int]] = {}
        for at, step in enumerate(reader.steps.program.steps):
            for number in reader.steps.program.used(step):
                self._above.setdefault(number, []).append(at)

    @property
    def results(self) -> CompiledResults:
        """The results for the data as they are now."""
        return self._results

    def set(self, name: str, value: Any) -> tuple[Changed, ...]:
        """Let the datum `name` be `value` (None: no data yet), and say what that changes, in the order of the registry.

        `name` and `value` are what a record for `Registry.evaluate` may hold. Raises DataError for a name that no
        formula knows and a value that is no number; nothing is changed then.
        """
        if not isinstance(name, str):
            raise TypeError(f"a datum has a name, not {type(name).__name__}")
        value, key = _number(name, value), self._reader.key_of(name)
        data = {**self._data, key: (name, value)}
        before = self._results
        number = self._reader.number_of(name)
        record = None if key in self._reader.by_methods else self._record
        if record is not None and number is not None:
            self._change(record, number, None if value is None else self._reader.steps.number(value))
            self._results = record.results(self._shape)
        else:
            results = self._compute(dict(data.values()))
            self._results = before if record is not None else results  # then it is a datum that nothing reads
        self._record = record
        self._data = data
        return tuple(self._differences(before, self._results))

    def _fresh(self) -> Record | None:
        """The record of all steps; None where changes cannot be followed by what formulas use alone."""
        found = None if self._reader.fallbacks else self._reader.read(dict(self._data.values()))
        if found is None:
            return None
        record = Record(self._reader.steps, *found)
        record.compute_all()
        return record

    def _change(self, record: Record, number: int, value: Any) -> None:
        record.entered[number] = record.values[number] = value
        inputs = self._reader.steps.inputs
        waiting, reached = [number], {number}
        while waiting:
            for at in self._above.get(waiting.pop(), ()):
                if inputs + at not in reached:
                    reached.add(inputs + at)
                    waiting.append(inputs + at)
        for one in reached:
            record.exact.pop(one, None)
        for one in sorted(reached - {number}):
            record.compute(one - inputs)

    def _differences(self, before: CompiledResults, after: CompiledResults) -> list[Changed]:
        pairs = zip(after.items(), before.items(), strict=True)
        return [Changed(id, *new, *old) for (id, new), (_, old) in pairs if new != old]


def _number(name: str, value: Any) -> Any:
    """The number that `value` is or says. Raises DataError."""
    read = read_data({name: value}).entries[0].value
    return value if type(value) in (int, float) else read
