"""`indikator metode [METODE …]`: the methods of regulations, the data each needs, and its scale."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indikator_dsl.cli.output import print_json, report
from indikator_dsl.diagnostics import DataError, Diagnostic

if TYPE_CHECKING:
    from argparse import Namespace

    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.methods import Method


def run(options: Namespace) -> int:
    from indikator_dsl.capaian.policy import resolve
    from indikator_dsl.methods.discovery import find_methods
    from indikator_dsl.methods.policies import stock_of
    from indikator_dsl.text.numbers import format_number

    methods, findings = find_methods()
    asked = _chosen(methods, options.metode)
    shown = []
    for method in asked:
        stock = stock_of(method)
        shown.append((method, [resolve(kebijakan, {}, stock)[0] for kebijakan in stock.values()]))
    sample = _sample(options.populasi)
    if options.json:
        listed = [_data(method, policies) for method, policies in shown]
        print_json({"metode": listed, "sampel": sample, "diagnostik": [found.to_json() for found in findings]})
        return 0
    report(findings)
    print("\n\n".join("\n".join(_lines(method, policies)) for method, policies in shown))
    if sample is not None:
        exact = format_number(Fraction(sample["tepat"]))
        print(f"\nSampel dari {sample['populasi']} pengguna layanan: {exact}, dibulatkan {sample['bulat']} responden.")
    return 0


def _chosen(methods: tuple[Method, ...], names: list[str]) -> list[Method]:
    """The methods called `names`, all for none. Raises DataError for a name that none has."""
    by_name = {method.nama.casefold(): method for method in methods}
    unknown = [name for name in names if name.casefold() not in by_name]
    if unknown:
        there = "; ".join(method.nama for method in methods)
        raise DataError([Diagnostic.of("S108", nama=name[:60], daftar=there) for name in unknown])
    return [by_name[name.casefold()] for name in names] if names else list(methods)


def _sample(population: int | None) -> dict[str, Any] | None:
    if population is None:
        return None
    from indikator_dsl.evaluation.arithmetic import round_half_up
    from indikator_dsl.evaluation.result import exact_text
    from indikator_dsl.methods import sample_size

    if population < 1:
        raise DataError([Diagnostic.of("S109", nilai=population)])
    exact = sample_size(population)
    return {"populasi": population, "tepat": exact_text(exact), "bulat": int(round_half_up(exact, Fraction(0)))}


def _lines(method: Method, policies: list[Policy]) -> list[str]:
    lines = [f"{method.nama}: {policies[0].dasar or method.dasar}", "  data     :"]
    lines += [f"    {ask.nama}" for ask in method.asks(policies[0])]
    for policy in policies:
        lines.append(f"  kebijakan: {policy.nama}" + (f" ({policy.dasar})" if policy.dasar else ""))
        lines += [f"    {method.kata} {_bound(policy, at)}" for at in range(len(policy.scale))]
        places = "tidak dibulatkan" if policy.places is None else f"dibulatkan dahulu ke {policy.places} desimal"
        lines.append(f"    nilai {places}")
    return lines


def _bound(policy: Policy, at: int) -> str:
    from indikator_dsl.text.numbers import format_number

    kategori = policy.scale[at]
    if kategori.batas is None:
        return f"{kategori.nama}: selebihnya"
    sign = "mulai" if kategori.termasuk else "di atas"
    return f"{kategori.nama}: {sign} {format_number(kategori.batas, None)}"


def _data(method: Method, policies: list[Policy]) -> dict[str, Any]:
    from indikator_dsl.evaluation.result import exact_text

    return {
        "nama": method.nama,
        "dasar": method.dasar,
        "data": [{"nama": ask.nama, "keterangan": ask.definisi} for ask in method.asks(policies[0])],
        "kebijakan": [
            {
                "nama": policy.nama,
                "dasar": policy.dasar,
                "bobot": {name: exact_text(weight) for name, weight in policy.weights},
                "kategori": [
                    {"nama": one.nama, "batas": exact_text(one.batas), "termasuk": one.termasuk} for one in policy.scale
                ],
                "pembulatan": policy.places,
            }
            for policy in policies
        ],
    }
