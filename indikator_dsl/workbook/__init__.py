"""Registry and results → a workbook that computes: the engine's numbers, and formulas that find them again."""

from indikator_dsl.workbook.write import add_registry, new_workbook, write_workbook

__all__ = ["add_registry", "new_workbook", "write_workbook"]
