"""Whatever a person hands over, the answer is a sentence in Indonesian, never a traceback, never silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import DATA, DEFINITION, ENGLISH, NASKAH, run

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "impor, no such file": (["impor", "naskh.txt"], ("naskh.txt", "tidak ditemukan")),
    "impor, a folder": (["impor", "definitions"], ("definitions", "folder")),
    "impor, garbage": (["impor", "sampah.txt"], ("sampah.txt:", "UTF-8")),
    "impor, nothing": (["impor", "kosong.txt"], ("kosong.txt", "Tidak ada tabel")),
    "periksa, no such file": (["periksa", "x.indikator"], ("x.indikator", "tidak")),
    "periksa, a folder without definitions": (["periksa", "folder.csv"], ("folder.csv", "tidak berisi")),
    "periksa, garbage": (["periksa", "sampah.indikator"], ("sampah.indikator:", "UTF-8")),
    "periksa, nothing": (["periksa", "kosong.indikator"], ("kosong.indikator", "kosong")),
    "format, no such file": (["format", "x.indikator"], ("x.indikator", "tidak ditemukan")),
    "format, a folder without definitions": (["format", "folder.csv"], ("folder.csv", "tidak berisi")),
    "format, garbage": (["format", "sampah.indikator"], ("sampah.indikator:", "UTF-8")),
    "format, errors in two files": (["format", "dua"], ("Indikatr", "Sasarn")),
    "templat, no such file": (["templat", "x.indikator", "-o", "x.csv"], ("x.indikator", "tidak")),
    "templat, into a folder that is not there": (["templat", DEFINITION, "-o", "a/b.csv"], ("b.csv", "tidak dapat")),
    "templat, of an unknown kind": (["templat", DEFINITION, "-o", "isian.docx"], (".csv", ".xlsx", "isian.csv")),
    "hitung, no such definition": (["hitung", "x.indikator", DATA], ("x.indikator", "tidak")),
    "hitung, errors in two files": (["hitung", "dua", DATA], ("Indikatr", "Sasarn")),
    "hitung, no such data": (["hitung", DEFINITION, "data.csv"], ("data.csv", "tidak ditemukan")),
    "hitung, a folder as data": (["hitung", DEFINITION, "folder.csv"], ("folder.csv", "folder")),
    "hitung, garbage as csv": (["hitung", DEFINITION, "sampah.csv"], ("sampah.csv", "UTF-8")),
    "hitung, garbage as json": (["hitung", DEFINITION, "sampah.json"], ("sampah.json", "UTF-8")),
    "hitung, garbage as xlsx": (["hitung", DEFINITION, "sampah.xlsx"], ("sampah.xlsx", "XLSX")),
    "hitung, nothing as csv": (["hitung", DEFINITION, "kosong.csv"], ("kosong.csv", "kosong")),
    "hitung, nothing as json": (["hitung", DEFINITION, "kosong.json"], ("kosong.json", "kosong")),
    "hitung, nothing as xlsx": (["hitung", DEFINITION, "kosong.xlsx"], ("kosong.xlsx",)),
    "hitung, half a json": (["hitung", DEFINITION, "rusak.json"], ("rusak.json:1:",)),
    "hitung, a word for a number": (["hitung", "bersih.indikator", "salah.csv"], ("salah.csv:2:", "tiga")),
    "hitung, names that nothing asks for": (["hitung", DEFINITION, "bersih.csv"], ("Jumlah laporan selesai",)),
    "hitung, unknown unit": (["hitung", DEFINITION, DATA, "--unit", "Kelurahan Kepl"], ("Kelurahan Kepel",)),
    "hitung, unknown period": (["hitung", DEFINITION, DATA, "--periode", "1999"], ("1999", "2025")),
    "jelaskan, unknown indicator": (["jelaskan", DEFINITION, DATA, "Nilai SAKIP"], ("Nilai SAKIP PD", "tulis: ")),
    "jelaskan, one name twice": (
        ["jelaskan", DEFINITION, DATA, "persentase kelembagaan masyarakat yang aktif"],
        ("IKD1.T2.S1.1", "P2.K2.1"),
    ),
    "jelaskan, unknown unit": (["jelaskan", DEFINITION, DATA, "P1.1", "--unit", "Zz"], ("Zz", "Kelurahan Kepel")),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_input_gets_a_sentence_that_names_it(case: str, office: Path) -> None:
    arguments, words = CASES[case]
    ran = run(*arguments, cwd=office)
    said = ran.out if arguments[0] == "periksa" else ran.err
    assert ran.code == 1
    assert [word for word in words if word not in said] == []
    assert [word for word in ENGLISH if word in said] == []


@pytest.mark.parametrize("stdin", [b"\xff\xfe\x00", bytes(range(256)), "A \N{MULTIPLICATION SIGN} ".encode("utf-16")])
def test_formula_from_a_pipe_that_is_not_text(stdin: bytes, office: Path) -> None:
    ran = run("urai", "-", cwd=office, stdin=stdin)
    assert ran.code == 1
    assert "galat" in ran.out + ran.err


VERBS_THAT_WRITE = {"impor": ["impor", NASKAH, "-o"], "templat": ["templat", DEFINITION, "-o"]}


@pytest.mark.parametrize("verb", VERBS_THAT_WRITE)
def test_a_file_that_is_there_stays_as_it_is_until_told_otherwise(verb: str, office: Path, tmp_path: Path) -> None:
    mine = tmp_path / "punya_saya.csv"
    mine.write_bytes(b"jangan hilang")
    refused = run(*VERBS_THAT_WRITE[verb], str(mine), cwd=office)
    assert refused.code == 1
    assert "sudah ada" in refused.err
    assert "punya_saya-baru.csv" in refused.err
    assert mine.read_bytes() == b"jangan hilang"
    allowed = run(*VERBS_THAT_WRITE[verb], str(mine), "--timpa", cwd=office)
    assert allowed.code == 0
    assert b"Jumlah Total Kelurahan" in mine.read_bytes()


def test_stream_of_formulas_keeps_order_and_ids_around_broken_lines(office: Path) -> None:
    lines = [
        b'{"id": 1, "text": "A / B"}',
        b"rusak",
        b'{"id": "c0002", "text": "A +"}',
        b'[1, "A"]',
        b'{"id": 4, "text": 5}',
        b'{"id": 5, "text": "Nilai IKM"}\r',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"id": 8, "text": "\\ud800"}',
        b'{"id": null, "text": "Sesuai Aplikasi EPDESSEL"}',
    ]
    ran = run("urai", "--jsonl", cwd=office, stdin=b"\n".join(lines))
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (1, "")
    assert len(answers) == len(lines)
    assert [answers[at]["id"] for at in (0, 2, 5, 8, 9)] == [1, "c0002", 5, 8, None]
    assert [answers[at]["kind"] for at in (0, 5, 9)] == ["expression", "measure", "external"]
    for at in (1, 2, 3, 4, 6, 7, 8):
        assert answers[at]["ast"] is None
        assert any(finding["severity"] == "error" for finding in answers[at]["diagnostics"]), lines[at]


def test_a_broken_request_is_answered_under_its_own_id(office: Path) -> None:
    ran = run("urai", "--jsonl", cwd=office, stdin=b'{"id": "a"}\n{"id": "b", "text": null}\n')
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "b"]


def test_a_stream_of_nothing_is_answered_with_nothing(office: Path) -> None:
    ran = run("urai", "--jsonl", cwd=office, stdin=b"\n\n")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
