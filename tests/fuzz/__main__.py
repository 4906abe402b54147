"""`python -m tests.fuzz [SECONDS]`: every target, guided and by long inputs, on all cores; exit code 1 for any find.

Finds are judged again without the guide, which slows everything down, made small, and written to `finds/`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from math import ceil
from pathlib import Path

from tests.fuzz.finds import FINDS, failure, shrunk
from tests.fuzz.targets import TARGETS

DEFAULT = 600
GUIDED, LONG = 0.75, 0.2  # of the time; the rest is for making finds small


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    cores = os.cpu_count() or 1
    rounds = ceil(len(TARGETS) / cores)
    guided, scaling = int(seconds * GUIDED / rounds), int(seconds * LONG / rounds)
    way = "by coverage" if find_spec("atheris") else "by Hypothesis (atheris is not installed)"
    print(f"each target {guided} s {way}, {scaling} s by long inputs; {cores} cores", flush=True)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(cores) as pool:
        runs: list[tuple[str, ...]] = [("scaling", name, str(scaling)) for name in TARGETS]
        runs += [("guided", name, str(guided), f"{folder}/{name}") for name in TARGETS]
        broken = [output for output in pool.map(_run, runs) if output]
        found = sum(_judged(name, Path(folder) / name) for name in TARGETS)
        if "FUZZ_KEEP" in os.environ:
            from tests.fuzz.keeping import keep

            for name in TARGETS:
                keep(name, [Path(folder) / name / "corpus"])
    print("\n".join(broken))
    print(f"{found} inputs written to {FINDS}" if found else "nothing found" if not broken else "see above")
    return 1 if found or broken else 0


def _run(arguments: tuple[str, ...]) -> str:
    """Run one machine to its end; what it said, if it found something or broke."""
    module, *others = arguments
    done = subprocess.run(
        [sys.executable, "-m", f"tests.fuzz.{module}", *others], capture_output=True, text=True, check=False
    )
    lines = (done.stdout + done.stderr).strip().splitlines()
    executed = [line for line in lines if "number_of_executed_units" in line]
    print(f"{module} {others[0]}: {(executed or lines or ['done'])[-1].strip()}", flush=True)
    return "\n".join(lines[-20:]) if done.returncode else ""


def _judged(name: str, folder: Path) -> int:
    """How many inputs of a guided run are finds without the guide as well; each is made small and kept."""
    files = sorted((folder / "finds").glob("*"))
    kept = 0
    for file in files:
        raw = file.read_bytes()
        if failure(TARGETS[name], raw) is not None:
            raw = shrunk(TARGETS[name], raw)
            print(f"{name}: {raw!r:.300}\n    {failure(TARGETS[name], raw)!r:.500}", flush=True)
            kept += _write(name, file.name, raw)
    for file in folder.glob("*-*"):  # libFuzzer's own: too much memory, hanging; never run here
        print(f"{name}: {file.name}", flush=True)
        kept += _write(name, file.name, file.read_bytes())
    return kept


def _write(name: str, file: str, raw: bytes) -> int:
    (FINDS / name).mkdir(parents=True, exist_ok=True)
    (FINDS / name / file).write_bytes(raw)
    return 1


if __name__ == "__main__":
    sys.exit(main())
