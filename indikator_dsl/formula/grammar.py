"""Tokens → tree, by grammar/formula.lark (LALR). Built at the first parse; safe in threads.

A sentence a person wrote stands for every pair of tokens that cannot follow each other; a test walks all states.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_node
from indikator_dsl.formula.tree import DEEPEST, Call, Negative, Node, Number, Power, make_chain, reach, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lark import Lark

    from indikator_dsl.formula.tokens import Token

__all__ = ["MOST_POWERS", "build"]

MOST_POWERS = DEEPEST
"""`^` and `√` that one formula may hold: they nest without brackets."""

LONGEST_KEPT = 60  # tokens of a shape that is kept for the next formula of that shape
Shape: TypeAlias = Any
"""An index of an operand's token, or a tuple: the rule's name and what it is made of."""

SIGNS = {"PLUS": "+", "MINUS": "-", "TIMES": "*", "DIVIDE": "/"}
ARGUMENTS = {"abs": (1, 1), "sqrt": (1, 1), "root": (1, 2), "round": (1, 2)}
"""How few and how many arguments a function takes; the others take any number from one."""


class _Builder:
    """What Lark calls at each rule. Methods bear the names that grammar/formula.lark gives after `->`.

    They build a *shape*: the rules that a row of token types comes down to, with the tokens' indexes for its leaves.
    Officials write few shapes (`name / name x number` above all), so each is parsed once and then only filled in.
    """

    def start(self, children: list[Any]) -> Shape:
        shape: Shape = children[0]
        return shape

    def operand(self, children: list[_Type]) -> Shape:
        return children[0].index

    def chain(self, children: list[Any]) -> Shape:
        return ("chain", tuple(sign.index for sign in children[1::2]), tuple(children[::2]))

    def negative(self, children: list[Any]) -> Shape:
        return ("negative", children[0].index, children[1])

    def power(self, children: list[Any]) -> Shape:
        return ("power", children[0], children[2])

    def group(self, children: list[Any]) -> Shape:
        return ("group", children[0].index, children[1], children[2].index)

    def root(self, children: list[Any]) -> Shape:
        return ("root", children[0].index, children[1])

    def call(self, children: list[Any]) -> Shape:
        arguments = tuple(child for child in children[1:-1] if not isinstance(child, _Type))
        return ("call", children[0].index, arguments, children[-1].index)


class _Type:
    """A token type and where it stands: all that the grammar needs of a token. Class attributes are for Lark."""

    __slots__ = ("index", "type")
    line = column = end_line = end_column = start_pos = end_pos = 0

    def __init__(self, type: str, index: int) -> None:
        self.type = type
        self.index = index


class _Types:
    """Lark's lexer, for a text that is token types already."""

    def __init__(self, lexer_conf: object) -> None:
        del lexer_conf

    def lex(self, data: list[_Type]) -> Iterator[_Type]:
        return iter(data)


@cache
def _parser() -> Lark:
    from lark import Lark, Transformer
    from lark.lexer import Lexer

    from indikator_dsl.grammar_files import grammar_text

    builder = type("Builder", (_Builder, Transformer), {})()
    lexer = type("Types", (_Types, Lexer), {"__future_interface__": 0})
    return Lark(grammar_text("formula.lark"), parser="lalr", lexer=lexer, transformer=builder)


def _parse(types: tuple[str, ...]) -> tuple[Shape, int | None]:
    """The shape of a row of token types, or the index of the first that cannot stand where it stands."""
    from lark.exceptions import UnexpectedToken

    try:
        return _parser().parse([_Type(type, at) for at, type in enumerate(types)]), None
    except UnexpectedToken as problem:
        return None, problem.token.index if isinstance(problem.token, _Type) else len(types)


_parse_known = lru_cache(maxsize=2048)(_parse)


def build(tokens: list[Token]) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of `tokens`, or None and what is wrong with their order."""
    types = tuple([token.type for token in tokens])
    powers = types.count("POWER") + types.count("ROOT")
    if powers > MOST_POWERS:
        last = [token for token in tokens if token.type in ("POWER", "ROOT")][MOST_POWERS]
        return None, [Diagnostic.of("F122", last.start, last.end, batas=MOST_POWERS)]
    shape, wrong = (_parse_known if len(types) <= LONGEST_KEPT else _parse)(types)
    if wrong is not None:
        return None, [_misplaced(tokens, wrong)]
    node = _fill(shape, tokens)
    return node, _miscalled(node) if "CALL" in types else []


def _fill(shape: Shape, tokens: Sequence[Token]) -> Node:
    """The tree of a shape with these tokens as its leaves. As deep as the tree, which is bounded."""
    if isinstance(shape, int):
        node = tokens[shape].node
        assert node is not None
        return node
    rule = shape[0]
    if rule == "chain":
        operands = [_fill(part, tokens) for part in shape[2]]
        operators = "".join([SIGNS[tokens[sign].type] for sign in shape[1]])
        return make_chain(operators, operands, reach(operands))
    if rule == "group":
        return _group(tokens[shape[1]], _fill(shape[2], tokens), tokens[shape[3]])
    if rule == "negative":
        operand = _fill(shape[2], tokens)
        return Negative(operand, (tokens[shape[1]].start, operand.span[1]))
    if rule == "power":
        base, exponent = _fill(shape[1], tokens), _fill(shape[2], tokens)
        return Power(base, exponent, (base.span[0], exponent.span[1]))
    if rule == "root":
        return _root(tokens[shape[1]], _fill(shape[2], tokens))
    opened, closed = tokens[shape[1]], tokens[shape[3]]
    return _call(opened, tuple(_fill(part, tokens) for part in shape[2]), closed)


def _group(opened: Token, node: Any, closed: Token) -> Node:
    """The span takes the brackets in, which is how later checks know that there were any."""
    if isinstance(node, Number):
        return node  # a number needs no bracket
    around: Node = type(node)(*_fields(node), span=(opened.start, closed.end))
    return around


def _fields(node: Any) -> Iterator[Any]:
    return (getattr(node, name) for name in type(node).__slots__ if name not in ("span", "__weakref__"))


def _root(sign: Token, radicand: Node) -> Node:
    span = (sign.start, radicand.span[1])
    if sign.text == "2":
        return Call("sqrt", (radicand,), span)
    from fractions import Fraction

    return Call("root", (radicand, Number(Fraction(sign.text))), span)


def _call(opened: Token, arguments: tuple[Node, ...], closed: Token) -> Node:
    function = "sqrt" if opened.text == "root" and len(arguments) == 1 else opened.text
    return Call(function, arguments, (opened.start, closed.end))


def _miscalled(node: Node) -> list[Diagnostic]:
    """Calls with too many arguments."""
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


def _misplaced(tokens: list[Token], at: int) -> Diagnostic:
    """The sentence for token `at`, which cannot stand behind the one before; past the last, the end comes too early."""
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
