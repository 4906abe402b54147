"""Epdeskel: the status of a desa or kelurahan by Permendagri 81/2015, and how many of them have one."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from indikator_dsl.capaian.scale import classify
from indikator_dsl.consolidation.cover import unit_word
from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.trace import Step
from indikator_dsl.methods.citing import PERMENDAGRI, cites
from indikator_dsl.methods.model import Ask, Given, Method, MethodResult, calculation, quoted
from indikator_dsl.methods.policies import shipped_text
from indikator_dsl.text.names import fold, listed, short, starts_as_percentage
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.definition import Kategori

__all__ = ["Epdeskel"]

APPLICATION = re.compile(r"(?<!\w)(?:epdes\W?kel|epdessel|epdes)(?!\w)")
COUNTING = frozenset(("jumlah", "banyaknya"))
NEGATION = re.compile(
    r"(?<!\w)(?:tidak|bukan|belum|tanpa|selain|kecuali|minimal|minimum|maksimal|maksimum|min|maks"
    r"|(?:paling|se)\s?-?\s?(?:sedikit|rendah|tinggi|banyak|kurang|lambat)(?:-?nya)?|sekurang-?\s?kurang(?:nya)?"
    r"|(?:ke|di)\s?(?:atas|bawah)|(?:atau|dan)\s+(?:lebih|seterusnya|selebihnya|sesudahnya|sebelumnya)"
    r"|lebih|melebihi|melampaui|mencapai|(?:hingga|sampai)(?!\s+(?:dengan\s+)?(?:akhir\s+)?tahun)|mulai"
    r"|setidak(?:-?\s?tidak)?(?:nya)?|non)(?!\w)|[<>≤≥≠]"
)
"""Words that turn the class named beside them into others: `tidak kurang berkembang`, `minimal berkembang`."""
LATEST = Konsolidasi(Cara.NILAI_TERAKHIR, None)
"""A score is that of one desa or kelurahan: never added up over several."""


class Epdeskel(Method):
    """Permendagri 81/2015: the scores of three bidang added up, and the status that the sum has.

    An indicator that begins with `Persentase` or `Jumlah` and names a status is the share or the number of subunits
    that have it; any other is the score of the unit itself. A sum of zero is no status: not assessed yet.
    """

    nama = "Epdeskel"
    dasar = "Permendagri Nomor 81 Tahun 2015"
    kata = "status"

    @cached_property
    def kebijakan(self) -> str:
        return shipped_text("indikator_dsl.methods", "epdeskel.indikator")

    def recognises(self, text: str, nama_indikator: str) -> bool:
        return cites(text, PERMENDAGRI, 81, 2015) or APPLICATION.search(fold(text)) is not None

    def asks(self, policy: Policy) -> tuple[Ask, ...]:
        said = "skor satu desa atau kelurahan"
        return tuple(Ask(name, f"Skor Epdeskel bidang {name}", said, LATEST) for name, _ in policy.weights)

    def by_unit(self, nama_indikator: str) -> bool:
        return starts_as_percentage(nama_indikator) or fold(nama_indikator).partition(" ")[0] in COUNTING

    def judge(self, nama_indikator: str, value: Fraction, policy: Policy) -> Kategori | None:
        return None if self.by_unit(nama_indikator) else super().judge(nama_indikator, value, policy)

    def compute(self, given: Given) -> MethodResult:
        return self._of_units(given) if self.by_unit(given.nama) else self._of_one(given)

    def _of_one(self, given: Given) -> MethodResult:
        if given.missing:
            return self.lacking(given, given.missing)
        names = [ask.nama for ask in given.asks]
        if wrong := _negative(given.values):
            return self.failed(given, names, Diagnostic.of("S123", daftar=listed(wrong)))
        total = _score(given.policy, given.values)
        if not total:
            return self.lacking(given, names, Diagnostic.of("S131", unit=short(given.nama, 120)))
        weights = given.policy.weights
        terms = [
            quoted(given.name(name)) if weight == 1 else f"{format_number(weight, None)} × {quoted(given.name(name))}"
            for name, weight in weights
        ]
        steps = [Step(f"bidang {name}", given.values[name]) for name, _ in weights]
        return self.result(
            given, total, [*steps, Step("skor: jumlah semua bidang", total)], calculation(" + ".join(terms))
        )

    def _of_units(self, given: Given) -> MethodResult:
        named = _named_classes(given.nama, given.policy.scale)
        turned = _turned(given.nama, given.policy.scale)
        if not named or turned:
            shown = "; ".join(kategori.nama for kategori in given.policy.scale)
            nama = short(given.nama, 120)
            why = (
                Diagnostic.of("S135", nama=nama, kata=turned, daftar=shown)
                if turned
                else Diagnostic.of("S134", nama=nama, daftar=shown)
            )
            return self.lacking(given, (), why)
        names = [ask.nama for ask in given.asks]
        if not given.units or not given.by_unit:
            return self.lacking(given, names, Diagnostic.of("S133", nama=short(given.nama, 120)))
        wrong = [f"{text} ({unit})" for unit in given.units for text in _negative(given.by_unit.get(unit, {}))]
        if wrong:
            return self.failed(given, names, Diagnostic.of("S123", daftar=listed(wrong)))
        lacking, without = _incomplete(given)
        if without:
            return self.lacking(given, lacking, Diagnostic.of("S132", daftar=listed(without), banyak=len(given.units)))
        scores = {unit: _score(given.policy, given.by_unit[unit]) for unit in given.units}
        classes = {unit: classify(score, given.policy.scale, given.policy.places) for unit, score in scores.items()}
        steps = [Step(f"{unit}: {_sum(given, unit)}, {_word(classes[unit])}", scores[unit]) for unit in given.units]
        count = sum(found in named for found in classes.values())
        word = " atau ".join(kategori.nama for kategori in named)
        steps.append(Step(f"{unit_word(given.units)} yang {word}", Fraction(count)))
        if not starts_as_percentage(given.nama):
            return self.result(given, Fraction(count), steps)
        share = Fraction(100 * count, len(given.units))
        return self.result(given, share, [*steps, Step(f"{count} / {len(given.units)} × 100", share)])


def _score(policy: Policy, values: Mapping[str, Fraction]) -> Fraction:
    return sum((weight * values[name] for name, weight in policy.weights), Fraction(0))


def _negative(values: Mapping[str, Fraction]) -> list[str]:
    return [f"{name} = {format_number(value, None)}" for name, value in values.items() if value < 0]


def _incomplete(given: Given) -> tuple[list[str], list[str]]:
    """The data that are missing, with their units, and the units that have no score yet; zero is none."""
    lacking: list[str] = []
    without: list[str] = []
    for unit in given.units:
        values = given.by_unit.get(unit, {})
        absent = [f"{ask.nama} ({unit})" for ask in given.asks if ask.kunci not in values]
        if absent or not _score(given.policy, values):
            without.append(unit)
            lacking += absent or [f"{ask.nama} ({unit})" for ask in given.asks]
    return lacking, without


def _sum(given: Given, unit: str) -> str:
    return " + ".join(format_number(given.by_unit[unit][name], None) for name, _ in given.policy.weights)


def _word(kategori: Kategori | None) -> str:
    return kategori.nama if kategori else "tanpa status"


def _named_classes(nama: str, scale: Sequence[Kategori]) -> list[Kategori]:
    """The classes that a name speaks of; `Cepat Berkembang` is not `Berkembang`."""
    found = _without_classes(nama, scale)[1]
    return [kategori for kategori in scale if kategori.nama in found]


def _turned(nama: str, scale: Sequence[Kategori]) -> str | None:
    """The word of a name by which others than the classes it names may be meant: `minimal`."""
    word = NEGATION.search(_without_classes(nama, scale)[0])
    return word[0] if word else None


def _without_classes(nama: str, scale: Sequence[Kategori]) -> tuple[str, set[str]]:
    """The folded name without the classes it names, and those."""
    text = fold(nama)
    found: set[str] = set()
    for kategori in sorted(scale, key=lambda one: -len(one.nama)):
        pattern = re.compile(rf"(?<!\w){re.escape(fold(kategori.nama))}(?!\w)")
        text, times = pattern.subn(" | ", text)
        if times:
            found.add(kategori.nama)
    return text, found
