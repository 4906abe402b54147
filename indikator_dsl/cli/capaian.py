"""What `hitung` and `jelaskan` show of targets and achievements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.diagnostics import DataError, Diagnostic, Severity
from indikator_dsl.text.names import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.capaian import Capaian, Mean
    from indikator_dsl.registry import Registry, Results

__all__ = ["HEADINGS", "Judged", "judge"]

HEADINGS = ("target", "capaian", "kategori")
PASSED_OVER = frozenset(("C111", "C112"))  # said in one line, or by the status of the result


@frozen
class Judged:
    """The achievements of all results; `findings` are about the table of targets, `mean` is there where asked for."""

    registry: Registry
    by_id: Mapping[str, Capaian]
    findings: tuple[Diagnostic, ...]
    mean: Mean | None

    def cells(self, id: str) -> tuple[str, str, str]:
        """Target, achievement and class of one indicator for a table."""
        capaian = self.by_id[id]
        target = capaian.goal.display if capaian.goal else "–"
        return target, capaian.display, capaian.kategori.nama if capaian.kategori else ""

    def policy_line(self) -> str:
        """The policy and what it rests on."""
        policy = self.registry.policy
        return f"kebijakan {policy.nama} ({policy.dasar or 'dasarnya tidak dinyatakan'})"

    def lines(self) -> list[str]:
        """What is said below the table: policy, reasons, notes, the mean where asked for."""
        found: list[str] = [f"Capaian menurut {self.policy_line()}."]
        if self.mean is not None:
            found.append(str(self.mean))
        reasons: dict[str, list[str]] = {}
        notes: dict[str, list[str]] = {}
        for id, capaian in self.by_id.items():
            if capaian.reason is not None and capaian.reason.code not in PASSED_OVER:
                reasons.setdefault(capaian.reason.message, []).append(id)
            for note in capaian.notes:
                if note not in self.findings or note.severity is Severity.NOTE:  # warnings are said above the table
                    notes.setdefault(note.message, []).append(id)
        for title, said in (("Yang belum bercapaian:", reasons), ("Catatan capaian:", notes)):
            if said:
                found += ["", title, *(f"  {listed(ids)}: {message}" for message, ids in said.items())]
        without = [id for id, capaian in self.by_id.items() if capaian.reason and capaian.reason.code == "C111"]
        if without:
            found += ["", f"Tanpa target: {listed(without)}."]
        return found

    def to_json(self) -> dict[str, Any]:
        """Policy and achievements as JSON data."""
        data: dict[str, Any] = {
            "kebijakan": self.registry.policy.to_json(),
            "capaian": [{"id": id, **capaian.to_json()} for id, capaian in self.by_id.items()],
        }
        return data | ({"rata_rata": self.mean.to_json()} if self.mean is not None else {})


def judge(registry: Registry, results: Results, table: str | None, mean: str | None = None) -> Judged | None:
    """The achievements by the targets of the definitions and of the file `table`; None where nothing has a target.

    `mean` is `polos` or `berbobot`. Raises DataError for what is wrong with the table, the errors of the definitions
    before it.
    """
    from indikator_dsl.capaian import TargetTable, mean_of, read_targets

    if table is None and mean is None and not any(bound.indikator.target for bound in registry.indicators):
        return None
    try:
        targets = TargetTable() if table is None else read_targets(table)
        by_id = registry.capaian(results, targets)
    except DataError as error:
        raise DataError((*registry.errors, *error.diagnostics)) from None
    taken = None
    if mean is not None:
        pairs = [(by_id[bound.id], bound.indikator.bobot) for bound in registry.indicators]
        taken = mean_of(pairs, weighted=mean == "berbobot")
    return Judged(registry, by_id, targets.notes, taken)
