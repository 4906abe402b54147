"""A counterexample in the analyst's words: the data, the result that they give, and what could be declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.claims.advice import missing_declarations
from indikator_dsl.claims.model import Comparison
from indikator_dsl.claims.naming import shortened
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from indikator_dsl.claims.model import Claim, Direction
    from indikator_dsl.claims.searching import Case
    from indikator_dsl.registry import Registry

__all__ = ["counterexample", "found"]

MOST_SHOWN = 12  # data of a counterexample that its sentence names


def found(claim: Claim, code: str, **values: str) -> Diagnostic:
    """A finding about the whole of `claim`, at its place."""
    return claim.passage.locate(Diagnostic.of(code, 0, len(claim.passage.text), **values))


def counterexample(
    registry: Registry, claim: Comparison | Direction, owner: str, case: Case
) -> tuple[Diagnostic, tuple[tuple[str, Fraction], ...]]:
    """The finding for a claim about `owner` that `case` contradicts, and the data of the case by name."""
    used = dict.fromkeys(_used(registry, claim, case))
    data = tuple((registry.name_of_datum(key), case.data[key]) for key in used)
    said = {
        "klaim": shortened(claim.passage.text),
        "nama": shortened(registry.binder.indicators[owner].nama),
        "keadaan": _listed(data),
    }
    if isinstance(claim, Comparison):
        outcomes: list[tuple[str, Fraction]] = []
        for id in claim.indicators:
            value = case.results[id].value
            assert value is not None
            outcomes.append(("hasil" if id == claim.owner else registry.binder.indicators[id].nama, value))
        finding = found(claim, "U152", **said, hasil=_listed(outcomes))
        return _suggesting(finding, claim, missing_declarations(registry, claim)), data
    before, after = case.results[owner].value, (case.after or {})[owner].value
    assert before is not None
    assert after is not None
    assert case.greater is not None
    moved = {"data": shortened(registry.name_of_datum(claim.key)), "nilai": format_number(case.greater, None)}
    changed = {"sebelum": format_number(before, None), "sesudah": format_number(after, None)}
    return found(claim, "U153", **said, **moved, **changed), data


def _used(registry: Registry, claim: Comparison | Direction, case: Case) -> Iterable[str]:
    """The data that the results and the claim were computed from, in the order of the formulas."""
    for id in case.results:
        bound = registry.binder.indicators[id]
        if bound.key in case.data:
            yield bound.key
        yield from (use.key for use in bound.uses if use.indikator is None)
    yield from claim.keys if isinstance(claim, Comparison) else (claim.key,)


def _listed(values: Sequence[tuple[str, Fraction]]) -> str:
    """`A = 2, B = 1 dan C = 0,5`."""
    parts = [f"{shortened(name)} = {format_number(value, None)}" for name, value in values[:MOST_SHOWN]]
    if len(values) > MOST_SHOWN:
        parts.append(f"{len(values) - MOST_SHOWN} data lain")
    return " dan ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]])) or "data apa pun"


def _suggesting(finding: Diagnostic, claim: Comparison, lines: tuple[str, ...]) -> Diagnostic:
    """`finding` with the claim and the declarations that it lacks as lines to paste in the claim's place."""
    if not lines:
        return finding
    line = finding.place.excerpt if finding.place else ""
    margin = line[: len(line) - len(line.lstrip())]
    return evolve(finding, suggestion="\n".join([claim.passage.text, *(f"{margin}Invarian: {law}" for law in lines)]))
