"""The places of boxes in a drawing of a directed graph without cycles: layers from left to right.

Arrows lead to the right.  Each box stands one layer right of the last that leads to it; an arrow
over several layers passes through a place of its own in each; boxes of a layer are ordered so
that few arrows cross, and moved so that arrows are nearly level (Sugiyama, Tagawa and Toda, 1981).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

SWEEPS: Final = 12
# a place that an arrow passes through: the arrow, and the layer
Passing = tuple[str, str, int]
Node = str | Passing
Edge = tuple[str, str]


class Placed(NamedTuple):
    """The layer of every box, its middle from the top, and what each arrow passes through."""

    layers: Mapping[str, int]
    middles: Mapping[str, float]
    paths: Mapping[Edge, tuple[tuple[int, float], ...]]
    height: float


class _Graph:
    """Boxes and passing places, and the short arrows between neighbouring layers."""

    def __init__(self, layers: Mapping[str, int], edges: Sequence[Edge]) -> None:
        self.layers: list[list[Node]] = [[] for _ in range(max(layers.values(), default=0) + 1)]
        self.before: dict[Node, list[Node]] = {}
        self.after: dict[Node, list[Node]] = {}
        self.chains: dict[Edge, list[Node]] = {}
        for node, layer in layers.items():
            self._add(node, layer)
        for source, target in edges:
            between: list[Node] = []
            for layer in range(layers[source] + 1, layers[target]):
                passing: Passing = (source, target, layer)
                self._add(passing, layer)
                between.append(passing)
            chain: list[Node] = [source, *between, target]
            self.chains[source, target] = chain
            for left, right in pairwise(chain):
                self.after[left].append(right)
                self.before[right].append(left)

    def _add(self, node: Node, layer: int) -> None:
        self.layers[layer].append(node)
        self.before[node] = []
        self.after[node] = []

    def crossings(self) -> int:
        """Return how many pairs of short arrows cross."""
        count = 0
        for layer, following in pairwise(self.layers):
            places = {node: i for i, node in enumerate(following)}
            ends = [sorted(places[right] for right in self.after[left]) for left in layer]
            flat = [end for group in ends for end in group]
            count += sum(a > b for i, a in enumerate(flat) for b in flat[i + 1 :])
        return count

    def order(self) -> None:
        """Order each layer by the mean places of neighbours, and keep the best order found."""
        best, fewest = [list(layer) for layer in self.layers], self.crossings()
        for sweep in range(SWEEPS):
            if not fewest:
                break
            forward = sweep % 2 == 0
            neighbours = self.before if forward else self.after
            indices = range(1, len(self.layers))
            for i in indices if forward else reversed(range(len(self.layers) - 1)):
                fixed = self.layers[i - 1 if forward else i + 1]
                places = {node: float(place) for place, node in enumerate(fixed)}
                own = {node: float(place) for place, node in enumerate(self.layers[i])}
                means = {
                    node: _mean([places[n] for n in neighbours[node]], own[node]) for node in own
                }
                self.layers[i].sort(key=lambda node, means=means: means[node])
            crossings = self.crossings()
            if crossings < fewest:
                best, fewest = [list(layer) for layer in self.layers], crossings
        self.layers = best

    def middles(self, heights: Mapping[str, float], gap: float) -> dict[Node, float]:
        """Return where the middle of each box or passing place is."""

        def height(node: Node) -> float:
            return heights[node] if isinstance(node, str) else gap

        found: dict[Node, float] = {}
        for layer in self.layers:
            top = 0.0
            for node in layer:
                found[node] = top + height(node) / 2
                top += height(node) + gap
        for sweep in range(SWEEPS):
            forward = sweep % 2 == 0
            for layer in self.layers if forward else reversed(self.layers):
                neighbours = self.before if forward else self.after
                wanted = [_mean([found[n] for n in neighbours[v]], found[v]) for v in layer]
                spaces = [(height(a) + height(b)) / 2 + gap for a, b in pairwise(layer)]
                found.update(zip(layer, _apart(wanted, spaces), strict=True))
        top = min((y - height(node) / 2 for node, y in found.items()), default=0.0)
        return {node: y - top for node, y in found.items()}


def placed(
    nodes: Sequence[str], edges: Iterable[Edge], heights: Mapping[str, float], gap: float
) -> Placed:
    """Return the places of boxes of some heights, at least `gap` apart.

    Raises:
        ValueError: the arrows go round in a circle.
    """
    arrows = tuple(dict.fromkeys(edges))
    layers = layered(nodes, arrows)
    graph = _Graph(layers, arrows)
    graph.order()
    middles = graph.middles(heights, gap)
    paths: dict[Edge, tuple[tuple[int, float], ...]] = {}
    for edge, chain in graph.chains.items():
        inner = [node for node in chain if not isinstance(node, str)]
        paths[edge] = tuple([(node[2], middles[node]) for node in inner])
    boxes = {node: y for node, y in middles.items() if isinstance(node, str)}
    bottoms = [y + (heights[n] if isinstance(n, str) else gap) / 2 for n, y in middles.items()]
    return Placed(layers, boxes, paths, max(bottoms, default=0.0))


def layered(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Return the layer of each box: as far left as arrows allow, but beside what it leads to.

    Raises:
        ValueError: the arrows go round in a circle.
    """
    before: dict[str, list[str]] = {node: [] for node in nodes}
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        before[target].append(source)
        after[source].append(target)
    layers: dict[str, int] = {}
    waiting = list(nodes)
    while waiting:
        ready = [node for node in waiting if all(other in layers for other in before[node])]
        if not ready:
            raise ValueError(f"the arrows go round in a circle: {', '.join(waiting)}")
        for node in ready:
            layers[node] = max((layers[other] + 1 for other in before[node]), default=0)
        waiting = [node for node in waiting if node not in layers]
    for node in nodes:
        if not before[node] and after[node]:
            layers[node] = min(layers[other] for other in after[node]) - 1
    return layers


def reduced(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """Return the arrows without those that a longer way makes superfluous."""
    after: dict[str, set[str]] = {}
    for source, target in edges:
        after.setdefault(source, set()).add(target)

    def reaches(start: str, end: str) -> bool:
        pending, seen = [start], {start}
        while pending:
            for node in after.get(pending.pop(), ()):
                if node == end:
                    return True
                if node not in seen:
                    seen.add(node)
                    pending.append(node)
        return False

    return tuple(
        [
            (source, target)
            for source, target in edges
            if not any(reaches(other, target) for other in after[source] if other != target)
        ]
    )


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _apart(wanted: Sequence[float], spaces: Sequence[float]) -> list[float]:
    """Return the places nearest to those wanted, in the same order and so far apart.

    Blocks of places that touch move together (pool adjacent violators).
    """
    offsets = [0.0]
    for space in spaces:
        offsets.append(offsets[-1] + space)
    blocks: list[tuple[float, int]] = []
    for value, offset in zip(wanted, offsets, strict=False):
        total, count = value - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            other, members = blocks.pop()
            total, count = total + other, count + members
        blocks.append((total, count))
    starts = [total / count for total, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=False)]
