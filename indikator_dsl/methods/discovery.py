"""The methods there are: those of this library, and those that other packages register as entry points."""

from __future__ import annotations

from functools import cache
from importlib import import_module, metadata
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.methods.model import Method
from indikator_dsl.methods.policies import stock_of
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["GROUP", "find_methods"]

GROUP = "indikator_dsl.metode"
"""The group of entry points; each names a subclass of Method, or an instance of one."""

BUILT_IN = (
    "indikator_dsl.methods.akip:AKIP",
    "indikator_dsl.methods.epdeskel:Epdeskel",
    "indikator_dsl.methods.skm:SKM",
)
"""The same as in pyproject.toml: a copy of the sources that nobody installed has no entry points."""


@cache
def find_methods() -> tuple[tuple[Method, ...], tuple[Diagnostic, ...]]:
    """Every method once, ours first, and a warning for each entry point that could not be loaded.

    Nothing that a foreign package does here stops the loading of a definition file.
    """
    methods: list[Method] = []
    findings: list[Diagnostic] = []
    for value in BUILT_IN:
        module, _, name = value.partition(":")
        methods.append(getattr(import_module(module), name)())
    for entry in _entries(findings):
        if entry.value in BUILT_IN:
            continue
        try:
            found = entry.load()
            method = found() if isinstance(found, type) else found
            _check(method, methods)
            methods.append(method)
        except (Exception, SystemExit) as problem:
            cause = short(str(problem), 200).rstrip(".") or type(problem).__name__
            findings.append(Diagnostic.of("S101", nama=short(f"{entry.name} = {entry.value}", 120), sebab=cause))
    return tuple(methods), tuple(findings)


def _entries(findings: list[Diagnostic]) -> Iterable[metadata.EntryPoint]:
    """The entry points of our group; none where the metadata of some installed package cannot be read at all."""
    try:
        return tuple(metadata.entry_points(group=GROUP))
    except Exception as problem:
        findings.append(
            Diagnostic.of("S101", nama=GROUP, sebab=short(str(problem), 200).rstrip(".") or "tidak terbaca")
        )
        return ()


def _check(method: object, before: list[Method]) -> None:
    """Raises TypeError or ValueError, with the reason in Indonesian, for what is no method that can be used."""
    if not isinstance(method, Method):
        raise TypeError(f"{type(method).__name__} bukan turunan indikator_dsl.methods.Method")
    for attribute in ("nama", "dasar"):
        if not isinstance(getattr(method, attribute, None), str):
            raise TypeError(f"metode itu tidak mempunyai {attribute}")
    if any(one.nama.casefold() == method.nama.casefold() for one in before):
        raise ValueError(f"sudah ada metode bernama {method.nama}")
    stock_of(method)
