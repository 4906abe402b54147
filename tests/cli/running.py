"""The command line as a process: how these tests start it, and what is never to be seen of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from attrs import frozen

import indikator_dsl

DEFINITION = "definitions/bugul_kidul"
DATA = f"{DEFINITION}/data_contoh.csv"
NASKAH = f"{DEFINITION}/naskah.txt"

COMMAND = (sys.executable, "-m", "indikator_dsl")
PACKAGE = str(Path(indikator_dsl.__file__).parents[1])
READS_ITSELF = ("PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL", "LANG", "LC_CTYPE", "FORCE_COLOR", "NO_COLOR", "TERM")
ENGLISH = ("No such file", "Is a directory", "Permission denied", "Errno", "usage:", "error:", "expected", "invalid")
UTF8 = {"PYTHONUTF8": "1"}


@frozen
class Ran:
    """What one run left behind."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """This process' environment without what decides on encodings and colours, then `changes`."""
    kept = {name: value for name, value in os.environ.items() if name not in READS_ITSELF}
    return {**kept, "PYTHONPATH": PACKAGE, "COLUMNS": "80", **changes}


def run(*arguments: str, cwd: Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ran:
    """Run `indikator` once. Whatever is asked for, it ends by itself, in UTF-8, and without a traceback."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        input=stdin,
        env=environment(**(UTF8 if env is None else env)),
        capture_output=True,
        timeout=60,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout.decode().replace("\r\n", "\n"), done.stderr.decode().replace("\r\n", "\n"))
    assert "Traceback" not in ran.out + ran.err, ran.err
    return ran
