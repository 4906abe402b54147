"""Definitions → bound levels, indicators and data: ids, formulas read, names resolved (docs/bahasa/nama.md)."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.known import KnownNames
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.reading import Formula, Kind, read
from indikator_dsl.formula.tree import Name
from indikator_dsl.registry.binding_lags import bind_lags
from indikator_dsl.registry.binding_methods import bind_methods
from indikator_dsl.registry.bound import BaseDatum, BoundIndikator, BoundLevel, Use
from indikator_dsl.registry.constants import constant_parts
from indikator_dsl.registry.order import computing_order
from indikator_dsl.registry.ratios import ratio_data
from indikator_dsl.registry.splits import undivided
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.definition import DataName, Definition, Level
    from indikator_dsl.diagnostics import Place
    from indikator_dsl.methods import Ask
    from indikator_dsl.text.lags import Lag

__all__ = ["Binder"]

LETTERS = {
    "IKD": "IKD",
    "Misi": "M",
    "Tujuan": "T",
    "Sasaran": "S",
    "Program": "P",
    "Kegiatan": "K",
    "Sub Kegiatan": "SK",
}
NO_FORMULA = Formula("", Kind.EMPTY, None)
SHOWN = 8
LONGEST = 120  # characters of a name in a message
MOST_SUGGESTIONS = 20  # unknown names that get a suggestion: looking for one takes a look at every name
MOST_ON_PATH = 12  # indicators of a cycle that its message names


class Binder:
    """Binds once; afterwards `levels`, `indicators` (in the order of the files), `order`, `base` and `diagnostics`."""

    def __init__(self, definitions: Sequence[Definition]) -> None:
        self.definitions = definitions
        self.diagnostics: list[Diagnostic] = []
        self.levels: list[BoundLevel] = []
        self.indicators: dict[str, BoundIndikator] = {}
        self.order: list[str] = []
        self.broken: dict[str, Diagnostic] = {}  # why an indicator cannot be computed, whatever the data
        self.base: dict[str, BaseDatum] = {}
        self.data: dict[str, DataName] = {}
        self.canonical: dict[str, str] = {}
        self.lags: dict[str, Lag] = {}  # the base data whose names mean an earlier period
        self.stems: dict[str, str] = {}  # what those are called in their own period, by key
        self.asked: dict[str, Ask] = {}  # the data that methods of regulations ask for, by key
        self.policies_of_methods: frozenset[str] = frozenset()
        self.named: dict[str, list[str]] = {}
        self._real: dict[str, tuple[list[str], bool]] = {}
        self._collect_data()
        self.known = KnownNames(self._declared_names())
        self._place()
        self._name_indicators()
        bind_methods(self)
        self._resolve()
        self._order()
        self._collect_base()
        bind_lags(self)
        self._advise(list(undivided(self)))
        for bound in self.indicators.values():
            if bound.indikator.formula is not None:
                self.diagnostics += map(bound.indikator.formula.locate, constant_parts(bound))
        self.by_key = {bound.key: bound for bound in reversed(self.indicators.values())}
        self.unreadable = any(bound.formula.errors for bound in self.indicators.values())

    # -- what is declared ----------------------------------------------------------------------------------------

    def _declared_names(self) -> Iterable[str]:
        for definition in self.definitions:
            for data in definition.data:
                yield data.nama
                yield from data.sinonim
            for path in definition.walk():
                for indikator in path[-1].indikator:
                    yield indikator.nama
                    yield from indikator.sinonim

    def _collect_data(self) -> None:
        for definition in self.definitions:
            for data in definition.data:
                key = fold(data.nama)
                if key in self.data:
                    self._say("R104", data.place, nama=data.nama, tempat=_where(self.data[key].place))
                    continue
                self.data[key] = data
                self._claim(key, data.nama, data.nama, data.place)
                for synonym in data.sinonim:
                    self._claim(key, synonym, data.nama, data.place)

    def _claim(self, key: str, name: str, owner: str, place: Place | None) -> None:
        """Let `name` stand for `key`, unless it stands for something else already."""
        before = self.canonical.setdefault(fold(name), key)
        if before != key:
            self._say("R105", place, nama=name, pemilik=owner, lain=before)

    # -- places --------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        roots: Counter[str] = Counter()
        for definition in self.definitions:
            for level in definition.levels:
                self._place_level(level, None, (), roots)
        self._link_supports()

    def _place_level(
        self, level: Level, parent: BoundLevel | None, path: tuple[str, ...], counts: Counter[str]
    ) -> None:
        """Give a level and all below their ids. Recurses at most seven levels: the grammar nests no deeper."""
        counts[level.jenis] += 1
        own = f"{LETTERS[level.jenis]}{counts[level.jenis]}"
        id = f"{parent.id}.{own}" if parent else own
        bound = BoundLevel(id, level, len(path), parent.id if parent else None)
        self.levels.append(bound)
        path = (*path, level.nama)
        for number, indikator in enumerate(level.indikator, 1):
            formula = NO_FORMULA
            if indikator.formula is not None:
                formula = read(indikator.formula.text, self.known)
                if formula.diagnostics:
                    # Of a formula without data the registry says whose it is (R205).
                    said = (finding for finding in formula.diagnostics if finding.code != "F265")
                    self.diagnostics += map(indikator.formula.locate, said)
            key = fold(indikator.nama)
            name = f"{id}.{number}"
            self.indicators[name] = BoundIndikator(name, indikator, bound, path, formula, key)
        below: Counter[str] = Counter()
        for child in level.children:
            self._place_level(child, bound, path, below)

    def _link_supports(self) -> None:
        """`Mendukung: …` names a level by its name."""
        if not any(bound.level.mendukung for bound in self.levels):
            return
        by_name: dict[str, list[BoundLevel]] = {}
        for bound in self.levels:
            by_name.setdefault(fold(bound.nama), []).append(bound)
        unknown = 0
        for at, bound in enumerate(self.levels):
            served = []
            for passage in bound.level.mendukung:
                same, nama = by_name.get(fold(passage.text), []), short(passage.text, LONGEST)
                found = [level for level in same[: SHOWN + 1] if level is not bound]  # never all of a thousand
                if len(found) == 1:
                    served.append(found[0].id)
                elif found:
                    daftar = "; ".join(f"{level.jenis} {level.id}" for level in found[:SHOWN])
                    daftar += "; …" if len(same) > SHOWN + 1 else ""
                    finding = Diagnostic.of("R107", 0, len(passage.text), nama=nama, daftar=daftar)
                    self.diagnostics.append(passage.locate(finding))
                else:
                    unknown += 1
                    near: list[str] = []
                    if unknown <= MOST_SUGGESTIONS:
                        names = [level.nama for level in self.levels if level is not bound]
                        near = nearest(passage.text, names, least=60)
                    finding = Diagnostic.of("R106", 0, len(passage.text), near[0] if near else None, nama=nama)
                    self.diagnostics.append(passage.locate(finding))
            if served:
                self.levels[at] = evolve(bound, mendukung=tuple(served))

    # -- names ---------------------------------------------------------------------------------------------------

    def _name_indicators(self) -> None:
        """Join the indicators' names and synonyms to what they stand for."""
        for bound in list(self.indicators.values()):
            key = self.canonical.setdefault(bound.key, bound.key)
            if key != bound.key:
                self.indicators[bound.id] = evolve(bound, key=key)
            self.named.setdefault(key, []).append(bound.id)
            if key in self.data and self._is_real(self.indicators[bound.id]):
                where = _where(self.data[key].place)
                self._say("R108", bound.indikator.place, nama=bound.nama, tempat=where)
        for bound in self.indicators.values():
            for synonym in bound.indikator.sinonim:
                self._claim(bound.key, synonym, bound.nama, bound.indikator.place)

    def _is_real(self, bound: BoundIndikator) -> bool:
        """Whether the indicator's value is computed by a formula that is more than its own name."""
        tree = bound.formula.tree
        if tree is None:
            return bound.formula.kind is not Kind.EMPTY and bound.formula.kind is not Kind.EXTERNAL
        return not (isinstance(tree, Name) and self.key(tree.text) == bound.key)

    def key(self, name: str) -> str:
        """What `name` is kept under, synonyms joined."""
        folded = fold(name)
        return self.canonical.get(folded, folded)

    def _resolve(self) -> None:
        for bound in list(self.indicators.values()):
            uses = tuple(self._use(bound, name) for name in bound.formula.names)
            if uses:
                self.indicators[bound.id] = evolve(bound, uses=uses)

    def _use(self, bound: BoundIndikator, name: str) -> Use:
        """What `name` stands for in the formula of `bound`.

        Its own name alone is its datum, or another indicator's value that has that name and a real formula. An external
        indicator is meant where the method of a regulation may compute its value; else its datum.
        """
        key = self.key(name)
        real, agree = self.valued(key)
        if not real or real == [bound.id]:
            return Use(name, key, bound.id if real else None)
        others = [id for id in real[: SHOWN + 1] if id != bound.id]
        if not agree and len(others) > 1:
            listed = "; ".join(f"{id} ({short(self.indicators[id].title, LONGEST)})" for id in others[:SHOWN])
            assert bound.indikator.formula is not None
            finding = Diagnostic.of("R103", 0, len(bound.formula.text), nama=short(name, LONGEST), daftar=listed)
            self.diagnostics.append(bound.indikator.formula.locate(finding))
            self.broken[bound.id] = Diagnostic.of("H105", sebab=finding.message)
        return Use(name, key, others[0])

    def computed(self, key: str) -> tuple[list[str], bool]:
        """The ids of the indicators that compute a value under the name `key`, and whether they all compute one."""
        if key not in self._real:
            real = [id for id in self.named.get(key, ()) if self._is_real(self.indicators[id])]
            self._real[key] = real, self._agree(real)
        return self._real[key]

    def valued(self, key: str) -> tuple[list[str], bool]:
        """As `computed`; where no formula computes a value of that name, of the indicators whose method may."""
        found = self.computed(key)
        return found if found[0] else self._by_method(key)

    def _by_method(self, key: str) -> tuple[list[str], bool]:
        """As `computed`, of the indicators whose formula names the method of a regulation."""
        bound = [self.indicators[id] for id in self.named.get(key, ())]
        methods = [(one.id, one.metode) for one in bound if one.metode is not None]
        same = all(metode == methods[0][1] for _, metode in methods)
        return [id for id, _ in methods], same

    def _agree(self, ids: Sequence[str]) -> bool:
        """Whether several indicators of one name are the same calculation: then it does not matter which is meant."""
        trees = [self.indicators[id].formula.tree for id in ids]
        return None not in trees and len({print_node(tree, self.key) for tree in trees if tree is not None}) == 1

    # -- order and data ------------------------------------------------------------------------------------------

    def _order(self) -> None:
        needs = {
            bound.id: [use.indikator for use in bound.uses if use.indikator is not None]
            for bound in self.indicators.values()
        }
        self.order, cycles = computing_order(needs)
        for cycle in cycles:
            if all(id in self.broken for id in cycle):
                continue  # every one of them has been told to be part of a cycle already
            named = [self.indicators[id] for id in cycle[:-1][:MOST_ON_PATH]]
            shown = [f"`{short(bound.nama)}` ({_where(bound.indikator.place)})" for bound in named]
            if len(cycle) > MOST_ON_PATH + 1:
                shown.append(f"… ({len(cycle) - 1} indikator)")
            path = " → ".join((*shown, f"`{short(named[0].nama)}`"))
            self._say("R101", named[0].indikator.place, jalur=path)
            for id in cycle:
                self.broken[id] = Diagnostic.of("H110", jalur=path)

    def _collect_base(self) -> None:
        used: dict[str, list[str]] = {}
        written: dict[str, str] = {}
        external: set[str] = set()
        for bound in self.indicators.values():
            if bound.formula.kind is Kind.EXTERNAL:
                external.add(bound.key)
                used.setdefault(bound.key, []).append(bound.id)
                written.setdefault(bound.key, bound.nama)
                for key in bound.metode.keys if bound.metode is not None else ():
                    if key in self.asked:
                        used.setdefault(key, []).append(bound.id)
                        written.setdefault(key, self.asked[key].nama)
            for use in bound.uses:
                if use.indikator is None:
                    used.setdefault(use.key, []).append(bound.id)
                    written.setdefault(use.key, use.name)
        needed = {use.key for bound in self.indicators.values() for use in bound.uses if use.indikator is None}
        for key, ids in used.items():
            data = self.data.get(key)
            name = data.nama if data else written[key]
            optional = None if key in external or key in needed else self.asked.get(key)
            self.base[key] = BaseDatum(key, name, data, tuple(dict.fromkeys(ids)), key in external, optional)

    @cached_property
    def ratios(self) -> frozenset[str]:
        """The data that indicators which are percentages or ratios give as they are."""
        return ratio_data(self.indicators)

    def _advise(self, advice: list[Diagnostic]) -> None:
        """Add `advice` on undivided names, in place of what the reader asked (F255): the registry knows the pieces."""
        answered = {found.place for found in advice}
        self.diagnostics = [found for found in self.diagnostics if found.code != "F255" or found.place not in answered]
        self.diagnostics += advice

    def _say(self, code: str, place: Place | None, /, **values: str) -> None:
        # The path of a cycle is a list of short names already.
        shown = tuple((key, text if key == "jalur" else short(text, LONGEST)) for key, text in values.items())
        finding = Diagnostic(code, values=shown)
        self.diagnostics.append(finding.at(place) if place else finding)


def _where(place: Place | None) -> str:
    return f"baris {place.line}" if place else "di tempat lain"
