"""The order in which indicators can be computed, and the cycles that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["computing_order"]


def computing_order(needs: Mapping[str, Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Ids so that each comes after all it needs, and every cycle as the path of its ids.

    `needs` maps each id to the ids whose results it uses. Ids on a cycle are in the order too, where they fit. Walks
    without recursion: a chain of indicators may be as long as the file.
    """
    order: list[str] = []
    cycles: list[list[str]] = []
    done: set[str] = set()
    for start in needs:
        if start in done:
            continue
        path = [start]
        on_path = {start: 0}
        waiting = [iter(needs[start])]
        while path:
            following = next(waiting[-1], None)
            if following is None:
                finished = path.pop()
                waiting.pop()
                del on_path[finished]
                done.add(finished)
                order.append(finished)
            elif following in on_path:
                cycles.append([*path[on_path[following] :], following])
            elif following not in done:
                on_path[following] = len(path)
                path.append(following)
                waiting.append(iter(needs[following]))
    return order, cycles
