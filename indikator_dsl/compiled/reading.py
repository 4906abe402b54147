"""A mapping as the inputs of a program: which datum each name means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.compiled.steps import Steps
    from indikator_dsl.program import Program
    from indikator_dsl.registry.registry import Registry

__all__ = ["Reader", "always_interpreted"]

Entries = tuple[list[Any], dict[int, int]]


def always_interpreted(program: Program) -> bool:
    """Whether a method of a regulation computes from a datum that a formula reads, too."""
    return not program.by_methods.keys().isdisjoint([one.key for one in program.inputs])


class Reader:
    """Knows the names of the data of a program, in every writing that the registry takes for the same name."""

    def __init__(self, registry: Registry, steps: Steps) -> None:
        program, binder = steps.program, registry.binder
        self.steps = steps
        self.canonical = binder.canonical
        self.at = {one.name: at for at, one in enumerate(program.inputs)}
        self.by_key = {one.key: at for at, one in enumerate(program.inputs)}
        self.fallbacks = [(at, one.fallback) for at, one in enumerate(program.inputs) if one.fallback is not None]
        self.by_methods = program.by_methods.keys()
        self.unneeded = frozenset((*binder.base, *binder.data)) - self.by_key.keys() - self.by_methods
        self.interpreted = always_interpreted(program)

    def number_of(self, name: str) -> int | None:
        """The number of the input that `name` means; None where it means none."""
        found = self.at.get(name)
        return found if found is not None else self.by_key.get(self.key_of(name))

    def read(self, data: Mapping[str, Any]) -> Entries | None:
        """What is entered for each input, and the steps that count in the place of some (see Record).

        None where only the interpreter can tell: names that are unknown or occur twice, texts, what is no number.
        """
        if self.interpreted:
            return None
        entered: list[Any] = [None] * len(self.by_key)
        given: set[int | str] = set()
        try:
            for name, value in data.items():
                number = None if value is None else self.steps.number(value)
                at = self.number_of(name)
                known = self.key_of(name) if at is None else at
                if known in given or (at is None and known not in self.unneeded):
                    return None
                given.add(known)
                if at is not None:
                    entered[at] = number
        except (ArithmeticError, TypeError, AttributeError):
            return None
        filled: dict[int, int] = {}
        for at, fallback in self.fallbacks:
            if at in given:
                continue
            if fallback < len(entered):
                entered[at] = entered[fallback]
            else:
                filled[at] = fallback
        return entered, filled

    def key_of(self, name: str) -> str:
        """What all writings of the same name have in common."""
        folded = fold(name)
        return self.canonical.get(folded, folded)
