"""Every verb does its work on the real worksheet, and its exit code says how it went."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from indikator_dsl.text.names import fold
from tests.cli.running import DATA, DEFINITION, NASKAH, run

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "Kecamatan Bugul Kidul"


def figures(office: Path) -> dict[str, Fraction]:
    """The data of the kecamatan, by name."""
    with (office / DATA).open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["unit"] == UNIT]
    return {fold(row["nama"]): Fraction(row["nilai"].replace(",", ".")) for row in rows}


def written(value: Fraction) -> str:
    """A number as an official types it."""
    return f"{float(value):.2f}".replace(".", ",") if value.denominator > 1 else str(value)


RATIOS = {
    "IKD1.T1.S1.1": (
        "Jumlah Kelurahan yang telah menyelenggarakan pelayanan terintegrasi",
        "Jumlah Total Kelurahan",
    ),
    "IKD1.T1.S1.2": (
        "Jumlah Laporan Trantibmas yang ditindaklanjuti sesuai standard",
        "jumlah total laporan trantibmas",
    ),
    "IKD1.T2.S1.1": ("Jumlah Kelembagaan masyarakat yang aktif", "jumlah lembaga kemasyarakatan"),
    "IKD1.T2.S1.2": (
        "Jumlah usulan MUSREMBANGCAM yang diakomodir dan disepakati dalam forum PD",
        "Total usulan MUSREMBANGCAM yang dibahas dalam forum",
    ),
    "P1.1": ("Jumlah usulan musrenbang yang diakomodir dalam musrenbangkot", "jumlah usulan musrenbang"),
    "P2.1": ("Jumlah Kelembagaan masyarakat yang dibina", "jumlah lembaga kemasyarakatan"),
    "P2.K2.1": ("Jumlah Kelembagaan masyarakat yang aktif", "jumlah lembaga kemasyarakatan"),
    "P3.1": (
        "Jumlah kejadian bencana dan pengaduan tranribmas yang ditangani secara tepat waktu",
        "jumlah kejadian bencana dan pengaduan tranribmas",
    ),
}
ENTERED = {
    "IKD1.T1.1": "Indeks Kepuasan Masyarakat atas layanan kecamatan",
    "IKD1.T2.1": "Persentase kelurahan dengan kategori cepat berkembang",
    "P1.K1.1": "Jumlah usulan dalam musrebangcam",
    "P2.K1.1": "Jumlah Kelembagaan masyarakat yang dibina",
    "P3.K1.1": "Jumlah kejadian bencana dan pengaduan tranribmas yang ditangani secara tepat waktu",
    "P4.1": "Jumlah Kelurahan yang telah menyelenggarakan pelayanan terintegrasi",
    "P4.K1.1": "Jumlah Kegiatan Penyelenggaraan Urusan Pemerintahan Umum",
}


def test_all_seven_verbs_from_the_raw_text_to_one_number_explained(office: Path, tmp_path: Path) -> None:
    """What an office does: nothing but what the verbs wrote is used on the way."""
    naskah, data = str(office / NASKAH), str(office / DATA)
    imported = run("impor", naskah, "-o", "kk.indikator", cwd=tmp_path)
    assert imported.code == 0
    assert imported.out == ""
    assert "kk.indikator ditulis:" in imported.err

    checked = run("periksa", "kk.indikator", cwd=tmp_path)
    assert (checked.code, checked.err) == (1, "")
    assert "17 indikator: 0 galat" in checked.out
    assert "Nilai SAKIP PD` belum punya formula" in checked.out

    formatted = run("format", "kk.indikator", cwd=tmp_path)
    assert formatted.code == 0
    assert formatted.out == (tmp_path / "kk.indikator").read_text(encoding="utf-8")

    asked = run("templat", "kk.indikator", "-o", "isian.csv", "--periode", "2025", "--unit", UNIT, cwd=tmp_path)
    assert asked.code == 0
    with (tmp_path / "isian.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if "pilihan" not in row["keterangan"]]
    known = figures(office)
    assert [fold(row["nama"]) for row in rows if fold(row["nama"]) not in known] == []
    for row in rows:
        row["nilai"] = written(known[fold(row["nama"])])
    with (tmp_path / "isian.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)

    computed = run("hitung", "kk.indikator", "isian.csv", cwd=tmp_path)
    assert (computed.code, computed.err) == (0, "")
    assert "17 indikator: 15 terhitung, 2 tanpa formula." in computed.out

    name = "Persentase Laporan Trantibmas yang ditindaklanjuti sesuai standard"
    explained = run("jelaskan", "kk.indikator", data, name, cwd=tmp_path)
    assert (explained.code, explained.err) == (0, "")
    part, whole = (known[fold(name)] for name in RATIOS["IKD1.T1.S1.2"])
    assert f"{part} / {whole} × 100" in explained.out
    assert "data_contoh.csv baris" in explained.out

    read = run("urai", RATIOS["IKD1.T1.S1.2"][0] + "/ " + RATIOS["IKD1.T1.S1.2"][1] + " X 100", cwd=tmp_path)
    assert (read.code, read.err) == (0, "")
    assert "/ [jumlah total laporan trantibmas]" in read.out


def test_hitung_gives_every_indicator_the_value_of_its_arithmetic(office: Path) -> None:
    ran = run("hitung", DEFINITION, DATA, "--json", cwd=office)
    results = {result["id"]: result for result in json.loads(ran.out)["hasil"]}
    known = figures(office)
    expected = {id: known[fold(part)] / known[fold(whole)] * 100 for id, (part, whole) in RATIOS.items()}
    expected |= {id: known[fold(name)] for id, name in ENTERED.items()}
    computed = {id: Fraction(result["nilai"]) for id, result in results.items() if result["nilai"] is not None}
    assert computed == expected
    without = {id for id, result in results.items() if result["status"] == "tanpa formula"}
    assert without == {"IKD1.T1.S2.1", "IKD1.T1.S2.2"}


def test_hitung_shows_people_the_tree_with_its_values(office: Path) -> None:
    ran = run("hitung", DEFINITION, DATA, "--unit", "Kelurahan Kepel", "--periode", "2025", cwd=office)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert "data: unit Kelurahan Kepel, periode 2025" in lines
    assert any("Sasaran 1: Meningkatnya Pelayanan Masyarakat" in line for line in lines)
    assert any(line.startswith("IKD1.T1.S2.1") and line.endswith("tanpa formula") for line in lines)


EXITS = {
    "impor": (["impor", NASKAH], ["impor", "kosong.txt"], ["impor"]),
    "periksa": (["periksa", "bersih.indikator"], ["periksa", DEFINITION], ["periksa", DEFINITION, "-o"]),
    "format": (["format", DEFINITION], ["format", "rusak.indikator"], ["format", "--tulis=ya", DEFINITION]),
    "urai": (["urai", "A / B x 100"], ["urai", "A / / B"], ["urai"]),
    "templat": (
        ["templat", DEFINITION, "-o", "{tmp}/isian.csv"],
        ["templat", "rusak.indikator", "-o", "{tmp}/lain.csv"],
        ["templat", DEFINITION],
    ),
    "hitung": (["hitung", DEFINITION, DATA], ["hitung", "formula.indikator", "bersih.csv"], ["hitung", DEFINITION]),
    "jelaskan": (
        ["jelaskan", DEFINITION, DATA, "P1.1"],
        ["jelaskan", DEFINITION, DATA, "Nilai"],
        ["jelaskan", DEFINITION, DATA, "P1.1", "--unit"],
    ),
}


@pytest.mark.parametrize("verb", EXITS)
def test_exit_codes(verb: str, office: Path, tmp_path: Path) -> None:
    """0: done; 1: something to say; 2: not understood, and then how it is called is shown on standard error."""
    for code, arguments in enumerate(EXITS[verb]):
        ran = run(*(argument.format(tmp=tmp_path) for argument in arguments), cwd=office)
        assert ran.code == code, (arguments, ran)
        if code == 2:
            assert ran.out == ""
            assert "galat: " in ran.err


def test_one_broken_formula_leaves_the_other_indicators_their_values(office: Path, tmp_path: Path) -> None:
    text = (office / "formula.indikator").read_text(encoding="utf-8")
    text += "\n  Indikator: Jumlah laporan\n    Formula: Jumlah laporan\n"
    (tmp_path / "a.indikator").write_text(text, encoding="utf-8")
    ran = run("hitung", "a.indikator", str(office / "bersih.csv"), cwd=tmp_path)
    assert ran.code == 1
    assert "a.indikator:4:" in ran.err
    assert "2 indikator: 1 galat, 1 terhitung." in ran.out


JSON = {
    "impor": ([NASKAH], {"definisi", "berkas", "diagnostik"}),
    "periksa": ([DEFINITION], {"indikator", "diagnostik", "diabaikan"}),
    "urai": (["A + B x C / D"], {"kind", "ast", "name", "legend", "canonical", "sentence", "diagnostics"}),
    "hitung": ([DEFINITION, DATA], {"versi", "unit", "periode", "hasil", "diagnostik", "definisi"}),
    "jelaskan": ([DEFINITION, DATA, "P1.1"], {"versi", "jejak"}),
}
RESULT = {"id", "nama", "status", "nilai", "tampilan", "satuan", "sebab", "alasan", "cakupan", "metode"}
FINDING = {"code", "severity", "message", "start", "end", "suggestion"}


@pytest.mark.parametrize("verb", JSON)
def test_json_has_the_promised_keys_and_nothing_stands_beside_it(verb: str, office: Path) -> None:
    arguments, keys = JSON[verb]
    ran = run(verb, *arguments, "--json", cwd=office)
    data: dict[str, Any] = json.loads(ran.out)
    assert set(data) == keys
    assert ran.err == ""
    findings = data.get("diagnostik", data.get("diagnostics", []))
    assert all(set(finding) >= FINDING for finding in findings)
    if verb in {"impor", "periksa", "urai"}:
        assert findings
    if verb == "hitung":
        assert [set(result) for result in data["hasil"]] == [RESULT] * 17
    if verb == "jelaskan":
        assert set(data["jejak"][0]) >= {"hasil", "formula", "dengan_angka", "langkah", "data"}


NOTATIONS = {
    "kanonik": "(A + B) / C × 100%",
    "kalimat": "A ditambah B, hasilnya dibagi C, hasilnya dikali 100%",
    "latex": r"\frac{\text{A} + \text{B}}{\text{C}} \times 100\%",
    "mathml": "<math ",
}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_urai_writes_one_notation_alone(notation: str, tmp_path: Path) -> None:
    ran = run("urai", "[A+B]/C x 100%", "--sebagai", notation, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(NOTATIONS[notation])
    assert ran.out.count("\n") == 1
    doubted = run("urai", "A + B/ C", "--sebagai", notation, cwd=tmp_path)
    assert doubted.code == 0
    assert "F201" in doubted.err
    assert "F201" not in doubted.out
    for text in ("A / / B", "Sesuai Permenpan RB Nomor 14 tahun 2017", ""):
        refused = run("urai", text, "--sebagai", notation, cwd=tmp_path)
        assert (refused.code, refused.out) == (1, "")
        assert "galat" in refused.err


def test_urai_shows_the_sentence_at_a_glance(tmp_path: Path) -> None:
    ran = run("urai", "Persentase = A / B x 100", cwd=tmp_path)
    assert ran.out.splitlines()[:4] == [
        "jenis   : perhitungan",
        "hasil   : Persentase",
        "dibaca  : A / B × 100",
        "artinya : A dibagi B, hasilnya dikali seratus",
    ]


def test_urai_does_not_read_a_book_aloud(tmp_path: Path) -> None:
    ran = run("urai", " + ".join(f"Jumlah ke{number}" for number in range(300)), cwd=tmp_path)
    assert "artinya : …" in ran.out.splitlines()
    assert len(ran.out.splitlines()) < 210


FAILING = {
    "impor": ["kosong.txt"],
    "periksa": ["rusak.indikator"],
    "urai": ["A / / B"],
    "hitung": [DEFINITION, "salah.csv"],
    "jelaskan": [DEFINITION, DATA, "Nilai"],
}


@pytest.mark.parametrize("verb", FAILING)
def test_what_fails_is_told_in_json_too(verb: str, office: Path) -> None:
    ran = run(verb, *FAILING[verb], "--json", cwd=office)
    assert (ran.code, ran.err) == (1, "")
    data = json.loads(ran.out)
    findings = data["diagnostics" if verb == "urai" else "diagnostik"]
    assert [finding for finding in findings if finding["severity"] == "error"]


def test_findings_for_people_leave_standard_output_to_the_result(office: Path) -> None:
    """So that `> file` holds the definition and nothing else. `periksa` has no other result than its findings."""
    ran = run("impor", NASKAH, cwd=office)
    assert ran.out.startswith("Judul: ")
    assert "peringatan K" in ran.err
    assert "peringatan K" not in ran.out


def test_periksa_counts_what_it_lists(office: Path) -> None:
    ran = run("periksa", DEFINITION, "--json", cwd=office)
    severities = [finding["severity"] for finding in json.loads(ran.out)["diagnostik"]]
    counts = f"{severities.count('error')} galat, {severities.count('warning')} peringatan, "
    assert counts + f"{severities.count('note')} catatan." in run("periksa", DEFINITION, cwd=office).out


def test_format_writes_back_only_what_changes(office: Path, tmp_path: Path) -> None:
    good = (office / "bersih.indikator").read_bytes()
    (tmp_path / "a.indikator").write_bytes(good)
    (tmp_path / "b.indikator").write_bytes(good.replace(b"  Indikator: ", b"  indikator:"))
    ran = run("format", ".", "--tulis", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "b.indikator dirapikan.\n")
    assert (tmp_path / "a.indikator").read_bytes() == (tmp_path / "b.indikator").read_bytes() == good
