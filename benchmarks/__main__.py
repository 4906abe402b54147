"""`python -m benchmarks [GROUP …]`: a Markdown table of all, or of the named groups."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from indikator_dsl import __version__

GROUPS = {
    "cold": ("cold_start", "Cold start (whole processes)"),
    "reading": ("reading", "Reading definitions (fresh processes)"),
    "formulas": ("formulas", "Parsing formulas (warm)"),
    "evaluating": ("evaluating", "Evaluating the worksheet (warm)"),
    "checking": ("checking", "Checking definitions (fresh processes)"),
    "bad": ("bad_inputs", "Bad inputs: read, and computed if they can be read (fresh processes)"),
    "scalar": ("scalar", "One record, prepared (a formula, warm)"),
    "columns": ("columns", "Tables of 10,000 and a million rows (warm)"),
    "large": ("large", "Tables of ten million rows, and their memory (fresh processes)"),
    "growth": ("growth", "Growth with the number of formulas (warm)"),
}
PEERS = (
    *("attrs", "lark", "PyYAML", "narwhals", "polars", "sqlglot", "numpy", "numexpr", "duckdb", "pandas", "pyarrow"),
    *("simpleeval", "rule-engine", "cel-python", "common-expression-language"),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    named = parser.parse_args().groups or list(GROUPS)
    if set(named) - set(GROUPS):
        parser.error(f"the groups are: {', '.join(GROUPS)}")
    peers = ", ".join(f"{peer} {_version(peer)}" for peer in PEERS)
    print(f"{datetime.date.today()}, indikator-dsl {__version__}, Python {platform.python_version()},", end=" ")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {peers}.")
    for name in named:
        module, title = GROUPS[name]
        print(f"\n### {title}\n\n| what | median | min | runs | beside |\n|---|---:|---:|---:|---|", flush=True)
        try:
            for row in import_module(f"benchmarks.{module}").figures():
                print(f"| {row.what} | {row.median} | {row.least} | {row.runs or ''} | {row.beside} |", flush=True)
        except ModuleNotFoundError as error:
            print(f'\n{error.name} is not installed: `pip install "indikator-dsl[bench,kolom,sql]"`', flush=True)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    main()
