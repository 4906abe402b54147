"""Run the tests against the built wheel, in an environment and a folder that know nothing of the checkout.

    python tests/wheel.py

What is copied beside the installed package is what the tests read: tests, definitions, documents.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ("tests", "definitions", "docs", "README.md", "README.id.md", "CONTRIBUTING.md")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder)
        build = [sys.executable, "-m", "build", "--outdir", str(empty / "dist"), str(ROOT)]
        subprocess.run([*build, "--quiet"] if "--verbose" not in sys.argv else build, check=True)
        wheel = next((empty / "dist").glob("*.whl"))
        venv.create(empty / "venv", with_pip=True)
        python = empty / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, f"{wheel}[xlsx,laporan,testing]", "pytest", "pytest-xdist"], check=True)
        run = empty / "run"
        run.mkdir()
        for name in BESIDE:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, run / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():
                shutil.copy(source, run)
        found = subprocess.run(
            [str(python), "-c", "import indikator_dsl; print(indikator_dsl.__file__)"],
            cwd=run,
            check=True,
            capture_output=True,
            text=True,
        )
        if str(empty) not in found.stdout:
            sys.exit(f"the tests would run against {found.stdout.strip()}, not the wheel")
        tests = [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--numprocesses", "auto"]
        return subprocess.run(tests, cwd=run, check=False, env=os.environ | {"INDIKATOR_CONTOH": "roda"}).returncode


if __name__ == "__main__":
    sys.exit(main())
