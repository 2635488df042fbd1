"""Ways over several levels: walks on each, joined by rides.

On one level a walk stays on it wherever there is a way; else it may lead over others. Twin:
`static/js/core/trip.js`.
"""

from dataclasses import dataclass
from heapq import heappop, heappush

from floorassist.floor.geometry import Place, distance
from floorassist.floor.raster import FINE
from floorassist.floor.route import Walk, seconds, shortest_walk
from floorassist.floor.storeys import At, Ride, Storeys

ROUNDING = 64  # a straight line may be this part longer than the sum of its rounded pieces


@dataclass(frozen=True, slots=True)
class Trip:
    """A way over levels: a walk on each level that one comes through, and the rides between them."""

    walks: tuple[tuple[str, Walk], ...]
    rides: tuple[Ride, ...]

    @property
    def length(self) -> int:
        """What is walked, in millimetres."""
        return sum(walk.length for _, walk in self.walks)

    @property
    def cost(self) -> int:
        """What is walked, and what could be walked while one rides."""
        return self.length + sum(ride.length for ride in self.rides)

    @property
    def seconds(self) -> int:
        """Whole seconds on foot and on the way up and down, rounded up."""
        return seconds(self.cost)


def shortest_trip(storeys: Storeys, here: At, there: At) -> Trip | None:
    """The shortest way from one place to another; None where none leads there.

    From and to a place in a closed aisle one walks as far as its end.
    """
    here, there = (here[0], storeys.outside(*here)), (there[0], storeys.outside(*there))
    if here[0] == there[0]:
        walk = shortest_walk(storeys.grid(here[0], FINE), here[1], there[1])
        if walk or not storeys.stands:
            return Trip(((here[0], walk),), ()) if walk else None
    return _Search(storeys, here, there).trip()


Node = tuple[int, bool]  # a stand, and whether one came to it by a ride
START, GOAL = (-1, True), (-2, False)
Step = Walk | Ride | None


class _Search:
    """Dijkstra over the stands, walks and rides by turns; a walk is worked out when nothing is nearer."""

    def __init__(self, storeys: Storeys, here: At, there: At) -> None:
        self.storeys, self.here, self.there = storeys, here, there
        self.feet = storeys.foot(*here), storeys.foot(*there)
        self.came: dict[Node, tuple[Node, Step]] = {}
        self.queue: list[tuple[int, int, Node, Node, int, Step]] = []
        self.pushed = 0

    def trip(self) -> Trip | None:
        """The cheapest way; None without one."""
        if None in self.feet:
            return None
        self._push(0, START, START, 0, None)
        while self.queue:
            cost, _, node, before, spent, step = heappop(self.queue)
            if node in self.came:
                continue
            if step is None and node != START:
                walk = self._walk(before, node)
                if walk:
                    self._push(spent + walk.length, node, before, spent, walk)
                continue
            self.came[node] = before, step
            if node == GOAL:
                return self._back()
            self._go_on(node, cost)
        return None

    def _go_on(self, node: Node, cost: int) -> None:
        if not node[1]:
            for n, ride in self.storeys.rides(node[0]):
                self._push(cost + ride.length, (n, True), node, cost, ride)
            return
        level, foot = self._at(node)
        if foot is None:
            return
        if self.there[0] == level:
            self._guess(cost, foot, self.feet[1], GOAL, node)
        for n, each in enumerate(self.storeys.stands):
            if each.level == level and n != node[0]:
                self._guess(cost, foot, each.foot, (n, False), node)

    def _guess(self, cost: int, foot: Place, goal: Place | None, node: Node, before: Node) -> None:
        """A walk cannot be shorter than the straight line."""
        if goal is not None:
            straight = distance(foot, goal)
            self._push(cost + straight - straight // ROUNDING, node, before, cost, None)

    def _push(self, cost: int, node: Node, before: Node, spent: int, step: Step) -> None:
        self.pushed += 1
        heappush(self.queue, (cost, self.pushed, node, before, spent, step))

    def _at(self, node: Node) -> tuple[str, Place | None]:
        if node in (START, GOAL):
            return (self.here[0], self.feet[0]) if node == START else (self.there[0], self.feet[1])
        each = self.storeys.stands[node[0]]
        return each.level, each.foot

    def _walk(self, before: Node, node: Node) -> Walk | None:
        if before != START and node != GOAL:
            return self.storeys.walk(before[0], node[0])
        begin = self.here[1] if before == START else self.storeys.stands[before[0]].place
        end = self.there[1] if node == GOAL else self.storeys.stands[node[0]].place
        return shortest_walk(self.storeys.grid(self._at(before)[0], FINE), begin, end)

    def _back(self) -> Trip:
        walks: list[tuple[str, Walk]] = []
        rides: list[Ride] = []
        node = GOAL
        while node != START:
            before, step = self.came[node]
            if isinstance(step, Walk):
                walks.append((self._at(before)[0], step))
            elif step is not None:
                rides.append(step)
            node = before
        return Trip(tuple(walks[::-1]), tuple(rides[::-1]))
