"""What a definition declares of its policy, joined with the policies it is based on; its formulas read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.definition import Kategori, Kebijakan, TargetNol, read_definition
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.reading import read
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.definition import Definition, Passage
    from indikator_dsl.formula.reading import Formula

__all__ = ["VARIABLES", "Policy", "bind_policy", "shipped", "shipped_names"]

USUAL = "Umum"
VARIABLES = ("Realisasi", "Target", "Batas Bawah", "Batas Atas")
"""The names that the formula of a rule may use; the bounds are those of a target that is a range."""

FOLDED = frozenset(map(fold, VARIABLES))
MOST_BASES = 20
UNDEFINED = TargetNol()


@frozen
class Policy:
    """The rules that hold for one registry.

    `nama` and `dasar` (the regulation, as declared) are shown beside every result. `rules` maps the field of a rule
    (`Makin tinggi`, …) to its formula. `lowest` and `highest` bound the achievement, None where they do not. `scale`
    is what `classify` takes, `places` the decimals it rounds to. `weights` are those of a method's components.
    """

    nama: str
    dasar: str | None
    rules: dict[str, Formula]
    lowest: Fraction | None = None
    highest: Fraction | None = None
    zero: TargetNol = UNDEFINED
    scale: tuple[Kategori, ...] = ()
    places: int | None = None
    weights: tuple[tuple[str, Fraction], ...] = ()
    catatan: tuple[str, ...] = ()


@cache
def _all_shipped() -> dict[str, Kebijakan]:
    found: dict[str, Kebijakan] = {}
    for file in sorted(files(__package__).joinpath("kebijakan").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".indikator"):
            definition, _ = read_definition(file.read_text(encoding="utf-8"), file.name)
            found |= {fold(kebijakan.nama): kebijakan for kebijakan in definition.kebijakan}
    return found


def shipped(name: str) -> Kebijakan | None:
    """The policy called `name` among those that come with the library, or None."""
    return _all_shipped().get(fold(name))


def shipped_names() -> tuple[str, ...]:
    """The names of the policies that come with the library."""
    return tuple(kebijakan.nama for kebijakan in _all_shipped().values())


def bind_policy(
    definitions: Sequence[Definition], of_methods: Collection[str] = ()
) -> tuple[Policy, tuple[Diagnostic, ...]]:
    """The one policy that `definitions` declare, `Umum` where they declare none; and what is wrong with it.

    A policy named like one that ships is that one, with what is said under it in its place. `of_methods` are the
    folded names of those that hold for the method of a regulation, and not for achievements.
    """
    everything = [kebijakan for definition in definitions for kebijakan in definition.kebijakan]
    declared = [kebijakan for kebijakan in everything if fold(kebijakan.nama) not in of_methods]
    named = {fold(kebijakan.nama): kebijakan for kebijakan in reversed(declared)}
    based_on = {fold(kebijakan.berdasar.text) for kebijakan in declared if kebijakan.berdasar}
    heads = [kebijakan for kebijakan in declared if fold(kebijakan.nama) not in based_on] or declared[:1]
    findings = []
    for second in heads[1:]:
        finding = Diagnostic.of("C102", nama=short(second.nama), lain=short(heads[0].nama))
        findings.append(finding.at(second.place) if second.place else finding)
    head = heads[0] if heads else _all_shipped()[fold(USUAL)]
    policy, found = resolve(head, named)
    return policy, (*findings, *found)


def resolve(
    kebijakan: Kebijakan, named: Mapping[str, Kebijakan] | None = None, stock: Mapping[str, Kebijakan] | None = None
) -> tuple[Policy, list[Diagnostic]]:
    """`kebijakan` with all it is based on, among the policies `named` by their folded names and those that ship.

    `stock` are those that ship with a method, in place of those for achievements.
    """
    findings: list[Diagnostic] = []
    line = list(_bases(kebijakan, named or {}, _all_shipped() if stock is None else stock, findings))
    rules: dict[str, Formula] = {}
    for one in line:
        for key, passage in one.rumus:
            if key not in rules:
                rules[key] = _rule(key, passage, findings)
    zero = next((one.target_nol for one in line if one.target_nol is not None), TargetNol())
    lowest = next((one.terendah for one in line if one.terendah is not None), None)
    highest = next((one.tertinggi for one in line if one.tertinggi is not None), None)
    policy = Policy(
        kebijakan.nama,
        next((one.dasar for one in line if one.dasar), None),
        rules,
        lowest.nilai if lowest else None,
        highest.nilai if highest else None,
        zero,
        next((one.kategori for one in line if one.kategori), ()),
        next((one.pembulatan for one in line if one.pembulatan is not None), None),
        next((one.bobot for one in line if one.bobot), ()),
        next((one.catatan for one in line if one.catatan), ()),
    )
    return policy, findings


def _bases(
    kebijakan: Kebijakan, named: Mapping[str, Kebijakan], stock: Mapping[str, Kebijakan], findings: list[Diagnostic]
) -> Iterator[Kebijakan]:
    """`kebijakan` and those it is based on, the nearest first; one that ships stands behind one of the same name."""
    seen: set[int] = set()
    current: Kebijakan | None = kebijakan
    while current is not None and id(current) not in seen and len(seen) < MOST_BASES:
        seen.add(id(current))
        yield current
        same = stock.get(fold(current.nama))
        base = current.berdasar
        if base is None:
            current = same if same is not current else None
            continue
        following = named.get(fold(base.text))
        if (
            following is None or id(following) in seen
        ):  # a declared one may be based on what a shipped one of its name is
            following = stock.get(fold(base.text))
        if following is None or id(following) in seen:
            known = [one.nama for one in stock.values()]
            names = [one.nama for one in named.values() if one is not current] + known
            near = nearest(base.text, names, least=50)
            shown = "; ".join(known)
            found = Diagnostic.of(
                "C101", 0, len(base.text), near[0] if near else None, nama=short(base.text), daftar=shown
            )
            findings.append(base.locate(found))
        current = following


def _rule(key: str, passage: Passage, findings: list[Diagnostic]) -> Formula:
    """The formula of one rule, its findings moved to their place in the file."""
    formula = read(passage.text)
    said = [finding for finding in formula.diagnostics if finding.code != "F265"]  # `100%` alone is a rule, too
    findings += map(passage.locate, said)
    for name in formula.names:
        if fold(name) not in FOLDED:
            near = nearest(name, VARIABLES, least=60)
            start = max(0, passage.text.find(name))
            found = Diagnostic.of(
                "C103", start, start + len(name), near[0] if near else None, nama=short(name), kunci=key
            )
            findings.append(passage.locate(found))
    if formula.tree is None and not formula.errors:
        findings.append(passage.locate(Diagnostic.of("C104", 0, len(passage.text), kunci=key)))
    return formula
