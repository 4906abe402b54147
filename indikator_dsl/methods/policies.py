"""The parameters of a method: those that ship with it, and what definition files declare in their place."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from indikator_dsl.capaian.policy import Policy, resolve
from indikator_dsl.definition import Kebijakan, read_definition
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indikator_dsl.methods.model import Method

__all__ = ["declared_for", "policy_for", "shipped_text", "stock_of"]


def shipped_text(package: str, file: str) -> str:
    """The text of a definition file that ships in the folder `kebijakan` of `package`."""
    return files(package).joinpath("kebijakan", file).read_text(encoding="utf-8")


def stock_of(method: Method) -> dict[str, Kebijakan]:
    """The policies that ship with `method` by their folded names, the usual one first.

    Raises ValueError for a method whose text has none, or has errors.
    """
    return _read(method.kebijakan)


@lru_cache(maxsize=64)
def _read(text: str) -> dict[str, Kebijakan]:
    definition, findings = read_definition(text)
    wrong = [finding.message for finding in findings if finding.is_error]
    if wrong or not definition.kebijakan:
        raise ValueError(wrong[0] if wrong else "tidak ada blok Kebijakan")
    return {fold(kebijakan.nama): kebijakan for kebijakan in definition.kebijakan}


def declared_for(method: Method, declared: Iterable[Kebijakan]) -> list[Kebijakan]:
    """Those among `declared` that are named like a policy of `method`, or based on one of them."""
    stock = stock_of(method)
    named = {fold(kebijakan.nama): kebijakan for kebijakan in declared}
    theirs: dict[str, bool] = {}

    def belongs(name: str) -> bool:
        path: list[str] = []
        while name not in theirs and name not in stock and name not in path:
            path.append(name)
            current = named.get(name)
            name = fold(current.berdasar.text) if current is not None and current.berdasar is not None else ""
        found = theirs.get(name, name in stock)
        theirs.update(dict.fromkeys(path, found))
        return found

    return [kebijakan for name, kebijakan in named.items() if belongs(name)]


def policy_for(method: Method, text: str, mine: Sequence[Kebijakan]) -> tuple[Policy, list[Diagnostic]]:
    """The policy that holds for a formula `text`, and what is wrong with it.

    What files declare (`mine`, see `declared_for`) comes before the regulation that the formula names, and that before
    the usual one. Of several that are declared, the first that no other is based on holds, and the rest is said.
    """
    stock = stock_of(method)
    named: Mapping[str, Kebijakan] = {fold(kebijakan.nama): kebijakan for kebijakan in mine}
    based_on = {fold(kebijakan.berdasar.text) for kebijakan in mine if kebijakan.berdasar}
    heads = [kebijakan for kebijakan in mine if fold(kebijakan.nama) not in based_on] or list(mine[:1])
    if heads:
        policy, findings = resolve(heads[0], named, stock)
        for second in heads[1:]:
            twice = Diagnostic.of("S103", metode=method.nama, nama=short(second.nama), lain=short(heads[0].nama))
            findings.append(twice.at(second.place) if second.place else twice)
        place = heads[0].place
        findings += (found.at(place) if place else found for found in method.problems(policy))
        return policy, findings
    asked = method.policy_of(text)
    usual = stock.get(fold(asked)) if asked is not None else None
    return resolve(usual or next(iter(stock.values())), {}, stock)
