"""The report as one HTML file that needs nothing beside it: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from indikator_dsl.report.mathematics import mathml, mathml_with_numbers
from indikator_dsl.report.model import Verdict
from indikator_dsl.report.need import missing_package
from indikator_dsl.report.svg import against_target, columns, meter, shares

if TYPE_CHECKING:
    from typing import Any

    from indikator_dsl.report.model import IndicatorPart, Report

__all__ = ["write_html"]

MOST_LISTED = 10  # indicators of a list in the summary


def write_html(report: Report) -> str:
    """The page. Every text is escaped by the template; what is marked safe is made here from escaped parts.

    Raises DataError where the package for templates is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        missing_package("HTML")
    environment = Environment(
        loader=PackageLoader("indikator_dsl.report", "templat"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["padu"] = _together
    style = files("indikator_dsl.report").joinpath("templat/laporan.css").read_text(encoding="utf-8")
    running = " · ".join(filter(None, [report.judul, report.unit, report.periode]))
    kinds = [verdict.name.lower() for verdict in Verdict]
    return environment.get_template("laporan.html.j2").render(
        r=report,
        css=Markup(style.replace("{{ lari }}", _in_style(running))),
        bagian=Markup(shares(report.verdicts, kinds, "g-bagian")),
        petak=[(one, kind, verdict.sign) for one, kind, verdict in zip(report.verdicts, kinds, Verdict, strict=True)],
        ukur={one.id: Markup(meter(one)) for one in report.indicators},
        lukisan={one.id: _drawings(one, number, Markup) for number, one in enumerate(report.indicators)},
        terbanyak=MOST_LISTED,
    )


def _drawings(one: IndicatorPart, number: int, safe: type[Any]) -> dict[str, Any]:
    formula = one.formula
    return {
        "sasaran": safe(against_target(one, f"g{number}")),
        "tren": [(trend, safe(columns(one, trend, f"g{number}-{at}"))) for at, trend in enumerate(one.trends)],
        "rumus": safe((mathml(formula) if formula else None) or ""),
        "angka": safe((mathml_with_numbers(formula) if formula else None) or ""),
    }


def _together(shown: str) -> str:
    """A percentage that no end of a line tears apart."""
    return shown.replace(" %", "\N{NO-BREAK SPACE}%")


def _in_style(text: str) -> str:
    """`text` for a string of a style sheet inside a page: whatever is no plain letter or digit becomes an escape."""
    return "".join(c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):x} " for c in text[:160])
