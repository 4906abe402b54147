"""The hooks for pre-commit: their commands, run as pre-commit runs them, with the names of several files behind."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.running import run

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
LOOSE = "tujuan: Layanan\n  Indikator: Jumlah laporan\n    Formula: Jumlah laporan\n"
TIDY = "Tujuan: Layanan\n\n  Indikator: Jumlah laporan\n    Formula: Jumlah laporan\n"
WRONG = "Tujuan: Layanan\n\n  Indikator: Persentase laporan\n    Formula: A / B\n"


def hooks() -> dict[str, dict[str, str]]:
    yaml = pytest.importorskip("yaml")
    if not HOOKS.is_file():
        pytest.skip("the hooks are not beside the tests")
    return {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}


def entry(id: str) -> list[str]:
    program, *arguments = shlex.split(hooks()[id]["entry"])
    assert program == "indikator"
    return arguments


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name in ("a", "b c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kerja.indikator").write_text(TIDY, encoding="utf-8")
    return tmp_path


FILES = ("a/kerja.indikator", "b c/kerja.indikator")


def test_each_hook_takes_definition_files_and_no_others() -> None:
    assert set(hooks()) == {"indikator-periksa", "indikator-format"}
    for hook in hooks().values():
        assert hook["language"] == "python"
        assert re.search(hook["files"], "kantor/kerja.indikator")
        assert not re.search(hook["files"], "kantor/kerja.indikator.md")


def test_checking_passes_what_is_sound_and_fails_what_is_not(repository: Path) -> None:
    assert run(*entry("indikator-periksa"), *FILES, cwd=repository).code == 0
    (repository / FILES[1]).write_text(WRONG, encoding="utf-8")
    ran = run(*entry("indikator-periksa"), *FILES, cwd=repository)
    assert ran.code == 1
    assert "b c/kerja.indikator:4:14: peringatan P103" in ran.out


def test_checking_one_changed_file_reads_the_files_beside_it(repository: Path) -> None:
    (repository / "a" / "program.indikator").write_text("Program: P\n  Mendukung: Layanan\n", encoding="utf-8")
    assert run(*entry("indikator-periksa"), "a/program.indikator", cwd=repository).code == 0


def test_formatting_writes_what_is_loose_and_names_it(repository: Path) -> None:
    (repository / FILES[0]).write_text(LOOSE, encoding="utf-8")
    ran = run(*entry("indikator-format"), *FILES, cwd=repository)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [f"{Path(FILES[0])} dirapikan."]
    assert [(repository / file).read_text(encoding="utf-8") for file in FILES] == [TIDY, TIDY]
