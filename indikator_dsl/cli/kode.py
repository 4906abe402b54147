"""`indikator kode [KODE …]`: what a code means, its cause, its cure and an example; without a code, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indikator_dsl.cli.output import print_json
from indikator_dsl.cli.scratch import no_folder_left
from indikator_dsl.diagnostics import Diagnostic, NameLookupError
from indikator_dsl.diagnostics.catalogue import all_entries
from indikator_dsl.diagnostics.render import render

if TYPE_CHECKING:
    from argparse import Namespace

    from indikator_dsl.diagnostics.catalogue import Entry


def run(options: Namespace) -> int:
    entries = all_entries()
    asked = list(dict.fromkeys(code.strip("`,;:. ").upper() for code in options.kode))
    found = [code for code in asked if code in entries]
    unknown = [_unknown(code) for code in asked if code not in entries]
    if options.json:
        # One document whatever was asked: pages for the codes that there are, findings for those that there are not.
        with no_folder_left():
            pages = [_page_json(code, entries[code]) for code in found or ([] if asked else entries)]
        print_json({"kode": pages, "diagnostik": [finding.to_json() for finding in unknown]})
        return 1 if unknown else 0
    if not asked:
        for code, entry in entries.items():
            print(f"{code}  {entry.severity.label:<10}  {entry.shown}")
    with no_folder_left():
        print("\n\n".join(_page(code, entries[code]) for code in found), end="\n" if found else "")
    if unknown:
        raise NameLookupError(unknown)
    return 0


def _unknown(code: str) -> Diagnostic:
    from indikator_dsl.text.nearest import nearest, similar

    near = nearest(code, all_entries(), least=50)
    same = [other for other in near if other[:1] == code[:1]] or near
    said = similar(same) if same else "Daftarnya: `indikator kode`."
    return Diagnostic.of("R119", 0, 0, f"indikator kode {same[0]}" if same else None, kode=code[:20], mirip=said)


def _page(code: str, entry: Entry) -> str:
    from indikator_dsl.examples import example

    lines = [f"{code} ({entry.severity.label})", f"  {entry.shown}", "", f"Sebab: {entry.cause}"]
    lines.append(f"Cara memperbaiki: {entry.cure}")
    shown = example(code)
    if shown is not None and shown.why is not None:
        lines += ["", f"Tanpa contoh: {shown.why}"]
    elif shown is not None:
        from indikator_dsl.examples.running import findings

        lines += ["", "Contoh:", *_texts(shown.broken), "", "Pesannya:"]
        lines += [f"  {line}" for finding in findings(shown.broken) for line in render(finding).splitlines()]
        lines += ["", "Sesudah diperbaiki:", *_texts({name: shown.mended[name] for name in shown.changed})]
    return "\n".join(lines)


def _texts(texts: dict[str, str]) -> list[str]:
    lines = []
    for name, text in texts.items():
        lines += [] if name == "formula" else [f"  [{name}]"]
        lines += [f"    {line}".rstrip() for line in text.splitlines()]
    return lines


def _page_json(code: str, entry: Entry) -> dict[str, Any]:
    from indikator_dsl.examples import example
    from indikator_dsl.examples.running import findings

    shown = example(code)
    texts: dict[str, Any] | None = None
    if shown is not None and shown.why is None:
        told = [finding.to_json() for finding in findings(shown.broken)]
        texts = {"salah": shown.broken, "pesan": told, "benar": shown.mended}
    return {
        "kode": code,
        "tingkat": entry.severity.value,
        "kalimat": entry.sentence,
        "sebab": entry.cause,
        "cara_memperbaiki": entry.cure,
        "contoh": texts,
    }
