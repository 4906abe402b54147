"""What an analyst claims is tried: examples come out as written or not, laws hold or fall to the smallest data."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indikator_dsl import DefinitionError, loads
from indikator_dsl.claims.report import Outcome, Verdict
from indikator_dsl.text.numbers import format_number

RATIO = "Jumlah A / Jumlah B x 100"


def definition(*claims: str, formula: str = RATIO, tail: str = "", more: str = "") -> str:
    lines = "".join(f"    {claim}\n" for claim in claims)
    return f"Tujuan: T\n  Indikator: Persentase A\n    Formula: {formula}\n{lines}{more}{tail}"


def tried(*claims: str, formula: str = RATIO, tail: str = "", more: str = "") -> list[Verdict]:
    return list(loads(definition(*claims, formula=formula, tail=tail, more=more)).try_claims().verdicts)


EXAMPLES = [
    ("Jumlah A = 2, Jumlah B = 3, hasil 66,67", RATIO, True),
    ("Jumlah A = 2, Jumlah B = 3, hasil 66,7", RATIO, True),
    ("Jumlah A = 2, Jumlah B = 3, hasil 67 %", RATIO, True),
    ("Jumlah A = 2, Jumlah B = 3, hasil 66,66", RATIO, False),
    ("Jumlah A = 2, Jumlah B = 3, hasil 66,670", RATIO, False),
    ("Jumlah A = 0,5; Jumlah B = 1.000; hasil = 0,05.", RATIO, True),
    ("jumlah a = 1,5, JUMLAH B = 2, maka hasilnya 75", RATIO, True),
    ("Jumlah A = 1, Jumlah B = 0, hasil tak terdefinisi", RATIO, True),
    ("Jumlah A = 1, Jumlah B = 1, hasil tidak terdefinisi", RATIO, False),
    ("Jumlah A = 1, hasil belum ada data", RATIO, True),
    ("Jumlah A = 1, hasil 0", RATIO, False),
    ("Banyaknya B = 4, Jumlah A = 1, hasil 25", RATIO, True),
    ('"Keluar (hidup + mati)" = 3, Jumlah A = 1, hasil 2', '"Keluar (hidup + mati)" - Jumlah A', True),
    ("Jumlah desa, kelurahan = 5; hasil 10", '"Jumlah desa, kelurahan" x 2', True),
    ("Jumlah desa, kelurahan = 5, hasil 10", '"Jumlah desa, kelurahan" x 2', True),
    ("Jumlah A = -3, Jumlah B = 1, hasil -4", "Jumlah A - Jumlah B", True),
    ("Jumlah A = 1, Jumlah B = 200, hasil 0,01", "Jumlah A / Jumlah B", True),  # 0,005: half up
]


@pytest.mark.parametrize(("example", "formula", "comes_out"), EXAMPLES)
def test_an_example_comes_out_to_the_digits_that_are_written(example: str, formula: str, comes_out: bool) -> None:
    names = "Data: Jumlah A\nData: Jumlah B\n  Sinonim: Banyaknya B\n"
    (verdict,) = tried(f"Contoh: {example}", formula=formula, tail=names)
    assert (verdict.outcome is Outcome.HOLDS) == comes_out
    assert comes_out == (verdict.finding is None)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 6))
def test_every_example_that_is_computed_and_rounded_comes_out(a: int, b: int, places: int) -> None:
    result = format_number(Fraction(100 * a, b), places)
    (verdict,) = tried(f"Contoh: Jumlah A = {a}; Jumlah B = {format_number(Fraction(b))}; hasil {result}")
    assert verdict.finding is None


def test_an_example_may_give_the_result_of_another_indicator() -> None:
    more = "  Indikator: Indeks\n    Formula: Persentase A / 2\n    Contoh: Persentase A = 50, hasil 25\n"
    assert [verdict.outcome for verdict in tried(more=more)] == [Outcome.HOLDS]


def test_a_failing_example_says_what_the_formula_gives() -> None:
    (verdict,) = tried("Contoh: Jumlah A = 2, Jumlah B = 3, hasil 150")
    assert verdict.finding is not None
    assert verdict.finding.code == "U151"
    assert "tertulis 150, sedangkan formulanya menghasilkan 66,67" in verdict.finding.message
    assert verdict.finding.place is not None
    assert verdict.finding.place.line == 4


def test_a_falsified_law_shows_the_smallest_data_and_what_could_be_declared() -> None:
    (verdict,) = tried("Invarian: 0 <= hasil <= 100")
    assert verdict.outcome is Outcome.FAILS
    assert verdict.data == (("Jumlah A", Fraction(2)), ("Jumlah B", Fraction(1)))
    assert verdict.finding is not None
    assert "bila Jumlah A = 2 dan Jumlah B = 1, maka hasil = 200" in verdict.finding.message
    assert verdict.finding.suggestion == "0 <= hasil <= 100\n    Invarian: Jumlah A bagian dari Jumlah B"


def test_what_is_suggested_makes_the_law_hold() -> None:
    (verdict,) = tried("Invarian: 0 <= hasil <= 100", formula="(A + B) / (C + D) x 100")
    assert verdict.finding is not None
    assert verdict.finding.suggestion is not None
    law, declared = verdict.finding.suggestion.split("\n    ")
    (mended,) = tried("Invarian: " + law, declared, formula="(A + B) / (C + D) x 100")
    assert mended.outcome is Outcome.HOLDS


PART = "Data: Jumlah A\n  Invarian: Jumlah A bagian dari Jumlah B\n"
LAWS = [
    ("0 <= hasil <= 100", RATIO, PART, Outcome.HOLDS),
    ("hasil < 100", RATIO, PART, Outcome.FAILS),
    ("naik bila Jumlah A naik", RATIO, "", Outcome.HOLDS),
    ("naik bila Jumlah B turun", RATIO, "", Outcome.HOLDS),
    ("turun bila Jumlah B naik", RATIO, PART, Outcome.HOLDS),
    ("turun bila Jumlah A naik", RATIO, "", Outcome.FAILS),
    ("naik bila Jumlah C naik", RATIO, "Data: Jumlah C\n", Outcome.FAILS),
    ("naik bila A naik", "min(A; 100)", "", Outcome.HOLDS),
    ("hasil >= 0", "A - B", "", Outcome.FAILS),
    ("hasil >= 0", "A - B", "Data: A\n  Invarian: A >= B\n", Outcome.HOLDS),
    ("hasil >= 0", "A", "Data: A\n  Invarian: A >= -5\n", Outcome.FAILS),
    ("hasil <= 100", "(A + B) / C x 100", "Data: C\n  Invarian: A + B <= C\n", Outcome.HOLDS),
    ("hasil = 100", "(A + B) / C x 100", "Data: C\n  Invarian: C = A + B\n", Outcome.HOLDS),
    ("hasil <= A", "A x B / C", "Data: C\n  Invarian: B <= C\n", Outcome.HOLDS),
    ("0 <= hasil <= 100", "A / (A + B + C) x 100%", "", Outcome.HOLDS),
    ("hasil <= 1", "A / B", "Data: A\n  Invarian: A < B\n  Invarian: B < A\n", Outcome.UNTESTED),
    ("hasil <= 1", "A / (B - B)", "", Outcome.UNTESTED),
]


@pytest.mark.parametrize(("law", "formula", "tail", "outcome"), LAWS)
def test_a_law_is_tried_on_the_data_that_the_declarations_allow(
    law: str, formula: str, tail: str, outcome: Outcome
) -> None:
    (verdict,) = tried(f"Invarian: {law}", formula=formula, tail=tail)
    assert verdict.outcome is outcome
    assert (verdict.finding is None) == (outcome is Outcome.HOLDS)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.nested_given])
@given(st.integers(1, 50), st.integers(0, 300))
def test_a_counterexample_is_one(factor: int, limit: int) -> None:
    text = definition(f"Invarian: hasil <= {limit}", formula=f"{factor} x Jumlah A - Jumlah B")
    registry = loads(text)
    (verdict,) = registry.try_claims().verdicts
    value = registry.evaluate(dict(verdict.data))["Persentase A"].value
    assert value is not None
    assert value > limit


def test_the_same_claims_get_the_same_answers() -> None:
    claims = ("Invarian: 0 <= hasil <= 100", "Invarian: turun bila Jumlah A naik", "Invarian: hasil > Jumlah A")
    first, second = tried(*claims), tried(*claims)
    assert [verdict.finding for verdict in first] == [verdict.finding for verdict in second]


def test_a_law_under_data_may_name_an_indicator() -> None:
    tail = "Data: Jumlah B\n  Invarian: Persentase A <= 100\n"
    (verdict,) = tried(tail=tail)
    assert verdict.outcome is Outcome.FAILS
    assert verdict.finding is not None
    assert "Persentase A = 200" in verdict.finding.message


UNREAD = {
    "Invarian: hasil antara 0 dan 100": ("U101", "0 <= hasil <= 100"),
    "Invarian: naik bila Jumlah A / Jumlah B naik": ("U101", "naik bila"),
    "Invarian: hasil <= 80%": ("U108", "`80%` di sini berarti 80 perseratus"),
    "Invarian: hasil <= Jumlah Aa": ("R110", "Jumlah Aa"),
    "Invarian: naik bila Jumlah Aa naik": ("R110", "Jumlah Aa"),
    "Invarian: naik bila Persentase A naik": ("U107", "dihitung"),
    "Contoh: Jumlah A = 2, Jumlah B = 3": ("U102", "hasil 66,67"),
    "Contoh: hasil 5": ("U102", "hasil 66,67"),
    "Contoh: Jumlah A = 2, Jumlah Bb = 3, hasil 5": ("U103", "Jumlah Bb"),
    "Contoh: Jumlah A = dua, Jumlah B = 3, hasil 5": ("U104", "dua"),
    "Contoh: Jumlah A = 2; Jumlah B = 1,000; hasil 5": ("U104", "1,000"),
    "Contoh: Jumlah A = 80%, Jumlah B = 3, hasil 5": ("U104", "80%"),
    "Contoh: Jumlah A = 2, Jumlah B = 3, hasil 5 laporan": ("U105", "laporan"),
    "Contoh: Jumlah A = 2, jumlah a = 3, hasil 5": ("U109", "dua nilai"),
}


@pytest.mark.parametrize("claim", UNREAD)
def test_a_claim_that_cannot_be_read_is_a_finding_at_its_place(claim: str) -> None:
    code, words = UNREAD[claim]
    with pytest.raises(DefinitionError) as caught:
        loads(definition(claim))
    (finding,) = caught.value.diagnostics
    assert finding.code == code
    assert words in finding.message
    assert finding.place is not None
    assert finding.place.line == 4
    assert loads(definition(claim), strict=False).try_claims().verdicts == ()


CLAIM_PIECES = (
    *(
        "hasil",
        "Jumlah A",
        "Jumlah B",
        "naik",
        "turun",
        " bila ",
        " bagian dari ",
        " <= ",
        " = ",
        ">=",
        ", ",
        "; ",
        "100",
    ),
    *(
        "66,67",
        "-3",
        "%",
        '"',
        "(",
        ")",
        " / ",
        "^",
        "tak terdefinisi",
        "maka ",
        "1,000",
        " ",
        "9" * 70,
        "=",
        "laporan",
    ),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.nested_given])
@given(st.sampled_from(("Invarian", "Contoh")), st.lists(st.sampled_from(CLAIM_PIECES), min_size=1).map("".join))
def test_any_claim_is_read_and_tried_or_is_a_finding(key: str, text: str) -> None:
    registry = loads(definition(f"{key}: {text}"), strict=False)
    tried_or_found = len(registry.try_claims().verdicts) + len(registry.claims.about_data) + len(registry.diagnostics)
    assert tried_or_found or not text.strip()
    assert all(finding.message for finding in registry.diagnostics)


def test_examples_with_data_that_do_not_belong_are_doubted() -> None:
    tail = PART + "Data: Jumlah C\n"
    report = loads(definition("Contoh: Jumlah A = 3, Jumlah B = 2, Jumlah C = 1, hasil 150", tail=tail)).try_claims()
    assert report.all_hold
    assert [finding.code for finding in report.warnings] == ["U202", "U203"]


def test_results_that_break_a_law_are_pointed_out_when_data_are_computed() -> None:
    registry = loads(definition("Invarian: 0 <= hasil <= 100"))
    (finding,) = registry.evaluate({"Jumlah A": 3, "Jumlah B": 2}).diagnostics
    assert finding.code == "U201"
    assert "`hasil` = 150 seharusnya <= `100` = 100" in finding.message
    assert registry.evaluate({"Jumlah A": 2, "Jumlah B": 0}).diagnostics == ()


def test_indicators_without_claims_are_counted() -> None:
    more = "  Indikator: Lain\n    Formula: X / Y\n"
    assert loads(definition("Contoh: Jumlah A = 1, Jumlah B = 2, hasil 50", more=more)).try_claims().without_claims == 1
