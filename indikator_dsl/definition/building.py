"""The definition that a document stands for, and what is wrong with its names and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from attrs import evolve

from indikator_dsl.definition.fields import read_konsolidasi, read_polaritas, read_tahun, read_target, split_list
from indikator_dsl.definition.keys import BLOCKS, REPEATABLE, RULES
from indikator_dsl.definition.model import Abaikan, DataName, Definition, Indikator, Kebijakan, Level, Passage
from indikator_dsl.definition.policy_fields import (
    read_batas,
    read_bobot,
    read_kategori,
    read_pembulatan,
    read_positive,
    read_subunit,
    read_target_nol,
)
from indikator_dsl.definition.silences import read_abaikan
from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.text.names import clean, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from indikator_dsl.definition.document import Document, Entry
    from indikator_dsl.diagnostics.source import Source

__all__ = ["build"]

LONGEST_VALUE = 60

Value = TypeVar("Value")


def build(document: Document, source: Source) -> tuple[Definition, list[Diagnostic]]:
    """The definition in `document`, which was read from `source`, and the findings, not yet located."""
    builder = _Builder(document, source)
    return builder.definition(), builder.diagnostics


class _Fields(NamedTuple):
    """What stands directly under one entry: fields that are said once, fields that may be repeated, and blocks."""

    once: dict[str, Entry]
    repeated: dict[str, list[Entry]]
    blocks: list[int]


class _Builder:
    def __init__(self, document: Document, source: Source) -> None:
        self.source = source
        self.entries = document.entries
        self.diagnostics: list[Diagnostic] = []
        self.below: dict[int | None, list[int]] = {}
        for number, entry in enumerate(self.entries):
            self.below.setdefault(entry.owner, []).append(number)

    def definition(self) -> Definition:
        """Built from the end of the file: what an entry owns stands after it, and is there when its owner needs it."""
        levels: dict[int, Level] = {}
        indikator: dict[int, Indikator] = {}
        data: dict[int, DataName] = {}
        kebijakan: dict[int, Kebijakan] = {}
        for number in range(len(self.entries) - 1, -1, -1):
            entry = self.entries[number]
            if entry.keyword not in BLOCKS:
                continue
            fields = self.fields(number)
            if not entry.text:
                self.say("D202", entry, kunci=entry.keyword)
            if entry.keyword == "Indikator":
                indikator[number] = self.indikator(number, fields)
            elif entry.keyword == "Data":
                data[number] = self.data_name(number, fields)
            elif entry.keyword == "Kebijakan":
                kebijakan[number] = self.kebijakan(number, fields)
            else:
                own = [child for child in fields.blocks if child in indikator]
                self.refuse_same_names(own, "D203")
                children = tuple(levels[child] for child in fields.blocks if child in levels)
                levels[number] = self.level(number, fields, tuple(indikator[child] for child in own), children)
        head = self.fields(None)
        self.refuse_same_names(sorted(data), "D204")
        self.refuse_same_names(sorted(kebijakan), "D226")
        return Definition(
            judul=_line(head, "Judul"),
            unit=_line(head, "Unit"),
            subunit=self.value(head, "Subunit", read_subunit) or (),
            tahun=self.value(head, "Tahun", read_tahun),
            levels=tuple(levels[number] for number in head.blocks if number in levels),
            data=tuple(data[number] for number in sorted(data)),
            kebijakan=tuple(kebijakan[number] for number in sorted(kebijakan)),
            abaikan=self.abaikan(None, head),
            file=self.source.file,
        )

    def level(
        self, number: int, fields: _Fields, indikator: tuple[Indikator, ...], children: tuple[Level, ...]
    ) -> Level:
        entry = self.entries[number]
        return Level(
            jenis=entry.keyword,
            nama=clean(entry.text),
            nomor=entry.nomor,
            kode=_line(fields, "Kode"),
            mendukung=tuple(self.parts(fields.repeated.get("Mendukung", ()))),
            penanggung_jawab=_line(fields, "Penanggung jawab"),
            catatan=_texts(fields, "Catatan"),
            abaikan=self.abaikan(number, fields),
            indikator=indikator,
            children=children,
            spot=entry.spot(self.source),
        )

    def indikator(self, number: int, fields: _Fields) -> Indikator:
        entry = self.entries[number]
        formula = fields.once.get("Formula")
        return Indikator(
            nama=clean(entry.text),
            definisi=_text(fields, "Definisi"),
            formula=formula.passage(self.source) if formula and formula.text else None,
            satuan=_line(fields, "Satuan"),
            sinonim=self.sinonim(fields),
            invarian=self.passages(fields, "Invarian"),
            contoh=self.passages(fields, "Contoh"),
            sumber_data=_line(fields, "Sumber data"),
            penanggung_jawab=_line(fields, "Penanggung jawab"),
            kode=_line(fields, "Kode"),
            target=self.value(fields, "Target", read_target) or (),
            polaritas=self.value(fields, "Polaritas", read_polaritas),
            konsolidasi=self.value(fields, "Konsolidasi", read_konsolidasi),
            bobot=self.value(fields, "Bobot", read_positive),
            catatan=_texts(fields, "Catatan"),
            abaikan=self.abaikan(number, fields),
            spot=entry.spot(self.source),
        )

    def data_name(self, number: int, fields: _Fields) -> DataName:
        entry = self.entries[number]
        return DataName(
            nama=clean(entry.text),
            definisi=_text(fields, "Definisi"),
            satuan=_line(fields, "Satuan"),
            sinonim=self.sinonim(fields),
            invarian=self.passages(fields, "Invarian"),
            konsolidasi=self.value(fields, "Konsolidasi", read_konsolidasi),
            sumber_data=_line(fields, "Sumber data"),
            penanggung_jawab=_line(fields, "Penanggung jawab"),
            kode=_line(fields, "Kode"),
            catatan=_texts(fields, "Catatan"),
            abaikan=self.abaikan(number, fields),
            spot=entry.spot(self.source),
        )

    def kebijakan(self, number: int, fields: _Fields) -> Kebijakan:
        entry = self.entries[number]
        rules = [(key, fields.once[key]) for key in RULES if key in fields.once]
        base = fields.once.get("Berdasar")
        return Kebijakan(
            nama=clean(entry.text),
            berdasar=base.passage(self.source) if base and base.text else None,
            dasar=_line(fields, "Dasar"),
            rumus=tuple((key, rule.passage(self.source)) for key, rule in rules if rule.text),
            terendah=self.value(fields, "Capaian terendah", read_batas),
            tertinggi=self.value(fields, "Capaian tertinggi", read_batas),
            target_nol=self.value(fields, "Target nol", read_target_nol),
            kategori=self.value(fields, "Kategori", read_kategori) or (),
            pembulatan=self.value(fields, "Pembulatan", read_pembulatan),
            bobot=self.value(fields, "Bobot", read_bobot) or (),
            catatan=_texts(fields, "Catatan"),
            abaikan=self.abaikan(number, fields),
            spot=entry.spot(self.source),
        )

    # -- fields ---------------------------------------------------------------------------------------------------

    def fields(self, owner: int | None) -> _Fields:
        """What stands directly under `owner`; a field said twice keeps its first value and is reported."""
        fields = _Fields({}, {}, [])
        for number in self.below.get(owner, ()):
            entry = self.entries[number]
            keyword = entry.keyword
            if keyword in BLOCKS:
                fields.blocks.append(number)
                continue
            if not entry.text:
                self.say("D206" if keyword == "Formula" else "D205", entry, kunci=keyword)
            if keyword in REPEATABLE:
                fields.repeated.setdefault(keyword, []).append(entry)
            elif keyword in fields.once:
                first = fields.once[keyword]
                self.say("D201", entry, kunci=keyword, baris=first.line, isi=_short(first.text))
            else:
                fields.once[keyword] = entry
        return fields

    def value(
        self, fields: _Fields, keyword: str, read: Callable[[str], tuple[Value | None, tuple[Diagnostic, ...]]]
    ) -> Value | None:
        """The value of a short field by its reader, whose findings are moved to their place in the file."""
        entry = fields.once.get(keyword)
        if entry is None or not entry.text:
            return None
        value, findings = read(entry.text)
        self.place(entry, findings)
        return value

    def place(self, entry: Entry, findings: Iterable[Diagnostic]) -> None:
        """Keep `findings` in the text of `entry`, moved to where they stand in the file."""
        for finding in findings:
            passage = entry.passage(self.source)
            start = passage.offset(finding.start)
            end = passage.offset(max(finding.start, finding.end - 1)) + 1
            self.diagnostics.append(evolve(finding, start=start, end=end))

    def parts(self, entries: Iterable[Entry]) -> Iterable[Passage]:
        for entry in entries:
            passage = entry.passage(self.source)
            for start, end in split_list(entry.text):
                yield passage.part(start, end)

    def passages(self, fields: _Fields, keyword: str) -> tuple[Passage, ...]:
        """Each text of a field that may be repeated, with its place."""
        written = fields.repeated.get(keyword, ())
        return tuple(entry.passage(self.source) for entry in written if entry.text)

    def sinonim(self, fields: _Fields) -> tuple[str, ...]:
        written = fields.repeated.get("Sinonim")
        if not written:
            return ()
        return tuple(clean(entry.text[start:end]) for entry in written for start, end in split_list(entry.text))

    def abaikan(self, owner: int | None, fields: _Fields) -> tuple[Abaikan, ...]:
        """The findings to let be in the block `owner` and all below it; in the whole file for None."""
        written = fields.repeated.get("Abaikan")
        if not written:
            return ()
        first, last = 1, len(self.source.text) + 1
        if owner is not None:
            first, depth, after = self.entries[owner].line, self.entries[owner].depth, owner + 1
            while after < len(self.entries) and self.entries[after].depth > depth:
                after += 1
            if after < len(self.entries):
                last = self.entries[after].line - 1
        found = []
        for entry in written:
            if entry.text:
                silence, findings = read_abaikan(entry.text)
                self.place(entry, findings)
                if silence is not None:
                    found.append(evolve(silence, reach=(first, last), spot=entry.spot(self.source)))
        return tuple(found)

    # -- findings -------------------------------------------------------------------------------------------------

    def refuse_same_names(self, numbers: Iterable[int], code: str) -> None:
        seen: dict[str, Entry] = {}
        for number in numbers:
            entry = self.entries[number]
            first = seen.setdefault(fold(entry.text), entry)
            if first is not entry and entry.text:
                self.say(code, entry, nama=_short(clean(entry.text)), baris=first.line)

    def say(self, code: str, entry: Entry, **values: object) -> None:
        start = entry.segments[0][1] if entry.text else entry.start
        self.diagnostics.append(Diagnostic.of(code, start, max(start, entry.end), None, **values))


def _text(fields: _Fields, keyword: str) -> str | None:
    """A field with its line breaks; None where it is missing or empty."""
    entry = fields.once.get(keyword)
    return entry.text or None if entry else None


def _line(fields: _Fields, keyword: str) -> str | None:
    """A field as one line; None where it is missing or empty."""
    entry = fields.once.get(keyword)
    return clean(entry.text) or None if entry else None


def _texts(fields: _Fields, keyword: str) -> tuple[str, ...]:
    return tuple(entry.text for entry in fields.repeated.get(keyword, ()) if entry.text)


def _short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
