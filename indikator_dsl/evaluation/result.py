"""What an evaluation gives: a status, a value or the reason why there is none, and all that it came from."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from indikator_dsl.text.numbers import exact_decimal, format_number

if TYPE_CHECKING:
    from fractions import Fraction

    from indikator_dsl.consolidation.cover import Cover
    from indikator_dsl.diagnostics import Diagnostic
    from indikator_dsl.evaluation.trace import Trace
    from indikator_dsl.formula.reading import Formula
    from indikator_dsl.methods import MethodResult

__all__ = ["Input", "Result", "Status"]


class Status(enum.Enum):
    """The six outcomes; the values are the words that a report shows. They are the same on every backend."""

    TERHITUNG = "terhitung"
    BELUM_ADA_DATA = "belum ada data"
    TAK_TERDEFINISI = "tak terdefinisi"
    EKSTERNAL = "eksternal"
    TANPA_FORMULA = "tanpa formula"
    GALAT = "galat"


@frozen
class Input:
    """One value that a formula used, or lacks (`value` None). A missing value is never zero.

    `origin` says where the number was given ("data.csv baris 7"); `indikator` is the id of the indicator whose result
    it is, where it is one.
    """

    name: str
    value: Fraction | None
    origin: str | None = None
    indikator: str | None = None
    cover: Cover | None = None
    """Of which units and periods the value is made, where it was joined from several."""

    def to_json(self) -> dict[str, Any]:
        """The input as JSON data."""
        return {
            "nama": self.name,
            "nilai": exact_text(self.value),
            "asal": self.origin,
            "indikator": self.indikator,
            "cakupan": self.cover.to_json() if self.cover is not None and self.cover.display else None,
        }


@frozen
class Result:
    """The outcome of one formula or indicator.

    `value` is exact, unrounded, and None unless `status` is `terhitung`. `unit` is the satuan ("%", "per 1.000",
    "laporan"), None where nothing says it. `causes` are the names that lack a value, or the denominators that are
    zero. `reason` is a finding whose `message` says in one Indonesian sentence why there is no value.
    """

    name: str | None
    status: Status
    value: Fraction | None = None
    unit: str | None = None
    causes: tuple[str, ...] = ()
    reason: Diagnostic | None = None
    formula: Formula | None = field(default=None, repr=False)
    inputs: tuple[Input, ...] = field(default=(), repr=False)
    id: str | None = None
    method: MethodResult | None = None
    """What the method of a regulation says of an external indicator: how it was computed, and its class."""

    @property
    def cover(self) -> Cover | None:
        """What the value covers: the fewest units and parts of the period of its inputs; None if nothing was joined."""
        covers = [used.cover for used in self.inputs if used.cover is not None]
        if not covers:
            return None
        from indikator_dsl.consolidation.cover import least

        return least(covers)

    @property
    def display(self) -> str:
        """The value for a reader (two decimals, half up, `66,67 %`), or the status where there is none."""
        if self.value is None:
            return self.status.value
        return format_number(self.value) + (f" {self.unit}" if self.unit else "")

    @property
    def trace(self) -> Trace:
        """The tree of what the value came from. Made when asked for; it holds this formula's own steps."""
        from indikator_dsl.evaluation.trace import trace_result

        return trace_result(self)

    def to_json(self) -> dict[str, Any]:
        """The result as JSON data. `nilai` is exact decimal text, or a fraction `"200/3"` where decimals never end."""
        return {
            "id": self.id,
            "nama": self.name,
            "status": self.status.value,
            "nilai": exact_text(self.value),
            "tampilan": self.display,
            "satuan": self.unit,
            "sebab": list(self.causes),
            "alasan": self.reason.message if self.reason else None,
            "cakupan": cover.to_json() if (cover := self.cover) is not None and cover.display else None,
            "metode": self.method.to_json() if self.method else None,
        }


def exact_text(value: Fraction | None) -> str | None:
    """`value` without any loss: decimal text with a point where that ends, else numerator/denominator."""
    if value is None:
        return None
    decimal = exact_decimal(value)
    return str(value) if decimal is None or len(decimal) > 60 else decimal
