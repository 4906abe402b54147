"""The catalogue of codes: complete against the source, written as a person would, and its pages up to date."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

import indikator_dsl
from indikator_dsl.diagnostics.catalogue import SUBJECTS, Entry, all_entries

PACKAGE = Path(indikator_dsl.__file__).parent
DOCS = Path(__file__).parents[2] / "docs"
CODE = re.compile(rf"[{''.join(SUBJECTS)}][0-9]{{3}}")

ENGLISH = frozenset(
    "the and or of is are was not no with without from for to in on at by this that must should can cannot may "
    "file line column error warning note invalid unknown missing unexpected expected value name names number string "
    "empty found open close token node list key keys row rows sheet read parse failed too many few long deep".split()
)
"""Words of an English message that no Indonesian sentence has."""

INDONESIAN = frozenset(
    "yang tidak bukan di dan atau dari dengan untuk ini itu sudah belum bila adalah sebagai hanya lebih pada dapat "
    "tanda nama kurung kolom berkas formula nilai baris data indikator isi".split()
)
"""Common words, of which at least one is in any sentence of ours."""


def literals() -> set[str]:
    """Every code that stands as a string of its own in the source, outside the catalogue."""
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        if file.parent.name == "catalogue":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return found


def test_a_code_that_is_said_is_explained() -> None:
    assert literals() - set(all_entries()) == set()


def test_a_code_that_is_explained_is_said() -> None:
    assert set(all_entries()) - literals() == set()


@pytest.mark.parametrize(("code", "entry"), all_entries().items(), ids=list(all_entries()))
def test_a_finding_is_an_indonesian_sentence(code: str, entry: Entry) -> None:
    assert CODE.fullmatch(code)
    for text in (filled(entry.sentence), entry.cause, entry.cure):
        assert re.fullmatch(r".*[.:][\"”]?", text, re.DOTALL), f"no full stop: {text}"
        assert "\n" not in text
        assert "  " not in text
        assert re.match(r"[A-Z`\"…(]", text), f"no capital: {text}"
        assert not words(text) & ENGLISH, f"English: {sorted(words(text) & ENGLISH)} in {text}"
    assert words(" ".join((entry.sentence, entry.cause, entry.cure))) & INDONESIAN


def filled(sentence: str) -> str:
    """The sentence as it is shown; a hole that ends it holds a sentence (H105, R151)."""
    pieces = list(Formatter().parse(sentence))
    shown = "".join(text + ("…" if hole else "") for text, hole, _, _ in pieces)
    return shown + "." if pieces[-1][1] and shown.endswith((": …", ". …")) else shown


def words(text: str) -> set[str]:
    """The words of a sentence, without what it quotes and without words written large inside it (menus, programs)."""
    plain = re.sub(r"`[^`]*`|\"[^\"]*\"|\([^()]*\)|\{[^{}]*\}|\\\w+", " ", text)
    return {word.lower() for word in re.findall(r"^[A-Z][a-z]+|\b[a-z]+\b", plain)}


def run_script(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, encoding="utf-8", env=environment, check=False
    )


@pytest.mark.skipif(not (DOCS / "tulis_kode.py").is_file(), reason="the pages are not here")
class TestPage:
    def test_the_page_is_up_to_date(self) -> None:
        done = run_script(DOCS / "tulis_kode.py", "--periksa")
        assert (done.returncode, done.stderr) == (0, "")

    def test_every_code_is_listed_and_has_its_page(self) -> None:
        listed = re.findall(
            r"^\| \[([A-Z][0-9]{3})\]\(kode/\1\.md\) \| (galat|peringatan|catatan) \| .+ \|$",
            (DOCS / "kode.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        assert listed == [(code, entry.severity.label) for code, entry in all_entries().items()]
        assert {path.stem for path in (DOCS / "kode").glob("*.md")} == set(all_entries())
        for code, entry in all_entries().items():
            page = (DOCS / "kode" / f"{code}.md").read_text(encoding="utf-8")
            assert page.startswith(f"# {code} ({entry.severity.label})\n")
            assert entry.cause in page
            assert entry.cure in page
            assert ("Pesannya:" in page) != ("Tanpa contoh:" in page)

    def test_an_old_page_is_noticed_and_written_anew(self, tmp_path: Path) -> None:
        script = Path(shutil.copy(DOCS / "tulis_kode.py", tmp_path))
        stale = run_script(script, "--periksa")
        assert stale.returncode == 1
        assert "python docs/tulis_kode.py" in stale.stderr
        (tmp_path / "kode").mkdir()
        (tmp_path / "kode" / "F000.md").write_text("kode yang sudah tidak ada", encoding="utf-8")
        assert run_script(script).returncode == 0
        assert run_script(script, "--periksa").returncode == 0
        for name in ("kode.md", "kode/F102.md"):
            assert (tmp_path / name).read_text(encoding="utf-8") == (DOCS / name).read_text(encoding="utf-8")
        assert not (tmp_path / "kode" / "F000.md").exists()

    def test_a_wrong_argument_is_refused(self) -> None:
        assert run_script(DOCS / "tulis_kode.py", "--salah").returncode == 2
