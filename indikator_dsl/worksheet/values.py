"""What the cells of an indicator become: targets by period, polarity, and formulas of several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.definition.fields import POLARITIES, read_polaritas, read_target
from indikator_dsl.definition.keys import read_key
from indikator_dsl.definition.model import Polaritas
from indikator_dsl.text.names import clean, fold

if TYPE_CHECKING:
    from indikator_dsl.diagnostics.diagnostic import Diagnostic

__all__ = ["period_of", "polarity", "target", "without_keys"]

TARGET_WORDS = re.compile(r"\b(?:target|kinerja|indikator|tahun|th|ta|pada|untuk)\b\.?|[:;=,()/]", re.IGNORECASE)
PERCENT = re.compile(r"\(\s*(?:%|persen)\s*\)|%", re.IGNORECASE)
PART = r"(?:triwulan|tw\.?|tri\s?wulan|semester|smt\.?|caturwulan)\s*-?\s*(?:iv|i{1,3}|[1-4])"
YEAR = r"(?:19|20)[0-9]{2}"
PERIOD = re.compile(rf"(?P<part>{PART})?\s*(?P<year>{YEAR})?|(?P<year2>{YEAR})\s*(?P<part2>{PART})", re.IGNORECASE)

MEANT = {
    **dict.fromkeys(("max", "maks", "maximum", "maksimum", "maximise", "positif", "positive"), Polaritas.MAXIMIZE),
    **dict.fromkeys(("min", "minimum", "minimise", "negatif", "negative"), Polaritas.MINIMIZE),
    **dict.fromkeys(("stabil", "stabilise"), Polaritas.STABILIZE),
}
"""Words of worksheets for a polarity, beside those that a definition file takes."""


def period_of(title: str) -> str | None:
    """The period that the heading of a column of targets names (`2025`, `Triwulan I 2025`); "" where it names none.

    None for a heading that says something else, such as the end of a plan.
    """
    said = clean(TARGET_WORDS.sub(" ", PERCENT.sub(" ", title)))
    found = PERIOD.fullmatch(said)
    if found is None:
        return None
    part, year = found["part"] or found["part2"], found["year"] or found["year2"]
    return " ".join(filter(None, (part and clean(part), year)))


def target(title: str, text: str) -> tuple[str | None, str | None]:
    """The target of one cell as it is written under `Target:` (`2025 = 85,5 %`), and a suggestion where it is none.

    None for a cell that holds no number, or several, or whose heading names no period that is understood.
    """
    period = period_of(title)
    value = clean(text)
    if period is None:
        return None, None
    if PERCENT.search(title) and re.fullmatch(r"[0-9][0-9.,]*", value):
        value += " %"
    written = f"{period} = {value}" if period else value
    targets, findings = read_target(written)
    if len(targets) == 1 and not _errors(findings) and "\n" not in text and (not period or "=" not in value):
        return written, None
    several = "; ".join(re.sub(r"^([^:=]+?)\s*[:=]\s*", r"\1 = ", line.strip()) for line in text.split("\n"))
    targets, findings = read_target(several)
    if not period and targets and not _errors(findings):
        return several, None
    return None, next((finding.suggestion for finding in findings if finding.suggestion), None)


def polarity(text: str) -> tuple[str | None, str | None]:
    """The polarity as it is written under `Polaritas:`, and a suggestion where the words are not known."""
    if fold(text) in POLARITIES:
        return clean(text), None
    meant = MEANT.get(fold(text))
    if meant is not None:
        return meant.value, None
    return None, next((finding.suggestion for finding in read_polaritas(text)[1]), None)


def without_keys(formula: str) -> tuple[str, list[str]]:
    """A formula of several lines, and those of them that a definition file would take for another field or a remark."""
    first, *others = formula.split("\n")
    kept, taken = [first], []
    for line in others:
        plain = line.strip()
        is_key = ":" in plain and read_key(plain.partition(":")[0]) is not None
        if is_key or plain.startswith("#"):
            taken.append(plain)
        else:
            kept.append(plain)
    return "\n".join(kept).strip(), taken


def _errors(findings: tuple[Diagnostic, ...]) -> bool:
    return any(finding.is_error for finding in findings)
