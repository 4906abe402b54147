"""Which status a step has, before anything is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.evaluation.result import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["stopped"]

WITHOUT_VALUE = frozenset((Status.BELUM_ADA_DATA, Status.EKSTERNAL, Status.TANPA_FORMULA))


def stopped(used: Iterable[Status], *, missing: bool) -> Status | None:
    """The status of a formula that uses indicators with the statuses `used`, and data that are `missing` or not.

    None where nothing stops it from being computed. The order is that of registry/compute.py.
    """
    seen = frozenset(used)
    if Status.GALAT in seen:
        return Status.GALAT
    if missing or seen & WITHOUT_VALUE:
        return Status.BELUM_ADA_DATA
    if Status.TAK_TERDEFINISI in seen:
        return Status.TAK_TERDEFINISI
    return None
