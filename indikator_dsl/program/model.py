"""What a program is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.evaluation.result import Status
    from indikator_dsl.formula.tree import Node

__all__ = ["Entered", "Fixed", "Formula", "Input", "Program", "Step"]


@frozen
class Input:
    """A datum that people enter. `key` is what its name and synonyms fold to, `name` what it is called.

    `fallback` is the number of the value that counts where no such datum was given at all (`Jumlah kasus tahun ini`
    is `Jumlah kasus`), None where nothing else does.
    """

    key: str
    name: str
    fallback: int | None = None


@frozen
class Formula:
    """A step that computes. `uses` has the number of the value that the fold of each name in `tree` stands for."""

    id: str
    nama: str
    tree: Node
    uses: Mapping[str, int] = field(eq=False)


@frozen
class Entered:
    """A step whose value is entered: the external indicator. `source` is the number of the input that holds it."""

    id: str
    nama: str
    source: int


@frozen
class Fixed:
    """A step that has the same status whatever the data: nothing to compute, or nothing that can be read."""

    id: str
    nama: str
    status: Status


Step: TypeAlias = Formula | Entered | Fixed


@frozen
class Program:
    """Inputs and steps under one numbering: value k is that of input k, and value `len(inputs) + k` that of step k.

    A step stands after every step that it uses, also by way of a fallback. `order` has the numbers of the steps (from
    0) in the order of the registry, those asked for only. `by_methods` are names of data, by key, that the method of a
    regulation reads, some of them inputs too: where one of them is given, the interpreter must compute.
    """

    inputs: tuple[Input, ...]
    steps: tuple[Step, ...]
    order: tuple[int, ...]
    by_methods: Mapping[str, str] = field(eq=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the indicators asked for, in the order of the registry."""
        return tuple(self.steps[at].id for at in self.order)

    def step_of(self, number: int) -> Step | None:
        """The step that value `number` comes from; None for an input."""
        return self.steps[number - len(self.inputs)] if number >= len(self.inputs) else None

    def used(self, step: Step) -> tuple[int, ...]:
        """The numbers of the values that `step` reads, each once."""
        match step:
            case Formula(uses=uses):
                return tuple(dict.fromkeys(uses.values()))
            case Entered(source=source):
                return (source,)
            case Fixed():
                return ()
