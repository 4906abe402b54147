"""One tree in the many ways that people write it: signs, words, brackets, blanks, headings, layout, LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, assert_never

from hypothesis import strategies as st

from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_name, print_node
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power, walk
from indikator_dsl.testing.forms import worded_forms
from indikator_dsl.testing.names import plain_names
from indikator_dsl.testing.trees import trees
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WrittenFormula", "formula_texts", "formulas"]

SIGNS = {
    "+": (" + ", " ditambah ", " ditambah dengan ", " ＋ "),
    "-": (" - ", " − ", " – ", " dikurangi ", " dikurangi dengan "),
    "*": (" × ", "×", " * ", " dikali ", " Dikalikan ", " DIKALI ", " dikali dengan ", " &times; "),
    "/": (
        " / ",
        "/ ",
        " /",
        " ÷ ",
        "÷",
        " : ",
        " dibagi ",
        " DIBAGI ",
        " dibagi dengan ",
        " dibagi oleh ",
        " &divide; ",
    ),
}
CROSSES = {True: (" x ", " X ", " x"), False: (" x ", " X ")}
"""Letters that multiply, before a number and before a name."""
CALLED = {"sum": ("Σ", "SUM"), "mean": ("AVERAGE", "rata-rata"), "max": ("maks", "MAX"), "min": ("min", "MIN")}
BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("( ", " )"))
BLANKS = (" ", " ", "  ", "\u00a0", " \t", "&nbsp;")
PERCENTS = ("%", " %", " persen", " Persen")
LEFT_SIDES = ("", "", "Persentase capaian = ", "Rumus: ", "Formula : ", "Cara perhitungan: ", "Nilai akhir=")
BARS = ("-----", "_______", "──────", "———")
MARKUP = ("{}", "{}", "{}", "<b>{}</b>", "<p>{}</p>", "**{}**", "`{}`")
BARE = re.compile(r"[A-Z][a-z]+(?: [a-z]+)+")
IN_LATEX = re.compile(r"(?![xX]$)[^\W\d_]\w*(?: [^\W\d_]\w*)*")
OPENING = ("(", "[", "{")
SUM, PRODUCT, SIGNED, POWER, ATOM = range(5)


class WrittenFormula(NamedTuple):
    """A text, and the tree that reading it must give."""

    text: str
    tree: Node


def formulas(trees: st.SearchStrategy[Node] | None = None) -> st.SearchStrategy[WrittenFormula]:
    """Formulas in every surface form, with the tree that must come out.

    Operators as signs and as words, all brackets, blanks of any kind, left sides and headings, fractions on two lines
    and over flattened bars, LaTeX, the sentence read aloud, ratios in words, legends, two formulas in one text. A name
    that does not mean itself everywhere stands in quotes.

        formulas().example()  # WrittenFormula(text='Rumus: Total usulan dibagi [Jumlah desa + 2] X 100', tree=...)
    """
    return (_default_trees() if trees is None else trees).flatmap(
        lambda tree: formula_texts(tree).map(lambda text: WrittenFormula(text, tree))
    )


def formula_texts(tree: Node | None = None) -> st.SearchStrategy[str]:
    """Texts of `tree` (of any tree where it is None) in every surface form.

    formula_texts(parse("Jumlah A / Jumlah B X 100").tree).example()  # 'Jumlah A\\n-----  x 100\\nJumlah B'
    """
    if tree is None:
        return formulas().map(lambda written: written.text)
    kinds = [_linear(tree)]
    if isinstance(tree, Chain) and _fits_two_lines(tree):
        kinds.append(_two_lines(tree))
    if all(_in_text(node.text) for node in walk(tree) if isinstance(node, Name)):
        kinds.append(_latex(tree))
    names = [node.text for node in walk(tree) if isinstance(node, Name)]
    kinds += worded_forms(tree, names if all(map(_bare, names)) else ())
    return st.one_of(kinds)


def _default_trees() -> st.SearchStrategy[Node]:
    return trees(plain_names())


class _Pen:
    """Writes nodes, drawing each choice of writing."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def choose(self, *options: str) -> str:
        return self.draw(st.sampled_from(options))

    def write(self, node: Node, least: int = SUM) -> str:
        text, binding = self._text(node)
        if binding >= least and not (binding < ATOM and self.draw(st.integers(0, 9)) == 9):
            return text
        opening, closing = self.draw(st.sampled_from(BRACKETS))
        return f"{opening}{text}{closing}"

    def _text(self, node: Node) -> tuple[str, int]:
        match node:
            case Number():
                return self.number(node), ATOM
            case Name(text):
                return (text if _bare(text) else _quoted(text)), ATOM
            case Chain(operators, operands):
                binding = SUM if node.additive else PRODUCT
                text = self.write(operands[0], binding)
                for operator, operand in zip(operators, operands[1:], strict=True):
                    right = self.write(operand, binding + 1)
                    if operator == "-" and text[-1].isdigit() and right[0].isdigit():
                        right = f"({right})"
                    text += self.choose(*_signs(operator, operand, right)) + right
                return text, binding
            case Negative(operand):
                return "-" + self.write(operand, POWER), SIGNED
            case Power(base, exponent):
                return f"{self.write(base, ATOM)}{self.choose('^', ' ^ ')}{self.write(exponent, SIGNED)}", POWER
            case Call(function, arguments):
                return self.call(function, arguments), ATOM
            case _:
                assert_never(node)

    def number(self, node: Number) -> str:
        text = print_node(Number(node.value))
        if "," not in text:
            text = self.choose(text, text.replace(".", ""))
        return text + (self.choose(*PERCENTS) if node.percent else "")

    def call(self, function: str, arguments: tuple[Node, ...]) -> str:
        name = self.choose(*CALLED.get(function, (FUNCTIONS[function],)))
        end = ";" if function == "mean" and len(arguments) == 1 else ""
        return f"{name}({'; '.join(self.write(argument) for argument in arguments)}{end})"


@st.composite
def _linear(draw: st.DrawFn, tree: Node) -> str:
    pen = _Pen(draw)
    text = pen.write(tree)
    if isinstance(tree, Name):
        text = print_node(tree)  # alone, a name may have to be quoted that need not be among others
    return pen.choose(*MARKUP).format(pen.choose(*LEFT_SIDES) + _respaced(draw, text))


@st.composite
def _two_lines(draw: st.DrawFn, tree: Chain) -> str:
    pen = _Pen(draw)
    above, below, *factors = tree.operands
    rows = [pen.write(above), pen.choose(*BARS), pen.write(below)]
    without_bar = all(isinstance(side, Name) and _bare(side.text) for side in (above, below)) and draw(st.booleans())
    if without_bar:
        del rows[1]
    factor = f"{pen.choose('x', 'X', '×', '*')} {pen.write(factors[0])}" if factors else ""
    if factor and not without_bar and draw(st.booleans()):
        rows[1] += " " + factor
    elif factor:
        rows.append(factor)
    return "\n".join(" " * draw(st.integers(0, 3)) + row for row in rows)


def _fits_two_lines(tree: Chain) -> bool:
    if tree.operators not in ("/", "/*"):
        return False
    above, below, *factors = tree.operands
    return all(isinstance(side, Name | Chain) for side in (above, below)) and all(
        isinstance(factor, Number) for factor in factors
    )


@st.composite
def _latex(draw: st.DrawFn, tree: Node) -> str:
    opening, closing = draw(st.sampled_from((("$", "$"), ("$$", "$$"), (r"\(", r"\)"), (r"\[", r"\]"))))
    return f"{opening}{_in_latex(draw, tree)}{closing}"


def _in_latex(draw: st.DrawFn, node: Node, least: int = SUM) -> str:
    inside: Callable[..., str] = lambda part, binding=SUM: _in_latex(draw, part, binding)  # noqa: E731
    match node:
        case Number(_, percent):
            return print_node(Number(node.value)) + (r"\%" if percent else "")
        case Name(text):
            return rf"\text{{{text}}}"
        case Chain(operators, operands):
            binding = SUM if node.additive else PRODUCT
            text = inside(operands[0], binding)
            for operator, operand in zip(operators, operands[1:], strict=True):
                if operator == "/":
                    text = rf"\frac{{{text}}}{{{inside(operand)}}}"
                else:
                    sign = {"*": draw(st.sampled_from((r"\times", r"\cdot")))}.get(operator, operator)
                    text = f"{text} {sign} {inside(operand, binding + 1)}"
        case Negative(operand):
            text, binding = "-" + inside(operand, POWER), SIGNED
        case Power(base, exponent):
            text, binding = f"{inside(base, ATOM)}^{{{inside(exponent)}}}", POWER
        case Call("sqrt", (operand,)):
            return rf"\sqrt{{{inside(operand)}}}"
        case Call(function, arguments):
            end = ";" if function == "mean" and len(arguments) == 1 else ""
            return f"{FUNCTIONS[function]}({'; '.join(map(inside, arguments))}{end})"
        case _:
            assert_never(node)
    if binding >= least:
        return text
    return rf"\left({text}\right)" if draw(st.booleans()) else f"({text})"


def _respaced(draw: st.DrawFn, text: str) -> str:
    """`text` with its blanks outside quotes widened as typing and copying widen them."""
    blank = draw(st.sampled_from(BLANKS))
    pieces = re.split(r'("(?:[^"]|"")*")', text)
    return "".join(piece if number % 2 else piece.replace(" ", blank) for number, piece in enumerate(pieces))


def _signs(operator: str, operand: Node, written: str) -> tuple[str, ...]:
    """The signs that may stand before `operand`, which is written as `written`."""
    signs = SIGNS[operator]
    if operator == "*" and isinstance(operand, Number | Name) and not written.startswith(OPENING):
        signs += CROSSES[written[0].isdigit()]
    if operator == "/" and isinstance(operand, Name) and not written.startswith(OPENING):
        signs += ("/",)
    return signs


def _bare(name: str) -> bool:
    """Whether `name` means itself between any two signs: plain words, the first of them one that opens a name."""
    words = BARE.fullmatch(name) is not None and name.split(maxsplit=1)[0].lower() in MEASURE_WORDS
    return words and print_name(name) == name


def _in_text(name: str) -> bool:
    """Whether `name` means itself inside a LaTeX text."""
    return IN_LATEX.fullmatch(name) is not None and print_name(name) == name


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
