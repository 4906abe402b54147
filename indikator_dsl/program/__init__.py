"""A registry as the flat program that every fast engine runs: inputs and steps, numbered, in the order of computing.

The registry keeps what people wrote and why; a program keeps only what decides values and statuses. The compiled
function, the columns and the SQL are all made of one, so that which name means what is settled once.
"""

from indikator_dsl.program.lowering import lower
from indikator_dsl.program.model import Entered, Fixed, Formula, Input, Program, Step
from indikator_dsl.program.need import need

__all__ = ["Entered", "Fixed", "Formula", "Input", "Program", "Step", "lower", "need"]
