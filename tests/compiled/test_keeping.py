"""Generated code kept on disk: found again, made anew where it does not fit, and never run for somebody else."""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, Any

import pytest

from indikator_dsl import EngineError, Registry, loads
from tests.compiled.agreeing import assert_agrees

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Tujuan: T\n  Indikator: Persentase\n    Formula: A / B × 100%\n  Indikator: Sisa\n    Formula: B - A\n"
RECORD = {"A": 24, "B": 36}


@pytest.fixture
def registry() -> Registry:
    return loads(TEXT)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An entry for every time that code was made."""
    from indikator_dsl.compiled import compiling, writing

    made: list[str] = []
    real = writing.write

    def write(program: Any, variant: Any) -> Any:
        made.append("made")
        return real(program, variant)

    monkeypatch.setattr(compiling, "write", write)
    return made


def kept(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def check(registry: Registry, folder: Path) -> None:
    compiled = registry.compile(cache=folder)
    for data in (RECORD, {"A": 1, "B": 0}, {"A": None, "B": 3}):
        assert_agrees(compiled(data), registry.evaluate(data))
    assert sorted(compiled.names) == ["A", "B"]


def test_code_is_kept_and_found_again(registry: Registry, tmp_path: Path, written: list[str]) -> None:
    folder = tmp_path / "baru" / "kode"
    check(registry, folder)
    check(registry, folder)
    check(loads(TEXT), str(folder))  # type: ignore[arg-type]
    assert written == ["made"]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert kept(folder).stat().st_mode & 0o077 == 0


def test_other_definitions_have_code_of_their_own(tmp_path: Path, written: list[str]) -> None:
    folder = tmp_path / "kode"
    for text in (TEXT, TEXT.replace("A / B", "B / A"), TEXT + "Data: B\n  Sinonim: C\n"):
        check(loads(text), folder)
    assert loads(TEXT).compile(["Sisa"], cache=folder)(RECORD).values == (12,)
    assert len(written) == len(list(folder.iterdir())) == 4


def test_what_does_not_fit_is_made_anew(registry: Registry, tmp_path: Path, written: list[str]) -> None:
    folder = tmp_path / "kode"
    check(registry, folder)
    file = kept(folder)
    good = file.read_bytes()
    other = marshal.dumps((file.name, "not code"))
    for bad in (b"", good[:10], good[:-1], good[:-5] + b"\0" + good[-4:], good + b"\0", b"\0" * 16 + good[16:], other):
        file.write_bytes(bad)
        check(registry, folder)
        assert file.read_bytes() == good
    assert len(written) == 8


def test_code_of_another_version_is_not_taken(
    registry: Registry, tmp_path: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from indikator_dsl.compiled import keeping

    folder = tmp_path / "kode"
    check(registry, folder)
    monkeypatch.setattr(keeping, "__version__", "99.0")
    check(registry, folder)
    assert len(written) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owner here")
def test_a_folder_that_others_can_write_to_is_refused(registry: Registry, tmp_path: Path) -> None:
    folder = tmp_path / "kode"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(EngineError) as refused:
        registry.compile(cache=folder)
    assert [one.code for one in refused.value.diagnostics] == ["E102"]
    assert "orang lain" in str(refused.value)
    folder.chmod(0o755)
    check(registry, folder)
    kept(folder).chmod(0o666)
    check(registry, folder)
    (tmp_path / "berkas").write_text("")
    with pytest.raises(EngineError):
        registry.compile(cache=tmp_path / "berkas")
    with pytest.raises(EngineError):
        registry.compile(cache=tmp_path / "berkas" / "di dalamnya")


def test_that_nothing_can_be_written_is_no_error(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any, **more: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    check(registry, tmp_path / "kode")
    assert list((tmp_path / "kode").iterdir()) == []
