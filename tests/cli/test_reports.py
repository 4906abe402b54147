"""What `indikator periksa` writes for other programs: annotations of GitHub Actions, and SARIF."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from indikator_dsl.diagnostics import Diagnostic, Place
from indikator_dsl.diagnostics.github import annotation
from indikator_dsl.diagnostics.sarif import sarif_log
from tests.cli.running import DEFINITION, run
from tests.cli.test_periksa import DOUBTFUL, FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(DOUBTFUL, encoding="utf-8")
    return tmp_path


# -- GitHub ----------------------------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice) ((?:[A-Za-z]+=[^,:]*)(?:,[A-Za-z]+=[^,:]*)*)::(.*)")


def test_annotations_point_at_the_place_and_say_what_to_write(folder: Path) -> None:
    *lines, summary = run("periksa", FILE, "--format", "github", cwd=folder).out.splitlines()
    assert summary.startswith("4 indikator: ")
    assert "memang pecahan" not in "".join(lines)
    read = [COMMAND.fullmatch(line) for line in lines]
    assert [found and found[1] for found in read] == ["warning", "notice", "error"]
    assert read[0] is not None
    given = dict(pair.split("=") for pair in read[0][2].split(","))
    assert given == {"file": FILE, "line": "8", "col": "14", "endColumn": "19", "title": "P103 (peringatan)"}
    assert read[0][3].endswith("%0ATulis: C / D × 100%25")


def test_nothing_in_a_text_ends_an_annotation_early() -> None:
    place = Place("a,b:c%d\n.indikator", 1, 2, 3, "abc")
    nasty = Diagnostic.of("P106", 0, 1, "x\r\ny: 100%", nama="A::error file=b,line=1::C\nD%0A").at(place)
    line = annotation(nasty)
    found = COMMAND.fullmatch(line)
    assert found is not None
    assert "\n" not in line
    assert "\r" not in line
    assert "file=a%2Cb%3Ac%25d%0A.indikator" in found[2]
    assert unquote(found[3]) == f"{nasty.message}\nTulis: x\r\ny: 100%"


def test_a_finding_without_a_place_is_annotated_all_the_same() -> None:
    assert annotation(Diagnostic.of("R102", folder="kosong", akhiran=".indikator")).startswith("::error title=R102")


# -- SARIF -----------------------------------------------------------------------------------------------------------

LEVELS = ("error", "warning", "note", "none")


def assert_sarif(log: dict[str, Any]) -> None:
    """What the published schema of SARIF 2.1.0 requires of the parts that we write, and its text of the rules."""
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    for run_ in log["runs"]:
        assert set(run_) >= {"tool", "results"}
        assert run_["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        driver = run_["tool"]["driver"]
        assert driver["name"]
        assert re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", driver["language"])
        rules = driver["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for rule in rules:
            assert rule["name"]
            assert rule["shortDescription"]["text"]
            assert rule["fullDescription"]["text"]
            assert rule["help"]["text"]
            assert rule["help"]["markdown"]
            assert rule["defaultConfiguration"]["level"] in LEVELS
            assert "helpUri" not in rule or ":" in rule["helpUri"], "an address in SARIF is absolute"
        for result in run_["results"]:
            assert result["message"]["text"]
            assert result["level"] in LEVELS
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            for suppression in result["suppressions"]:
                assert suppression["kind"] in ("inSource", "external")
            for location in [
                *result.get("locations", ()),
                *(s["location"] for s in result["suppressions"] if "location" in s),
            ]:
                physical = location["physicalLocation"]
                region = physical["region"]
                assert 1 <= region["startLine"] <= region["endLine"]
                assert 1 <= region["startColumn"] <= region["endColumn"]
                if "artifactLocation" in physical:
                    assert re.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", physical["artifactLocation"]["uri"])


def test_sarif_is_what_its_schema_asks_for(folder: Path) -> None:
    log = json.loads(run("periksa", FILE, "--format", "sarif", cwd=folder).out)
    assert_sarif(log)
    results = log["runs"][0]["results"]
    assert [(result["ruleId"], result["level"], len(result["suppressions"])) for result in results] == [
        ("P103", "warning", 0),
        ("F305", "note", 0),
        ("F105", "error", 0),
        ("P103", "warning", 1),
    ]
    (suppression,) = results[3]["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "memang pecahan")
    assert suppression["location"]["physicalLocation"]["region"]["startLine"] == 5
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results} == {
        "kantor%20kita/a.indikator"
    }


def test_sarif_regions_count_characters_as_they_say(folder: Path) -> None:
    """The emoji in the file are one column each: unicodeCodePoints, not the two units of UTF-16."""
    (folder / FILE).write_text("Tujuan: A\n\n  Indikator: 😀😀 belum\n", encoding="utf-8")
    log = json.loads(run("periksa", FILE, "--format", "sarif", cwd=folder).out)
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = (folder / FILE).read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "😀😀 belum"


def test_sarif_of_the_real_worksheet_and_of_nothing(office: Path, tmp_path: Path) -> None:
    assert_sarif(json.loads(run("periksa", DEFINITION, "--format", "sarif", cwd=office).out))
    (tmp_path / "a.indikator").write_text("Tujuan: A\n  Indikator: B\n    Formula: B\n", encoding="utf-8")
    log = json.loads(run("periksa", "a.indikator", "--format", "sarif", cwd=tmp_path).out)
    assert_sarif(log)
    assert log["runs"][0]["results"] == []


def test_sarif_takes_places_of_any_kind() -> None:
    findings = [
        Diagnostic.of("R102", folder="kosong", akhiran=".indikator"),
        Diagnostic.of("P106", nama="A").at(Place(str(Path.cwd() / "a b.indikator"), 1, 1, 1, "")),
        Diagnostic.of("P106", nama="A").at(Place(None, 1, 5, 90, "abcde")),
    ]
    log = sarif_log(findings, [(findings[1], "alasan", None)], version="1")
    assert_sarif(log)
    results = log["runs"][0]["results"]
    assert "locations" not in results[0]
    assert results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")
    assert results[2]["locations"][0]["physicalLocation"]["region"]["endColumn"] == 6
    assert results[3]["suppressions"] == [{"kind": "external", "justification": "alasan"}]
