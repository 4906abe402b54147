"""One record: a prepared set of formulas over a mapping of numbers, beside what else Python programs take for that."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import Row, Sample, absent, against, in_turn, row
from benchmarks.sets import FormulaSet, dense, expression, worksheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["figures"]

EVAL = "`compile()` and `eval` of each formula"
OURS = "`registry.compile()`, values with statuses"
RUNS = 15
SECONDS = 0.02  # that one sample takes at least
WARM = 10  # records after which a compiled registry has a function for what they lack


def figures() -> Iterator[Row]:
    for chosen in (worksheet(), dense()):
        works, missing = _prepared(chosen)
        repeated = {name: _repeated(work) for name, work in works.items()}
        taken = in_turn({name: work for name, (work, _) in repeated.items()}, RUNS)
        samples = {name: [Sample(one.seconds / repeated[name][1]) for one in taken[name]] for name in taken}
        for name, found in samples.items():
            beside = "" if name == EVAL else against(found, samples[EVAL], "`eval`")
            yield row(f"{chosen.title}: {name}", found, beside, per=len(chosen.trees))
        yield from (absent(f"{chosen.title}: {name}", error) for name, error in missing.items())


def _prepared(chosen: FormulaSet) -> tuple[dict[str, Callable[[], object]], dict[str, ModuleNotFoundError]]:
    """What is timed, by its name, and the peers that are not installed. Each computes the right values, or is none."""
    from indikator_dsl import loads

    plain = chosen.record()
    wanted = chosen.exact(plain)
    record = {chosen.ours(name): value for name, value in plain.items()}
    registry = loads(chosen.definition)
    compiled, exact = registry.compile(), registry.compile(exact=True)
    works: dict[str, Callable[[], Any]] = {
        OURS: lambda: compiled(record),
        "the same, one datum missing": lambda: compiled(lacking),
        "the same, one datum zero": lambda: compiled(zero),
        "the same, exact": lambda: exact(record),
        "`registry.evaluate`, exact and explained": lambda: registry.evaluate(record),
    }
    lacking = {**record, chosen.ours(chosen.names[1]): None}
    zero = {**record, chosen.ours(chosen.names[1]): 0}
    _same(compiled(record).values, wanted)
    _same(exact(record).values, wanted)
    missing: dict[str, ModuleNotFoundError] = {}
    for name, prepare in PEERS.items():
        try:
            work = prepare([expression(tree, str) for tree in chosen.trees], plain)
        except ModuleNotFoundError as error:
            missing[name] = error
        else:
            _same(work(), wanted)
            works[name] = work
    return works, missing


def _repeated(work: Callable[[], object]) -> tuple[Callable[[], None], int]:
    """`work` so often that a sample can be measured, and how often that is."""
    import timeit

    timeit.timeit(work, number=WARM)
    times = 1
    while timeit.timeit(work, number=times) < SECONDS:
        times *= 2

    def repeated() -> None:
        for _ in range(times):
            work()

    return repeated, times


def _same(found: Sequence[Any], wanted: Sequence[float]) -> None:
    """A peer that computes something else would be no peer."""
    for one, other in zip(found, wanted, strict=True):
        if not math.isclose(float(one), other, rel_tol=1e-11):
            raise AssertionError(f"{one} instead of {other}")


# -- peers: from the formulas and a record to what is timed ----------------------------------------------------------


def by_eval(formulas: Sequence[str], record: Mapping[str, int]) -> Callable[[], Any]:
    codes = [compile(formula, "<formula>", "eval") for formula in formulas]
    globals_: dict[str, Any] = {}
    return lambda: [eval(code, globals_, record) for code in codes]


def by_function(formulas: Sequence[str], record: Mapping[str, int]) -> Callable[[], Any]:
    """What a generated function costs at the least: no statuses, nothing looked at."""
    fetched = "".join(f" {name} = d[{name!r}]\n" for name in record)
    made: dict[str, Any] = {}
    exec(f"def function(d):\n{fetched} return ({', '.join(formulas)})", made)
    function = made["function"]
    return lambda: function(record)


def by_simpleeval(formulas: Sequence[str], record: Mapping[str, int]) -> Callable[[], Any]:
    from simpleeval import SimpleEval

    evaluator = SimpleEval(names=record)
    parsed = [(formula, evaluator.parse(formula)) for formula in formulas]
    return lambda: [evaluator.eval(formula, previously_parsed=tree) for formula, tree in parsed]


def by_rule_engine(formulas: Sequence[str], record: Mapping[str, int]) -> Callable[[], Any]:
    from rule_engine import Rule

    rules = [Rule(formula) for formula in formulas]
    return lambda: [rule.evaluate(record) for rule in rules]


def by_cel_python(formulas: Sequence[str], record: Mapping[str, int]) -> Callable[[], Any]:
    import celpy

    environment = celpy.Environment()
    programs = [environment.program(environment.compile(formula)) for formula in formulas]
    doubles = {name: celpy.celtypes.DoubleType(value) for name, value in record.items()}
    return lambda: [program.evaluate(doubles) for program in programs]


def by_rust_cel(formulas: Sequence[str], record: Mapping[str, int]) -> Callable[[], Any]:
    import cel

    programs = [cel.compile(formula) for formula in formulas]
    doubles = {name: float(value) for name, value in record.items()}

    def work() -> list[Any]:
        context = cel.Context(doubles)
        return [program.execute(context) for program in programs]

    return work


PEERS: dict[str, Callable[[Sequence[str], Mapping[str, int]], Callable[[], Any]]] = {
    EVAL: by_eval,
    "a bare generated function, values alone (peer)": by_function,
    "simpleeval (peer)": by_simpleeval,
    "common-expression-language, CEL in Rust (peer)": by_rust_cel,
    "rule-engine (peer)": by_rule_engine,
    "cel-python (peer)": by_cel_python,
}
