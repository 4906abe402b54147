"""Tokens → tree, by grammar/formula.lark (LALR). Built at the first parse; safe in threads.

A sentence a person wrote stands for every pair of tokens that cannot follow each other; a test walks all states.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_node
from indikator_dsl.formula.tokens import Token
from indikator_dsl.formula.tree import DEEPEST, Call, Chain, Negative, Node, Number, Power, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark

__all__ = ["MOST_POWERS", "build"]

MOST_POWERS = DEEPEST
"""`^` and `√` that one formula may hold: they nest without brackets."""

SIGNS = {"PLUS": "+", "MINUS": "-", "TIMES": "*", "DIVIDE": "/"}
ARGUMENTS = {"abs": (1, 1), "sqrt": (1, 1), "root": (1, 2), "round": (1, 2)}
"""How few and how many arguments a function takes; the others take any number from one."""


class _Builder:
    """What Lark calls at each rule. Methods bear the names that grammar/formula.lark gives after `->`."""

    def start(self, children: list[Any]) -> Node:
        node: Node = children[0]
        return node

    def operand(self, children: list[Token]) -> Node:
        node = children[0].node
        assert node is not None
        return node

    def chain(self, children: list[Any]) -> Node:
        operators = "".join([SIGNS[token.type] for token in children[1::2]])
        operands: list[Node] = children[::2]
        span = (operands[0].span[0], operands[-1].span[1])
        first = operands[0]
        # (a / b) * c is a / b * c: without this the same arithmetic would have two trees.
        if isinstance(first, Chain) and first.additive == (operators[0] in "+-"):
            operators = first.operators + operators
            operands = [*first.operands, *operands[1:]]
        return Chain(operators, tuple(operands), span)

    def negative(self, children: list[Any]) -> Node:
        sign, operand = children
        return Negative(operand, (sign.start, operand.span[1]))

    def power(self, children: list[Any]) -> Node:
        base, _, exponent = children
        return Power(base, exponent, (base.span[0], exponent.span[1]))

    def group(self, children: list[Any]) -> Node:
        """The span takes the brackets in, which is how later checks know that there were any."""
        opened, node, closed = children
        if isinstance(node, Number):
            return node
        around: Node = type(node)(*_fields(node), span=(opened.start, closed.end))
        return around

    def root(self, children: list[Any]) -> Node:
        sign, radicand = children
        span = (sign.start, radicand.span[1])
        if sign.text == "2":
            return Call("sqrt", (radicand,), span)
        from fractions import Fraction

        return Call("root", (radicand, Number(Fraction(sign.text))), span)

    def call(self, children: list[Any]) -> Node:
        opened, closed = children[0], children[-1]
        span = (opened.start, closed.end)
        function, arguments = opened.text, tuple(child for child in children[1:-1] if not isinstance(child, Token))
        if function == "root" and len(arguments) == 1:
            function = "sqrt"
        return Call(function, arguments, span)


def _fields(node: Any) -> Iterator[Any]:
    return (getattr(node, name) for name in type(node).__slots__ if name not in ("span", "__weakref__"))


class _Tokens:
    """Lark's lexer, for a text that is tokens already."""

    def __init__(self, lexer_conf: object) -> None:
        del lexer_conf

    def lex(self, data: list[Token]) -> Iterator[Token]:
        return iter(data)


@cache
def _parser() -> Lark:
    from lark import Lark, Transformer
    from lark.lexer import Lexer

    from indikator_dsl.grammar_files import grammar_text

    builder = type("Builder", (_Builder, Transformer), {})()
    lexer = type("Tokens", (_Tokens, Lexer), {"__future_interface__": 0})
    return Lark(grammar_text("formula.lark"), parser="lalr", lexer=lexer, transformer=builder)


def build(tokens: list[Token]) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of `tokens`, or None and what is wrong with their order."""
    powers = [token for token in tokens if token.type in ("POWER", "ROOT")]
    if len(powers) > MOST_POWERS:
        return None, [Diagnostic.of("F122", powers[MOST_POWERS].start, powers[MOST_POWERS].end, batas=MOST_POWERS)]
    from lark.exceptions import UnexpectedToken

    try:
        node: Node = _parser().parse(tokens)  # type: ignore[assignment]
    except UnexpectedToken as problem:
        return None, [_misplaced(tokens, problem.token)]
    return node, _miscalled(node, tokens)


def _miscalled(node: Node, tokens: list[Token]) -> list[Diagnostic]:
    """Calls with too many arguments; a tree without a call is not walked."""
    if not any(token.type == "CALL" for token in tokens):
        return []
    found: list[Diagnostic] = []
    for part in walk(node):
        if isinstance(part, Call):
            fewest, most = ARGUMENTS.get(part.function, (1, len(part.arguments)))
            if not fewest <= len(part.arguments) <= most:
                values = {"nama": FUNCTIONS[part.function], "batas": str(most), "banyak": str(len(part.arguments))}
                found.append(Diagnostic("F117", *part.span, tuple(values.items())))
    return found


OPERATORS = frozenset(("PLUS", "MINUS", "TIMES", "DIVIDE", "POWER"))
OPENERS = frozenset(("OPEN", "CALL"))
PAIRS = {"(": ")", "[": "]", "{": "}"}
ROOTS = {"3": "∛", "4": "∜"}
SHORT = 60  # characters of the writer's text that a message repeats


def _misplaced(tokens: list[Token], found: Any) -> Diagnostic:
    """The sentence for a token that cannot stand where it stands, by what is before it and what it is."""
    at = next((i for i, token in enumerate(tokens) if token is found), len(tokens))
    before = tokens[at - 1] if at else None
    token = tokens[at] if at < len(tokens) else None
    if before is not None and before.type == "ROOT":
        return Diagnostic.of("F142", before.start, before.end, tanda=_shown(before))
    if before is not None and before.type in OPERATORS:
        if token is None or token.type in ("CLOSE", "COMMA"):
            return Diagnostic.of("F104", before.start, before.end, tanda=before.text)
        return Diagnostic.of("F103", token.start, token.end, tanda=_shown(token), sebelum=before.text)
    if token is None:
        return _unclosed(tokens)
    if token.type == "COMMA":
        code = "F140" if before is not None and before.type in ("CALL", "COMMA") else "F116"
        return Diagnostic.of(code, token.start, token.end, tanda=token.text)
    if token.type == "CLOSE":
        if before is not None and before.type in OPENERS:
            return Diagnostic.of("F108", before.end - 1, token.end)
        return Diagnostic.of("F106", token.start, token.end, tanda=token.text)
    shown = _shown(token)
    if before is None or before.type in OPENERS or before.type == "COMMA":
        return Diagnostic.of("F102", token.start, token.end, tanda=shown)
    return Diagnostic.of("F110", token.start, token.end, f"x {shown}", kata=shown)


def _unclosed(tokens: list[Token]) -> Diagnostic:
    """The innermost bracket that is still open at the end; without any there was nothing to read at all."""
    waiting: list[Token] = []
    for token in tokens:
        if token.type in OPENERS:
            waiting.append(token)
        elif token.type == "CLOSE" and waiting:
            waiting.pop()
    if not waiting:
        return Diagnostic.of("F123")
    bracket = waiting[-1].text if waiting[-1].type == "OPEN" else "("
    end = waiting[-1].end
    return Diagnostic.of("F105", end - 1, end, tanda=bracket, tutup=PAIRS.get(bracket, ")"))


def _shown(token: Token) -> str:
    """A token as its writer knows it."""
    if token.node is not None:
        return print_node(token.node)[:SHORT]
    if token.type == "ROOT":
        return ROOTS.get(token.text, "√")
    return FUNCTIONS[token.text] + "(" if token.type == "CALL" else token.text
