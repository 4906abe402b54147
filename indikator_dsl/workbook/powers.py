"""Powers and roots as Excel formulas, over the whole domain that evaluation/arithmetic.py gives them.

Excel knows neither 0^0 = 1 nor the cube root of -8. A negative base has a power where the exponent is p/q in lowest
terms with q odd: whole exponents always, others up to LARGEST_ROOT in p and q.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.evaluation.arithmetic import LARGEST_ROOT
from indikator_dsl.evaluation.exact import calculate, constant
from indikator_dsl.formula.tree import Chain, Number
from indikator_dsl.workbook.parts import ATOM, POWER, PRODUCT, SUM, Part, number_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.formula.tree import Node
    from indikator_dsl.workbook.excel import Translator

__all__ = ["power", "root"]

ROOTS = "{" + ",".join(map(str, range(1, LARGEST_ROOT, 2))) + "}"
NEAR = "1E-9"  # an exponent so near to p/q is p/q


def power(translator: Translator, node: Node, base: Node, exponent: Node) -> Part:
    """`base` to the `exponent`, with its checks said to `translator` under `node`."""
    known = constant(exponent)
    if known is not None:
        return _to_constant(translator, node, base, known)
    bottom = translator.atom(base)
    return _to_any(translator, node, bottom, translator.atom(exponent).text, (base, exponent))


def root(translator: Translator, node: Node, value: Node, degree: Node) -> Part:
    """The root of `value`: its power to 1/`degree`."""
    known = constant(degree)
    if known is not None:
        if known:
            return _to_constant(translator, node, value, 1 / known)
        translator.part(value)  # for its checks, which come first
        translator.check("TRUE()", "H107", node)
        return Part("0")
    bottom, index = translator.atom(value), translator.atom(degree)
    translator.check(f"{index.text}=0", "H107", node)
    exponent = Chain("/", (Number(Fraction(1)), degree))
    top = translator.placed(Part(f"1/{index.text}"), exponent).text
    return _to_any(translator, node, bottom, top, (value, exponent))


def _to_constant(translator: Translator, node: Node, base: Node, exponent: Fraction) -> Part:
    if exponent.denominator == 1:
        part = translator.repeatable(base) if exponent < 0 else translator.part(base)
        if exponent == 0:
            return Part(f"0*{part.at_least(PRODUCT)}+1", SUM, part.depth + 1)
        if exponent == 1:
            return part
        if exponent < 0:
            translator.check(f"{part.text}=0", "H107", node)
        return Part(f"{part.at_least(ATOM)}^{number_text(exponent)}", POWER, part.depth + 1)
    part = translator.repeatable(base)
    if not _is_odd(exponent):
        translator.check(f"{part.text}{'<=' if exponent < 0 else '<'}0", "H107", node)
        if exponent == Fraction(1, 2):
            return Part(f"SQRT({part.text})", ATOM, part.depth + 1)
        return Part(f"{part.at_least(ATOM)}^{_fraction(exponent)}", POWER, part.depth + 1)
    if exponent < 0:
        translator.check(f"{part.text}=0", "H107", node)
    text = f"ABS({part.text})^{_fraction(exponent)}"
    if exponent.numerator % 2:
        return Part(f"SIGN({part.text})*{text}", PRODUCT, part.depth + 2)
    return Part(text, POWER, part.depth + 2)


def _to_any(translator: Translator, node: Node, bottom: Part, top: str, meant: tuple[Node, Node]) -> Part:
    """The number or cell `bottom` to the exponent in the cell `top`; `meant` are the nodes of both."""
    base, exponent = meant
    if isinstance(base, Number) and base.factor > 0:
        return Part(f"{bottom.text}^{top}", POWER, 1)
    products = f"{top}*{ROOTS}"
    fits = f"(ABS({products}-ROUND({products},0))<{NEAR})*(({ROOTS}=1)+(ABS({products})<{LARGEST_ROOT}.5)>0)"
    odd = f"SUMPRODUCT({fits}*(MOD(ROUND(ABS({products}),0),2)=1))"
    # Nothing is so near to zero and yet p/q with a q that counts; without this it would be taken for zero itself.
    none = f"OR(ABS({top})<0.01,SUMPRODUCT({fits})=0)"
    text = f"IF(OR({bottom.text}>=0,{top}=0),1,IF({none},0,IF({odd}>0,-1,1)))"

    def sign_of(values: Mapping[str, Fraction]) -> Fraction:
        number, power = calculate(base, values), calculate(exponent, values)
        if number >= 0:
            return Fraction(1)
        return Fraction((1 - power.numerator % 2 * 2) if _is_odd(power) else 0)

    sign = translator.steps.place("tanda pangkat (0: tidak ada nilainya)", text, sign_of)
    translator.check(f"OR({sign}=0,AND({bottom.text}=0,{top}<0))", "H107", node)
    return Part(f"IF({top}=0,1,{sign}*ABS({bottom.text})^{top})", ATOM, 2)


def _is_odd(exponent: Fraction) -> bool:
    """Whether a negative number has a power to `exponent`."""
    p, q = abs(exponent.numerator), exponent.denominator
    return q == 1 or (q % 2 == 1 and q <= LARGEST_ROOT and p <= LARGEST_ROOT)


def _fraction(exponent: Fraction) -> str:
    """`(1/3)`: as exact as a formula can say it, which keeps fifteen digits of a written decimal."""
    p, q = exponent.numerator, exponent.denominator
    return f"({p}/{q})" if max(abs(p), q) < 10**15 else f"({number_text(exponent)})"
