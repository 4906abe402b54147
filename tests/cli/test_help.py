"""Help and usage errors: in Indonesian from the first word to the last, and with a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import indikator_dsl
from indikator_dsl.cli.main import VERBS
from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = (
    *("usage:", "positional arguments", "optional arguments", "options:", "error:", "show this help", "show program"),
    *("required", "unrecognized", "invalid", "expected", "argument", "ambiguous"),
)


def test_version(tmp_path: Path) -> None:
    ran = run("--version", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, f"indikator {indikator_dsl.__version__}\n", "")


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_speaks_indonesian(verb: str, tmp_path: Path) -> None:
    ran = run(*filter(None, [verb]), "--help", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert f"pemakaian: indikator {verb}".strip() in ran.out
    assert "tampilkan bantuan ini" in ran.out
    assert [word for word in ENGLISH if word in ran.out] == []
    if not verb:
        assert [name for name in VERBS if name not in ran.out] == []


MISTAKES = {
    "hitng": "mungkin maksudnya `hitung`",
    "import": "mungkin maksudnya `impor`",
    "template": "mungkin maksudnya `templat`",
    "jelas": "mungkin maksudnya `jelaskan`",
    "xyzzy": ", ".join(VERBS),
}


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistyped_verb_is_answered_with_the_nearest(typed: str, tmp_path: Path) -> None:
    ran = run(typed, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert MISTAKES[typed] in ran.err
    assert [word for word in ENGLISH if word in ran.err] == []


UNCLEAR = {
    "nothing at all": ([], "PERINTAH"),
    "an option that is not there": (["periksa", "a", "--warna"], "--warna"),
    "one word too many": (["templat", "a", "b", "-o", "c"], "tidak dikenal: b"),
    "two words missing": (["hitung"], "masih perlu diisi: DEFINISI, DATA"),
    "an option without its value": (["hitung", "a", "b", "--unit"], "--unit memerlukan satu nilai"),
    "a choice that is not there": (
        ["urai", "A", "--sebagai", "docx"],
        "--sebagai tidak mengenal `docx`; yang ada: kanonik, kalimat, latex, mathml\n",
    ),
    "a notation of JSON": (
        ["urai", "A", "--sebagai", "latex", "--json"],
        "--sebagai tidak dapat dipakai bersama --json",
    ),
    "a value for a switch": (["impor", "a", "--json=1"], "--json tidak menerima nilai"),
}


@pytest.mark.parametrize("case", UNCLEAR)
def test_usage_errors_speak_indonesian(case: str, tmp_path: Path) -> None:
    arguments, words = UNCLEAR[case]
    ran = run(*arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert [word for word in ENGLISH if word in ran.err] == []
