"""Findings that a definition file says to let be (`Abaikan: P103 karena …`), taken out of those that remain."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indikator_dsl.definition import Abaikan, Definition

__all__ = ["Review", "Silenced", "apply_silences"]


@frozen
class Silenced:
    """A finding that was let be, the reason, and where that stands; None for the command line."""

    diagnostic: Diagnostic
    alasan: str
    place: Place | None = None


@frozen
class Review:
    """What is to be said of definition files, what they say to let be, and how many indicators were looked at.

    `indicators` is None where the files have errors that leave their structure in doubt.
    """

    findings: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...] = ()
    indicators: int | None = None


def apply_silences(
    definitions: Iterable[Definition], findings: Iterable[Diagnostic], *, indicators: int | None
) -> Review:
    """Part `findings` into those that remain and those that are let be. An `Abaikan` that lets nothing be is found too.

    With `indicators` None the checks were not run, so nothing can be said of an `Abaikan` that fits no finding.
    """
    written: dict[tuple[str | None, str], list[Abaikan]] = {}
    for definition in definitions:
        for silence in definition.silences():
            written.setdefault((definition.file, silence.kode), []).append(silence)
    nests = {key: _Nest(silences) for key, silences in written.items()}
    remain: list[Diagnostic] = []
    silenced: list[Silenced] = []
    for finding in findings:
        nest = nests.get((finding.place.file, finding.code)) if finding.place else None
        fitting = nest.innermost(finding.place.line) if nest and finding.place else None
        if fitting is None:
            remain.append(finding)
        else:
            silenced.append(Silenced(finding, fitting.alasan, fitting.place))
    if indicators is not None:
        for nest in nests.values():
            remain += nest.idle()
    return Review(tuple(remain), tuple(silenced), indicators)


class _Nest:
    """The silences of one code in one file. Their reaches lie inside one another or apart, as their owners do."""

    def __init__(self, silences: Sequence[Abaikan]) -> None:
        self.silences = sorted(silences, key=lambda silence: (silence.reach[0], -silence.reach[1]))
        self.starts = [silence.reach[0] for silence in self.silences]
        self.around: list[int | None] = []  # for each, the next one that encloses it
        self.used: set[int] = set()
        open_ones: list[int] = []
        for number, silence in enumerate(self.silences):
            while open_ones and self.silences[open_ones[-1]].reach[1] < silence.reach[1]:
                open_ones.pop()
            self.around.append(open_ones[-1] if open_ones else None)
            open_ones.append(number)

    def innermost(self, line: int) -> Abaikan | None:
        """The silence nearest to `line` among those that reach it."""
        at: int | None = bisect_right(self.starts, line) - 1
        while at is not None and at >= 0:
            if self.silences[at].reach[1] >= line:
                self.used.add(at)
                return self.silences[at]
            at = self.around[at]
        return None

    def idle(self) -> Iterator[Diagnostic]:
        for number, silence in enumerate(self.silences):
            if number not in self.used and silence.place is not None:
                yield Diagnostic.of("D234", kode=silence.kode).at(silence.place.narrowed(silence.kode))
