"""`indikator periksa DEFINISI …`: everything that is wrong or doubtful, in the order of the files.

Exit codes: 0 nothing or notes alone, 1 errors or warnings, 2 the command was not understood.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.cli.output import counted, learn_more, print_json, working
from indikator_dsl.diagnostics import DefinitionError, Severity
from indikator_dsl.diagnostics.render import render

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from indikator_dsl.checks.silence import Review, Silenced
    from indikator_dsl.diagnostics import Diagnostic

LEAVE_OUT = "abaikan"
LEVELS: dict[str, Severity | None] = {severity.label: severity for severity in Severity} | {LEAVE_OUT: None}


def run(options: Namespace) -> int:
    try:
        levels = _levels(options.tingkat)
    except ValueError as problem:
        print(f"galat: --tingkat: {problem}", file=sys.stderr)
        return 2
    with working("Memeriksa definisi…"):
        found = _levelled(_reviewed(options.definisi, options.sefolder), levels)
    if options.format == "json":
        silenced = [{**each.diagnostic.to_json(), "alasan": each.alasan} for each in found.silenced]
        findings = [diagnostic.to_json() for diagnostic in found.findings]
        print_json({"indikator": found.indicators, "diagnostik": findings, "diabaikan": silenced})
    elif options.format == "sarif":
        from indikator_dsl import __version__
        from indikator_dsl.diagnostics.sarif import sarif_log

        suppressed = [(each.diagnostic, each.alasan, each.place) for each in found.silenced]
        print_json(sarif_log(found.findings, suppressed, version=__version__))
    elif options.format == "github":
        from indikator_dsl.diagnostics.github import annotation

        for diagnostic in found.findings:
            print(annotation(diagnostic))
        print(_summary(found))
    else:
        for _, text in sorted(_texts(found, options.semua), key=lambda pair: pair[0]):
            print(text)
        print(_summary(found))
        print(learn_more(found.findings), end="")
    return 1 if any(diagnostic.severity is not Severity.NOTE for diagnostic in found.findings) else 0


def _levels(written: Iterable[str]) -> dict[str, Severity | None]:
    """What `--tingkat` says of each code; None leaves it out. Raises ValueError with a sentence."""
    from indikator_dsl.diagnostics.catalogue import entry

    levels: dict[str, Severity | None] = {}
    for one in (part.strip() for words in written for part in words.split(",")):
        code, equals, word = (part.strip() for part in one.partition("="))
        code = code.upper()
        if not equals or word.lower() not in LEVELS:
            raise ValueError(
                f"`{one}` tidak dimengerti; tulis seperti P101={LEAVE_OUT}; tingkatnya: {', '.join(LEVELS)}"
            )
        try:
            severity = entry(code).severity
        except KeyError:
            raise ValueError(f"tidak ada temuan berkode `{code}`") from None
        if severity is Severity.ERROR:
            raise ValueError(f"`{code}` adalah galat, dan tingkat galat tidak dapat diubah")
        levels[code] = LEVELS[word.lower()]
    return levels


def _reviewed(paths: Iterable[str], whole_folder: bool) -> Review:
    """One review of all worksheets: a folder is one, and so are the files named in the same folder."""
    from indikator_dsl.checks.silence import Review
    from indikator_dsl.registry.loading import SUFFIX, definition_files, review

    worksheets: dict[Path, list[Path]] = {}
    reviews: list[Review] = []
    for path in map(Path, paths):
        try:
            files = definition_files(path)
        except DefinitionError as error:
            reviews.append(Review(error.diagnostics))
            continue
        folder = path if path.is_dir() else path.parent
        beside = sorted(file for file in folder.glob("*" + SUFFIX) if file.is_file()) if whole_folder else []
        worksheets.setdefault(folder, []).extend((*beside, *files))
    reviews += [review(list(dict.fromkeys(files))) for files in worksheets.values()]
    numbers = [each.indicators for each in reviews if each.indicators is not None]
    return Review(
        tuple(sorted((diagnostic for each in reviews for diagnostic in each.findings), key=_place)),
        tuple(sorted((one for each in reviews for one in each.silenced), key=lambda one: _place(one.diagnostic))),
        sum(numbers) if len(numbers) == len(reviews) else None,
    )


def _levelled(found: Review, levels: dict[str, Severity | None]) -> Review:
    """`found` with the levels of the command line; what is left out there joins what the files let be."""
    from indikator_dsl.checks.silence import Silenced

    remain = [
        evolve(diagnostic, level=levels[diagnostic.code]) if diagnostic.code in levels else diagnostic
        for diagnostic in found.findings
        if levels.get(diagnostic.code, diagnostic.severity) is not None
    ]
    left_out = [
        Silenced(diagnostic, f"--tingkat {diagnostic.code}={LEAVE_OUT}")
        for diagnostic in found.findings
        if levels.get(diagnostic.code, diagnostic.severity) is None
    ]
    return evolve(found, findings=tuple(remain), silenced=(*found.silenced, *left_out))


def _texts(found: Review, everything: bool) -> Iterable[tuple[tuple[str, int, int], str]]:
    """Each finding as lines with its place; those that are let be too, with their reason, where they are asked for."""
    for diagnostic in found.findings:
        yield _place(diagnostic), render(diagnostic)
    for silenced in found.silenced if everything else ():
        yield (
            _place(silenced.diagnostic),
            f"{render(silenced.diagnostic)}\n  diabaikan{_where(silenced)}: {silenced.alasan}",
        )


def _where(silenced: Silenced) -> str:
    return f" di baris {silenced.place.line}" if silenced.place else ""


def _summary(found: Review) -> str:
    indicators = "" if found.indicators is None else f"{found.indicators} indikator: "
    let_be = f", {len(found.silenced)} diabaikan dengan alasan" if found.silenced else ""
    return f"{indicators}{counted(found.findings)}{let_be}."


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    place = diagnostic.place
    return (place.file or "", place.line, place.column) if place else ("", 0, 0)
