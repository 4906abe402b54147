"""AKIP: value and predicate of the evaluation of accountability (SAKIP), Permenpan RB 88/2021, from its components."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.trace import Step
from indikator_dsl.methods.citing import PERMENPAN, cites
from indikator_dsl.methods.model import Ask, Given, Method, MethodResult, calculation, quoted
from indikator_dsl.methods.policies import shipped_text
from indikator_dsl.text.names import fold, listed, short, starts_as_percentage
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from indikator_dsl.capaian.policy import Policy

__all__ = ["AKIP"]

WHOLE = 100  # what the weights of all components add up to, and with it the best value
OTHER_MEASURE = frozenset(("jumlah", "banyaknya", "total", "rasio"))
EVALUATED = re.compile(
    r"(?<!\w)(?:lhe|hasil\s(?:evaluasi|penilaian)|evaluasi)\s(?:atas\s)?(?:\w+\s){0,2}?s?akip(?!\w)"
    r"|(?<!\w)s?akip\s(?:dari\s)?(?:lhe|hasil\s(?:evaluasi|penilaian))(?!\w)"
)
REGULATED = re.compile(r"(?<!\w)(?:permen\w*|peraturan|keputusan|kepmen\w*)")
LATEST = Konsolidasi(Cara.NILAI_TERAKHIR, None)
"""One evaluation a year, given to one office: never added up."""


class AKIP(Method):
    """Permenpan RB 88/2021: the values of the components, each at most its weight, added up.

    Components and weights are those of the policy; one that is named `Component: part` is a part of a component.
    """

    nama = "AKIP"
    dasar = "Permenpan RB Nomor 88 Tahun 2021"
    kata = "predikat"
    batas = (Fraction(0), Fraction(WHOLE))

    @cached_property
    def kebijakan(self) -> str:
        return shipped_text("indikator_dsl.methods", "akip.indikator")

    def recognises(self, text: str, nama_indikator: str) -> bool:
        if starts_as_percentage(nama_indikator) or fold(nama_indikator).partition(" ")[0] in OTHER_MEASURE:
            return False  # how many offices have a predicate, not the value of one
        return cites(text, PERMENPAN, 88, 2021) or (
            # The report of an evaluation names no regulation; one that names another is not of this one.
            EVALUATED.search(fold(text)) is not None and REGULATED.search(fold(text)) is None
        )

    def asks(self, policy: Policy) -> tuple[Ask, ...]:
        return tuple(
            Ask(
                name,
                f"Nilai komponen {name}",
                f"nilai dari evaluator, 0 sampai {format_number(weight, None)}",
                LATEST,
            )
            for name, weight in policy.weights
        )

    def problems(self, policy: Policy) -> tuple[Diagnostic, ...]:
        total = sum((weight for _, weight in policy.weights), Fraction(0))
        if total == WHOLE:
            return ()
        return (Diagnostic.of("S105", kebijakan=short(policy.nama), jumlah=format_number(total, None)),)

    def compute(self, given: Given) -> MethodResult:
        lacking = given.missing
        if lacking:
            return self.lacking(given, lacking)
        weights = dict(given.policy.weights)
        wrong = [name for name, weight in weights.items() if not 0 <= given.values[name] <= weight]
        if wrong:
            shown = [
                f"{name} = {format_number(given.values[name], None)} (bobot {format_number(weights[name], None)})"
                for name in wrong
            ]
            return self.failed(given, [given.name(name) for name in wrong], Diagnostic.of("S122", daftar=listed(shown)))
        total = sum((given.values[name] for name in weights), Fraction(0))
        formula = calculation(" + ".join(quoted(given.name(name)) for name in weights))
        return self.result(given, total, _steps(given, weights), formula)


def _steps(given: Given, weights: dict[str, Fraction]) -> list[Step]:
    """A line for each component, with those of its parts before it."""
    steps: list[Step] = []
    components = list(dict.fromkeys(name.partition(":")[0] for name in weights))
    for component in components:
        parts = [name for name in weights if name.partition(":")[0] == component]
        if parts != [component]:
            steps += [Step(f"{name} (dari {format_number(weights[name], None)})", given.values[name]) for name in parts]
        whole = sum((weights[name] for name in parts), Fraction(0))
        value = sum((given.values[name] for name in parts), Fraction(0))
        steps.append(Step(f"{component} (dari {format_number(whole, None)})", value))
    steps.append(Step("nilai akuntabilitas: jumlah semua komponen", sum(given.values.values(), Fraction(0))))
    return steps
