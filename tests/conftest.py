"""What holds for all tests: how long one example of a law takes is no test's business (timings are benchmarks)."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("indikator", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("indikator")
