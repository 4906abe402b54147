"""The columns of the sheet "Indikator", and those that target and capaian fill."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.definition import Polaritas
from indikator_dsl.text.names import clean
from indikator_dsl.workbook.achievement import write_achievement
from indikator_dsl.workbook.book import NO_VALUE, absolute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.workbook.book import Sheet
    from indikator_dsl.workbook.policy_sheet import PolicyCells
    from indikator_dsl.workbook.trace_sheet import Block

__all__ = [
    "ACHIEVED",
    "CLASS",
    "FORMULA",
    "HIDDEN",
    "ID",
    "LACKING",
    "MONTHS",
    "NAME",
    "NOTE",
    "OF_TARGETS",
    "POLARITY",
    "RANK",
    "REACHED",
    "SATUAN",
    "STATUS",
    "TARGET",
    "UNITS",
    "UNTIL",
    "VALUE",
    "WIDTHS",
    "is_range",
    "write_columns",
]

ID, NAME, SATUAN, TARGET, UNTIL, VALUE, ACHIEVED, CLASS, REACHED, STATUS, NOTE, POLARITY, FORMULA, LACKING = (
    "id",
    "indikator",
    "satuan",
    "target",
    "sampai",
    "realisasi",
    "capaian",
    "kategori",
    "tercapai",
    "status",
    "keterangan",
    "polaritas",
    "formula",
    "data yang belum ada",
)
RANK, UNITS, MONTHS = "kategori ke", "unit", "bulan"  # hidden: what colours and the evenness of data look at
WIDTHS = {
    ID: 13,
    NAME: 50,
    SATUAN: 12,
    TARGET: 13,
    UNTIL: 10,
    VALUE: 15,
    ACHIEVED: 12,
    CLASS: 15,
    REACHED: 9,
    STATUS: 16,
    NOTE: 46,
    POLARITY: 18,
    FORMULA: 80,
    LACKING: 30,
    RANK: 8,
    UNITS: 8,
    MONTHS: 8,
}
OF_TARGETS = (TARGET, UNTIL, ACHIEVED, CLASS, REACHED, POLARITY, RANK)
HIDDEN = (RANK, UNITS, MONTHS)


def is_range(capaian: Capaian) -> bool:
    """Whether the target is one of two bounds, or would be if there was one."""
    return capaian.goal.atas is not None if capaian.goal is not None else capaian.polaritas is Polaritas.RANGE


def write_columns(
    sheet: Sheet, row: int, at: Mapping[str, int], block: Block, judged: tuple[Capaian, PolicyCells]
) -> tuple[str, str]:
    """Write target, polarity and capaian in a row; the formula of the note on them, and what that shows at first.

    `at` has the columns by their names, `block` is where the steps go.
    """
    capaian, policy = judged
    goal, ranged = capaian.goal, is_range(capaian)
    sheet.number(row, at[TARGET], goal.nilai if goal is not None else None)
    if ranged:
        sheet.number(row, at[UNTIL], goal.atas if goal is not None else None)
    elif UNTIL in at:
        sheet.text(row, at[UNTIL], None)
    sheet.text(row, at[POLARITY], capaian.polaritas.value if capaian.polaritas else "belum dinyatakan")
    value, target = (sheet.reference(row, at[name]) for name in (VALUE, TARGET))
    cells = (value, target, sheet.reference(row, at[UNTIL]) if ranged else None)
    found = write_achievement(block, policy, capaian, block.result, cells)
    sheet.formula(row, at[ACHIEVED], found.value, capaian.value, "percent")
    sheet.formula(row, at[REACHED], found.reached, found.reached_now, "centred")
    if policy.many:
        achieved, rank = (absolute(row, at[name]) for name in (ACHIEVED, RANK))
        ranked = f'IF(ISNUMBER({achieved}),{policy.rank(achieved)},"")'
        sheet.formula(row, at[RANK], ranked, _rank_now(capaian, policy), "helper")
        own = f'IF({rank}>{policy.many},"{NO_VALUE}",INDEX({policy.names},{rank}))'
        said = clean(capaian.kategori.nama) if capaian.kategori is not None else NO_VALUE
        sheet.formula(row, at[CLASS], f'IF(ISNUMBER({rank}),{own},"{NO_VALUE}")', said, "class")
    else:
        sheet.text(row, at[CLASS], NO_VALUE, "class")
        sheet.text(row, at[RANK], None)
    return found.note, found.note_now


def _rank_now(capaian: Capaian, policy: PolicyCells) -> Fraction | str:
    if capaian.value is None:
        return ""
    scale = policy.policy.scale
    return Fraction(scale.index(capaian.kategori) + 1 if capaian.kategori is not None else policy.many + 1)
