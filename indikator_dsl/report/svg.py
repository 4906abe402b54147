"""Small drawings for the page: a bar against its target, and the columns of a trend.

Each is one `<svg>` that a reader of screens meets as an image with a title and a description. Numbers stand in the
drawing as text, so that neither colour nor length alone carries a meaning. Colours come from the page's style.
"""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.report.model import Count, IndicatorPart, Trend

__all__ = ["against_target", "columns", "meter", "shares"]

WIDTH = 320
HIGHEST_METER = Fraction(120)
NUMBER_HEIGHT = 16  # above a column: a target there lifts the number over its line
MOST_NUMBERED = 8  # columns that still have room for their number


def against_target(one: IndicatorPart, key: str) -> str:
    """The realisasi as a bar, the target as a line (a range as a band). Empty where either is not there."""
    if one.nilai is None or one.batas is None:
        return ""
    low, high = one.batas
    least, most = min(one.nilai, low, Fraction(0)), max(one.nilai, high, Fraction(0))
    scale = _Scale(least, most + (most - least) / 20, 1, WIDTH - 2)
    zero, end, first, last = scale.at(Fraction(0)), scale.at(one.nilai), scale.at(low), scale.at(high)
    kind = f"batang v-{one.verdict.name.lower()}"
    bar = f'<rect class="{kind}" x="{min(zero, end)}" y="22" width="{_size(zero, end)}" height="14" rx="2"/>'
    target = f'<line class="sasaran" x1="{first}" x2="{first}" y1="17" y2="41"/>'
    if low != high:
        target = f'<rect class="rentang" x="{first}" y="17" width="{_size(first, last)}" height="24"/>' + target
        target += f'<line class="sasaran" x1="{last}" x2="{last}" y1="17" y2="41"/>'
    side = "end" if last > WIDTH / 2 else "start"
    parts = [
        f'<line class="poros" x1="{zero}" x2="{zero}" y1="17" y2="41"/>',
        f'<rect class="alur" x="1" y="22" width="{WIDTH - 2}" height="14" rx="2"/>',
        bar,
        target,
        f'<text x="1" y="12" class="angka">Realisasi {escape(_fit(one.realisasi, 20))}</text>',
        f'<text x="{last}" y="54" text-anchor="{side}">Target {escape(_fit(one.target, 24))}</text>',
    ]
    said = f"Realisasi {one.realisasi}, target {one.target}, capaian {one.capaian}: {one.verdict.value}."
    return _svg(key, f"Realisasi dan target: {one.nama}", said, (WIDTH, 60), parts)


def columns(one: IndicatorPart, trend: Trend, key: str) -> str:
    """A column for each period, a short line for its target. A period without a value is an empty place with a sign."""
    values = [point.nilai for point in trend.points if point.nilai is not None]
    if not values:
        return ""
    bounds = [bound for point in trend.points if point.batas is not None for bound in point.batas]
    scale = _Scale(min(*values, *bounds, Fraction(0)), max(*values, *bounds, Fraction(0)), 112, 26)
    zero, step = scale.at(Fraction(0)), WIDTH / len(trend.points)
    wide = min(44.0, step * 0.62)
    parts = [f'<line class="poros" x1="0" x2="{WIDTH}" y1="{zero}" y2="{zero}"/>']
    for number, point in enumerate(trend.points):
        middle = round(step * (number + 0.5), 1)
        left = round(middle - wide / 2, 1)
        last = number == len(trend.points) - 1
        if point.nilai is None:
            parts.append(f'<text x="{middle}" y="{round(zero - 6, 1)}" text-anchor="middle">?</text>')
        else:
            top = scale.at(point.nilai)
            shape = f'x="{left}" y="{min(top, zero)}" width="{round(wide, 1)}" height="{_size(top, zero)}"'
            parts.append(f'<rect class="{"batang kini" if last else "batang"}" {shape} rx="1.5"/>')
            if len(trend.points) <= MOST_NUMBERED or last:
                crossing = [at for bound in point.batas or () if 0 <= top - (at := scale.at(bound)) < NUMBER_HEIGHT]
                above = min(top, zero, *crossing) - 5 if point.nilai >= 0 else max(top, zero) + 11
                shown = escape(_fit(_number(point.realisasi), 9))
                parts.append(
                    f'<text class="angka" x="{middle}" y="{round(above, 1)}" text-anchor="middle">{shown}</text>'
                )
        for bound in dict.fromkeys(point.batas or ()):
            at, out = scale.at(bound), wide / 2 + 4
            ends = f'x1="{round(middle - out, 1)}" x2="{round(middle + out, 1)}"'
            parts.append(f'<line class="sasaran" {ends} y1="{at}" y2="{at}"/>')
        parts.append(f'<text x="{middle}" y="134" text-anchor="middle">{escape(_fit(point.label, 10))}</text>')
    said = "; ".join(
        f"{point.periode}: {point.realisasi if point.nilai is not None else point.status}"
        + (f", target {point.target}" if point.batas else "")
        for point in trend.points
    )
    return _svg(key, f"{trend.judul}: {one.nama}", said + ".", (WIDTH, 142), parts)


def meter(one: IndicatorPart) -> str:
    """The capaian as a bar of a table row, drawn up to 120 %. The number stands beside it: this is decoration."""
    if one.persen is None:
        return ""
    length = round(float(min(max(one.persen, Fraction(0)), HIGHEST_METER) * 96 / HIGHEST_METER), 1)
    return (
        '<svg class="ukur" viewBox="0 0 96 8" aria-hidden="true" focusable="false">'
        '<rect class="alur" width="96" height="8" rx="2"/>'
        f'<rect class="batang v-{one.verdict.name.lower()}" width="{length}" height="8" rx="2"/>'
        '<line class="sasaran" x1="80" x2="80" y1="0" y2="8"/></svg>'
    )


def shares(counts: Sequence[Count], kinds: Sequence[str], key: str) -> str:
    """The indicators as one bar in parts. `kinds` are the classes of the parts."""
    total = sum(one.banyak for one in counts)
    if not total:
        return ""
    parts, left = [], 0.0
    for one, kind in zip(counts, kinds, strict=True):
        wide = 640 * one.banyak / total
        if one.banyak:
            place = f'x="{left:.1f}" y="0" width="{max(wide - 2, 1):.1f}"'
            parts.append(f'<rect class="batang v-{kind}" {place} height="18" rx="2"/>')
        left += wide
    said = "; ".join(f"{one.banyak} {one.nama}" for one in counts)
    return _svg(key, "Indikator menurut capaiannya", f"{said}.", (640, 18), parts, kind="bagian")


class _Scale:
    """Values between `least` and `most` → coordinates between `start` and `end`, by exact arithmetic."""

    def __init__(self, least: Fraction, most: Fraction, start: int, end: int) -> None:
        self.least, self.span = least, (most - least) or Fraction(1)
        self.start, self.length = start, end - start

    def at(self, value: Fraction) -> float:
        return round(float(self.start + (value - self.least) / self.span * self.length), 1)


def _size(one: float, other: float) -> float:
    return max(round(abs(one - other), 1), 1.0)


def _number(shown: str) -> str:
    """The number without its unit: under a column there is no room for `indeks`."""
    return shown.partition(" ")[0]


def _fit(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _svg(key: str, title: str, said: str, size: tuple[int, int], parts: Sequence[str], *, kind: str = "gambar") -> str:
    """`key` makes the ids of one page different; it is made by the writer, never from a text."""
    whole = ' preserveAspectRatio="none"' if kind == "bagian" else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {size[0]} {size[1]}"{whole} role="img" aria-labelledby="{key}-j {key}-d">'
        f'<title id="{key}-j">{escape(title)}</title><desc id="{key}-d">{escape(said)}</desc>{"".join(parts)}</svg>'
    )
