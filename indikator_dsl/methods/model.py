"""What a method is: which formulas name it, which data it needs, and how it computes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen

from indikator_dsl.capaian.scale import classify
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.result import Status
from indikator_dsl.formula.reading import Formula, read
from indikator_dsl.text.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.data import Dataset
    from indikator_dsl.data.gather import Gatherer
    from indikator_dsl.data.table import Row
    from indikator_dsl.definition import Kategori, Konsolidasi
    from indikator_dsl.evaluation.trace import Step

__all__ = ["Ask", "Given", "Method", "MethodResult", "Table", "calculation", "quoted"]

Table = tuple["Gatherer", "Iterable[Row]"]
"""A table that has been opened: where findings about it go, and its rows (`data.read.open_table`)."""


@frozen
class Ask:
    """One datum that a method needs: `kunci` within the method, `nama` as people enter it, `definisi` for the form.

    `konsolidasi` is how its figures are joined, and no declaration changes that; `unit` None means never over units.
    """

    kunci: str
    nama: str
    definisi: str
    konsolidasi: Konsolidasi
    satuan: str | None = None


@frozen
class Given:
    """What there is to compute with. What is missing is absent, never zero.

    `nama` is the indicator's name. `values` has the figures for the unit itself (or joined from its subunits) by
    `Ask.kunci`, `by_unit` those of each subunit that gave one; `units` are all subunits, in the order declared.
    """

    nama: str
    policy: Policy
    asks: tuple[Ask, ...]
    values: Mapping[str, Fraction] = field(factory=dict)
    by_unit: Mapping[str, Mapping[str, Fraction]] = field(factory=dict)
    units: tuple[str, ...] = ()

    def name(self, kunci: str) -> str:
        """The name under which people enter the datum `kunci`."""
        return next((ask.nama for ask in self.asks if ask.kunci == kunci), kunci)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the data that are asked for and not there."""
        return tuple(ask.nama for ask in self.asks if ask.kunci not in self.values)


@frozen
class MethodResult:
    """What a method says of an indicator.

    `value` is exact, None unless `status` is `terhitung`; `kategori` the class it falls into by the scale of the
    policy `kebijakan`, None where the method has none for it, and `kata` what a class is called (mutu, predikat).
    `dihitung` tells a computed value from one that was entered and only classified; of such a one `causes` and `reason`
    are what the method itself still waits for, where it has some of its data. `steps` are for the trace;
    `formula` is the same calculation over the data as a formula of the language, where it is one. `notes` are findings
    that a reader must see.
    """

    metode: str
    kebijakan: str
    dasar: str
    status: Status
    value: Fraction | None = None
    kategori: Kategori | None = None
    dihitung: bool = True
    causes: tuple[str, ...] = ()
    reason: Diagnostic | None = None
    steps: tuple[Step, ...] = field(default=(), repr=False)
    formula: Formula | None = field(default=None, repr=False)
    notes: tuple[Diagnostic, ...] = ()
    kata: str = "kategori"

    def to_json(self) -> dict[str, Any]:
        """The method as JSON data, beside the value that the result has."""
        return {
            "nama": self.metode,
            "kebijakan": self.kebijakan,
            "dasar": self.dasar,
            "kategori": self.kategori.nama if self.kategori else None,
            "sebutan": self.kata,
            "dihitung": self.dihitung,
        }


class Method(ABC):
    """A method of a regulation. Has no state of its own: one instance serves every registry.

    `nama` is the name that a `Kebijakan:` of a definition file bears to change its parameters; `dasar` the regulation
    by number, for lists; `kata` the word for a class of its scale (mutu, predikat, status).
    """

    nama: ClassVar[str]
    dasar: ClassVar[str]
    kata: ClassVar[str] = "kategori"
    per_indikator: ClassVar[bool] = False
    """Whether two indicators of the method have data of their own (two surveys), and not those of the one office."""

    batas: ClassVar[tuple[Fraction, Fraction] | None] = None
    """The least and the greatest value there can be; an entered value outside is warned about."""

    @property
    @abstractmethod
    def kebijakan(self) -> str:
        """The parameters as text of a definition file: `Kebijakan:` blocks, the first of which holds where no file
        declares another. See `policies.shipped_text`."""

    @abstractmethod
    def recognises(self, text: str, nama_indikator: str) -> bool:
        """Whether `text`, a formula that names a source, names this method for an indicator of that name."""

    @abstractmethod
    def asks(self, policy: Policy) -> tuple[Ask, ...]:
        """The data that are needed, in the order of a form."""

    @abstractmethod
    def compute(self, given: Given) -> MethodResult:
        """The result for data of which at least one is there. Raises nothing for what people enter."""

    def policy_of(self, text: str) -> str | None:
        """The name of the shipped policy that the formula itself asks for (an older regulation); None for the first."""
        return None

    def problems(self, policy: Policy) -> tuple[Diagnostic, ...]:
        """What keeps `policy` from being computed with: errors of the definition file that declares it."""
        return ()

    def by_unit(self, nama_indikator: str) -> bool:
        """Whether the indicator is computed from the figures of each subunit, instead of one figure for the unit."""
        return False

    def judge(self, nama_indikator: str, value: Fraction, policy: Policy) -> Kategori | None:
        """The class of a value of the indicator, None where the scale is not one of such values."""
        return classify(value, policy.scale, policy.places)

    def explain(self, entered: Fraction, places: int | None, given: Given, value: Fraction) -> Diagnostic | None:
        """Why `entered`, written with `places` decimals, differs from the computed `value`, where that is known."""
        return None

    def read_answers(self, table: Table, policy: Policy, indikator: Sequence[str] = ()) -> Dataset | None:
        """The data from an opened table of answers; None for a method that has none. Raises DataError.

        `indikator` are the names among which the table must choose where the data are those of one indicator.
        """
        return None

    # -- results -------------------------------------------------------------------------------------------------

    def result(
        self, given: Given, value: Fraction, steps: Iterable[Step] = (), formula: Formula | None = None
    ) -> MethodResult:
        """A computed value with its class."""
        kategori = self.judge(given.nama, value, given.policy)
        return self._of(given, Status.TERHITUNG, value=value, kategori=kategori, steps=tuple(steps), formula=formula)

    def lacking(self, given: Given, names: Sequence[str], reason: Diagnostic | None = None) -> MethodResult:
        """No value yet: the data `names` are missing."""
        reason = reason or Diagnostic.of("H101", nama=listed(names))
        return self._of(given, Status.BELUM_ADA_DATA, causes=tuple(names), reason=reason)

    def failed(self, given: Given, names: Sequence[str], reason: Diagnostic) -> MethodResult:
        """No value: the data `names` cannot be right."""
        return self._of(given, Status.GALAT, causes=tuple(names), reason=reason)

    def undefined(self, given: Given, names: Sequence[str], reason: Diagnostic) -> MethodResult:
        """No value: the data `names` are zero where something is divided by them."""
        return self._of(given, Status.TAK_TERDEFINISI, causes=tuple(names), reason=reason)

    def entered(
        self, given: Given, value: Fraction, kategori: Kategori | None, notes: Iterable[Diagnostic]
    ) -> MethodResult:
        """A value that was entered, with its class."""
        return self._of(given, Status.TERHITUNG, value=value, kategori=kategori, dihitung=False, notes=tuple(notes))

    def _of(self, given: Given, status: Status, **more: Any) -> MethodResult:
        return MethodResult(
            self.nama, given.policy.nama, given.policy.dasar or self.dasar, status, kata=self.kata, **more
        )


def quoted(name: str) -> str:
    """`name` as a formula takes it whatever signs it holds."""
    return '"' + name.replace('"', '""') + '"'


@lru_cache(maxsize=256)
def calculation(text: str) -> Formula:
    """A calculation of a method, read once."""
    return read(text)
