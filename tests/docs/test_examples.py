"""The documents, run: what they show is what the program prints, and what they link to is there.

In README.md, README.id.md, CONTRIBUTING.md and docs/*.md

- a fence ```` ```console ```` holds commands: a line `$ indikator …` is run, the lines after it are its whole output
  (a line `…` alone stands for lines left out; `< file` feeds a file in);
- a fence with a kind and a file name (```` ```csv isian.csv ````) is written to that file, for the commands below it;
- a fence ```` ```python ```` is executed; `# → X` behind an expression is its value, as `str` or `repr` shows it.

One document runs from top to bottom in one folder of its own, which starts with a copy of `definitions/`.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import indikator_dsl

ROOT = Path(__file__).parents[2]
PACKAGE = Path(indikator_dsl.__file__).parent
DOCUMENTS = [ROOT / "README.md", ROOT / "README.id.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md"))]
EVERY_PAGE = [*DOCUMENTS, ROOT / "definitions" / "README.md", ROOT / "CHANGELOG.md", *sorted(ROOT.glob("docs/*/*.md"))]

FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
VALUE = re.compile(r"#\s*(?:→|->)\s*(.*\S)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
LEFT_OUT = "…"


class Block(NamedTuple):
    """One fence: the words behind its back-ticks, what is inside, and the line of the document that is in."""

    info: list[str]
    text: str
    line: int


def blocks(path: Path) -> list[Block]:
    text = path.read_text(encoding="utf-8")
    return [
        Block(found[1].split(), found[2], text.count("\n", 0, found.start(2)) + 1) for found in FENCE.finditer(text)
    ]


def commands(block: Block) -> list[tuple[int, str, list[str]]]:
    """Each command of a console block with its line and the output that the document shows."""
    found: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(block.text.splitlines(), block.line):
        if line.startswith("$ "):
            found.append((number, line[2:], []))
        elif found:
            found[-1][2].append(line.rstrip())
    return found


def run(command: str, folder: Path) -> list[str]:
    """The output of an `indikator` command as lines, standard error and all."""
    words = shlex.split(command)
    given = (folder / words[words.index("<") + 1]).read_bytes() if "<" in words else b""
    words = words[1 : words.index("<")] if "<" in words else words[1:]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(PACKAGE.parent), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-m", "indikator_dsl", *words],
        cwd=folder,
        env=environment,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return [line.rstrip() for line in done.stdout.decode().splitlines()]


def agrees(shown: list[str], printed: list[str]) -> bool:
    pattern = "".join(r"(?:.*\n)+?" if line == LEFT_OUT else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def execute(block: Block, names: dict[str, object], where: str) -> None:
    """Run the statements of a Python block, and compare the values that its comments promise."""
    lines = block.text.splitlines()
    promised = {number: found[1] for number, line in enumerate(lines, 1) if (found := VALUE.search(line))}
    for statement in ast.parse(block.text).body:
        last = statement.end_lineno or statement.lineno
        on_next = last < len(lines) and lines[last].lstrip().startswith("#")
        promise = promised.pop(last, None) or (promised.pop(last + 1, None) if on_next else None)
        if promise is None:
            exec(compile(ast.Module([statement], []), where, "exec"), names)
            continue
        assert isinstance(statement, ast.Expr), f"{where}:{block.line + last - 1}: only an expression has a value"
        value = eval(compile(ast.Expression(statement.value), where, "eval"), names)
        assert promise in (str(value), repr(value)), f"{where}:{block.line + last - 1}"
    assert not promised, f"{where}:{block.line}: a value that belongs to no expression: {promised}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_shows_what_the_program_does(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not path.exists() or not (ROOT / "definitions").is_dir():
        pytest.skip(f"{path.name} or definitions/ is not beside the tests")
    found = blocks(path)
    if any(".xlsx" in block.text for block in found if block.info == ["console"]):
        pytest.importorskip("xlsxwriter")
    if any("indikator sql " in block.text or "to_sql(" in block.text for block in found):
        pytest.importorskip("sqlglot")
    if any("_frame(" in block.text or "evaluate_files(" in block.text or "massal " in block.text for block in found):
        pytest.importorskip("polars")
        pytest.importorskip("narwhals")
    shutil.copytree(ROOT / "definitions", tmp_path / "definitions")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in found:
        if len(block.info) == 2 and "." in block.info[1]:
            (tmp_path / block.info[1]).write_text(block.text, encoding="utf-8")
        elif block.info == ["python"]:
            execute(block, names, path.name)
        elif block.info == ["console"]:
            for line, command, shown in commands(block):
                if command.startswith("indikator "):
                    printed = run(command, tmp_path)
                    assert agrees(shown, printed), "\n".join([f"{path.name}:{line}: $ {command}", *printed])


def test_the_documents_show_commands_and_values() -> None:
    """Guards the test above: a fence that it does not recognise would be a fence that it does not check."""
    shown = [block for path in DOCUMENTS if path.exists() for block in blocks(path)]
    if not shown:
        pytest.skip("the documents are not beside the tests")
    lines = [command for block in shown if block.info == ["console"] for _, command, _ in commands(block)]
    verbs = {command.split()[1] for command in lines if command.startswith("indikator ")}
    assert {"impor", "periksa", "format", "urai", "templat", "hitung", "jelaskan", "uji"} <= verbs
    assert any(VALUE.search(block.text) for block in shown if block.info == ["python"])


@pytest.mark.parametrize("path", EVERY_PAGE, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    if not (ROOT / "pyproject.toml").exists() or not path.exists():
        pytest.skip("this is no checkout: the files that pages link to are elsewhere")
    prose = FENCE.sub("", path.read_text(encoding="utf-8"))
    links = [link for link in LINK.findall(prose) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


def imports_of(package: str) -> tuple[set[str], set[str]]:
    """What the modules of a package import of the others: at their top, and inside functions only."""
    top: set[str] = set()
    inside: set[str] = set()
    for file in (PACKAGE / package).rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        at_top = set(tree.body)
        for_types = {
            node
            for branch in tree.body
            if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
            for node in ast.walk(branch)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node not in for_types and node.module is not None:
                names = node.module.split(".")
                if names[0] == "indikator_dsl" and len(names) > 1 and names[1] != package:
                    (top if node in at_top else inside).add(names[1])
    return top, inside - top


def test_the_table_of_imports_is_what_the_code_does() -> None:
    page = ROOT / "docs" / "architecture.md"
    if not page.exists():
        pytest.skip("docs/architecture.md is not beside the tests")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \| ([^|]*) \| [^|]*\|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    said = {package: (set(re.findall(r"\w+", top)), set(re.findall(r"\w+", inside))) for package, top, inside in rows}
    packages = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name != "grammar")
    assert said == {package: imports_of(package) for package in packages}
