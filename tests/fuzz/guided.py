"""One target for some seconds: `python -m tests.fuzz.guided TARGET SECONDS FOLDER`, finds and new inputs into FOLDER.

Guided by coverage with atheris; where that is not installed, by Hypothesis and its database.
"""

from __future__ import annotations

import pkgutil
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tests.fuzz.finds import Keeper, mark_of
from tests.fuzz.mutating import CORPUS, HERE, mutate, pieces, seeds

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

__all__ = ["main"]

LONGEST = 4096  # bytes of an input; longer ones are the matter of `scaling`
MOST_MEMORY = 2048  # MB
HANGING = 20  # seconds


def by_coverage(name: str, seconds: int, folder: Path) -> None:
    """libFuzzer's search. Never returns: libFuzzer ends the process, by an error for too much memory or time."""
    import atheris

    keeper, target = Keeper(name, folder / "finds"), _target(name, atheris.instrument_imports(["indikator_dsl"]))
    new = folder / "corpus"
    new.mkdir(parents=True, exist_ok=True)

    def one(raw: bytes) -> None:
        try:
            target(raw)
        except Exception as error:  # kept, and the search goes on
            keeper.keep(raw, error)

    def changed(raw: bytes, most: int, seed: int) -> bytes:
        return atheris.Mutate(raw, most) if seed % 4 == 0 else mutate(name, raw, most, seed)

    limits = [
        f"-max_total_time={seconds}",
        f"-timeout={HANGING}",
        f"-rss_limit_mb={MOST_MEMORY}",
        f"-max_len={LONGEST}",
    ]
    quiet = ["-print_final_stats=1", "-verbosity=0", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *limits, *quiet, str(new), str(CORPUS / name)], one, custom_mutator=changed)
    atheris.Fuzz()


def by_hypothesis(name: str, seconds: int, folder: Path) -> None:
    """Hypothesis' search over pieces of the dictionary, changed seeds and bytes."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st
    from hypothesis.database import DirectoryBasedExampleDatabase

    keeper, target, known = Keeper(name, folder / "finds"), _target(name, nullcontext()), set[str]()
    made = st.lists(st.sampled_from(pieces(name))).map(lambda found: "".join(found).encode("utf-8", "surrogatepass"))
    changed = st.builds(lambda raw, seed: mutate(name, raw, LONGEST, seed), st.sampled_from(seeds(name)), st.integers())

    @settings(
        max_examples=1000,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=DirectoryBasedExampleDatabase(HERE.parents[1] / ".hypothesis" / "fuzz"),
    )
    @given(made | changed | st.binary())
    def one(raw: bytes) -> None:
        try:
            target(raw)
        except Exception as error:
            keeper.keep(raw, error)
            if mark_of(error) not in known:
                raise  # so that Hypothesis makes it small

    end = monotonic() + seconds
    while monotonic() < end:
        with suppress(Exception):  # kept already
            one()
        known.update(keeper.shortest)


def _target(name: str, instrumented: AbstractContextManager[object]) -> Target:
    """The target, with every module of the library imported under `instrumented`."""
    with instrumented:
        import indikator_dsl

        for module in pkgutil.walk_packages(indikator_dsl.__path__, "indikator_dsl."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        from tests.fuzz.targets import TARGETS
    return TARGETS[name]


def main() -> None:
    name, seconds, folder = sys.argv[1:4]
    search = by_coverage if find_spec("atheris") else by_hypothesis
    search(name, int(seconds), Path(folder))


if __name__ == "__main__":
    main()
