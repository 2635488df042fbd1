"""What one would do otherwise: the straight line, a graph of aisle ends, networkx on the fine grid."""

import heapq
import math
from collections.abc import Sequence
from typing import Any

import networkx as nx

from floorassist.floor.geometry import STEPS, Place, place_of
from floorassist.floor.plan import Plan
from floorassist.floor.raster import Raster
from floorassist.floor.route import clear

FARTHEST = 45_000  # mm at which two aisle ends are still joined when one sees the other


class Mouths:
    """Both ends of every aisle and the doors, joined along the aisles and where one sees the other."""

    def __init__(self, plan: Plan, grid: Raster) -> None:
        self.grid = grid
        ends = [place_of(point) for aisle in plan.aisles for point in (aisle.start, aisle.end)]
        doors = [place_of(door.at) for door in plan.doors]
        beside = [(x, y + away) for x, y in doors for away in (-1500, 1500)]
        self.nodes = [*ends, *doors, *beside]
        self.edges: list[list[tuple[int, float]]] = [[] for _ in self.nodes]
        for n, a in enumerate(self.nodes):
            for m in range(n):
                b = self.nodes[m]
                along = n % 2 == 1 and m == n - 1 and n < len(ends)
                if along or self._sees(a, b):
                    self.edges[n].append((m, math.dist(a, b)))
                    self.edges[m].append((n, math.dist(a, b)))

    def _sees(self, a: Place, b: Place) -> bool:
        return math.dist(a, b) <= FARTHEST and clear(self.grid, a, b)

    def joined(self, place: Place) -> list[tuple[int, float]]:
        """The nodes that one sees from a place; where one sees none, the three nearest."""
        away = [(n, math.dist(place, node)) for n, node in enumerate(self.nodes)]
        seen = [(n, length) for n, length in away if self._sees(place, self.nodes[n])]
        return seen or sorted(away, key=lambda pair: pair[1])[:3]

    def distances(self, here: Place, goals: Sequence[tuple[Place, list[tuple[int, float]]]]) -> list[float]:
        """Millimetres to goals whose own joints are known; infinite where the graph has no way."""
        cost = [math.inf] * len(self.nodes)
        heap = [(length, n) for n, length in self.joined(here)]
        for length, n in heap:
            cost[n] = length
        heapq.heapify(heap)
        while heap:
            spent, n = heapq.heappop(heap)
            if spent > cost[n]:
                continue
            for m, length in self.edges[n]:
                if spent + length < cost[m]:
                    cost[m] = spent + length
                    heapq.heappush(heap, (spent + length, m))
        found = []
        for goal, joints in goals:
            best = min((cost[n] + length for n, length in joints), default=math.inf)
            found.append(min(best, math.dist(here, goal)) if self._sees(here, goal) else best)
        return found


class Networkx:
    """The cells as a networkx graph, with straight and diagonal edges in millimetres."""

    def __init__(self, grid: Raster) -> None:
        self.grid = grid
        self.graph: Any = nx.Graph()
        half = [(bit, c + r * grid.stride, math.hypot(c, r) * grid.cell) for bit, (c, r) in enumerate(STEPS)]
        forward = [each for each in half if each[1] > 0]
        self.graph.add_weighted_edges_from(
            (cell, cell + offset, length)
            for cell, moves in enumerate(grid.moves)
            if moves
            for bit, offset, length in forward
            if moves >> bit & 1
        )

    def distances(self, here: Place, goals: Sequence[Place]) -> list[float]:
        """Millimetres to the goals."""
        found = nx.single_source_dijkstra_path_length(self.graph, self.grid.snap(here))
        return [found.get(self.grid.snap(goal), math.inf) for goal in goals]

    def walk(self, here: Place, there: Place) -> float:
        """Millimetres of the walk that networkx finds with A*."""

        def left(a: int, b: int) -> float:
            return math.dist(self.grid.centre(a), self.grid.centre(b))

        return float(nx.astar_path_length(self.graph, self.grid.snap(here), self.grid.snap(there), left))
