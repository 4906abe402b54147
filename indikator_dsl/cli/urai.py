"""`indikator urai "FORMULA"`: how a formula is read. `--jsonl` serves programs in other languages."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from indikator_dsl.cli.output import learn_more, print_json, report
from indikator_dsl.diagnostics import Diagnostic, Source
from indikator_dsl.diagnostics.render import render
from indikator_dsl.formula.reading import Formula, Kind, read
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

NOTATIONS = {"kanonik": "canonical", "kalimat": "sentence", "latex": "latex", "mathml": "mathml"}
"""What `--sebagai` takes, and the attribute of Formula that prints it."""
KINDS = {
    Kind.EXPRESSION: "perhitungan",
    Kind.MEASURE: "satu nama: datanya sendiri, atau indikator bernama itu",
    Kind.EXTERNAL: "nilai dari sumber di luar",
    Kind.NARRATIVE: "uraian, bukan formula",
    Kind.EMPTY: "kosong",
}
MOST_LINES = 200  # of a tree that are shown; names in a sentence


def run(options: Namespace) -> int:
    if options.sebagai and (options.json or options.jsonl):
        print("galat: --sebagai tidak dapat dipakai bersama --json atau --jsonl", file=sys.stderr)
        return 2
    if options.jsonl:
        return _stream()
    if options.formula is None:
        print("galat: masih perlu diisi: FORMULA (atau --jsonl)", file=sys.stderr)
        return 2
    text = options.formula
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    formula = read(text)
    if options.json:
        print_json({**formula.to_json(), "sentence": formula.sentence})
    elif options.sebagai:
        return _print_as(formula, options.sebagai)
    else:
        _show(formula)
    return 1 if formula.errors else 0


def _print_as(formula: Formula, notation: str) -> int:
    """One notation alone on standard output, so that it can go into a file; what there is to say beside it."""
    text = getattr(formula, NOTATIONS[notation])
    source = Source(formula.text)
    report((source.locate(diagnostic) for diagnostic in formula.diagnostics), notes=text is None)
    if text is None:
        if not formula.errors:
            print(f"galat: tidak ada perhitungan untuk ditulis: {KINDS[formula.kind]}", file=sys.stderr)
        return 1
    print(text)
    return 0


def _stream() -> int:
    """One JSON object a line in, one a line out, in order; a line that is none is answered with an error."""
    code = 0
    for line in sys.stdin.buffer:
        if line.strip():
            answer, failed = _answer(line)
            code = max(code, int(failed))
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return code


def _answer(line: bytes) -> tuple[dict[str, Any], bool]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        asked = None
    id, text = (asked.get("id"), asked.get("text")) if isinstance(asked, dict) else (None, None)
    if not isinstance(text, str):
        problem = Formula("", Kind.EMPTY, None, None, (Diagnostic.of("F127"),))
        return {"id": id, **problem.to_json()}, True
    formula = read(text)
    return {"id": id, **formula.to_json()}, bool(formula.errors)


def _show(formula: Formula) -> None:
    print(f"jenis   : {KINDS[formula.kind]}" if not formula.errors else "jenis   : tidak dapat dibaca")
    if formula.left:
        print(f"hasil   : {formula.left}")
    if formula.tree is not None:
        print(f"dibaca  : {formula.canonical}")
        # Nobody listens to more, and each name takes a while to be said; `--sebagai kalimat` says it all the same.
        print(f"artinya : {formula.sentence if len(formula.names) <= MOST_LINES else '…'}")
        lines = _tree(formula.tree, "")
        for number, line in enumerate(lines):
            if number == MOST_LINES:
                print("          …")
                break
            print(("pohon   : " if not number else "          ") + line)
    source = Source(formula.text)
    for diagnostic in formula.diagnostics:
        print(render(source.locate(diagnostic)))
    print(learn_more(formula.diagnostics), end="")


def _tree(node: Node, indent: str) -> Iterator[str]:
    """One line a node; the operator of a chain stands before the operand that it takes in."""
    match node:
        case Chain(operators, operands):
            yield from _tree(operands[0], indent)
            for operator, operand in zip(operators, operands[1:], strict=True):
                sign = {"*": "×", "-": "−"}.get(operator, operator)
                if isinstance(operand, Name | Number):
                    yield f"{indent}{sign} {next(_tree(operand, ''))}"
                else:
                    yield f"{indent}{sign}"
                    yield from _tree(operand, indent + "    ")
        case Number():
            from indikator_dsl.formula.printing.canonical import print_node

            yield indent + print_node(node)
        case Name(text):
            yield f"{indent}[{text}]"
        case Negative(operand):
            yield f"{indent}minus"
            yield from _tree(operand, indent + "    ")
        case Power(base, exponent):
            yield from _tree(base, indent)
            yield f"{indent}pangkat"
            yield from _tree(exponent, indent + "    ")
        case Call(function, arguments):
            yield f"{indent}{function}"
            for argument in arguments:
                yield from _tree(argument, indent + "    ")
