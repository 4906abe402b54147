"""One thing to say about a text, as data: a code of the catalogue, the values of its sentence, and the place."""

from __future__ import annotations

import enum
from typing import Any

from attrs import evolve, frozen

__all__ = ["Diagnostic", "Place", "Severity"]

LONGEST_LINE = 5_000  # characters of a line in which words are looked for, once for each finding about that line


class Severity(enum.Enum):
    """How much a diagnostic matters. The value is the word in JSON; `label` is what a person reads."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        return {"error": "galat", "warning": "peringatan", "note": "catatan"}[self.value]


@frozen
class Place:
    """Where in a file (or an unnamed text) something stands; line and column count from 1, in characters."""

    file: str | None
    line: int
    column: int
    width: int
    excerpt: str
    """The line itself, without its end; what a caret is drawn under."""
    label: str | None = None
    """What to call the place where lines and columns say nothing: `lembar IKU sel D7`, `tabel 1 baris 4 kolom 3`."""

    def narrowed(self, words: str) -> Place:
        """The place of `words` where they first stand in the same line (or the first LONGEST_LINE characters of it).

        This place where they do not.
        """
        line, words = self.excerpt[:LONGEST_LINE].lower(), words.lower()
        found = line.find(words)
        return self if found < 0 or not words else evolve(self, column=found + 1, width=len(words))


@frozen
class Diagnostic:
    """One finding.

    `start` and `end` (exclusive) count characters of the text that was read. `values` fills the template of `code`
    in the catalogue, so a program can show the finding in its own words. `suggestion` is text to paste in the place
    of what was written, or None. `level` is how much the finding matters where somebody decided otherwise than the
    catalogue.
    """

    code: str
    start: int = 0
    end: int = 0
    values: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None
    place: Place | None = None
    level: Severity | None = None

    @classmethod
    def of(cls, code: str, start: int = 0, end: int = 0, suggestion: str | None = None, **values: object) -> Diagnostic:
        """Make one from keyword values: `Diagnostic.of("F102", 3, 4, tanda="/")`."""
        return cls(code, start, end, tuple((key, str(value)) for key, value in values.items()), suggestion)

    @property
    def severity(self) -> Severity:
        from indikator_dsl.diagnostics.catalogue import entry

        return self.level or entry(self.code).severity

    @property
    def template(self) -> str:
        """The sentence with `{holes}`, as the catalogue has it."""
        from indikator_dsl.diagnostics.catalogue import entry

        return entry(self.code).sentence

    @property
    def message(self) -> str:
        """The sentence in Indonesian, its holes filled."""
        return self.template.format_map(dict(self.values))

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def at(self, place: Place) -> Diagnostic:
        """The same finding with its place in a file."""
        return evolve(self, place=place)

    def to_json(self) -> dict[str, Any]:
        """The finding as JSON data: code, severity, sentence, span, suggestion; template, values and place beside."""
        data: dict[str, Any] = {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "start": self.start,
            "end": self.end,
            "suggestion": self.suggestion,
            "template": self.template,
            "values": dict(self.values),
        }
        if self.place is not None:
            data |= {"file": self.place.file, "line": self.place.line, "column": self.place.column}
            if self.place.label is not None:
                data["place"] = self.place.label
        return data

    def __str__(self) -> str:
        from indikator_dsl.diagnostics.render import render

        return render(self)
