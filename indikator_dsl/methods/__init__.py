"""Methods that a regulation lays down and a formula only names: `Sesuai Permenpan RB Nomor 14 Tahun 2017`.

`model` is what a method is, `citing` tells whether a text names a regulation, `discovery` finds the methods by entry
point, `policies` their scales and weights; one method a file (`skm`, `akip`, `epdeskel`). `answers` reads the answers
of a survey. The parameters are text, in `kebijakan/`. How to add a method: docs/metode.md.
"""

from indikator_dsl.methods.answers import read_answers
from indikator_dsl.methods.citing import cites
from indikator_dsl.methods.discovery import find_methods
from indikator_dsl.methods.model import Ask, Given, Method, MethodResult
from indikator_dsl.methods.skm import sample_size

__all__ = ["Ask", "Given", "Method", "MethodResult", "cites", "find_methods", "read_answers", "sample_size"]
