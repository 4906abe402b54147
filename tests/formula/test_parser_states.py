"""Every state of the parser answers every token that cannot come with a sentence that fits, at the right place.

The states are walked in Lark's own parse table: for each a shortest row of tokens that leads to it, and then each
terminal that it does not accept.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from typing import Any

import pytest

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.grammar import _parser, build
from indikator_dsl.formula.tokens import Token
from indikator_dsl.formula.tree import Name, Number

WRITTEN = {
    **{"NAME": "Guru", "NUMBER": "7", "PLUS": "+", "MINUS": "-", "TIMES": "x", "DIVIDE": "/", "POWER": "^"},
    **{"ROOT": "√", "OPEN": "(", "CLOSE": ")", "CALL": "min(", "COMMA": ";"},
}
OPERATORS = {"PLUS", "MINUS", "TIMES", "DIVIDE", "POWER"}
VALUES = {"NAME", "NUMBER", "OPEN", "CALL", "ROOT"}
END = "$END"


def token(terminal: str, at: int) -> Token:
    written = WRITTEN[terminal]
    span = (at, at + len(written))
    if terminal == "NAME":
        return Token(terminal, *span, node=Name(written, span))
    if terminal == "NUMBER":
        return Token(terminal, *span, node=Number(Fraction(7), False, span))
    return Token(terminal, *span, {"ROOT": "2", "CALL": "min"}.get(terminal, written))


def tokens(row: tuple[str, ...]) -> list[Token]:
    made: list[Token] = []
    for terminal in row:
        made.append(token(terminal, made[-1].end + 1 if made else 0))
    return made


def step(table: Any, stack: tuple[int, ...], terminal: str) -> tuple[int, ...] | None:
    """The stack of states after `terminal`, or None where it cannot come."""
    while True:
        action = table.states[stack[-1]].get(terminal)
        if action is None:
            return None
        kind, argument = action
        if str(kind) == "Shift":
            return (*stack, argument)
        stack = stack[: len(stack) - len(argument.expansion)]
        if not argument.origin.name.startswith("$"):
            stack = (*stack, table.states[stack[-1]][argument.origin.name][1])


def shortest_rows() -> dict[int, tuple[str, ...]]:
    """For each state that waits for a token, the first found shortest row of terminals that ends in it."""
    table = _parser().parser.parser._parse_table
    start = (table.start_states["start"],)
    rows: dict[int, tuple[str, ...]] = {start[0]: ()}
    waiting: deque[tuple[tuple[int, ...], tuple[str, ...]]] = deque([(start, ())])
    while waiting:
        stack, row = waiting.popleft()
        for terminal in WRITTEN:
            after = step(table, stack, terminal)
            if after is None or len(row) > 5:
                continue
            fresh = after[-1] not in rows
            rows.setdefault(after[-1], (*row, terminal))
            if fresh or len(row) < 4:  # short rows are all tried: one state is reached inside and outside of brackets
                waiting.append((after, (*row, terminal)))
    return rows


def refusals() -> list[tuple[tuple[str, ...], str]]:
    """Each row that leads to a state, and beside rows in brackets, with each terminal that cannot follow it there."""
    table = _parser().parser.parser._parse_table
    start = (table.start_states["start"],)
    found = []
    for row in sorted({*shortest_rows().values(), ("NAME",), ("OPEN", "NAME"), ("CALL", "NAME"), ("CALL", "OPEN")}):
        stack: tuple[int, ...] | None = start
        for terminal in row:
            assert stack is not None
            stack = step(table, stack, terminal)
        assert stack is not None
        found += [(row, terminal) for terminal in (*WRITTEN, END) if not _accepts(table, stack, terminal)]
    return found


def _accepts(table: Any, stack: tuple[int, ...], terminal: str) -> bool:
    if terminal != END:
        return step(table, stack, terminal) is not None
    while True:
        action = table.states[stack[-1]].get(END)
        if action is None or str(action[0]) == "Shift":
            return action is not None
        rule = action[1]
        stack = stack[: len(stack) - len(rule.expansion)]
        if rule.origin.name == "start":
            return True
        stack = (*stack, table.states[stack[-1]][rule.origin.name][1])


def open_brackets(row: tuple[str, ...]) -> list[int]:
    waiting: list[int] = []
    for at, terminal in enumerate(row):
        if terminal in ("OPEN", "CALL"):
            waiting.append(at)
        elif terminal == "CLOSE":
            waiting.pop()
    return waiting


def expected(row: tuple[str, ...], found: str) -> tuple[str, int, str]:
    """What a teacher says: the code, which token of the row it points at, and a word that the sentence must hold."""
    before = row[-1] if row else ""
    here, last = len(row), len(row) - 1
    if before == "ROOT":
        return "F142", last, "√"  # a root of nothing
    if before in OPERATORS and found in (END, "CLOSE", "COMMA"):
        return "F104", last, WRITTEN[before]  # an operator with nothing on its right
    if before in OPERATORS:
        return "F103", here, WRITTEN[found]  # two operators
    if not row and found == END:
        return "F123", -1, "tidak ada formula"
    if found == END:
        return "F105", open_brackets(row)[-1], "("  # a bracket that stays open
    if found == "CLOSE":
        if before in ("OPEN", "CALL"):
            return "F108", last, "kosong"
        return "F106", here, ")"
    if found == "COMMA":
        return ("F140" if before in ("CALL", "COMMA") else "F116"), here, ";"
    if found in VALUES:
        return "F110", here, WRITTEN[found]  # two values side by side
    return "F102", here, WRITTEN[found]  # an operator with nothing on its left


REFUSALS = refusals()


def test_every_state_is_reached() -> None:
    table = _parser().parser.parser._parse_table
    waiting = {state for state, actions in table.states.items() if any(name.isupper() for name in actions)}
    behind_nonterminals = {
        argument
        for actions in table.states.values()
        for name, (kind, argument) in actions.items()
        if str(kind) == "Shift" and not name.isupper()
    }
    # A state that a nonterminal leads to is passed while reducing: the row before it stands for it.
    assert waiting - behind_nonterminals - set(shortest_rows()) == set()
    assert len(REFUSALS) > 150


@pytest.mark.parametrize(("row", "found"), REFUSALS, ids=[" ".join((*row, found)) for row, found in REFUSALS])
def test_what_cannot_come_is_answered_with_a_sentence_that_fits(row: tuple[str, ...], found: str) -> None:
    given = tokens(row if found == END else (*row, found))
    tree, findings = build(given)
    assert tree is None
    (finding,) = findings
    code, at, word = expected(row, found)
    assert (finding.code, finding.is_error) == (code, True), finding.message
    assert word in finding.message
    assert "?" not in finding.message
    if at >= 0:
        # The bracket of a call is the end of its token.
        start = given[at].end - 1 if row[at : at + 1] == ("CALL",) and code in ("F105", "F108") else given[at].start
        assert finding.start == start
        assert finding.end > finding.start


def test_the_sentences_of_the_states_differ() -> None:
    """One sentence for everything would pass the test above if its table said so."""
    codes = {expected(row, found)[0] for row, found in REFUSALS}
    assert codes == {"F102", "F103", "F104", "F105", "F106", "F108", "F110", "F116", "F123", "F140", "F142"}
    assert len({Diagnostic.of(code).template for code in codes}) == len(codes)
