"""All claims of a registry, tried: what `indikator uji` prints."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.claims.examples import broken_example, odd_example
from indikator_dsl.claims.model import Claim, Comparison, Direction, Example
from indikator_dsl.claims.naming import shortened
from indikator_dsl.claims.searching import search
from indikator_dsl.claims.wording import counterexample, found
from indikator_dsl.evaluation.result import exact_text

if TYPE_CHECKING:
    from fractions import Fraction

    from indikator_dsl.diagnostics import Diagnostic, Place
    from indikator_dsl.registry import Registry

__all__ = ["Outcome", "Report", "Verdict", "try_claims"]


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
    searchable = _can_search()
    verdicts = [_verdict(registry, claim, searchable=searchable) for claim in registry.claims.about_results]
    verdicts.sort(key=lambda verdict: _line(verdict.claim.passage.place))
    examples = [claim for claim in registry.claims.about_results if isinstance(claim, Example)]
    warnings = tuple(doubt for example in examples for doubt in odd_example(registry, example))
    claiming = {verdict.indikator for verdict in verdicts}
    for verdict in verdicts:
        claiming.update(verdict.claim.indicators if isinstance(verdict.claim, Comparison) else ())
    return Report(tuple(verdicts), warnings, sum(bound.id not in claiming for bound in registry.indicators))


def _can_search() -> bool:
    try:
        import hypothesis  # noqa: F401
    except ImportError:
        return False
    return True


def _verdict(registry: Registry, claim: Claim, *, searchable: bool) -> Verdict:
    if isinstance(claim, Example):
        finding = broken_example(registry, claim)
        return Verdict(claim, claim.owner, Outcome.FAILS if finding else Outcome.HOLDS, finding)
    owner = claim.owner or claim.indicators[0] if isinstance(claim, Comparison) else claim.owner
    if not searchable:
        return Verdict(claim, owner, Outcome.UNTESTED, found(claim, "U204"))
    tried = search(registry, claim)
    if tried.counterexample is not None:
        finding, data = counterexample(registry, claim, owner, tried.counterexample)
        return Verdict(claim, owner, Outcome.FAILS, finding, data)
    name, law = shortened(registry.binder.indicators[owner].nama), shortened(claim.passage.text)
    if not tried.told:
        return Verdict(claim, owner, Outcome.UNTESTED, found(claim, "U205", nama=name, klaim=law))
    if isinstance(claim, Direction) and not tried.moved:
        datum = shortened(registry.name_of_datum(claim.key))
        return Verdict(claim, owner, Outcome.FAILS, found(claim, "U154", nama=name, klaim=law, data=datum))
    return Verdict(claim, owner, Outcome.HOLDS)


def _line(place: Place | None) -> tuple[str, int]:
    return (place.file or "", place.line) if place else ("", 0)
