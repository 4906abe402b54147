"""How offices write periods, and what is before and inside one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.text.periods import Periode, period_key, read_period, spelled

WRITTEN = {
    "2025": "2025; Tahun 2025; TA 2025; T.A. 2025; tahun anggaran 2025",
    "TW II 2025": "TW II 2025; tw2 2025; TW-II/2025; Triwulan II Tahun 2025; Triwulan ke-2 2025; triwulan kedua 2025; "
    "Q2 2025; 2025Q2; 2025-Q2; 2025 triwulan 2; 2Q 2025; TW. II (2025); April - Juni 2025",
    "Semester I 2025": "Semester 1 2025; Sem I/2025; smt 1 2025; S1 2025; Januari s.d. Juni 2025; TW I - TW II 2025",
    "Maret 2025": "Maret 2025; Mar 2025; 03/2025; 2025-03; 3/2025; bulan Maret tahun 2025; MARET, 2025",
    "November 2025": "Nopember 2025; Nov 2025; 11-2025",
    "s.d. TW III 2025": "s.d. TW III 2025; s/d Triwulan 3 2025; sd. September 2025; sampai dengan TW III 2025; "
    "hingga September 2025; 2025 s.d. TW III; S.D TW III TAHUN 2025",
    "s.d. Desember 2025": "s.d. 2025; sd tahun 2025; s/d TW IV 2025",
    "Mei-Juni 2025": "Mei-Juni 2025; Mei s/d Juni 2025",
}
LABELS = (
    "Tahap 1; 2024/2025; per 31 Desember 2025; TW V 2025; TW 5 2025; Semester 3 2025; TW II; Maret; 2025-13; "
    "20255; 12025; Triwulan 2025; Juni-Mei 2025; TW II s.d. TW I 2025; s.d.; -; s 2025; Januari 25; 2025 2025; TW II 25"
).split("; ")
periods = st.builds(
    lambda a, b, year: Periode(year, min(a, b), max(a, b)), *[st.integers(1, 12)] * 2, st.integers(1990, 2099)
)
since_january = st.builds(
    lambda last, year: Periode(year, 1, last, kumulatif=True), st.integers(1, 12), st.integers(1990, 2099)
)


@pytest.mark.parametrize(
    ("shown", "text"), [(shown, one) for shown, texts in WRITTEN.items() for one in texts.split("; ")]
)
def test_a_period_is_read_however_it_is_written(shown: str, text: str) -> None:
    assert str(read_period(text)) == shown


@pytest.mark.parametrize("text", LABELS)
def test_what_is_no_period_of_the_calendar_stays_a_label(text: str) -> None:
    assert read_period(text) is None
    assert isinstance(period_key(text), str)


@given(periods | since_january)
def test_a_period_is_read_as_it_is_shown(period: Periode) -> None:
    assert read_period(str(period)) == period


@given(st.text(alphabet="stw.d iIvV/-–()0123456789jamrehnulq", max_size=30) | st.text(max_size=60))
def test_any_label_is_read_or_left(text: str) -> None:
    found = read_period(text)
    assert found is None or 1 <= found.first <= found.last <= 12


@given(periods, st.integers(1, 20))
def test_there_and_back_is_the_same_period(period: Periode, steps: int) -> None:
    assert period.back(steps).back(-steps) == period
    assert period.back(steps).length == period.length
    assert period.back(steps).order < period.order


@given(periods)
def test_spelled_months_are_those_of_the_period(period: Periode) -> None:
    read = [read_period(one) for one in spelled(period.months, period.tahun).split(", ")]
    months = 0
    for one in read:
        assert one is not None
        months |= one.months
    assert months == period.months


def test_before_a_quarter_is_a_quarter_and_before_a_sum_since_january_that_of_the_year_before() -> None:
    before = {
        "TW I 2025": "TW IV 2024",
        "TW III 2025": "TW II 2025",
        "Januari 2025": "Desember 2024",
        "Semester I 2025": "Semester II 2024",
        "2025": "2024",
        "s.d. TW III 2025": "s.d. TW III 2024",
        "Februari-Mei 2025": "Februari-Mei 2024",
    }
    assert {text: str(found.back()) for text in before if (found := read_period(text))} == before
