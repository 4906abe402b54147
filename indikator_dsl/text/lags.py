"""Names that mean the same datum of another period: `PDRB(t-1)`, `Jumlah kasus tahun lalu`, `… tahun n-1`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.text.names import fold
from indikator_dsl.text.periods import LENGTHS

if TYPE_CHECKING:
    from indikator_dsl.text.periods import Periode

__all__ = ["Lag", "lag_of"]

STEM = r"(.+?)(?:\s+(?:pada|di|untuk|dari))?"
YEAR = r"(?:tahun\s+|(?:thn|th)(?:\.\s?|\s+))"
STEP = r"[tn]\s?([-+])\s?([1-9])"
LAST_YEAR = re.compile(rf"{STEM}\s+\(?{YEAR}(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\)?")
YEARS_BACK = re.compile(rf"{STEM}\s+\(?{YEAR}(?:ke-?\s*)?\(?{STEP}\)?\)?")
THIS_YEAR = re.compile(rf"{STEM}\s+\(?{YEAR}(?:(?:ke-?\s*)?\(?[nt]\)?|ini|berjalan)\)?")
LAST_PERIOD = re.compile(rf"{STEM}\s+\(?(periode|triwulan|bulan|semester)\s+(?:yang\s+)?(?:lalu|sebelumnya)\)?")
THIS_PERIOD = re.compile(rf"{STEM}\s+\(?(periode|triwulan|bulan|semester)\s+(?:ini|berjalan)\)?")
# The brackets of `PDRB(t-1)` and `PDRB_{t-1}`, or the underline that LaTeX leaves of them: `PDRB_t-1`.
STEPS = re.compile(rf"(.+?)\s?(?:_?[({{\[]{{1,2}}\s?{STEP}\s?[)}}\]]{{1,2}}|_{STEP})")
NO_STEP = re.compile(r"(.+?)\s?(?:_?[({\[]{1,2}\s?[tn]\s?[)}\]]{1,2}|_[tn])")
LONGEST = 1_000  # characters of a name that is looked at


@frozen
class Lag:
    """What a name means: the datum `stem`, `years` years back and then `steps` periods of the asked length back.

    `length` is the number of months that the period must have (`bulan lalu`), None for any. Numbers below zero look
    ahead (`t+1`). A lag of no years and no steps is the present period (`tahun ini`). `worded` marks one said in words,
    which a name may also hold by chance; `computed` one whose stem is an indicator that is computed, by its
    formula or by the method of a regulation; `metode` by the latter, which looks at the value entered for the stem.
    """

    stem: str
    years: int = 0
    steps: int = 0
    length: int | None = None
    worded: bool = True
    computed: bool = False
    metode: bool = False

    def shift(self, periode: Periode) -> Periode | None:
        """The period meant where `periode` is the present one; None where it has not the length that the name says."""
        if self.length is not None and not (periode.length == self.length and periode.is_part_of_year):
            return None
        return periode.years_back(self.years).back(self.steps)

    def unanswered(self, periode: Periode) -> str:
        """Why `shift` knows no period, for a message: `2025 bukan satu triwulan`."""
        word = next((word for word, months in LENGTHS.items() if months == self.length), "periode")
        return f"{periode} bukan satu {word}"

    @property
    def words(self) -> str:
        """What period is meant, for a message: `satu tahun sebelumnya`."""
        count, word = (self.years, "tahun") if self.years else (self.steps, "periode")
        return f"{abs(count)} {word} {'sebelum' if count > 0 else 'sesudah'}nya" if count else "periode yang sama"


def lag_of(name: str) -> Lag | None:
    """The lag that `name` says, or None for a name that says none."""
    if len(name) > LONGEST:
        return None
    folded = fold(name)
    if found := LAST_YEAR.fullmatch(folded):
        return Lag(found[1], years=1)
    if found := YEARS_BACK.fullmatch(folded):
        return Lag(found[1], years=_signed(found[2], found[3]))
    if found := THIS_YEAR.fullmatch(folded):
        return Lag(found[1])
    if found := LAST_PERIOD.fullmatch(folded):
        return Lag(found[1], steps=1, length=LENGTHS.get(found[2]))
    if found := THIS_PERIOD.fullmatch(folded):
        return Lag(found[1], length=LENGTHS.get(found[2]))
    if found := STEPS.fullmatch(folded):
        return Lag(found[1], steps=_signed(found[2] or found[4], found[3] or found[5]), worded=False)
    if found := NO_STEP.fullmatch(folded):
        return Lag(found[1], worded=False)
    return None


def _signed(sign: str, number: str) -> int:
    return int(number) if sign == "-" else -int(number)
