"""What the plan reads of a parent whose data are joined, and the columns that come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import narwhals as nw
from attrs import frozen

from indikator_dsl.columns.computing import STATUS, WORDS
from indikator_dsl.columns.emit import Names
from indikator_dsl.columns.rollup_stages import Words, total
from indikator_dsl.definition import Cara
from indikator_dsl.floats import Fact, ops
from indikator_dsl.floats.facts import MOST_WHOLE
from indikator_dsl.program import Formula, Program

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from indikator_dsl.columns.joining import Reading, Source

__all__ = ["COUNT", "Results"]

COUNT = "banyak unit"
UNITS, SHARE = " unit", " bagian"  # of headings, behind the id
SMALLEST_MEAN = -60.0  # decimal exponent below which no mean or rest of a sum of entered figures lies


@frozen
class Results:
    """The expressions over the columns of `rollup_stages.per_parent` (`at`). `leaves` has the sources that each step
    comes from, `groups` a number for each set of them that must cover the same units and months."""

    program: Program
    reading: Reading
    at: Words
    leaves: Sequence[frozenset[int]]
    groups: Mapping[frozenset[int], int]

    @classmethod
    def of(cls, program: Program, reading: Reading, at: Words) -> Results:
        leaves = _leaves(program, reading)
        groups: dict[frozenset[int], int] = {}
        for step, below in zip(program.steps, leaves, strict=True):
            if isinstance(step, Formula) and len(below) > 1:
                groups.setdefault(below, len(groups))
        return cls(program, reading, at, leaves, groups)

    def inputs(self, most_units: int) -> dict[str, nw.Expr]:
        """What a plan may read. `most_units` is how many units a parent has at most."""
        at, names, reading, found = self.at, Names(self.at.prefix), self.reading, {}
        for number in range(len(self.program.inputs)):
            source = reading.of_input.get(number)
            value, bad = nw.lit(None, nw.Float64), nw.lit(value=False)
            if source is not None:
                bad = self._bad(source, reading.sources[source])
                there = nw.col(at("u", source)).fill_null(0) > 0
                value = nw.when(there & ~bad).then(total(source, reading.sources[source], most_units, at))
            found[names.of(ops.input_value(number))] = value
            found[names.of(ops.bad(number))] = bad
        for at_step, (step, below) in enumerate(zip(self.program.steps, self.leaves, strict=True)):
            if isinstance(step, Formula) and len(self.program.used(step)) > 1:
                group = self.groups.get(below)  # none: of fewer than two sources
                uneven = nw.lit(value=False) if group is None else nw.col(at("e", group)).fill_null(0) > 0
                found[names.of(ops.uneven(at_step))] = uneven
        return found

    def _bad(self, number: int, source: Source) -> nw.Expr:
        trouble = nw.col(self.at("t", number)).fill_null(0) > 0
        there = nw.col(self.at("u", number)).fill_null(0) > 0
        if source.always:
            return trouble | there
        if source.several:
            return trouble | (there & (nw.col(self.at("count")) > 1))
        return trouble

    def facts(self, whole: bool) -> dict[int, Fact]:
        """What is known of the inputs; `whole`: all figures of the table are whole numbers."""
        sources = self.reading.sources
        facts = {number: _fact(sources[source], whole) for number, source in self.reading.of_input.items()}
        return facts | {number: Fact(sure=True) for number in range(len(self.program.inputs)) if number not in facts}

    def coverage(self, *, alone: bool) -> dict[str, nw.Expr]:
        """How many units there are and gave figures, and the share of the period that is known, by headings.

        `alone`: no units are joined.
        """
        sources = self.reading.sources
        found = {} if alone else {COUNT: nw.col(self.at("count"))}
        for step in self.program.order:
            id, below = self.program.steps[step].id, sorted(self.leaves[step])
            if not alone:
                found[id + UNITS] = self._fewest([self._units(one, sources[one]) for one in below])
            found[id + SHARE] = self._fewest([self._share(one, sources[one]) for one in below if sources[one].counted])
        return found

    def columns(self, statuses: bool, covered: Container[str], *, enum: bool) -> dict[str, nw.Expr]:
        """What comes out, by headings, of columns with the values, the statuses, and what is `covered`.

        `enum`: the engine has a kind for a few words.
        """
        names = Names(self.at.prefix)
        found = {COUNT: nw.col(COUNT)} if COUNT in covered else {}
        for step in self.program.order:
            id = self.program.steps[step].id
            found[id] = nw.col(names.of(ops.value(step)))
            if statuses:
                found[id + STATUS] = _words(nw.col(names.of(ops.status(step))), enum)
            found |= {heading: nw.col(heading) for heading in (id + UNITS, id + SHARE) if heading in covered}
        return found

    def _units(self, number: int, source: Source) -> nw.Expr:
        """How many units gave a figure; null where there is none, or it could not be joined."""
        units = nw.col(self.at("u", number))
        return nw.when((units > 0) & ~self._bad(number, source)).then(units)

    def _share(self, number: int, source: Source) -> nw.Expr:
        months = nw.col(self.at("n", number)).cast(nw.Float64)
        there = nw.col(self.at("u", number)) > 0
        return nw.when(there & ~self._bad(number, source)).then(months / float(source.asked.length))

    def _fewest(self, counts: list[nw.Expr]) -> nw.Expr:
        """The smallest of `counts`; nothing where all are nothing, and where there are none."""
        if not counts:
            known = nw.col(self.at("count"))
            return nw.when(known < 0).then(known)  # pandas has no literal nothing among whole numbers
        return counts[0] if len(counts) == 1 else nw.min_horizontal(*counts)


def _leaves(program: Program, reading: Reading) -> list[frozenset[int]]:
    """The sources that each step comes from, by way of other steps too."""
    found: list[frozenset[int]] = []
    inputs = len(program.inputs)
    for step in program.steps:
        below: set[int] = set()
        for number in program.used(step):
            if number >= inputs:
                below |= found[number - inputs]
            elif number in reading.of_input:
                below.add(reading.of_input[number])
        found.append(frozenset(below))
    return found


def _fact(source: Source, whole: bool) -> Fact:
    whole = whole and not source.mean and source.way.unit is not Cara.RATA_RATA
    high = min(source.high + 1, 45.0)
    return Fact(whole, 0.0 if whole else SMALLEST_MEAN, high, exact=whole and high <= MOST_WHOLE)


def _words(status: nw.Expr, enum: bool) -> nw.Expr:
    chain: Any = nw
    for number, word in enumerate(WORDS):
        chain = chain.when(status == number).then(nw.lit(word))
    return cast("nw.Expr", chain.cast(nw.Enum(WORDS)) if enum else chain)
