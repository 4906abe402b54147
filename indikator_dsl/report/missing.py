"""What is missing, and who must supply it: once for each datum, with the indicators that wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from indikator_dsl.evaluation.result import Status
from indikator_dsl.report.model import Missing
from indikator_dsl.report.words import joined, line
from indikator_dsl.text.names import fold
from indikator_dsl.text.periods import Periode, read_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.consolidation import Cover
    from indikator_dsl.evaluation import Result
    from indikator_dsl.registry import Registry, Results
    from indikator_dsl.registry.bound import BoundIndikator, Use

__all__ = ["Responsible", "missing_of"]

UNKNOWN = "belum dinyatakan di berkas definisi"
MOST_UNITS = 12  # units that are named in one entry
ENTERED = "nilainya ditetapkan oleh sumbernya dan belum dimasukkan"
NO_FORMULA = "belum ada formula di kertas kerja"
OF_CAPAIAN = {
    "C109": ("Periode", "datanya tidak menyebut periode, sedangkan targetnya per periode"),
    "C110": ("Target", "belum ada target untuk periode ini"),
    "C111": ("Target", "belum ada target"),
    "C113": ("Kebijakan", "belum dinyatakan berapa capaian bila targetnya 0"),
    "C114": ("Polaritas", "belum dinyatakan apakah makin tinggi atau makin rendah makin baik"),
    "C115": ("Kebijakan", "belum ada aturan capaian untuk polaritas ini"),
    "C118": ("Target", "satuan targetnya tidak cocok dengan satuan realisasi"),
    "C119": ("Target", "polaritasnya rentang, tetapi targetnya satu angka"),
}


class Responsible:
    """Who answers for an indicator or a datum, as far as the definitions say it."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.levels = {level.id: level for level in registry.levels}

    def indicator(self, bound: BoundIndikator) -> str:
        """The indicator's own, else that of the nearest level above; empty where nobody is named."""
        if bound.indikator.penanggung_jawab:
            return line(bound.indikator.penanggung_jawab)
        at: str | None = bound.level.id
        while at is not None:
            level = self.levels[at]
            if level.level.penanggung_jawab:
                return line(level.level.penanggung_jawab)
            at = level.parent
        return ""

    def datum(self, key: str, users: Sequence[BoundIndikator]) -> str:
        """The datum's own, else those of the indicators that use it."""
        data = self.registry.binder.data.get(key)
        if data is not None and data.penanggung_jawab:
            return line(data.penanggung_jawab)
        return joined(tuple(dict.fromkeys(who for user in users if (who := self.indicator(user)))))

    def source(self, key: str, users: Sequence[BoundIndikator]) -> str:
        """Where the datum is to be had from (`Sumber data`); empty where nothing says it."""
        data = self.registry.binder.data.get(key)
        if data is not None and data.sumber_data:
            return line(data.sumber_data)
        return joined(tuple(dict.fromkeys(line(u.indikator.sumber_data) for u in users if u.indikator.sumber_data)))


@define
class _Wanted:
    apa: str
    nama: str
    key: str
    rincian: str = ""
    units: tuple[str, ...] = ()
    users: list[BoundIndikator] = field(factory=list)


def missing_of(
    registry: Registry, results: Results, achievements: Mapping[str, Capaian], subunits: Sequence[str]
) -> tuple[Missing, ...]:
    """Everything that has to be supplied before the report is whole, in the order of the indicators."""
    wanted: dict[tuple[str, str], _Wanted] = {}

    def want(apa: str, key: str, nama: str, bound: BoundIndikator) -> _Wanted:
        one = wanted.setdefault((apa, key), _Wanted(apa, line(nama), key))
        if bound not in one.users:
            one.users.append(bound)
        return one

    canonical = registry.binder.canonical
    for bound in registry.indicators:
        result = results.by_id[bound.id]
        match result.status:
            case Status.BELUM_ADA_DATA:
                of_units = _of_units(bound, subunits)
                for name in result.causes:
                    if name in of_units:
                        key, nama, unit = of_units[name]
                        one = want("Data", key, nama, bound)
                        one.rincian, one.units = "belum diisi", (*one.units, unit)
                        continue
                    key = canonical.get(fold(name), fold(name))
                    other = registry.binder.by_key.get(key)
                    status = results.by_id[other.id].status if other is not None else None
                    if other is not None and status is Status.EKSTERNAL:
                        want(*_external(other), bound).rincian = ENTERED
                    elif other is not None and status is Status.TANPA_FORMULA:
                        want("Formula", other.id, other.nama, bound).rincian = NO_FORMULA
                    else:
                        _lacking(want("Data", key, name, bound), key, results, subunits)
            case Status.EKSTERNAL:
                want(*_external(bound), bound).rincian = ENTERED
            case Status.TANPA_FORMULA:
                want("Formula", bound.id, bound.nama, bound).rincian = NO_FORMULA
            case Status.GALAT:
                want("Perbaikan", bound.id, bound.nama, bound).rincian = line(
                    result.reason.message if result.reason else ""
                )
            case Status.TERHITUNG | Status.TAK_TERDEFINISI:
                for use, used in zip(_uses(bound, result), result.inputs, strict=False):
                    if use.indikator is None and used.cover is not None and not used.cover.complete:
                        _lacking(want("Data", use.key, use.name, bound), use.key, results, subunits)
        reason = achievements[bound.id].reason
        if reason is not None and reason.code in OF_CAPAIAN:
            apa, rincian = OF_CAPAIAN[reason.code]
            want(apa, bound.id, bound.nama, bound).rincian = rincian
    responsible = Responsible(registry)
    return tuple(_entry(one, responsible) for one in wanted.values())


def _uses(bound: BoundIndikator, result: Result) -> tuple[Use, ...]:
    """What the value was computed from; the data of a method only where it was, and by one figure each."""
    if bound.metode is None:
        return bound.uses
    computed = result.method is not None and result.method.dihitung and not bound.metode.by_unit
    return bound.metode.uses if computed else ()


def _of_units(bound: BoundIndikator, subunits: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """What a method lacks of single units, by the name it has for it: the key, the name, and the unit."""
    metode = bound.metode
    if metode is None or not metode.by_unit:
        return {}
    return {f"{use.name} ({unit})": (use.key, use.name, unit) for use in metode.uses for unit in subunits}


def _external(bound: BoundIndikator) -> tuple[str, str, str]:
    return "Nilai dari luar", bound.key, bound.nama


def _lacking(one: _Wanted, key: str, results: Results, subunits: Sequence[str]) -> None:
    """Say of which units and periods the figures are missing."""
    figure = results.figures.get(key)
    if figure is None or figure.datum is None:
        one.units = tuple(subunits)
        one.rincian = "belum ada dari satu pun unit" if subunits else "belum diisi"
        return
    cover = figure.cover
    late, absent = _late(cover, results.periode)
    one.units = tuple(unit for unit in subunits if unit in cover.missing or fold(unit) in late)
    one.rincian = f"baru {cover.display}" if cover.display and not cover.complete else "cakupannya belum sama"
    if absent:
        one.rincian += f"; belum ada {joined(absent)}"


def _late(cover: Cover, periode: str | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """The units (by their folds) that lack a part of the period, and the parts that any of them lacks."""
    whole = read_period(periode) if periode is not None else None
    if whole is None or cover.periods is None or cover.periods[0] == cover.periods[1]:
        return frozenset(), ()
    length = whole.length // cover.periods[1]
    parts = [Periode(whole.tahun, first, first + length - 1) for first in range(whole.first, whole.last + 1, length)]
    lacking = {
        unit: [part for part in parts if part.months & months != part.months]
        for unit, months in cover.held
        if months is not None
    }
    absent = dict.fromkeys(part for found in lacking.values() for part in found)
    return frozenset(unit for unit, found in lacking.items() if found), tuple(map(str, sorted(absent, key=_order)))


def _order(part: Periode) -> tuple[int, int, int]:
    return part.order


def _entry(one: _Wanted, responsible: Responsible) -> Missing:
    named = tuple(map(line, one.units[:MOST_UNITS]))
    if len(one.units) > MOST_UNITS:
        named = (*named, f"{len(one.units) - MOST_UNITS} unit lain")
    owner = responsible.datum(one.key, one.users)
    units = joined(named)
    who = f"{units} (melalui {owner})" if units and owner else units or owner or UNKNOWN
    users = tuple((user.id, line(user.nama)) for user in one.users)
    return Missing(one.apa, one.nama, line(one.rincian), who, responsible.source(one.key, one.users), users)
