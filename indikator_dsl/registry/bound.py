"""What a registry is made of: levels, indicators and base data, each bound to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.definition import DataName, Indikator, Level
    from indikator_dsl.formula.reading import Formula
    from indikator_dsl.methods import Ask, Method

__all__ = ["BaseDatum", "BoundIndikator", "BoundLevel", "BoundMethod", "Use"]


@frozen
class Use:
    """What one name in a formula stands for: the base datum `key`, or the result of the indicator with id `indikator`.

    `name` is the name as the formula writes it.
    """

    name: str
    key: str
    indikator: str | None = None


@frozen
class BoundLevel:
    """A level at its place. `id` counts the way down (`IKD1.T1.S2`); `mendukung` are ids of levels that it serves."""

    id: str
    level: Level
    depth: int
    parent: str | None = None
    mendukung: tuple[str, ...] = ()

    @property
    def nama(self) -> str:
        return self.level.nama

    @property
    def jenis(self) -> str:
        return self.level.jenis


@frozen
class BoundMethod:
    """The method that an external formula names, with the parameters that hold for it.

    `asks` are its data, named as people enter them; `keys` the base datum of each. `by_unit` tells that it takes those
    of each subunit.
    """

    method: Method
    policy: Policy
    asks: tuple[Ask, ...]
    keys: tuple[str, ...]
    by_unit: bool = False

    @property
    def uses(self) -> tuple[Use, ...]:
        """What the calculation of the method uses, as a formula has it."""
        return tuple(Use(ask.nama, key) for ask, key in zip(self.asks, self.keys, strict=True))


@frozen
class BoundIndikator:
    """An indicator at its place, with its formula read.

    `id` is the level's id and the number under it (`IKD1.T1.S2.1`): two rows may bear one name, never one id.
    `path` are the names of the levels above, outermost first. `uses` has one Use for each name of the formula, in its
    order. `key` is the base datum that the indicator's own name stands for. `metode` is the method of a regulation that
    an external formula names, None where none is known.
    """

    id: str
    indikator: Indikator
    level: BoundLevel
    path: tuple[str, ...]
    formula: Formula
    key: str
    uses: tuple[Use, ...] = field(default=())
    metode: BoundMethod | None = None

    @property
    def nama(self) -> str:
        return self.indikator.nama

    @property
    def title(self) -> str:
        """Name and place for a message: `Sasaran "Meningkatnya …": Persentase …`."""
        return f'{self.level.jenis} "{self.level.nama}": {self.nama}'


@frozen
class BaseDatum:
    """A value that people enter. `indikator` are the ids of the indicators that need it.

    `eksternal` marks the value of an indicator whose formula names a source instead of a calculation. `metode` is set
    for a datum that only the method of a regulation asks for: whoever has no such data enters the value itself.
    """

    key: str
    nama: str
    definition: DataName | None = None
    indikator: tuple[str, ...] = ()
    eksternal: bool = False
    metode: Ask | None = None
