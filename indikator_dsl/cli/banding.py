"""`indikator banding DEFINISI DATA INDIKATOR`: what moved an indicator, or what its target takes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from indikator_dsl.cli.output import print_json, print_table, report, working
from indikator_dsl.diagnostics import DataError, Diagnostic

if TYPE_CHECKING:
    from argparse import Namespace
    from fractions import Fraction

    from indikator_dsl.change import Answer, Change, Part, Solution
    from indikator_dsl.registry import Registry, Results

VERSION = 1
USAGE = 2
DATUM = 70  # characters of a name in the table


def run(options: Namespace) -> int:
    periods = (options.dari, options.ke)
    if None in periods and periods != (None, None):
        return _usage("--dari dan --ke dipakai bersama")
    if options.dari is not None and any(
        said is not None for said in (options.mencapai, options.target, options.untuk, options.periode)
    ):
        return _usage("--dari dan --ke tidak dapat dipakai bersama --mencapai, --target, --untuk, atau --periode")
    from indikator_dsl.registry import load

    registry = load(options.definisi, strict=False)
    return _compare(registry, options) if options.dari is not None else _solve(registry, options)


def _usage(problem: str) -> int:
    print(f"galat: {problem}", file=sys.stderr)
    return USAGE


def _evaluated(registry: Registry, options: Namespace, periode: str | None) -> Results:
    try:
        return registry.evaluate(options.data, unit=options.unit, periode=periode, jawaban=options.jawaban)
    except DataError as error:
        raise DataError((*registry.errors, *error.diagnostics)) from None


def _compare(registry: Registry, options: Namespace) -> int:
    registry.find(options.indikator)  # a name that means nothing is said before any figure is read
    with working("Membandingkan…"):
        before, after = (_evaluated(registry, options, periode) for periode in (options.dari, options.ke))
        change = registry.compare(options.indikator, before, after)
    found = tuple(dict.fromkeys((*registry.errors, *before.diagnostics, *after.diagnostics)))
    if options.json:
        print_json(_as_json("perubahan", change.to_json(), found))
    else:
        report(found)
        _show_change(change, (options.dari, options.ke))
    return 1 if registry.errors or change.reason is not None else 0


def _solve(registry: Registry, options: Namespace) -> int:
    from indikator_dsl.change import target_for

    bound = registry.find(options.indikator)
    with working("Mencari…"):
        results = _evaluated(registry, options, options.periode)
        capaian = registry.capaian(results, options.target)[bound.id]
        target = target_for(capaian, bound.nama, options.periode or results.periode, options.mencapai)
        solution = registry.solve(bound.id, results, target, datum=options.untuk, polaritas=capaian.polaritas)
    found = (*registry.errors, *results.diagnostics)
    if options.json:
        print_json(_as_json("target", solution.to_json(), found))
    else:
        report(found)
        _show_solution(solution, declared=capaian.polaritas is not None, one=options.untuk is not None)
    answered = any(answer.value is not None for answer in solution.answers)
    return 0 if (answered or solution.reached) and not registry.errors else 1


def _as_json(key: str, data: dict[str, Any], found: tuple[Diagnostic, ...]) -> dict[str, Any]:
    return {"versi": VERSION, key: data, "diagnostik": [diagnostic.to_json() for diagnostic in found]}


def _show_change(change: Change, asked: tuple[str, str]) -> None:
    from indikator_dsl.change.wording import amount, points, signed
    from indikator_dsl.text.names import short

    def value(of: Fraction | None) -> str:
        return "–" if of is None else amount(of) + (f" {change.unit}" if change.unit else "")

    first, second = (named or periode for named, periode in zip(change.periods, asked, strict=True))
    print(f"{change.id}  {change.nama}")
    print(f"{first}: {value(change.before)}   {second}: {value(change.after)}\n")
    moved = [part for part in change.parts if part.change]
    if moved:

        def row(part: Part) -> tuple[str, ...]:
            share = "–" if part.share is None else f"{amount(part.share)} %"
            figures = (amount(part.before), amount(part.after), signed(part.change))
            return (short(part.nama, DATUM), *figures, signed(part.value), share)

        heading = ("data", first, second, "perubahan", f"bagian ({points(change.unit) or 'nilai'})", "bagian (%)")
        total = ("seluruhnya", "", "", "", signed(change.total) if change.total is not None else "", "")
        print_table(heading, [*map(row, moved), total], right=frozenset(range(1, 6)))
        print()
    same = [short(part.nama, DATUM) for part in change.parts if not part.change]
    if same:
        print(f"Tidak berubah: {'; '.join(same[:8])}{f'; dan {len(same) - 8} data lain' if len(same) > 8 else ''}.")
    print(change.sentence)


def _show_solution(solution: Solution, *, declared: bool, one: bool) -> None:
    from indikator_dsl.change.wording import amount, exactly, signed
    from indikator_dsl.text.names import short

    unit = f" {solution.unit}" if solution.unit else ""
    print(f"{solution.id}  {solution.nama}")
    now = "–" if solution.value is None else amount(solution.value) + unit
    print(f"sekarang: {now}   target: {amount(solution.target)}{unit} ({solution.polaritas.value})")
    if not declared:
        print("Polaritasnya tidak tertulis, maka dianggap makin tinggi makin baik.")
    print()

    if solution.reason is not None or not solution.answers:
        print(solution.sentence)
        return

    def row(answer: Answer) -> tuple[str, ...]:
        name = short(answer.nama, DATUM)
        name += f" ({', '.join(short(along, DATUM) for along in answer.along)} ikut berubah)" if answer.along else ""
        figures = [
            "–" if value is None else show(value)
            for value, show in ((answer.now, amount), (answer.value, amount), (answer.more, signed))
        ]
        said = [answer.reason.message] if answer.reason else [warning.message for warning in answer.warnings]
        if answer.whole is not None and answer.needed is not None:
            said = [f"Tepatnya {exactly(answer.needed, answer.whole)}.", *said]
        return (name, *figures, " ".join(said))

    heading = ("yang diubah", "sekarang", "menjadi", "selisih", "keterangan")
    print_table(heading, [row(answer) for answer in solution.answers], right=frozenset((1, 2, 3)))
    if one:
        print(f"\n{solution.sentence}")
    elif solution.reached:
        print("\nTarget sudah tercapai.")
    elif len(solution.answers) > 1:
        print("\nSetiap baris mengubah data yang disebutnya saja; data yang lain tetap.")
    if solution.untried:
        print(f"{solution.untried} data lain tidak dicoba; sebutkan namanya dengan --untuk.")
