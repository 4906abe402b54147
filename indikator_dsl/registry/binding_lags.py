"""Base data whose names mean another datum of an earlier period, or the present one by another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.lags import lag_of
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from indikator_dsl.registry.bind import Binder
    from indikator_dsl.text.lags import Lag

__all__ = ["bind_lags"]

SHOWN = 120


def bind_lags(binder: Binder) -> None:
    """Fill `binder.lags` and `binder.stems`, and say of each such name what it is taken for.

    A name that is declared is itself. `(t)` may be tons, and counts only beside a `(t-1)`; words count only behind a
    name of several words, one that is known, or one that stands for two periods: `PBB tahun n`, `PBB tahun n-1`.
    """
    said = {key: lag for key, base in binder.base.items() if key not in binder.data and (lag := lag_of(base.nama))}
    stepped = {lag.stem for lag in said.values() if lag.steps and not lag.worded}
    shifts: dict[str, set[tuple[int, int]]] = {}
    for lag in said.values():
        if lag.worded:
            shifts.setdefault(lag.stem, set()).add((lag.years, lag.steps))
    for key, lag in said.items():
        stem = binder.canonical.get(lag.stem, lag.stem)
        known = " " in lag.stem or len(shifts.get(lag.stem, ())) > 1
        known = known or stem in binder.base or stem in binder.data or stem in binder.named
        real, _ = binder.computed(stem)
        valued, agree = binder.valued(stem)
        clear = not valued or (agree and (not real or lag.years or lag.steps))
        if clear and (known if lag.worded else lag.stem in stepped):
            binder.lags[key] = evolve(lag, stem=stem, computed=bool(valued), metode=bool(valued) and not real)
    for key, lag in binder.lags.items():
        _name_stem(binder, key, lag)
        formula = binder.indicators[binder.base[key].indikator[0]].indikator.formula
        if formula is not None:
            nama, asal = short(binder.base[key].nama, SHOWN), short(binder.stems[lag.stem], SHOWN)
            finding = Diagnostic.of("G130", 0, len(formula.text), nama=nama, asal=asal, periode=lag.words)
            binder.diagnostics.append(formula.locate(finding))


def _name_stem(binder: Binder, key: str, lag: Lag) -> None:
    """Note what the datum is called in its own period."""
    stem = lag.stem
    if stem in binder.data:
        binder.stems[stem] = binder.data[stem].nama
    elif stem in binder.base:
        binder.stems[stem] = binder.base[stem].nama
    elif stem in binder.named:
        binder.stems[stem] = binder.indicators[binder.named[stem][0]].nama
    else:
        binder.stems.setdefault(stem, binder.base[key].nama[: len(stem)])
