"""Worked examples, worked: the same engine that computes the report must come to what the analyst wrote."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.claims.checking import holds, side_values
from indikator_dsl.claims.naming import shortened
from indikator_dsl.claims.subject import Subject
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.arithmetic import round_half_up
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.claims.model import Example
    from indikator_dsl.registry import Registry

__all__ = ["broken_example", "odd_example"]

MOST_PLACES = 30


def broken_example(registry: Registry, example: Example) -> Diagnostic | None:
    """The finding for an example that does not come out as written, None for one that does."""
    given = dict(example.results)
    subject = Subject.of(registry, [example.owner], given)
    result = subject.compute(dict(example.data), given)[example.owner]
    if result.status is example.status:
        places = Fraction(min(example.places, MOST_PLACES))
        if result.value is None or round_half_up(result.value, places) == example.value:
            return None
    if result.value is None:
        outcome = result.status.value + (f": {result.reason.message}" if result.reason else "")
    else:
        outcome = format_number(result.value, max(2, min(example.places, MOST_PLACES)))
    expected = example.status.value if example.value is None else format_number(example.value, example.places)
    finding = Diagnostic.of(
        "U151",
        0,
        len(example.passage.text),
        nama=shortened(result.name or ""),
        tertulis=expected,
        hasil=outcome.rstrip("."),
    )
    return example.passage.locate(finding)


def odd_example(registry: Registry, example: Example) -> Iterator[Diagnostic]:
    """Warnings: a datum that the indicator does not use, and figures that the laws of the data forbid."""
    subject = Subject.of(registry, [example.owner])
    for key, _ in example.data:
        if key not in subject.keys:
            name = registry.name_of_datum(key)
            found = Diagnostic.of("U202", 0, len(example.passage.text), nama=shortened(name))
            yield example.passage.locate(found)
    data = dict(example.data)
    for claim in registry.claims.linked(data):
        if all(key in data for key in claim.keys):
            values = side_values(claim, data, {})
            if values is not None and not holds(claim, values):
                law = shortened(claim.passage.text)
                found = Diagnostic.of("U203", 0, len(example.passage.text), invarian=law)
                yield example.passage.locate(found)
