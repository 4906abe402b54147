"""The three group-bys of a roll-up: the figures of a unit, the data of a unit side by side, and those of a parent."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import narwhals as nw
from attrs import frozen

from indikator_dsl.definition import Cara
from indikator_dsl.floats.lowering import EACH, TIGHT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.columns.joining import Source

__all__ = ["Words", "figures", "per_parent", "side_by_side", "total"]

MOST_BITS = 16  # of a sum of at most twelve months as bits


@frozen
class Words:
    """What the columns of the roll-up are called; `prefix` begins no column of the user's."""

    prefix: str

    def __call__(self, word: str, number: int | None = None) -> str:
        return f"{self.prefix}{word}" if number is None else f"{self.prefix}{word}_{number}"


def figures(rows: Any, sources: Sequence[Source], by: Sequence[str], at: Words) -> Any:
    """A row for each unit and source that has figures: its value, its months, and whether anything is wrong with it.

    `rows` has the cleaned figures with the number of their source and their months, and `bad` where a figure may be so.
    What no source needs is not added up: that is where the time goes.
    """
    last = [number for number, source in enumerate(sources) if source.last]
    means = [number for number, source in enumerate(sources) if source.mean]
    signed = any(source.signed for source in sources)
    value, source = nw.col(at("value")), nw.col(at("source"))
    rest = [nw.col(at("length")).sum(), nw.col(at("bits")).sum()]
    if at("bad") in rows.collect_schema():
        rest.append(nw.col(at("bad")).max())
    if means:
        rest.append(value.count().alias(at("count")))
    if signed:
        rows = rows.with_columns(value.abs().alias(at("size")))
        rest.append(nw.col(at("size")).sum())
    keys = [*by, at("source")]
    if not last:
        found = rows.group_by(*keys).agg(value.sum(), *rest)
    else:
        found = _last(rows.filter(source.is_in(last)), keys, rest, _labels(sources), at)
        if len(last) < len(sources):
            summed = rows.filter(~source.is_in(last)).group_by(*keys).agg(value.sum(), *rest)
            found = nw.concat([summed, found.select(*summed.collect_schema().names())])
    return _judged(found, means, sources[0].asked.length, at)


def _labels(sources: Sequence[Source]) -> dict[int, list[int]]:
    """The months of each label, the latest first, with the sources whose last figure it may have."""
    found: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        for _, months in source.labels if source.last else ():
            found.setdefault(months, []).append(number)
    return dict(sorted(found.items(), reverse=True))


def _last(states: Any, keys: Sequence[str], rest: Sequence[nw.Expr], labels: Mapping[int, list[int]], at: Words) -> Any:
    """The last figure of each group: each label's is kept beside the others, for not every engine knows a last one."""
    value, bits = nw.col(at("value")), nw.col(at("bits"))
    beside = {months: at("label", months) for months in labels}
    states = states.with_columns(**{name: nw.when(bits == months).then(value) for months, name in beside.items()})
    found = states.group_by(*keys).agg(*(nw.col(name).sum() for name in beside.values()), *rest)
    chain: Any = nw
    for months, numbers in labels.items():
        first = months & -months
        there = (bits.cast(nw.Int64) // first) % 2 == 1
        chain = chain.when(there & nw.col(at("source")).is_in(list(dict.fromkeys(numbers)))).then(
            nw.col(beside[months])
        )
    found = found.with_columns(chain.alias(at("value")))
    return found.with_columns(value.abs().alias(at("size"))) if at("size") in found.collect_schema() else found


def _judged(found: Any, means: Sequence[int], whole: int, at: Words) -> Any:
    """`found` with the means taken, and with `trouble`: 1 where a figure is bad, or one month has two."""
    bits, length = (nw.col(at(word)).cast(nw.Int64) for word in ("bits", "length"))
    # Months of which one is given twice carry over in their sum, which then has fewer bits than months were added.
    halves = reduce(lambda total, power: total + bits // 2**power, range(1, MOST_BITS), nw.lit(0))
    wrong = (length > whole) | (bits - halves != length)
    words = found.collect_schema().names()
    if at("bad") in words:
        wrong = wrong | (nw.col(at("bad")) > 0)
    if means:
        count = nw.col(at("count"))
        mean = nw.col(at("source")).is_in(means) & (count > 0)
        divisor = nw.when(mean).then(count).otherwise(nw.lit(1)).cast(nw.Float64)
        parts = [word for word in (at("value"), at("size")) if word in words]
        found = found.with_columns(**{word: nw.col(word) / divisor for word in parts})
    trouble = nw.when(wrong).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
    return found.with_columns(trouble.alias(at("trouble")), bits.alias(at("bits")), length.alias(at("length")))


def side_by_side(
    figures: Any, sources: Sequence[Source], groups: Mapping[frozenset[int], int], by: Sequence[str], at: Words
) -> Any:
    """A row for each unit: for each source its value and what must be known of it, for each group of sources whether
    the unit makes it uneven."""
    columns: dict[str, nw.Expr] = {}
    for number, source in enumerate(sources):
        mine = nw.col(at("source")) == number
        columns[at("v", number)] = nw.when(mine & (nw.col(at("trouble")) == 0)).then(nw.col(at("value")))
        columns[at("t", number)] = nw.when(mine).then(nw.col(at("trouble")))
        if source.counted:
            columns[at("n", number)] = nw.when(mine).then(nw.col(at("length")))
        if source.masked:
            columns[at("m", number)] = nw.when(mine).then(nw.col(at("bits")))
        if source.signed:
            columns[at("z", number)] = nw.when(mine).then(nw.col(at("size")))
    wide = figures.select(*by, **columns).group_by(*by).agg(*(nw.col(name).max() for name in columns))
    if not groups:
        return wide
    return wide.with_columns(**{at("e", number): _uneven(sources, group, at) for group, number in groups.items()})


def _uneven(sources: Sequence[Source], group: frozenset[int], at: Words) -> nw.Expr:
    """1 where a unit has a figure of one of the data and none of another, or months of one that another lacks."""
    having = [~nw.col(at("v", number)).is_null() for number in sorted(group)]
    differs = nw.any_horizontal(*having, ignore_nulls=False) & ~nw.all_horizontal(*having, ignore_nulls=False)
    masks = []
    for number in sorted(group):
        months = sources[number].months
        if sources[number].masked:
            masks.append(nw.col(at("m", number)))
        elif months is not None:
            masks.append(nw.lit(months))
    # Not `!=`: what is missing to pandas is a NaN, which differs from itself.
    unlike = [(mask < masks[0]) | (mask > masks[0]) for mask in masks[1:]]
    found = reduce(or_, [differs, *unlike])
    return nw.when(found).then(nw.lit(1)).otherwise(nw.lit(0))


def per_parent(
    wide: Any, sources: Sequence[Source], groups: Mapping[frozenset[int], int], parent: str, at: Words
) -> Any:
    """A row for each parent: sums over its units, how many gave a figure, the fewest months, and what is wrong."""
    found: list[nw.Expr] = []
    for number, source in enumerate(sources):
        value = nw.col(at("v", number))
        found += [value.sum(), value.count().alias(at("u", number)), nw.col(at("t", number)).max()]
        found += [nw.col(at("n", number)).min()] if source.counted else []
        found += [nw.col(at("z", number)).sum()] if source.signed else []
    found += [nw.col(at("e", number)).max() for number in groups.values()]
    return wide.group_by(parent).agg(*found)


def total(number: int, source: Source, most_units: int, at: Words) -> nw.Expr:
    """The figure of a source for a parent that has one, cleared of what can only be rounding (floats/lowering.py)."""
    value = nw.col(at("v", number))
    if source.signed:
        terms = most_units * (source.asked.length // source.length)
        bound = nw.min_horizontal(nw.lit(WHOLE), nw.col(at("z", number)) * max(TIGHT, terms * EACH))
        value = nw.when(value.abs() < bound).then(nw.lit(0.0)).otherwise(value)
    if source.way.unit is Cara.RATA_RATA:
        units = nw.col(at("u", number))
        value = value / nw.when(units > 0).then(units).otherwise(nw.lit(1)).cast(nw.Float64)
    return value
