"""What holds for all tests: how long one example of a law takes is no test's business (timings are benchmarks).

Against the wheel (tests/wheel.py) a law gets few examples: what is asked there is whether everything was packed.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("indikator", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("roda", settings.get_profile("indikator"), max_examples=10)
settings.load_profile(os.environ.get("INDIKATOR_CONTOH", "indikator"))
