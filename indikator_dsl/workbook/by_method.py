"""What the method of a regulation computed, as cells can have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.evaluation.result import Input

if TYPE_CHECKING:
    from indikator_dsl.evaluation.result import Result
    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.bound import BoundIndikator

__all__ = ["as_entered", "calculation", "from_method", "without_value"]


def calculation(result: Result) -> Node | None:
    """The calculation over the data of the method, where the value came of one; cells then compute it."""
    method = result.method
    if method is None or not method.dihitung or method.formula is None or result.value is None:
        return None
    return method.formula.tree


def without_value(result: Result) -> bool:
    """Whether the method found no value in data that are there, some of which no cell has.

    Where it still waits for data (`belum ada data`), a value that is entered takes its place.
    """
    return result.method is not None and result.method.dihitung and result.value is None


def from_method(result: Result) -> bool:
    """Whether a method computed the value."""
    return result.method is not None and result.method.dihitung and result.value is not None


def as_entered(bound: BoundIndikator, result: Result) -> Result:
    """`result` with its one figure: that which was entered, or that counted from the figures of each unit."""
    method = result.method
    if method is None or not method.dihitung:
        return result
    origin = f"dihitung menurut {method.dasar}" if from_method(result) else None
    return evolve(result, inputs=(Input(bound.nama, result.value, origin),))
