"""Stopped at any moment and started again: the same bytes as in one go, no row lost and none doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("narwhals")
pytest.importorskip("polars")

import indikator_dsl
from indikator_dsl.bulk import evaluate_files
from indikator_dsl.diagnostics import DataError
from tests.bulk.tables import TEXT, WITH_COMMAS, as_csv, registry, rows

if TYPE_CHECKING:
    from collections.abc import Callable

REGISTRY = registry()
ENGINES = ("polars", "duckdb")
OUTPUTS = ("hasil", "hasil.csv")
STEPS = ("fsync", "replace", "truncate", "unlink")


def content(output: Path) -> dict[str, bytes]:
    """Everything that the output consists of. Nothing else may lie beside it but the record."""
    beside = {one.name for one in output.parent.iterdir() if one.name.startswith("hasil")}
    assert beside == {output.name, f"{output.name}.catatan.jsonl"}
    files = [output] if output.is_file() else sorted(one for one in output.rglob("*") if one.is_file())
    return {str(one.relative_to(output.parent)): one.read_bytes() for one in files}


class Stopped(BaseException):
    """The process ends here."""


def stop(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Let the process end before the step number `at` of those that change what is on the disk."""
    steps = 0

    def stop_in(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **options: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == at:
                raise Stopped
            return real(*given, **options)

        return step

    for name in STEPS:
        monkeypatch.setattr(os, name, stop_in(getattr(os, name)))


@pytest.mark.parametrize("name", OUTPUTS)
def test_it_can_be_stopped_at_every_step(name: str, tmp_path: Path) -> None:
    source = tmp_path / "data.csv"
    source.write_bytes(as_csv(rows(24, WITH_COMMAS)))
    for folder in ("sekali", "putus"):
        (tmp_path / folder).mkdir()
    once, again = tmp_path / "sekali" / name, tmp_path / "putus" / name
    options: dict[str, Any] = {"part_rows": 8, "indicators": ["T1.1"]}
    whole = evaluate_files(REGISTRY, source, once, **options)
    assert whole.parts > 2
    at, kept = 0, set()
    while True:
        at += 1
        with pytest.MonkeyPatch.context() as monkeypatch:
            stop(monkeypatch, at)
            try:
                evaluate_files(REGISTRY, source, again, **options)
            except Stopped:
                stopped = True
            else:
                stopped = False
        done = evaluate_files(REGISTRY, source, again, **options)
        kept.add(done.kept)
        assert done.rows == 24
        assert content(again) == content(once)
        if not stopped:
            break
        for one in sorted(again.parent.rglob("*"), reverse=True):
            one.rmdir() if one.is_dir() else one.unlink()
    assert kept == set(range(whole.parts + 1))


SCRIPT = """
import sys
from indikator_dsl import load
from indikator_dsl.bulk import evaluate_files
folder, output, engine, rows = sys.argv[1:]
registry = load(folder + "/definisi.indikator")
evaluate_files(registry, folder + "/data.csv", output, indicators=["T1.1", "T1.2"], engine=engine, part_rows=int(rows))
"""


@cache
def large(many: int) -> bytes:
    return as_csv(rows(many, WITH_COMMAS))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that kills")
@pytest.mark.parametrize(
    ("name", "engine", "many"),
    [("hasil", "polars", 100_000), ("hasil.csv", "polars", 100_000), ("hasil", "duckdb", 20_000)],
)
def test_it_can_be_killed(name: str, engine: str, many: int, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    (tmp_path / "definisi.indikator").write_text(TEXT)
    (tmp_path / "data.csv").write_bytes(large(many))
    for folder in ("sekali", "putus"):
        (tmp_path / folder).mkdir()
    output = tmp_path / "putus" / name
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), str(output), engine, str(many // 6)]
    environment = {**os.environ, "PYTHONPATH": str(Path(indikator_dsl.__file__).parents[1])}
    record = output.with_name(f"{name}.catatan.jsonl")
    kills = 0
    for wait in (1, 2, 4):
        process = subprocess.Popen(command, env=environment)
        while process.poll() is None and noted(record) < wait:
            time.sleep(0.002)
        process.kill()
        kills += process.wait() == -signal.SIGKILL
    assert kills == 3
    before = noted(record)
    assert before
    subprocess.run(command, env=environment, check=True)
    once = tmp_path / "sekali" / name
    evaluate_files(
        registry(), tmp_path / "data.csv", once, indicators=["T1.1", "T1.2"], engine=engine, part_rows=many // 6
    )
    assert content(output) == content(once)


def noted(record: Path) -> int:
    return max(0, record.read_bytes().count(b"\n") - 1) if record.exists() else 0


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_done_is_not_done_again(name: str, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(as_csv(rows(40, WITH_COMMAS)))
    first = evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / name, part_rows=10)
    files = [tmp_path / one for one in content(tmp_path / name)]
    before = [one.stat().st_ino for one in files]
    again = evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / name, part_rows=10)
    assert (first.kept, again.kept, again.rows) == (0, first.parts, 40)
    assert [one.stat().st_ino for one in files] == before


BASE: dict[str, Any] = {"part_rows": 10, "indicators": ["T1.1", "T1.3"]}
CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "an option": ("pilihan", {"statuses": True}),
    "other indicators": ("pilihan", {"indicators": ["T1.1"]}),
    "other parts": ("pilihan", {"part_rows": 11}),
}


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("change", [*CHANGES, "the definitions", "the input"])
def test_nothing_is_mixed(name: str, change: str, tmp_path: Path) -> None:
    source, output = tmp_path / "data.csv", tmp_path / name
    source.write_bytes(as_csv(rows(40, WITH_COMMAS)))
    evaluate_files(REGISTRY, source, output, **BASE)
    old = content(output)
    one, words, options = REGISTRY, "masukan", dict(BASE)
    if change in CHANGES:
        words, options = CHANGES[change][0], {**BASE, **CHANGES[change][1]}
    elif change == "the definitions":
        one, words = indikator_dsl.loads(TEXT.replace("x 100%", "x 1.000")), "definisi"
    else:
        source.write_bytes(as_csv(rows(12, WITH_COMMAS)))
    with pytest.raises(DataError) as refused:
        evaluate_files(one, source, output, **options)
    assert [found.code for found in refused.value.diagnostics] == ["E412"]
    assert f"dengan {words} yang lain" in refused.value.diagnostics[0].message
    assert content(output) == old
    # Begun anew, nothing of the old is left: fewer rows are fewer parts.
    evaluate_files(one, source, output, restart=True, **options)
    (tmp_path / "baru").mkdir()
    evaluate_files(one, source, tmp_path / "baru" / name, **options)
    assert content(output) == content(tmp_path / "baru" / name)


def test_two_do_not_write_the_same_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    (tmp_path / "data.csv").write_bytes(as_csv(rows(40, WITH_COMMAS)))
    for name in OUTPUTS:
        codes: list[str] = []

        def meanwhile(done: int, whole: int, name: str = name, codes: list[str] = codes) -> None:
            if done == 0:
                with pytest.raises(DataError) as refused:
                    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / name)
                codes.append(refused.value.diagnostics[0].code)

        done = evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / name, progress=meanwhile)
        assert (done.rows, codes) == (40, ["E414"])
