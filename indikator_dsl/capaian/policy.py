"""What a definition declares of its policy, joined with the policies it is based on; its formulas read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.definition import Kategori, Kebijakan, TargetNol, read_definition
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.result import exact_text
from indikator_dsl.formula.reading import read
from indikator_dsl.formula.tree import Name, walk
from indikator_dsl.text.names import fold, listed, short
from indikator_dsl.text.nearest import nearest
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.definition import Definition, Passage
    from indikator_dsl.formula.reading import Formula

__all__ = ["RULE_NAMES", "Policy", "bind_policy", "resolve", "shipped", "shipped_names", "shipped_text"]

USUAL = "Umum"
RULE_NAMES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("Makin tinggi", "Makin rendah", "Makin dekat"), ("Realisasi", "Target")),
    **dict.fromkeys(
        ("Dalam rentang", "Di bawah rentang", "Di atas rentang"), ("Realisasi", "Batas Bawah", "Batas Atas")
    ),
}
"""The names that the formula of each rule may use; the bounds are those of a target that is a range."""

MOST_BASES = 20


@frozen
class Policy:
    """The rules that hold for one registry.

    `nama` and `dasar` (the regulation, as declared) are shown beside every result. `rules` maps the field of a rule
    (`Makin tinggi`, …) to its formula. `lowest` and `highest` bound the achievement in percent, None where they do not.
    `zero` is what a target of zero comes to, None where nothing is declared and the formula alone decides. `scale` is
    what `classify` takes, `places` the decimals it rounds to. `weights` are those of a method's components.
    """

    nama: str
    dasar: str | None
    rules: dict[str, Formula]
    lowest: Fraction | None = None
    highest: Fraction | None = None
    zero: TargetNol | None = None
    scale: tuple[Kategori, ...] = ()
    places: int | None = None
    weights: tuple[tuple[str, Fraction], ...] = ()
    catatan: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The policy's name, regulation and rules as JSON data."""
        return {
            "nama": self.nama,
            "dasar": self.dasar,
            "aturan": {key: " ".join(rule.text.split()) for key, rule in self.rules.items()},
            "capaian_terendah": exact_text(self.lowest),
            "capaian_tertinggi": exact_text(self.highest),
        }


@cache
def _shipped_files() -> dict[str, tuple[str, Kebijakan]]:
    """The text and the policy of each file in `kebijakan/`, by the folded name of the policy."""
    found: dict[str, tuple[str, Kebijakan]] = {}
    for file in sorted(files(__package__).joinpath("kebijakan").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".indikator"):
            text = file.read_text(encoding="utf-8")
            definition, _ = read_definition(text, file.name)
            found |= {fold(kebijakan.nama): (text, kebijakan) for kebijakan in definition.kebijakan}
    return found


@cache
def _stock() -> dict[str, Kebijakan]:
    """The policies for achievements that come with the library, by their folded names."""
    return {name: kebijakan for name, (_, kebijakan) in _shipped_files().items()}


def shipped(name: str) -> Kebijakan | None:
    """The policy called `name` among those that come with the library, or None."""
    return _stock().get(fold(name))


def shipped_text(name: str) -> str | None:
    """The policy called `name` as the text of a definition file, or None."""
    found = _shipped_files().get(fold(name))
    return found[0] if found else None


def shipped_names() -> tuple[str, ...]:
    """The names of the policies that come with the library."""
    return tuple(kebijakan.nama for kebijakan in _stock().values())


def bind_policy(
    definitions: Sequence[Definition], of_methods: Collection[str] = ()
) -> tuple[Policy, tuple[Diagnostic, ...]]:
    """The one policy that `definitions` declare, `Umum` where they declare none; and what is wrong with it.

    A policy named like one that ships is that one, with what is said under it in its place. One that others are based
    on is no second policy, nor is one said twice in the same words, nor the weights and the scale of a method.
    `of_methods` are the folded names of those that hold for the method of a regulation.
    """
    everything = [kebijakan for definition in definitions for kebijakan in definition.kebijakan]
    declared = list(dict.fromkeys(kebijakan for kebijakan in everything if fold(kebijakan.nama) not in of_methods))
    named = {fold(kebijakan.nama): kebijakan for kebijakan in reversed(declared)}
    findings: list[Diagnostic] = []
    lines = [(kebijakan, list(_bases(kebijakan, named, _stock(), findings))) for kebijakan in declared]
    based_on = {id(base) for _, line in lines for base in line[1:]}
    heads = [one for one, line in lines if id(one) not in based_on and _judges(one, line)]
    heads = heads or [one for one, line in lines[:1] if _judges(one, line)]
    findings += (_second(one, heads[0]) for one in heads[1:])
    policy, found = resolve(heads[0] if heads else _usual(), named)
    return policy, tuple(dict.fromkeys((*findings, *found)))


def _usual() -> Kebijakan:
    return _stock()[fold(USUAL)]


def _judges(kebijakan: Kebijakan, line: Sequence[Kebijakan]) -> bool:
    """Whether a policy judges achievements. Weights, and a scale under a method's name, belong to that method."""
    return any(one.rumus for one in line) or not (kebijakan.bobot or shipped(kebijakan.nama))


def _second(kebijakan: Kebijakan, first: Kebijakan) -> Diagnostic:
    finding = Diagnostic.of("C102", nama=short(kebijakan.nama), lain=short(first.nama))
    return finding.at(kebijakan.place) if kebijakan.place else finding


def resolve(
    kebijakan: Kebijakan, named: Mapping[str, Kebijakan] | None = None, stock: Mapping[str, Kebijakan] | None = None
) -> tuple[Policy, list[Diagnostic]]:
    """`kebijakan` with all it is based on, among the policies `named` by their folded names and those that ship.

    `stock` are those that ship with a method, in place of those for achievements.
    """
    findings: list[Diagnostic] = []
    line = list(_bases(kebijakan, named or {}, _stock() if stock is None else stock, findings))
    rules: dict[str, Formula] = {}
    for one in line:
        for key, passage in one.rumus:
            if key not in rules:
                rules[key] = _rule(key, passage, findings)
    lowest = next((one.terendah.nilai for one in line if one.terendah is not None), None)
    highest = next((one.tertinggi.nilai for one in line if one.tertinggi is not None), None)
    if lowest is not None and highest is not None and lowest >= highest:
        finding = Diagnostic.of(
            "C106",
            nama=short(kebijakan.nama),
            terendah=format_number(lowest, None),
            tertinggi=format_number(highest, None),
        )
        findings.append(finding.at(kebijakan.place) if kebijakan.place else finding)
    policy = Policy(
        kebijakan.nama,
        next((one.dasar for one in line if one.dasar), None),
        {key: rules[key] for key in RULE_NAMES if key in rules},
        lowest,
        highest,
        next((one.target_nol for one in line if one.target_nol is not None), None),
        next((one.kategori for one in line if one.kategori), ()),
        next((one.pembulatan for one in line if one.pembulatan is not None), None),
        next((one.bobot for one in line if one.bobot), ()),
        next((one.catatan for one in line if one.catatan), ()),
    )
    return policy, findings


def _bases(
    kebijakan: Kebijakan, named: Mapping[str, Kebijakan], stock: Mapping[str, Kebijakan], findings: list[Diagnostic]
) -> Iterator[Kebijakan]:
    """`kebijakan` and those it is based on, the nearest first. One that ships stands behind one of the same name."""
    seen: set[int] = set()
    current: Kebijakan | None = kebijakan
    while current is not None:
        seen.add(id(current))
        yield current
        base = current.berdasar
        candidates = (
            [stock.get(fold(current.nama))]
            if base is None
            else [named.get(fold(base.text)), stock.get(fold(base.text))]
        )
        known = [one for one in candidates if one is not None]
        following = next((one for one in known if id(one) not in seen), None) if len(seen) < MOST_BASES else None
        if base is not None and following is None:
            findings.append(base.locate(_turning(base) if known else _unknown(base, current, named, stock)))
        current = following


def _turning(base: Passage) -> Diagnostic:
    return Diagnostic.of("C105", 0, len(base.text), nama=short(base.text))


def _unknown(
    base: Passage, current: Kebijakan, named: Mapping[str, Kebijakan], stock: Mapping[str, Kebijakan]
) -> Diagnostic:
    known = [one.nama for one in stock.values()]
    near = nearest(base.text, [one.nama for one in named.values() if one is not current] + known, least=50)
    shown = "; ".join(known)
    return Diagnostic.of("C101", 0, len(base.text), near[0] if near else None, nama=short(base.text), daftar=shown)


def _rule(key: str, passage: Passage, findings: list[Diagnostic]) -> Formula:
    """The formula of one rule, its findings moved to their place in the file."""
    formula = read(passage.text)
    said = [finding for finding in formula.diagnostics if finding.code != "F265"]  # `100%` alone is a rule, too
    allowed = {fold(name) for name in RULE_NAMES[key]}
    for node in walk(formula.tree) if formula.tree is not None else ():
        if isinstance(node, Name) and fold(node.text) not in allowed:
            near = nearest(node.text, RULE_NAMES[key], least=60)
            meant, shown = near[0] if near else None, listed(RULE_NAMES[key])
            said.append(Diagnostic.of("C103", *node.span, meant, nama=short(node.text), kunci=key, boleh=shown))
    if formula.tree is None and not formula.errors:
        said.append(Diagnostic.of("C104", 0, len(passage.text), kunci=key))
    findings += map(passage.locate, said)
    return formula
