"""All claims of a registry, tried: what `indikator uji` prints."""

from __future__ import annotations

import enum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.claims.advice import missing_declarations
from indikator_dsl.claims.examples import broken_example, odd_example
from indikator_dsl.claims.model import Claim, Comparison, Direction, Example
from indikator_dsl.claims.naming import shortened
from indikator_dsl.claims.searching import Case, search
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.result import exact_text
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from indikator_dsl.diagnostics import Place
    from indikator_dsl.registry import Registry

__all__ = ["Outcome", "Report", "Verdict", "try_claims"]

MOST_SHOWN = 12


class Outcome(enum.Enum):
    """What came of one claim; the values are the words that a report shows."""

    HOLDS = "berlaku"
    FAILS = "gagal"
    UNTESTED = "tidak teruji"


@frozen
class Verdict:
    """One claim and what came of it.

    `indikator` is the id of the indicator it is about, `finding` what is to be said (None where it holds), `data` the
    smallest counterexample as names and values.
    """

    claim: Claim
    indikator: str
    outcome: Outcome
    finding: Diagnostic | None = None
    data: tuple[tuple[str, Fraction], ...] = ()

    @property
    def jenis(self) -> str:
        return "contoh" if isinstance(self.claim, Example) else "invarian"

    def to_json(self) -> dict[str, Any]:
        """The verdict as JSON data; values are exact text as in results."""
        return {
            "indikator": self.indikator,
            "jenis": self.jenis,
            "klaim": self.claim.passage.text,
            "hasil": self.outcome.value,
            "penyangkal": {name: exact_text(value) for name, value in self.data} or None,
            "temuan": self.finding.to_json() if self.finding else None,
        }


@frozen
class Report:
    """The verdicts in the order of the files; `warnings` about examples; how many indicators claim nothing."""

    verdicts: tuple[Verdict, ...]
    warnings: tuple[Diagnostic, ...]
    without_claims: int

    @property
    def all_hold(self) -> bool:
        return all(verdict.outcome is Outcome.HOLDS for verdict in self.verdicts)


def try_claims(registry: Registry) -> Report:
    """Work every example, and search a counterexample for every law of a result.

    The claims about data alone are what the search takes for granted. Without Hypothesis installed the laws come back
    untested, with the command that installs it.
    """
    searchable = find_spec("hypothesis") is not None
    verdicts = [_verdict(registry, claim, searchable=searchable) for claim in registry.claims.about_results]
    verdicts.sort(key=lambda verdict: _line(verdict.claim.passage.place))
    examples = [claim for claim in registry.claims.about_results if isinstance(claim, Example)]
    warnings = tuple(found for example in examples for found in odd_example(registry, example))
    claiming = {verdict.indikator for verdict in verdicts}
    for verdict in verdicts:
        claiming.update(verdict.claim.indicators if isinstance(verdict.claim, Comparison) else ())
    return Report(tuple(verdicts), warnings, sum(bound.id not in claiming for bound in registry.indicators))


def _verdict(registry: Registry, claim: Claim, *, searchable: bool) -> Verdict:
    if isinstance(claim, Example):
        finding = broken_example(registry, claim)
        return Verdict(claim, claim.owner, Outcome.FAILS if finding else Outcome.HOLDS, finding)
    owner = claim.owner or claim.indicators[0] if isinstance(claim, Comparison) else claim.owner
    if not searchable:
        return Verdict(claim, owner, Outcome.UNTESTED, _found(claim, "U204"))
    tried = search(registry, claim)
    case, name = tried.counterexample, shortened(registry.binder.indicators[owner].nama)
    law = shortened(claim.passage.text)
    if case is None and not tried.told:
        return Verdict(claim, owner, Outcome.UNTESTED, _found(claim, "U205", nama=name, klaim=law))
    if case is None and isinstance(claim, Direction) and not tried.moved:
        finding = _found(claim, "U154", nama=name, klaim=law, data=registry.name_of_datum(claim.key))
        return Verdict(claim, owner, Outcome.FAILS, finding)
    if case is None:
        return Verdict(claim, owner, Outcome.HOLDS)
    needed = {**dict.fromkeys(_used(registry, claim, case))}
    data = tuple((registry.name_of_datum(key), case.data[key]) for key in needed)
    if isinstance(claim, Direction):
        assert case.greater is not None
        assert case.after is not None
        finding = _found(
            claim,
            "U153",
            klaim=law,
            nama=name,
            keadaan=_listed((shown, value) for shown, value in data),
            data=registry.name_of_datum(claim.key),
            nilai=format_number(case.greater, None),
            sebelum=_shown(case.results[owner].value),
            sesudah=_shown(case.after[owner].value),
        )
        return Verdict(claim, owner, Outcome.FAILS, finding, data)
    outcomes = {id: case.results[id] for id in claim.indicators}
    said = [
        f"{'hasil' if id == claim.owner else shortened(result.name or id)} = {_shown(result.value)}"
        for id, result in outcomes.items()
    ]
    finding = _found(claim, "U152", klaim=law, nama=name, keadaan=_listed(data), hasil=" dan ".join(said))
    lines = missing_declarations(registry, claim)
    if lines:
        finding = _suggesting(finding, claim, lines)
    return Verdict(claim, owner, Outcome.FAILS, finding, data)


def _used(registry: Registry, claim: Comparison | Direction, case: Case) -> Iterable[str]:
    """The data that the results and the claim were computed from, in the order of the formula."""
    for id in case.results:
        for use in registry.binder.indicators[id].uses:
            if use.indikator is None:
                yield use.key
    yield from (key for key in (claim.keys if isinstance(claim, Comparison) else (claim.key,)))


def _listed(data: Iterable[tuple[str, Fraction]]) -> str:
    parts = [f"{shortened(name)} = {format_number(value, None)}" for name, value in data]
    if len(parts) > MOST_SHOWN:
        parts = [*parts[:MOST_SHOWN], f"{len(parts) - MOST_SHOWN} data lain"]
    return " dan ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else "tanpa data"


def _shown(value: Fraction | None) -> str:
    """A result: exact where its decimals end within two places, else rounded to six."""
    assert value is not None
    return format_number(value, None)


def _found(claim: Claim, code: str, **values: str) -> Diagnostic:
    return claim.passage.locate(Diagnostic.of(code, 0, len(claim.passage.text), **values))


def _suggesting(finding: Diagnostic, claim: Comparison, lines: tuple[str, ...]) -> Diagnostic:
    """`finding` with the claim and the declarations that it lacks as lines to paste in the claim's place."""
    from attrs import evolve

    place = finding.place
    margin = place.excerpt[: len(place.excerpt) - len(place.excerpt.lstrip())] if place else ""
    text = "\n".join([claim.passage.text, *(f"{margin}Invarian: {line}" for line in lines)])
    return evolve(finding, suggestion=text)


def _line(place: Place | None) -> tuple[str, int]:
    return (place.file or "", place.line) if place else ("", 0)
