"""External formulas and the methods of regulations that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.reading import Kind
from indikator_dsl.registry.bound import BoundMethod
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.definition import Kebijakan
    from indikator_dsl.methods import Ask, Method
    from indikator_dsl.registry.bind import Binder
    from indikator_dsl.registry.bound import BoundIndikator

__all__ = ["bind_methods"]

SHOWN = 120


def bind_methods(binder: Binder) -> None:
    """Give each external indicator its method, and say what is wrong with methods and with their declared policies.

    Fills `binder.policies_of_methods`, the folded names of the policies that are those of a method.
    """
    external = [bound for bound in binder.indicators.values() if bound.formula.kind is Kind.EXTERNAL]
    declared = [kebijakan for definition in binder.definitions for kebijakan in definition.kebijakan]
    if not external and not declared:
        return
    from indikator_dsl.methods.discovery import find_methods
    from indikator_dsl.methods.policies import declared_for

    methods, findings = find_methods()
    if external:
        binder.diagnostics += findings
    mine = {method.nama: declared_for(method, declared) for method in methods}
    binder.policies_of_methods = frozenset(fold(one.nama) for several in mine.values() for one in several)
    found: dict[str, Method] = {}
    keys: dict[str, set[str]] = {}
    for bound in external:
        method = _method_of(binder, bound, methods)
        if method is not None:
            found[bound.id] = method
            keys.setdefault(method.nama, set()).add(bound.key)
    parameters = _Parameters(binder, mine)
    for id, method in found.items():
        bound = binder.indicators[id]
        held = parameters.of(bound, method)
        if held is not None:
            _bind(binder, bound, method, *held, several=len(keys[method.nama]) > 1)


def _method_of(binder: Binder, bound: BoundIndikator, methods: Sequence[Method]) -> Method | None:
    """The one method that knows the formula; where several do, none is taken, and that is said."""
    found: list[Method] = []
    for method in methods:
        try:
            if method.recognises(bound.formula.text, bound.nama):
                found.append(method)
        except Exception as problem:
            _say(binder, bound, Diagnostic.of("S101", nama=short(method.nama), sebab=_cause(problem)))
    if len(found) > 1:
        _say(
            binder, bound, Diagnostic.of("S102", nama=short(bound.nama, SHOWN), daftar="; ".join(m.nama for m in found))
        )
    return found[0] if len(found) == 1 else None


class _Parameters:
    """The policy of each method and the data it asks for; worked out once for each regulation that formulas name."""

    def __init__(self, binder: Binder, declared: Mapping[str, Sequence[Kebijakan]]) -> None:
        self.binder = binder
        self.declared = declared
        self.held: dict[tuple[str, str | None], tuple[Policy, tuple[Ask, ...]] | None] = {}

    def of(self, bound: BoundIndikator, method: Method) -> tuple[Policy, tuple[Ask, ...]] | None:
        """None where the policy has errors: then the entered value stands."""
        try:
            key = method.nama, method.policy_of(bound.formula.text)
            if key not in self.held:
                self.held[key] = None
                self.held[key] = self._read(bound, method)
            return self.held[key]
        except Exception as problem:
            _say(self.binder, bound, Diagnostic.of("S101", nama=short(method.nama), sebab=_cause(problem)))
            return None

    def _read(self, bound: BoundIndikator, method: Method) -> tuple[Policy, tuple[Ask, ...]] | None:
        from indikator_dsl.methods.policies import policy_for

        policy, findings = policy_for(method, bound.formula.text, self.declared[method.nama])
        self.binder.diagnostics += findings
        return None if any(finding.is_error for finding in findings) else (policy, method.asks(policy))


def _bind(
    binder: Binder, bound: BoundIndikator, method: Method, policy: Policy, asks: tuple[Ask, ...], *, several: bool
) -> None:
    if several and method.per_indikator:
        asks = tuple(evolve(ask, nama=f"{ask.nama} ({bound.nama})") for ask in asks)
    try:
        by_unit = bool(method.by_unit(bound.nama))
    except Exception as problem:
        _say(binder, bound, Diagnostic.of("S101", nama=short(method.nama), sebab=_cause(problem)))
        return
    keys = tuple(map(binder.key, (ask.nama for ask in asks)))
    binder.indicators[bound.id] = evolve(bound, metode=BoundMethod(method, policy, asks, keys, by_unit))
    for key, ask in zip(keys, asks, strict=True):
        if key in binder.asked or binder.computed(key)[0]:
            continue
        binder.asked[key] = ask
        data = binder.data.get(key)
        if data is not None and data.konsolidasi not in (None, ask.konsolidasi):
            finding = Diagnostic.of("S104", nama=short(data.nama, SHOWN), metode=method.nama)
            binder.diagnostics.append(finding.at(data.place) if data.place else finding)


def _say(binder: Binder, bound: BoundIndikator, finding: Diagnostic) -> None:
    passage = bound.indikator.formula
    binder.diagnostics.append(passage.locate(finding) if passage is not None else finding)


def _cause(problem: Exception) -> str:
    return short(str(problem), 200).rstrip(".") or type(problem).__name__
