"""`python -m benchmarks [GROUP …]`: a Markdown table of all, or of the named groups."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
from importlib import import_module
from importlib.metadata import version

from indikator_dsl import __version__

GROUPS = {
    "cold": ("cold_start", "Cold start (whole processes)"),
    "reading": ("reading", "Reading definitions (fresh processes)"),
    "formulas": ("formulas", "Parsing formulas (warm)"),
    "evaluating": ("evaluating", "Evaluating the worksheet (warm)"),
    "checking": ("checking", "Checking definitions (fresh processes)"),
    "bad": ("bad_inputs", "Bad inputs: read, and computed if they can be read (fresh processes)"),
}
PEERS = ("attrs", "lark", "PyYAML")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    named = parser.parse_args().groups or list(GROUPS)
    if set(named) - set(GROUPS):
        parser.error(f"the groups are: {', '.join(GROUPS)}")
    peers = ", ".join(f"{peer} {version(peer)}" for peer in PEERS)
    print(f"{datetime.date.today()}, indikator-dsl {__version__}, Python {platform.python_version()},", end=" ")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {peers}.")
    for name in named:
        module, title = GROUPS[name]
        print(f"\n### {title}\n\n| what | median | min | runs | beside |\n|---|---:|---:|---:|---|", flush=True)
        for row in import_module(f"benchmarks.{module}").figures():
            print(f"| {row.what} | {row.median} | {row.least} | {row.runs} | {row.beside} |", flush=True)


if __name__ == "__main__":
    main()
