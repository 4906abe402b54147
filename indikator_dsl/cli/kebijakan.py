"""`indikator kebijakan [NAMA]`: the policies that come with the program; one of them as text for a definition file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic, NameLookupError

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    from indikator_dsl.capaian import shipped_names, shipped_text
    from indikator_dsl.text.names import short
    from indikator_dsl.text.nearest import nearest

    if options.nama is None:
        print("\n\n".join(_summary(name) for name in shipped_names()))
        return 0
    text = shipped_text(options.nama)
    if text is None:
        near = nearest(options.nama, shipped_names(), least=50)
        listed = "; ".join(shipped_names())
        meant = near[0] if near else None
        raise NameLookupError([Diagnostic.of("C101", 0, 0, meant, nama=short(options.nama), daftar=listed)])
    print(text.rstrip("\n"))
    return 0


def _summary(name: str) -> str:
    """A policy with all that it takes from those it is based on."""
    from indikator_dsl.capaian import resolve, shipped
    from indikator_dsl.text.numbers import format_number

    kebijakan = shipped(name)
    assert kebijakan is not None
    policy, _ = resolve(kebijakan)
    lines = [policy.nama, f"  dasar: {policy.dasar}"]
    lines += [f"  berdasar: {kebijakan.berdasar.text}"] if kebijakan.berdasar else []
    lines += [f"  {key}: {' '.join(rule.text.split())}" for key, rule in policy.rules.items()]
    bounds = (("terendah", policy.lowest), ("tertinggi", policy.highest))
    lines += [f"  capaian {which}: {format_number(bound, None)} %" for which, bound in bounds if bound is not None]
    if policy.scale:
        shown = (
            f"{one.nama} {'>=' if one.termasuk else '>'} {format_number(one.batas, None)}"
            if one.batas is not None
            else one.nama
            for one in policy.scale
        )
        lines.append(f"  kategori: {'; '.join(shown)}")
    return "\n".join(lines)
