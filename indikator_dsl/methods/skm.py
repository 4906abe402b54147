"""SKM: the satisfaction index (IKM) of Permenpan RB 14/2017 from the answers for each unsur.

An unsur is known by its name, never by its number: lists differ in which one is U8 and which U9.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.arithmetic import round_half_up
from indikator_dsl.evaluation.trace import Step
from indikator_dsl.methods.citing import PERMENPAN, cites
from indikator_dsl.methods.model import Ask, Given, Method, MethodResult, calculation, quoted
from indikator_dsl.methods.policies import shipped_text
from indikator_dsl.text.names import fold, listed, short, starts_as_percentage
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.data import Dataset
    from indikator_dsl.methods.model import Table

__all__ = ["RESPONDENTS", "SKM", "Unsur", "sample_size", "total_of", "unsur_of"]

LOWEST, HIGHEST = 1, 4  # an answer, and with it the mean of an unsur (NRR); Permenpan RB 14/2017
CONVERSION = Fraction(100, HIGHEST)
OLD = "SKM KepMenPAN 25/2004"
OLD_NUMBER = re.compile(r"(?<!\w)(?:kep/25|25/kep)/m\.?pan/2/2004(?!\d)")
RESPONDENTS = "Jumlah responden SKM"
NUMBERED = re.compile(r"U\s?([0-9]{1,2})(?:\s*[.:)-]\s*|\s+)(.*\S)", re.IGNORECASE)
OTHER_MEASURE = frozenset(("jumlah", "banyaknya", "total", "cakupan", "rasio"))
POOLED = Konsolidasi(Cara.JUMLAH, Cara.JUMLAH)
SHORTENED = (2, 3)  # decimals of the weights 0,11 and 0,111 that are printed in place of 1/9


@frozen
class Unsur:
    """One unsur of the survey; `nomor` is its number (8 for U8) where the definition file writes it before the name."""

    nama: str
    nomor: int | None
    bobot: Fraction


def unsur_of(weights: Sequence[tuple[str, Fraction]]) -> tuple[Unsur, ...]:
    """The unsur that the weights of a policy name: `Persyaratan`, or with its number `U1 Persyaratan`."""
    found = []
    for name, weight in weights:
        written = NUMBERED.fullmatch(name)
        found.append(Unsur(written[2], int(written[1]), weight) if written else Unsur(name, None, weight))
    return tuple(found)


def total_of(unsur: str) -> str:
    """The name of the datum that holds the sum of all answers for `unsur`."""
    return f"Jumlah nilai unsur {unsur}"


def sample_size(
    population: int,
    chi_square: Fraction = Fraction(3841, 1000),
    share: Fraction = Fraction(1, 2),
    error: Fraction = Fraction(1, 20),
) -> Fraction:
    """How many of `population` to ask, S = λ²·N·P·(1-P) / (d²·(N-1) + λ²·P·(1-P)), exactly (Permenpan RB 14/2017).

    `chi_square` is λ² (3,841 for 95 %), `share` P, `error` d. The printed table rounds to the nearest whole number
    (`round_half_up`); rounding up asks at least as many. Raises ValueError for a population below 1,
    TypeError for one that is no whole number.
    """
    if not isinstance(population, int) or isinstance(population, bool):
        raise TypeError(f"population is a whole number, not {type(population).__name__}")
    if population < 1:
        raise ValueError("population must be at least 1")
    spread = chi_square * share * (1 - share)
    return spread * population / (error**2 * (population - 1) + spread)


class SKM(Method):
    """Permenpan RB 14/2017: mean of each unsur (NRR), weighted equally, times 25."""

    nama = "SKM"
    dasar = "Permenpan RB Nomor 14 Tahun 2017"
    kata = "mutu"
    per_indikator = True
    batas = (LOWEST * CONVERSION, HIGHEST * CONVERSION)

    @cached_property
    def kebijakan(self) -> str:
        return shipped_text("indikator_dsl.methods", "skm.indikator")

    def recognises(self, text: str, nama_indikator: str) -> bool:
        if starts_as_percentage(nama_indikator) or fold(nama_indikator).partition(" ")[0] in OTHER_MEASURE:
            return False  # a count of surveys or of offices, not the index
        return cites(text, PERMENPAN, 14, 2017) or self.policy_of(text) is not None

    def policy_of(self, text: str) -> str | None:
        if cites(text, PERMENPAN, 14, 2017):
            return None
        old = OLD_NUMBER.search(fold(text)) or cites(text, r"(?:kepmenpan|keputusan\smenteri\span)", 25, 2004)
        return OLD if old else None

    def asks(self, policy: Policy) -> tuple[Ask, ...]:
        said = "jumlah jawaban (1 sampai 4) semua responden untuk unsur ini"
        of_unsur = (Ask(unsur.nama, total_of(unsur.nama), said, POOLED) for unsur in unsur_of(policy.weights))
        count = Ask(RESPONDENTS, RESPONDENTS, "banyaknya responden yang menjawab semua unsur", POOLED, "responden")
        return (*of_unsur, count)

    def problems(self, policy: Policy) -> tuple[Diagnostic, ...]:
        unsur = unsur_of(policy.weights)
        numbers = [one.nomor for one in unsur if one.nomor is not None]
        names = {fold(one.nama) for one in unsur}
        if len(set(numbers)) < len(numbers) or len(names) < len(unsur) or (numbers and len(numbers) < len(unsur)):
            return (Diagnostic.of("S106", kebijakan=short(policy.nama)),)
        return ()

    def compute(self, given: Given) -> MethodResult:
        unsur = unsur_of(given.policy.weights)
        lacking = given.missing
        if lacking:
            return self.lacking(given, lacking, _why_incomplete(given, unsur))
        count = given.values[RESPONDENTS]
        asked = given.name(RESPONDENTS)
        if not count:
            return self.undefined(given, (asked,), Diagnostic.of("H102", bagian=asked))
        if count < 0 or count.denominator != 1:
            reason = Diagnostic.of("S121", nama=short(asked), nilai=format_number(count, None))
            return self.failed(given, (asked,), reason)
        wrong = [one for one in unsur if not _possible(given.values[one.nama], count)]
        if wrong:
            names = tuple(given.name(one.nama) for one in wrong)
            shown = [f"{one.nama} = {format_number(given.values[one.nama], None)}" for one in wrong]
            reason = Diagnostic.of(
                "S120",
                daftar=listed(shown),
                responden=format_number(count),
                paling_kecil=format_number(count * LOWEST),
                paling_besar=format_number(count * HIGHEST),
            )
            return self.failed(given, names, reason)
        weight = sum((one.bobot for one in unsur), Fraction(0))
        means = {one.nama: given.values[one.nama] / count for one in unsur}
        index = sum((one.bobot * means[one.nama] for one in unsur), Fraction(0)) / weight
        formula = calculation(_formula(given, unsur, weight))
        return self.result(given, index * CONVERSION, _steps(given, unsur, means, index), formula)

    def explain(self, entered: Fraction, places: int | None, given: Given, value: Fraction) -> Diagnostic | None:
        """The entered value may come of weights that were cut off after two or three decimals."""
        unsur = unsur_of(given.policy.weights)
        if len({one.bobot for one in unsur}) > 1 or places is None:
            return None
        total = sum((given.values[one.nama] for one in unsur), Fraction(0)) / given.values[RESPONDENTS]
        for decimals in SHORTENED:
            cut = Fraction(10**decimals // len(unsur), 10**decimals)
            if cut and round_half_up(total * cut * CONVERSION, Fraction(places)) == entered:
                return Diagnostic.of(
                    "S302",
                    nama=short(given.nama, 120),
                    diisi=format_number(entered, None),
                    bobot=format_number(cut, None),
                    tepat=f"1/{len(unsur)}",
                    hasil=format_number(value),
                )
        return None

    def read_answers(self, table: Table, policy: Policy, indikator: Sequence[str] = ()) -> Dataset:
        from indikator_dsl.methods.answers import answers_of

        return answers_of(table, unsur_of(policy.weights), indikator)


def _possible(total: Fraction, count: Fraction) -> bool:
    return total.denominator == 1 and count * LOWEST <= total <= count * HIGHEST


def _why_incomplete(given: Given, unsur: Sequence[Unsur]) -> Diagnostic | None:
    """Why there is no index yet where some unsur have answers and others none: that may be meant."""
    there = [one for one in unsur if one.nama in given.values]
    if not there or len(there) == len(unsur) or RESPONDENTS not in given.values:
        return None
    absent = [one.nama for one in unsur if one.nama not in given.values]
    written = "; ".join(f"{one.nama} = {format_number(one.bobot, None)}" for one in there)
    return Diagnostic.of("S130", 0, 0, f"Bobot: {written}", daftar=listed(absent))


def _formula(given: Given, unsur: Sequence[Unsur], weight: Fraction) -> str:
    count = quoted(given.name(RESPONDENTS))
    equal = len({one.bobot for one in unsur}) == 1
    terms = []
    for one in unsur:
        factor = "" if equal else f"{format_number(one.bobot, None)} × "
        terms.append(f"{factor}{quoted(given.name(one.nama))} / {count}")
    divisor = format_number(Fraction(len(unsur)) if equal else weight, None)
    return f"({' + '.join(terms)}) / {divisor} × {format_number(CONVERSION)}"


def _steps(given: Given, unsur: Sequence[Unsur], means: dict[str, Fraction], index: Fraction) -> list[Step]:
    count = format_number(given.values[RESPONDENTS])
    steps = [
        Step(f"NRR {one.nama}: {format_number(given.values[one.nama])} / {count}", means[one.nama]) for one in unsur
    ]
    if len({one.bobot for one in unsur}) == 1:
        steps.append(Step("jumlah NRR", sum(means.values(), Fraction(0))))
        steps.append(Step(f"nilai indeks: jumlah NRR × 1/{len(unsur)}", index))
    else:
        steps.append(Step("nilai indeks: jumlah NRR × bobot, dibagi jumlah bobot", index))
    steps.append(Step(f"IKM: nilai indeks × {format_number(CONVERSION)}", index * CONVERSION))
    return steps
