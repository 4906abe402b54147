"""Names that mean the same datum of an earlier period: `PDRB(t-1)`, `Jumlah kasus tahun lalu`, `… tahun n-1`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from indikator_dsl.text.periods import Periode

__all__ = ["Lag", "lag_of"]

BEFORE = r"(?:\s+(?:pada|di|untuk|dari))?"
LAST_YEAR = re.compile(rf"(.+?){BEFORE}\s+\(?tahun\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\)?")
YEARS_BACK = re.compile(rf"(.+?){BEFORE}\s+\(?tahun\s+(?:ke-?\s*)?\(?[nt]\s?-\s?([1-9])\)?\)?")
THIS_YEAR = re.compile(rf"(.+?){BEFORE}\s+\(?tahun\s+(?:(?:ke-?\s*)?\(?[nt]\)?|ini|berjalan|yang\s+sama)\)?")
LAST_PERIOD = re.compile(rf"(.+?){BEFORE}\s+\(?(periode|triwulan|bulan|semester)\s+(?:yang\s+)?(?:lalu|sebelumnya)\)?")
THIS_PERIOD = re.compile(rf"(.+?){BEFORE}\s+\(?(?:periode|triwulan|bulan|semester)\s+(?:ini|berjalan)\)?")
STEPS_BACK = re.compile(r"(.+?)\s?[({\[]?_?[({\[]\s?[tn]\s?-\s?([1-9])\s?[)}\]]+")
NO_STEP = re.compile(r"(.+?)\s?\(\s?[tn]\s?\)")
LENGTHS = {"triwulan": 3, "bulan": 1, "semester": 6}


@frozen
class Lag:
    """What a name means: the datum `stem`, `years` years back and then `steps` periods of the asked length back.

    `length` is the number of months that the period must have (`bulan lalu`), None for any. A lag of no years and no
    steps is the present period (`tahun ini`).
    """

    stem: str
    years: int = 0
    steps: int = 0
    length: int | None = None

    def shift(self, periode: Periode) -> Periode | None:
        """The period meant where `periode` is the present one; None where it has not the length that the name says."""
        if self.length is not None and periode.length != self.length:
            return None
        shifted = periode.years_back(self.years)
        for _ in range(self.steps):
            shifted = shifted.back()
        return shifted


def lag_of(name: str) -> Lag | None:
    """The lag that `name` says, or None for a name that says none."""
    folded = fold(name)
    if found := LAST_YEAR.fullmatch(folded):
        return Lag(found[1], years=1)
    if found := YEARS_BACK.fullmatch(folded):
        return Lag(found[1], years=int(found[2]))
    if found := THIS_YEAR.fullmatch(folded):
        return Lag(found[1])
    if found := LAST_PERIOD.fullmatch(folded):
        return Lag(found[1], steps=1, length=LENGTHS.get(found[2]))
    if found := THIS_PERIOD.fullmatch(folded):
        return Lag(found[1])
    if found := STEPS_BACK.fullmatch(folded):
        return Lag(found[1], steps=int(found[2]))
    if found := NO_STEP.fullmatch(folded):
        return Lag(found[1])
    return None
