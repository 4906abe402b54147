"""Tree and data → values: exact arithmetic, the six statuses, and the trace that explains each value."""

from indikator_dsl.evaluation.result import Input, Result, Status
from indikator_dsl.evaluation.trace import Step, Trace

__all__ = ["Input", "Result", "Status", "Step", "Trace"]
