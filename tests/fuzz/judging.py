"""What counts as a find: the judgements that all targets share."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from string import Formatter
from time import thread_time
from typing import TYPE_CHECKING, TypeVar

from indikator_dsl.diagnostics.catalogue import entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from indikator_dsl.diagnostics import Diagnostic

__all__ = ["FLOOR", "SECONDS_PER_KB", "Find", "Watch", "forget", "holds", "sound"]

Value = TypeVar("Value")

SECONDS_PER_KB = 0.010
FLOOR = 0.020
"""Seconds that any input may take: below them a reading says more of the machine than of the input."""
LONGEST_VALUE = 1500
"""Characters of one value of a finding: lists of a dozen names come near."""


class Find(AssertionError):
    """What was promised does not hold for this input. Any other exception of a target is a find as well."""


def holds(condition: object, promise: str) -> None:
    """Raise Find unless `condition`."""
    if not condition:
        raise Find(promise)


class Watch:
    """Times single calls on an input of `size` bytes, in time of this thread; `timed=False` only calls."""

    def __init__(self, size: int, *, timed: bool) -> None:
        self.allowed = max(FLOOR, size / 1000 * SECONDS_PER_KB) if timed else None

    def __call__(self, what: str, call: Callable[[], Value]) -> Value:
        """What `call` gives. Raises Find where the best of three runs takes longer than allowed."""
        if self.allowed is None:
            return call()
        began = thread_time()
        try:
            return call()
        finally:
            least = thread_time() - began
            for _ in range(2):
                if least > self.allowed:
                    least = min(least, _again(call))
            if least > self.allowed:
                raise Find(f"{what} took {least * 1000:.0f} ms where {self.allowed * 1000:.0f} ms are allowed")


def _again(call: Callable[[], object]) -> float:
    """The time of one more run, with nothing remembered from the run before."""
    forget()
    began = thread_time()
    with suppress(Exception):  # what the first run raised is on its way already
        call()
    return thread_time() - began


def forget() -> None:
    """Empty the caches of the library, so that a second run is as slow as the first."""
    for name, module in list(sys.modules.items()):
        if name.startswith("indikator_dsl."):
            for value in vars(module).values():
                if hasattr(value, "cache_info") and value.cache_info().maxsize is not None:
                    value.cache_clear()


def sound(findings: Iterable[Diagnostic], text: str | None = None, lines: int | None = None) -> None:
    """Judge findings: sentence, place and suggestion. Their spans count in `text`, their lines up to `lines`."""
    for finding in findings:
        what = f"{finding.code} {dict(finding.values)}"
        holes = {hole for _, hole, _, _ in Formatter().parse(entry(finding.code).sentence) if hole is not None}
        holds(holes <= {key for key, _ in finding.values}, f"a hole stays empty: {what}")
        holds(all(len(value) <= LONGEST_VALUE for _, value in finding.values), f"a value is not cut: {what[:500]}")
        holds(str(finding).startswith(finding.severity.label) or finding.place is not None, f"no sentence: {what}")
        json.dumps(finding.to_json())
        if text is not None:
            holds(0 <= finding.start <= finding.end <= len(text), f"{finding.start}:{finding.end} is outside: {what}")
            nowhere = finding.is_error and finding.start == finding.end < len(text)
            holds(not nowhere, f"an error points at nothing, {finding.start}:{finding.end}: {what}")
        if lines is not None:
            place = finding.place
            holds(place is not None, f"no place: {what}")
            assert place is not None
            inside = place.line <= lines and 1 <= place.column <= len(place.excerpt) + 2 and place.width >= 1
            holds(inside, f"{place.line}:{place.column}+{place.width} is outside: {what}")
