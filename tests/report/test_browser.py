"""The page in a real browser: at the width of a phone, in the dark, and with an eye on the net."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indikator_dsl.report import write_report
from tests.report.browser import BROWSER, console, measured
from tests.report.situations import broken, office

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("jinja2")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed here")

REPORTS = {"kantor": office, "rusak": broken}


@pytest.fixture(scope="module", params=REPORTS)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("peramban") / "laporan.html"
    file.write_bytes(write_report(REPORTS[request.param](), ".html"))
    return file


@pytest.mark.parametrize(("width", "dark"), [(360, False), (360, True), (1280, True)])
def test_it_fits_and_can_be_read(page: Path, width: int, dark: bool) -> None:
    found = measured(page, width=width, dark=dark)
    assert found["texts"] > 100
    assert (found["over"], found["wide"]) == (0, [])
    assert found["fetched"] == []
    assert found["worst"] >= 4.5, found["where"]
    assert (found["ground"] == "rgb(20, 25, 27)") is dark


def test_the_console_is_silent(page: Path) -> None:
    assert console(page) == []


def test_the_console_would_tell_of_a_picture_from_elsewhere(page: Path) -> None:
    other = page.with_name("lain.html")
    other.write_text(page.read_text(encoding="utf-8").replace("<main", "<img src='http://127.0.0.1:9/a.png'><main", 1))
    assert console(other) != []
