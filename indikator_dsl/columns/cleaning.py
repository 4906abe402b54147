"""A column of any kind as the doubles that an engine computes with: what is missing is null, and what is no number bad.

The same writings count as numbers as in a data file (data/number_text.py); a test compares them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
from attrs import evolve, frozen

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.floats import LARGEST, SMALLEST, Fact
from indikator_dsl.text.names import short
from indikator_dsl.text.numbers import MOST_DIGITS

if TYPE_CHECKING:
    from narwhals.dtypes import DType

__all__ = ["Clean", "Doubles", "clean", "kinds", "missing_column", "within"]

# The digits that machine integers of a kind can have; others are checked.
DIGITS: dict[type[DType], float] = {
    nw.Int8: 2.2, nw.UInt8: 2.5, nw.Int16: 4.6, nw.UInt16: 4.9, nw.Int32: 9.4, nw.UInt32: 9.7, nw.Int64: 19.0,
    nw.UInt64: 19.3,
}  # fmt: skip

# Regular expressions in the words that the engines of all backends share.
INVISIBLE = "[\u00ad\u200b\u200c\u200d\u2060\ufeff]"
BLANKS = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
NO_DATA = rf"(?i)^(?:|-|–|—|n/a|na|n\.a\.|n\.a|belum[{BLANKS}]+ada(?:[{BLANKS}]+data)?|\.\.\.|…)$"
GROUPED = r"^[-−+]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$"
PLAIN = r"^[-−+]?[0-9]+(?:[.,][0-9]+)?$"
TOO_LONG = rf"^(?:[^0-9]*[0-9]){{{MOST_DIGITS + 1}}}"


class Numbers(nw.Categorical):
    """Categories that are numbers, which as text would be read in Indonesian: 1.234 as 1234."""

    def __repr__(self) -> str:
        return "Categorical(number)"


class ArrowInteger(nw.Int64):
    """64 bits of PyArrow, which casts only what a double holds exactly, and divides all."""


class ArrowText(nw.String):
    """Text of PyArrow that its functions on text do not take as it is."""


@frozen
class Doubles:
    """Doubles as a table has them. `fits`: a figure within bounds; `nonzero`: one of these, and not zero."""

    value: nw.Expr
    fits: nw.Expr
    nonzero: nw.Expr

    @classmethod
    def of(cls, one: nw.Expr) -> Doubles:
        # To some engines a NaN is larger than any number, to others no comparison with it holds: neither makes it fit.
        # Comparisons are cheap, for they make bits only: cheaper than to look at the size.
        nonzero = ((one >= SMALLEST) & (one <= LARGEST)) | ((one <= -SMALLEST) & (one >= -LARGEST))
        return cls(one, nonzero | (one == 0.0), nonzero)

    @property
    def figure(self) -> nw.Expr:
        return nw.when(self.fits).then(self.value)

    @property
    def bad(self) -> nw.Expr:
        """Which are neither figures nor missing."""
        return ~self.fits & ~self.value.is_nan()

    def kept(self, column: str) -> Doubles:
        """The same, where `fits` stands in a column."""
        return Doubles(self.value, nw.col(column), nw.col(column) & (self.value != 0.0))


@frozen
class Clean:
    """A column made ready. `value`: doubles, null where a figure is missing or bad. `bad` tells which are bad.

    `bad` is None where none can be. `fact` is what is known of the values before any of them is seen. `bare` tells
    that to read `value` costs nothing, `empty` that it is null everywhere. `doubles` are there where the column itself
    has doubles that are not sure: an operation on them may be done first, and its result thrown away.
    """

    value: nw.Expr
    bad: nw.Expr | None
    fact: Fact
    bare: bool = False
    empty: bool = False
    doubles: Doubles | None = None


def clean(column: str, dtype: DType | None, *, sure: bool = False) -> Clean:
    """The column `column`, whose kind is `dtype`, None where nothing is in it.

    Raises DataError (E203) for a kind that cannot hold figures.
    A NaN is missing, for pandas knows no difference; what is infinite or beyond LARGEST and SMALLEST is bad. `sure`
    tells of a column of doubles that somebody has looked, and nothing in it is bad or a NaN.
    """
    one = nw.col(column)
    if dtype is None:
        return missing_column()
    if isinstance(dtype, ArrowInteger):
        return Clean(one / 1, None, Fact(whole=True, low=0.0, high=DIGITS[nw.UInt64], sure=True))
    if dtype.is_integer():
        digits = DIGITS.get(type(dtype))
        if digits is not None:
            return Clean(one.cast(nw.Float64), None, Fact(whole=True, low=0.0, high=digits, sure=True))
        return within(one.cast(nw.Float64), Fact(whole=True, low=0.0))
    if isinstance(dtype, nw.Float64):
        return (
            Clean(one, None, Fact(sure=True), bare=True)
            if sure
            else evolve(within(one, Fact()), doubles=Doubles.of(one))
        )
    if isinstance(dtype, nw.Float32):
        return within(one.cast(nw.Float64), Fact())
    if isinstance(dtype, nw.Decimal):
        return within(one.cast(nw.Float64), Fact())
    if isinstance(dtype, nw.String) and not isinstance(dtype, ArrowText):
        return _text(one)
    if isinstance(dtype, ArrowText | nw.Categorical | nw.Enum) and not isinstance(dtype, Numbers):
        return _text(one.cast(nw.String))
    raise DataError([Diagnostic.of("E203", kolom=short(column), jenis=str(dtype))])


def kinds(table: nw.DataFrame[Any] | nw.LazyFrame[Any]) -> dict[str, DType | None]:
    """The kind of each column of `table`, None for one that is of no kind because nothing is in it."""
    found: dict[str, DType | None] = dict(table.collect_schema())
    for column, dtype in found.items():
        found[column] = _closer(table, column, dtype)
    for column, dtype in found.items():
        if not isinstance(dtype, nw.Unknown | nw.Object):
            continue
        if isinstance(table, nw.DataFrame):
            nothing = table[column].null_count() == len(table)
        else:
            native = table.to_native()
            if table.implementation.is_polars():
                nothing = str(native.collect_schema()[column]) == "Null"
            else:
                nothing = table.implementation.is_duckdb() and "NULL" in str(native[column].types[0])
        if nothing:
            found[column] = None
    return found


def _closer(table: nw.DataFrame[Any] | nw.LazyFrame[Any], column: str, dtype: DType | None) -> DType | None:
    """The kind of a column, told apart where one name stands for kinds that must be cleaned in different ways."""
    if not isinstance(dtype, nw.Categorical | nw.Enum | nw.Int64 | nw.UInt64 | nw.String):
        return dtype
    engine = table.implementation
    if not (engine.is_pandas() or engine.is_pyarrow() or engine.is_dask()):
        return dtype
    native: Any = table.to_native()
    kind = native.schema.field(column).type if engine.is_pyarrow() else native[column].dtype
    if isinstance(dtype, nw.Categorical | nw.Enum):
        values = getattr(kind, "categories", None)
        if values is not None:  # of pandas
            return dtype if all(isinstance(one, str) for one in values) else Numbers()
        kind = getattr(kind, "pyarrow_dtype", kind)
        return dtype if "string" in str(kind.value_type) else Numbers()
    kind = str(getattr(kind, "pyarrow_dtype", kind if engine.is_pyarrow() else ""))
    if kind in ("int64", "uint64"):
        return ArrowInteger()
    return ArrowText() if kind == "string_view" else dtype


def missing_column() -> Clean:
    """A column in which nothing is given."""
    return Clean(nw.lit(None, nw.Float64), None, Fact(whole=True, low=0.0, high=0.0, sure=True), bare=True, empty=True)


def within(one: nw.Expr, fact: Fact) -> Clean:
    """Doubles within the bounds of an engine of doubles; what is beyond them is bad."""
    doubles = Doubles.of(one)
    return Clean(doubles.figure, doubles.bad, fact)


def _text(one: nw.Expr) -> Clean:
    """Text as `read_text` reads it: `1,000` is 1 and `1.5` one and a half there too; the remark on it is lost."""
    text = one.str.replace_all(INVISIBLE, "").str.strip_chars(BLANKS)
    short_enough = ~text.str.contains(TOO_LONG)
    grouped = text.str.contains(GROUPED) & short_enough
    plain = text.str.contains(PLAIN) & short_enough
    unsigned = text.str.replace_all("+", "", literal=True).str.replace_all("−", "-", literal=True)
    ungrouped = unsigned.str.replace_all(".", "", literal=True)
    with_points = nw.when(grouped).then(ungrouped).otherwise(unsigned).str.replace_all(",", ".", literal=True)
    number = nw.when(grouped | plain).then(with_points).cast(nw.Float64)
    found = within(number, Fact())
    words = ~(grouped | plain | text.str.contains(NO_DATA)) & ~one.is_null()
    # Where the text is no number, nothing can be said of the number.
    beyond = nw.when(grouped | plain).then(found.bad).otherwise(nw.lit(False))
    return Clean(found.value, words | beyond, found.fact)
