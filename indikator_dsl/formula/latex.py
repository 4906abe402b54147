r"""LaTeX → the same lexemes that plain text gives, so that one grammar serves both (docs/bahasa/latex.md).

`\frac{A}{B}` becomes `((A) / (B))`, `\text{…}` a piece of a name whatever it holds, `\times` a sign. What is not
understood is refused by name: a command left out in silence could change the value.
"""

from __future__ import annotations

import re

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.lexemes import Lexeme, lex

__all__ = ["is_latex", "lex_latex"]

MARKED = re.compile(r"\\[A-Za-z\[(%_$]|\$")
QUOTED = re.compile(r'"(?:[^"]|"")*"')
PIECE = re.compile(r'"(?:[^"]|"")*"|\\(?:[A-Za-z]+|.)|\$\$|[{}_^~$]|\n+|[^"\\{}_^~$\n]+|["\\]', re.DOTALL)
ESCAPED = re.compile(r"\\(?:([%&_#$ ,{}])|(textbackslash|textasciicircum|textasciitilde)(?:\{\}|\s|(?![A-Za-z])))")
NAMED = {"textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~"}
SPACED_OPERATOR = re.compile(r"\s/\s|[×÷]|\s[xX]\s+[0-9]")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

MOST_FINDINGS = 100
FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
TEXTS = frozenset(
    ("text", "mathrm", "textrm", "textbf", "textit", "mathbf", "mathit", "mathsf", "operatorname", "mbox")
)
BARS = frozenset(("overline", "bar"))
TEXT_SIGNS = {
    "x": "times",
    "X": "times",
    "×": "times",
    "/": "divide",
    ":": "divide",
    "+": "plus",
    "-": "minus",
    "%": "percent",
}
BLANKS = frozenset((",", ";", ":", "!", " ", "\n", "quad", "qquad", "(", ")"))
DISPLAYS = frozenset(("$$", "\\[", "\\]"))
"""Signs that begin or end a formula set apart: beyond them stands another line."""
SKIPPED = frozenset("left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle limits nolimits".split())
SIGNS = {
    "times": ("times", "×"),
    "cdot": ("times", "·"),
    "ast": ("times", "*"),
    "div": ("divide", "÷"),
    "%": ("percent", "%"),
    "{": ("open", "{"),
    "}": ("close", "}"),
    "&": ("mark", "&"),
    "#": ("mark", "#"),
    "le": ("mark", "≤"),
    "leq": ("mark", "≤"),
    "ge": ("mark", "≥"),
    "geq": ("mark", "≥"),
    "min": ("word", "min"),
    "max": ("word", "max"),
    "sum": ("word", "Σ"),
    "_": ("word", "_"),
}


def is_latex(text: str) -> bool:
    """Whether a command or `$` stands outside quotes."""
    return ("\\" in text or "$" in text) and MARKED.search(QUOTED.sub("", text)) is not None


def lex_latex(text: str) -> tuple[list[Lexeme], list[Diagnostic]]:
    """The lexemes of `text`, and what in it is not understood."""
    reader = _Reader(text)
    reader.read()
    return reader.lexemes, reader.diagnostics


class _Reader:
    """One walk over the pieces. `frames` are the open braces: what to do when each closes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = [(match[0], match.start(), match.end()) for match in PIECE.finditer(text)]
        self.at = 0
        self.lexemes: list[Lexeme] = []
        self.diagnostics: list[Diagnostic] = []
        self.frames: list[tuple[str, str]] = []
        self.spaced = False
        self.failed = False
        self.displayed = False  # between `$$` and `$$`, where a line's end means nothing

    def read(self) -> None:
        while self.at < len(self.pieces):
            piece, start, end = self.pieces[self.at]
            self.at += 1
            if piece in DISPLAYS:
                self.displayed = not self.displayed
                self._put("break", "\n", start, end)
                self.spaced = True
            elif piece == "\\\\" or piece[0] == "\n":
                if not self.frames and not (self.displayed and piece[0] == "\n"):
                    self._put("break", "\n", start, end)
                self.spaced = True
            elif piece[0] == "\\":
                self._command(piece[1:], start, end)
            elif piece == "{":
                self._open_brace("group", "", start)
            elif piece == "}":
                self._close_brace(start, end)
            elif piece == "^":
                self._superscript(start, end)
            elif piece == "_":
                self._subscript(start, end)
            elif piece in ("$", "~"):
                self.spaced = True
            else:
                self._plain(start, end)
        if self.frames:
            self._refuse("F115", len(self.text) - 1, len(self.text), kata="{")

    # -- emitting ------------------------------------------------------------------------------------------------

    def _refuse(self, code: str, start: int, end: int, *, kata: str) -> None:
        is_error = code < "F2"
        if len(self.diagnostics) < MOST_FINDINGS or (is_error and not self.failed):
            self.failed = self.failed or is_error
            self.diagnostics.append(Diagnostic.of(code, start, end, kata=kata))

    def _put(self, kind: str, text: str, start: int, end: int) -> None:
        self.lexemes.append(Lexeme(kind, text, start, end, self.spaced))
        self.spaced = False

    def _plain(self, start: int, end: int) -> None:
        found = lex(self.text, start, end)
        if found and self.spaced:
            found[0] = found[0]._replace(spaced=True)
        self.lexemes += found
        self.spaced = self.text[end - 1].isspace() or (self.spaced and not found)

    def _open_brace(self, frame: str, extra: str, start: int) -> None:
        self.frames.append((frame, extra))
        self._put("open", "(", start, start + 1)

    # -- braces --------------------------------------------------------------------------------------------------

    def _close_brace(self, start: int, end: int) -> None:
        if not self.frames:
            return self._refuse("F115", start, end, kata="}")
        frame, extra = self.frames.pop()
        if frame == "index":
            self._put("comma", ";", start, end)
            self._put("number", extra, start, end)
        self._put("close", ")", start, end)
        if frame == "numerator":
            self._put("divide", "/", start, end)
            if not self._enter("denominator", ""):
                self._refuse("F115", start, end, kata="\\frac")
        elif frame == "denominator":
            self._put("close", ")", start, end)
        return None

    def _enter(self, frame: str, extra: str) -> bool:
        """Go into the brace that must follow, and remember what its end means."""
        while self.at < len(self.pieces) and self.pieces[self.at][0].isspace():
            self.at += 1
        if self.at >= len(self.pieces) or self.pieces[self.at][0] != "{":
            return False
        self._open_brace(frame, extra, self.pieces[self.at][1])
        self.at += 1
        return True

    def _inside_brace(self) -> tuple[str, int, int] | None:
        """The text inside the brace that must follow, with its place; the reader stands behind it."""
        while self.at < len(self.pieces) and self.pieces[self.at][0].isspace():
            self.at += 1
        if self.at >= len(self.pieces) or self.pieces[self.at][0] != "{":
            return None
        depth, first = 0, self.pieces[self.at][2]
        while self.at < len(self.pieces):
            piece, start, _ = self.pieces[self.at]
            self.at += 1
            depth += (piece == "{") - (piece == "}")
            if not depth:
                inside = ESCAPED.sub(lambda found: found[1] or NAMED[found[2]], self.text[first:start])
                return inside, first, start
        return None

    # -- commands ------------------------------------------------------------------------------------------------

    def _command(self, name: str, start: int, end: int) -> None:
        if name in BLANKS:
            self.spaced = True
        elif name in SIGNS:
            self._put(*SIGNS[name], start, end)
            if name == "sum":
                self._skip_limits()
                self.spaced = True
        elif name in TEXTS or name in BARS:
            self._prose(name, start, end)
        elif name in FRACTIONS:
            self._put("open", "(", start, end)
            if not self._enter("numerator", ""):
                self._refuse("F115", start, end, kata="\\" + name)
        elif name == "sqrt":
            self._square_root(start, end)
        elif name in SKIPPED:
            self._bar_bracket(name)
        else:
            self._refuse("F114", start, end, kata="\\" + name)

    def _prose(self, name: str, start: int, end: int) -> None:
        inside = self._inside_brace()
        if inside is None:
            return self._refuse("F115", start, end, kata="\\" + name)
        content, first, last = inside
        if not content.strip():
            self.spaced = True
            return None
        if NUMBER.fullmatch(content.strip()):
            return self._put("number", content.strip(), first, last)
        if content.strip() == "100%":
            self._put("number", "100", first, last)
            return self._put("percent", "%", last, last)
        if content.strip() in TEXT_SIGNS:
            return self._put(TEXT_SIGNS[content.strip()], content.strip(), first, last)
        if QUOTED.fullmatch(content.strip()):
            return self._put("quoted", content.strip(), first, last)  # a name, whatever it holds
        if self.lexemes and self.lexemes[-1].kind == "prose":
            self.spaced = True  # two texts side by side are two words
        if SPACED_OPERATOR.search(content):
            self._refuse("F215", first, last, kata=content[:60])
        self.spaced = self.spaced or content[0].isspace()
        words = " ".join(content.split())
        self._put("prose", words + "\N{COMBINING MACRON}" if name in BARS else words, first, last)
        self.spaced = content[-1].isspace()
        return None

    def _square_root(self, start: int, end: int) -> None:
        index = ""
        if self.at < len(self.pieces) and self.pieces[self.at][0].startswith("["):
            piece, first, _ = self.pieces[self.at]
            index = piece[1:-1] if piece.endswith("]") else ""
            if not NUMBER.fullmatch(index):
                return self._refuse("F115", start, first + len(piece), kata="\\sqrt" + piece[:20])
            self.at += 1
        self._put("word", "akar", start, end)
        if not self._enter("index" if index else "group", index):
            self._refuse("F115", start, end, kata="\\sqrt")
        return None

    def _bar_bracket(self, name: str) -> None:
        r"""`\left|` and `\right|` are the brackets of an absolute value; other brackets are read as themselves."""
        if self.at >= len(self.pieces) or not self.pieces[self.at][0].startswith("|"):
            return
        piece, start, end = self.pieces[self.at]
        if name == "left":
            self._put("word", "abs", start, start + 1)
            self._put("open", "(", start, start + 1)
        elif name == "right":
            self._put("close", ")", start, start + 1)
        else:
            return
        self.pieces[self.at] = (piece[1:], start + 1, end)
        if not piece[1:]:
            self.at += 1

    # -- scripts -------------------------------------------------------------------------------------------------

    def _script(self) -> tuple[str, int] | None:
        """What a `_` or `^` without arithmetic holds: one sign, or a brace's text."""
        if self.at < len(self.pieces) and self.pieces[self.at][0] == "{":
            inside = self._inside_brace()
            return None if inside is None else (re.sub(r"\\[A-Za-z]+\s*|[{}]", "", inside[0]).strip(), inside[2] + 1)
        if self.at < len(self.pieces) and self.pieces[self.at][0][0] not in "\\{}_^~$":
            piece, start, end = self.pieces[self.at]
            self.pieces[self.at] = (piece[1:], start + 1, end)
            if not piece[1:]:
                self.at += 1
            return piece[0], start + 1
        return None

    def _subscript(self, start: int, end: int) -> None:
        found = self._script()
        if found is None or not self.lexemes or self.lexemes[-1].kind not in ("word", "prose", "x"):
            return self._refuse("F115", start, end, kata="_")
        before = self.lexemes[-1]
        kind = "prose" if before.kind == "prose" else "word"
        self.lexemes[-1] = before._replace(kind=kind, text=f"{before.text}_{found[0]}", end=found[1])
        return None

    def _superscript(self, start: int, end: int) -> None:
        self._put("power", "^", start, end)
        if self.at < len(self.pieces) and self.pieces[self.at][0] == "{":
            self._enter("group", "")

    def _skip_limits(self) -> None:
        """`_{i=1}^{n}` of a sum says what is summed; the datum is the whole sum."""
        while self.at < len(self.pieces) and self.pieces[self.at][0] in ("_", "^"):
            self.at += 1
            self._script()
