"""`indikator kode`: what a code means, in the terminal, and the line that leads to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics.catalogue import all_entries
from tests.cli.running import DATA, DEFINITION, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_code_is_explained_with_its_example(tmp_path: Path) -> None:
    ran = run("kode", "F103", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "F103 (galat)",
        "Sebab: ",
        "Cara memperbaiki: ",
        "Jumlah lulus + / Jumlah siswa",
        "Sesudah diperbaiki:",
    ):
        assert words in ran.out
    told = run("urai", "Jumlah lulus + / Jumlah siswa", cwd=tmp_path).out
    message = [line for line in told.splitlines() if line.startswith("baris 1:")]
    assert message
    assert message[0] in ran.out


def test_several_codes_in_any_case_each_once(tmp_path: Path) -> None:
    ran = run("kode", "r153", "F201", "R153", cwd=tmp_path)
    assert ran.code == 0
    heads = [line for line in ran.out.splitlines() if line.endswith(("(galat)", "(peringatan)"))]
    assert heads == ["R153 (galat)", "F201 (peringatan)"]


def test_without_a_code_all_are_listed(tmp_path: Path) -> None:
    ran = run("kode", cwd=tmp_path)
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == list(all_entries())


def test_an_unknown_code_is_answered_with_the_nearest_after_those_that_are_known(tmp_path: Path) -> None:
    ran = run("kode", "F2O1", "F102", cwd=tmp_path)
    assert ran.code == 1
    assert "F102 (galat)" in ran.out
    assert "`F201`" in ran.err
    assert "Penjelasan" not in ran.err


def test_json_holds_pages_and_what_is_unknown(tmp_path: Path) -> None:
    ran = run("kode", "F102", "F2O1", "--json", cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    data = json.loads(ran.out)
    (page,) = data["kode"]
    assert set(page) == {"kode", "tingkat", "kalimat", "sebab", "cara_memperbaiki", "contoh"}
    assert [finding["code"] for finding in page["contoh"]["pesan"]] == ["F102"]
    assert [finding["code"] for finding in data["diagnostik"]] == ["R119"]


def test_findings_end_with_the_way_to_learn_more(office: Path) -> None:
    assert run("periksa", "formula.indikator", cwd=office).out.endswith("Penjelasan: indikator kode F103\n")
    assert run("urai", "1-Rasio + / B", cwd=office).out.endswith("Penjelasan: indikator kode F103 F210\n")
    assert run("hitung", "bersih.indikator", "salah.csv", cwd=office).err.endswith("Penjelasan: indikator kode M148\n")


def test_what_is_well_needs_no_explanation(office: Path) -> None:
    for arguments in (["periksa", "bersih.indikator"], ["urai", "Nilai x 0.25"], ["hitung", DEFINITION, DATA]):
        ran = run(*arguments, cwd=office)
        assert "Penjelasan" not in ran.out + ran.err
    assert "Penjelasan" not in run("urai", "A / / B", "--json", cwd=office).out
