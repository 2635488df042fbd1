"""The connected parts of a grid's walkable cells, and which of them are kept.

People walk on the largest part. A smaller one is kept where stairs or a lift lead to it. Twin: in
`static/js/core/raster.js`.
"""

from collections.abc import Callable, Sequence

from floorassist.floor.geometry import Place

Snap = Callable[[bytes, Place], int | None]


def kept_parts(
    free: bytes, stride: int, columns: int, rows: int, stops: Sequence[Place], snap: Snap
) -> bytes:
    """The cells of the largest connected part (by cells; the first one in reading order among equals).

    A part where one of the `stops` stands, none of whose own cells lie in the largest, is kept as well;
    `snap` tells the walkable cell of a place.
    """
    runs: list[tuple[int, int]] = []
    parent: list[int] = []
    above: list[int] = []
    for row in range(1, rows + 1):
        here = _runs(free, row * stride + 1, row * stride + 1 + columns, runs, parent)
        _join(runs, parent, above, here, stride)
        above = here
    sizes: dict[int, int] = {}
    for n, (begin, end) in enumerate(runs):
        root = _root(parent, n)
        sizes[root] = sizes.get(root, 0) + end - begin
    if not sizes:
        return bytes(len(free))
    roots = {max(sizes, key=lambda root: (sizes[root], -root))}
    kept = _only(free, runs, parent, roots)
    for stop in stops:
        cell = snap(free, stop)
        if cell is not None and snap(kept, stop) is None:
            roots.add(_root(parent, next(n for n, run in enumerate(runs) if run[0] <= cell < run[1])))
    return kept if len(roots) == 1 else _only(free, runs, parent, roots)


def _only(free: bytes, runs: list[tuple[int, int]], parent: list[int], roots: set[int]) -> bytes:
    kept = bytearray(len(free))
    for n, (begin, end) in enumerate(runs):
        if _root(parent, n) in roots:
            kept[begin:end] = free[begin:end]
    return bytes(kept)


def _runs(free: bytes, at: int, stop: int, runs: list[tuple[int, int]], parent: list[int]) -> list[int]:
    """Note the runs of free cells of one row; their numbers."""
    found = []
    while (begin := free.find(b"\x01", at, stop)) >= 0:
        end = free.find(b"\x00", begin, stop)
        at = stop if end < 0 else end
        found.append(len(runs))
        parent.append(len(runs))
        runs.append((begin, at))
    return found


def _join(
    runs: list[tuple[int, int]], parent: list[int], above: list[int], here: list[int], stride: int
) -> None:
    """Join the runs of two neighbouring rows where they touch; a part keeps its first run as its root."""
    n = m = 0
    while n < len(above) and m < len(here):
        up, down = runs[above[n]], runs[here[m]]
        if up[0] + stride < down[1] and down[0] < up[1] + stride:
            a, b = _root(parent, above[n]), _root(parent, here[m])
            parent[max(a, b)] = min(a, b)
        if up[1] + stride < down[1]:
            n += 1
        else:
            m += 1


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n
