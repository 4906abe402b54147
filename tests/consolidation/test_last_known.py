"""The last known figure of a unit stands for the period; where it is older than the others, that is said."""

from __future__ import annotations

import datetime
from fractions import Fraction

from indikator_dsl.evaluation.trace import trace_result
from indikator_dsl.report import build_report
from tests.consolidation.offices import UNITS, office, table, value

LAST = "periode: nilai terakhir; unit: jumlah"
OFFICE = office("LKD aktif / LKD x 100%", f"LKD aktif := {LAST}", f"LKD := {LAST}", units=UNITS[:2])
MIXED = """LKD aktif;4;TW I 2025;Desa Awan
LKD;5;TW I 2025;Desa Awan
LKD aktif;9;TW IV 2025;Desa Awan
LKD aktif;9;TW IV 2025;Desa Bumi
LKD;10;TW IV 2025;Desa Bumi
"""


def test_a_unit_whose_last_figure_is_older_than_others_is_partial() -> None:
    results = OFFICE.evaluate(table(MIXED), periode="2025")
    assert value(results) == Fraction(120)
    cover = results["Hasil"].cover
    assert cover is not None
    assert not cover.complete
    assert cover.display == "2 dari 2 desa, 1 di antaranya belum lengkap"
    assert cover.sentence.endswith("belum lengkap: Desa Awan (terakhir TW I 2025)")
    assert cover.to_json()["unit_belum_lengkap"] == {"Desa Awan": "terakhir TW I 2025"}
    active, there = (used.cover for used in results["Hasil"].inputs)
    assert active is not None
    assert active.complete
    assert there is not None
    assert there.partial == (("Desa Awan", "terakhir TW I 2025"),)
    assert "Desa Awan (terakhir TW I 2025)" in str(trace_result(results["Hasil"]))


def test_the_report_asks_that_unit_for_the_later_period() -> None:
    report = build_report(OFFICE, table(MIXED), periode="2025", tanggal=datetime.date(2026, 1, 5))
    (missing,) = (one for one in report.missing if one.apa == "Data")
    assert missing.nama == "LKD"
    assert missing.rincian == "1 dari 2 desa belum lengkap; belum ada TW IV 2025"
    assert "Desa Awan" in missing.siapa
    assert "Desa Bumi" not in missing.siapa


def test_one_unit_alone_says_of_when_its_last_figure_is() -> None:
    results = OFFICE.evaluate(table(MIXED), unit="Desa Awan", periode="2025")
    cover = results["Hasil"].cover
    assert cover is not None
    assert cover.display == cover.sentence == "terakhir TW I 2025"
    assert not cover.complete


def test_what_is_equally_late_or_given_for_the_whole_period_or_later_than_asked_is_complete() -> None:
    same = MIXED.replace("TW IV", "TW I").replace("LKD aktif;9;TW I 2025;Desa Awan\n", "")
    whole = MIXED.replace("LKD;5;TW I 2025", "LKD;5;2025")
    for text, periode in ((same, "2025"), (whole, "2025"), (MIXED + "LKD;5;TW IV 2024;Desa Bumi\n", "2024")):
        cover = OFFICE.evaluate(table(text), periode=periode)["Hasil"].cover
        assert cover is None or not cover.partial
    until = OFFICE.evaluate(table(MIXED.replace("IV 2025;Desa Bumi", "I 2025;Desa Bumi")), periode="s.d. TW III 2025")
    cover = until["Hasil"].cover
    assert cover is not None
    assert cover.complete


def test_a_datum_that_is_summed_counts_for_what_is_latest() -> None:
    registry = office("LKD / Laporan", f"LKD := {LAST}", "Laporan := jumlah", units=())
    text = "LKD;5;TW I 2025;\n" + "".join(f"Laporan;5;TW {one} 2025;\n" for one in ("I", "II", "III", "IV"))
    cover = registry.evaluate(table(text), periode="2025")["Hasil"].cover
    assert cover is not None
    assert cover.display == "terakhir TW I 2025"
