"""What cannot be used is refused with a code and a sentence, and before anything is written."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("narwhals")
pytest.importorskip("polars")

import polars as pl

from indikator_dsl.bulk import evaluate_files
from indikator_dsl.diagnostics import DataError
from tests.bulk.tables import DATA, WITH_COMMAS, as_csv, registry, rows
from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = registry()
HEADING = "kode;desa;" + ";".join(DATA)
GOOD = as_csv(rows(30, WITH_COMMAS))


def refusal(source: Path | str, output: Path, **options: Any) -> tuple[str, str]:
    with pytest.raises(DataError) as refused:
        evaluate_files(REGISTRY, source, output, **{"part_rows": 10, **options})
    found = refused.value.diagnostics[0]
    return found.code, found.message


BROKEN_FILES: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "E403", "tanpa nama"),
    "a column without a name": (f"{HEADING};\n".encode(), "E403", "tanpa nama"),
    "one name twice": (f"{HEADING};Pagu\n".encode(), "E403", "`Pagu` ada dua kali"),
    "a cell too few": (GOOD + b"900;x;1;2;3;4\n901;x;1;2;3;4;5\n", "E405", "Baris 38 di data.csv berisi 6 kolom"),
    "a cell too many": (
        GOOD + b"900;x;1;2;3;4;5;6\n",
        "E405",
        "Baris 38 di data.csv berisi 8 kolom; kepala kolomnya 7",
    ),
    "one too few, one too many": (GOOD + b"900;x;1;2;3;4\n901;x;1;2;3;4;5;6\n", "E405", "Baris 38"),
    "a quote inside a cell": (GOOD + b'900;5" pipa;1;2;3;4;5\n901;6" pipa;1;2;3;4;5\n', "E406", "baris 38 data.csv"),
    "a quote left open": (GOOD + b'900;"pipa;1;2;3;4;5\n901;x;1;2;3;4;5\n', "E406", "baris 38 data.csv"),
    "Latin-1": (GOOD + b"900;Caf\xe9;1;2;3;4;5\n", "E407", "Baris 38 di data.csv"),
    "Latin-1 in the heading": (f"{HEADING};Caf\xe9\n".encode("latin-1"), "E407", "Baris 1 di data.csv"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "E407", "UTF-8"),
    "commas and points": (GOOD + b"900;x;12.5;2,5;3;4;5\n", "E408", "12.5"),
    "a long table": (b"unit;periode;nama;nilai\nA;2025;Pagu;7\n", "E415", "berbentuk panjang"),
}


@pytest.mark.parametrize("case", BROKEN_FILES)
def test_broken_files(case: str, tmp_path: Path) -> None:
    content, code, words = BROKEN_FILES[case]
    (tmp_path / "data.csv").write_bytes(content)
    sign = None if code == "E408" else "koma"
    found, message = refusal(tmp_path / "data.csv", tmp_path / "hasil", decimal=sign)
    assert found == code
    assert words in message


def test_a_name_that_is_nearly_a_datum(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(GOOD.replace(b"Surat masuk", b"Surat masukk"))
    with pytest.raises(DataError) as refused:
        evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil")
    assert "Surat masuk" in str(refused.value)
    assert not (tmp_path / "hasil").exists()


def test_inputs_that_are_none(tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    (tmp_path / "kosong").mkdir()
    for none in (tmp_path / "tidak-ada.csv", tmp_path / "kosong", str(tmp_path / "kosong" / "*.csv")):
        assert refusal(none, out)[0] == "E401"
    both = tmp_path / "dua"
    both.mkdir()
    (both / "a.csv").write_bytes(GOOD)
    pl.DataFrame({"kode": ["1"]}).write_parquet(both / "a.parquet")
    assert refusal(both, out)[0] == "E402"
    for given, where in ((both, both / "hasil"), (both / "a.csv", both / "a.csv"), (both / "a.csv", both)):
        assert refusal(given, where, restart=True)[0] == "E416"
    assert (both / "a.csv").read_bytes() == GOOD
    (both / "a.parquet").unlink()
    (both / "b.csv").write_bytes(GOOD.replace(b"Pagu", b"Anggaran"))
    code, message = refusal(both, out, decimal="koma")
    assert code == "E404"
    assert "Anggaran, Pagu" in message
    (tmp_path / "rusak.parquet").write_bytes(b"PAR1 bukan")
    assert refusal(tmp_path / "rusak.parquet", out)[0] == "E410"
    assert not out.exists()


def test_parquet_that_does_not_fit_together(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "pagu=1").mkdir(parents=True)
    pl.DataFrame({"kode": ["1"], "Surat masuk": [3]}).write_parquet(data / "pagu=1" / "a.parquet")
    assert refusal(data, tmp_path / "hasil")[0] == "E419"
    (data / "pagu=1").rename(data / "tahun=1")
    (data / "tahun=2").mkdir()
    pl.DataFrame({"kode": [1], "Surat masuk": [3]}).write_parquet(data / "tahun=2" / "a.parquet")
    code, message = refusal(data, tmp_path / "hasil")
    assert (code, "kode" in message) == ("E404", True)


def test_a_damaged_page_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "data.parquet"
    pl.DataFrame({name: [float(n) for n in range(5000)] for name in DATA}).write_parquet(path, compression="snappy")
    content = bytearray(path.read_bytes())
    content[100:4000] = bytes(3900)
    path.write_bytes(content)
    assert refusal(path, tmp_path / "hasil")[0] == "E410"


@pytest.mark.parametrize("restart", [False, True])
def test_an_output_that_is_not_ours(restart: bool, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(GOOD)
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / "surat.txt").write_text("penting")
    assert refusal(tmp_path / "data.csv", tmp_path / "hasil", decimal="koma", restart=restart)[0] == "E411"
    assert os.listdir(tmp_path / "hasil") == ["surat.txt"]
    (tmp_path / "hasil.csv").write_text("penting")
    if restart:  # a single file is what is asked for to be written anew
        evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil.csv", decimal="koma", restart=True)
        assert (tmp_path / "hasil.csv").read_text().startswith("kode;desa;T1.1")
    else:
        assert refusal(tmp_path / "data.csv", tmp_path / "hasil.csv", decimal="koma")[0] == "E411"
        assert (tmp_path / "hasil.csv").read_text() == "penting"


def test_what_else_lies_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(GOOD)
    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil", decimal="koma", part_rows=10)
    (tmp_path / "hasil" / "catatan-saya.txt").write_text("penting")
    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil", decimal="koma", restart=True)
    assert sorted(os.listdir(tmp_path / "hasil")) == ["bagian-00000.parquet", "catatan-saya.txt"]


def test_a_result_that_was_changed_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(GOOD)
    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil.csv", decimal="koma")
    with (tmp_path / "hasil.csv").open("a") as file:
        file.write("catatan saya\n")
    assert refusal(tmp_path / "data.csv", tmp_path / "hasil.csv", decimal="koma", part_rows=250_000)[0] == "E411"
    (tmp_path / "hasil.csv.catatan.jsonl").write_text("bukan catatan\n")
    assert refusal(tmp_path / "data.csv", tmp_path / "hasil.csv", decimal="koma")[0] == "E411"


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("end", [".catatan.jsonl", ".sementara", ".bagian.sementara", ".bagian.sementara.baca"])
@pytest.mark.parametrize("kind", ["file", "symlink", "dangling"])
def test_what_lies_beside_the_output_is_not_touched(kind: str, end: str, restart: bool, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(GOOD)
    foreign = tmp_path / f"hasil.csv{end}"
    held = foreign if kind == "file" else tmp_path / "surat.txt"
    if kind != "dangling":
        held.write_text("penting")
    if kind != "file":
        foreign.symlink_to(held)
    assert refusal(tmp_path / "data.csv", tmp_path / "hasil.csv", decimal="koma", restart=restart)[0] == "E411"
    assert os.path.lexists(foreign)
    assert held.exists() == (kind != "dangling")
    assert kind == "dangling" or held.read_text() == "penting"
    assert not (tmp_path / "hasil.csv").exists()


def test_a_link_put_in_the_way_of_a_run_that_was_stopped_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(GOOD)
    options: dict[str, Any] = {"decimal": "koma", "part_rows": 10}
    with pytest.raises(KeyboardInterrupt):
        evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil.csv", progress=interrupt, **options)
    (tmp_path / "hasil.csv.sementara").unlink()
    (tmp_path / "hasil.csv.sementara").symlink_to(tmp_path / "surat.txt")
    assert refusal(tmp_path / "data.csv", tmp_path / "hasil.csv", **options)[0] == "E411"
    assert not (tmp_path / "surat.txt").exists()


def interrupt(done: int, whole: int) -> None:
    if done:
        raise KeyboardInterrupt


def test_an_input_that_changes_meanwhile(tmp_path: Path) -> None:
    source = tmp_path / "data.csv"
    source.write_bytes(GOOD)

    def change(done: int, whole: int) -> None:
        if done == whole:
            source.write_bytes(GOOD + b"900;x;1;2;3;4;5\n")

    assert refusal(source, tmp_path / "hasil", decimal="koma", progress=change)[0] == "E417"


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from indikator_dsl.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("engine", "output"), [("polars", "hasil.csv"), ("duckdb", "hasil")])
def test_a_full_disk_is_said_and_what_is_done_stays(engine: str, output: str, tmp_path: Path) -> None:
    pytest.importorskip("resource")
    pytest.importorskip(engine)
    from tests.bulk.tables import TEXT
    from tests.cli.running import environment

    (tmp_path / "d.indikator").write_text(TEXT)
    (tmp_path / "data.csv").write_bytes(as_csv(rows(4000, WITH_COMMAS)))
    arguments = ["massal", "d.indikator", "data.csv", output, "--status", "--desimal", "koma", "--mesin", engine]
    done = subprocess.run(
        [sys.executable, "-c", FULL, *arguments],
        cwd=tmp_path,
        env=environment(PYTHONUTF8="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "E413" in done.stderr
    assert "disk penuh" in done.stderr
    assert "Traceback" not in done.stderr
    assert run(*arguments, cwd=tmp_path).code == 0  # there is room again


def test_a_place_where_nobody_may_write(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(GOOD)
    (tmp_path / "berkas").write_text("")
    code, message = refusal(tmp_path / "data.csv", tmp_path / "berkas" / "hasil", decimal="koma")
    assert code == "E413"
    assert "hasil" in message


def test_words_that_are_no_option() -> None:
    with pytest.raises(ValueError, match="engine"):
        evaluate_files(REGISTRY, "a.csv", "b", engine="spark")
