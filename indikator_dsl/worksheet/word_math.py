r"""Word's equations (Office MathML) as the LaTeX that the reader of formulas knows; nothing in them is left out.

A fraction becomes `\frac{\text{…}}{\text{…}}`, an equation without any layout plain text. What has no sure reading
(a matrix, a limit) keeps its content under the name that LaTeX has for it, which the reader of formulas refuses, and
is named here as a problem.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indikator_dsl.office.xml import Element

__all__ = ["read_equation"]

SIGNS = {
    "×": r"\times",
    "÷": r"\div",
    "·": r"\cdot",
    "⋅": r"\cdot",
    "∙": r"\cdot",
    "∗": "*",
    "−": "-",
    "∕": "/",
    "⁄": "/",
    "%": r"\%",
    "∑": r"\sum",
    "≤": r"\le",
    "≥": r"\ge",
    "{": r"\{",
    "}": r"\}",
    "^": "^",
}
TOKEN = re.compile(
    r"[+×÷·⋅∙∗*/∕⁄=%∑≤≥<>;−^{}()\[\]]|(?<!\w)-|-(?!\w)|(?:[^+×÷·⋅∙∗*/∕⁄=%∑≤≥<>;−^{}()\[\]-]|(?<=\w)-(?=\w))+"
)
TOKEN_OF_TEXT = re.compile(r"[+×÷·⋅∙∗*∕⁄=%∑−]|(?<=\s)[/-](?=\s)|(?:[^+×÷·⋅∙∗*∕⁄=%∑−/-]|(?<!\s)[/-]|[/-](?!\s))+")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
LETTER = re.compile(r"[^\W\d_]")
TIMES = re.compile(r"(.*?)(?:^|(?<=\s))([xX])\s*([0-9]+(?:[.,][0-9]+)*)")
SPECIAL = re.compile(r"[\\{}$&#_^~%]")
ESCAPED = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
SIMPLE = re.compile(r"[0-9.,]+|[^\W\d_]|\\text\{[^{}]*\}|\\left\(.*\\right\)")
BRACKETS = {"{": r"\{", "}": r"\}", "": "."}

PROBLEMS = {
    "m:m": ("matriks", "matrix"),
    "m:eqArr": ("susunan beberapa baris", "array"),
    "m:limLow": ("tulisan di bawah", "underset"),
    "m:limUpp": ("tulisan di atas", "overset"),
    "m:groupChr": ("kurung di atas atau di bawah", "underbrace"),
    "m:sPre": ("indeks di depan", "prescript"),
    "m:phant": ("bagian yang tidak tampak", "phantom"),
}
"""What has no sure reading: its name for a person, and in LaTeX."""


def read_equation(equation: Element) -> tuple[str, list[str]]:
    """The text of one `m:oMath`, and the names of what in it has no sure reading."""
    reader = _Reader()
    latex = reader.sequence(equation)
    if reader.has_layout:
        return f"${latex}$", reader.problems
    return " ".join("".join(reader.plain).split()), reader.problems


class _Reader:
    def __init__(self) -> None:
        self.has_layout = False
        self.problems: list[str] = []
        self.plain: list[str] = []

    def sequence(self, element: Element | None) -> str:
        """The children of `element` one after another; runs that stand side by side are one text."""
        pieces: list[str] = []
        runs: list[tuple[str, bool]] = []
        for child in _flat(element):
            if child.name in {"m:r", "w:r"}:
                text = "".join(part.text for part in child.children if part.name in {"m:t", "w:t"})
                normal = child.name == "w:r" or child.find("m:rPr", "m:nor") is not None
                if runs and runs[-1][1] == normal:
                    runs[-1] = (runs[-1][0] + text, normal)
                else:
                    runs.append((text, normal))
                self.plain.append(text)
                continue
            pieces += [_words(text, normal=normal) for text, normal in runs]
            runs = []
            pieces.append(self.layout(child))
        pieces += [_words(text, normal=normal) for text, normal in runs]
        return re.sub(r" (\\%)", r"\1", " ".join(filter(None, pieces)))

    def layout(self, element: Element) -> str:
        """Anything but a run."""
        self.has_layout = True
        name = element.name
        if name == "m:f":
            above, below = self.sequence(element.find("m:num")), self.sequence(element.find("m:den"))
            if _value(element, "m:fPr", "m:type") == "noBar":
                return self.problem("pecahan tanpa garis", "binom", above, below)
            return rf"\frac{{{above}}}{{{below}}}"
        if name == "m:d":
            first = _value(element, "m:dPr", "m:begChr", "(")
            last = _value(element, "m:dPr", "m:endChr", ")")
            parted = f" {_value(element, 'm:dPr', 'm:sepChr', '|')} "
            inside = parted.join(self.sequence(child) for child in element.children if child.name == "m:e")
            return rf"\left{BRACKETS.get(first, first)} {inside} \right{BRACKETS.get(last, last)}"
        if name in {"m:sSup", "m:sSub", "m:sSubSup"}:
            base = self.sequence(element.find("m:e"))
            low = f"_{{{self.sequence(element.find('m:sub'))}}}" if "Sub" in name else ""
            high = f"^{{{self.sequence(element.find('m:sup'))}}}" if "Sup" in name else ""
            return (base if SIMPLE.fullmatch(base) else rf"\left( {base} \right)") + low + high
        if name == "m:rad":
            degree = self.sequence(element.find("m:deg"))
            return rf"\sqrt{f'[{degree}]' if degree else ''}{{{self.sequence(element.find('m:e'))}}}"
        if name == "m:nary":
            sign = _value(element, "m:naryPr", "m:chr", "∫")
            low, high = self.sequence(element.find("m:sub")), self.sequence(element.find("m:sup"))
            inside = self.sequence(element.find("m:e"))
            limits = (f"_{{{low}}}" if low else "") + (f"^{{{high}}}" if high else "")
            if sign == "∑":
                return rf"\sum{limits} {inside}"
            return self.problem(f"tanda {sign}", "int" if sign == "∫" else "prod", inside)
        if name in {"m:bar", "m:acc"}:
            return rf"\overline{{{_plain(element.find('m:e'))}}}"
        if name == "m:func":
            return f"{_plain(element.find('m:fName'))} {self.sequence(element.find('m:e'))}"
        if name in {"m:box", "m:borderBox"}:
            return self.sequence(element.find("m:e"))
        said, command = PROBLEMS.get(name, (f"susunan {name}", "susunan"))
        parts = [child for child in element.children if not child.name.endswith("Pr")]
        return self.problem(said, command, *(self.sequence(part) for part in parts))

    def problem(self, said: str, command: str, *parts: str) -> str:
        self.problems.append(said)
        return "\\" + command + "".join(f"{{{part}}}" for part in parts)


def _flat(element: Element | None) -> list[Element]:
    """The children that say something, those of changes and containers among them."""
    found: list[Element] = []
    left = list(reversed(element.children)) if element else []
    while left:
        child = left.pop()
        if child.name in {"w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "m:e", "m:mr"}:
            left += reversed(child.children)
        elif child.name in {"m:r", "w:r"} or (child.name.startswith("m:") and not child.name.endswith("Pr")):
            found.append(child)
    return found


def _value(element: Element, properties: str, name: str, otherwise: str = "") -> str:
    found = element.find(properties, name)
    return otherwise if found is None else found.get("val") or ""


def _plain(element: Element | None) -> str:
    if element is None:
        return ""
    return "".join(part.text for part in element.all("m:t")).strip()


def _words(text: str, *, normal: bool) -> str:
    """The text of runs: signs as commands, numbers as they are, words in `\\text{…}`."""
    pieces: list[str] = []
    for token in (TOKEN_OF_TEXT if normal else TOKEN).findall(text):
        word = token.strip()
        if not word:
            continue
        if not LETTER.search(word) or word in {"x", "X"} or (len(word) == 1 and not normal):
            pieces.append(SIGNS.get(word, word) if len(word) == 1 or NUMBER.fullmatch(word) else _escaped(word))
        elif times := TIMES.fullmatch(word):
            pieces += [_text(times[1].strip()), times[2], times[3]]
        else:
            pieces.append(_text(word))
    return " ".join(filter(None, pieces))


def _text(words: str) -> str:
    return rf"\text{{{_escaped(words)}}}" if words else ""


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda sign: ESCAPED.get(sign[0], "\\" + sign[0]), text)
