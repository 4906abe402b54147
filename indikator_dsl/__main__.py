"""`python -m indikator_dsl`: the command line, where no script is installed."""

from indikator_dsl.cli.main import run

if __name__ == "__main__":
    raise SystemExit(run())
