# SPDX-License-Identifier: Apache-2.0
"""Borders: how well neighbouring communes fit, and the polygon of a group of communes.

Neighbours carry the same coordinates bit for bit, so nearly every inner edge is found twice. In some sixty
places where three communes meet the simplification moved their points apart, and two of them overlap, by
0.03 km² at most. Cancelling equal edges would leave invalid polygons there; the union of GEOS cuts them
cleanly, adds a vertex only there, and keeps the bits of every other one.
"""
import numpy as np
from shapely.ops import unary_union

from errors import BuildError
from shapes import polygon_area, ring_area, shape_of

# Holes smaller than this are closed: they are what the simplification left, or single parcels
# (geodata/README.md, "Holes and enclaves").
SMALLEST_ENCLAVE_M2 = 100_000.0


def edge_uses(communes):
    """How many edges are used by one, two, ... rings: {uses: edges}. An edge is a pair of vertices."""
    rings = [ring for commune in communes for polygon in commune.polygons for ring in polygon]
    points = np.concatenate(rings)
    known, number = np.unique(points[:, 0] + 1j * points[:, 1], return_inverse=True)
    follows = np.ones(len(points), dtype=bool)
    follows[np.cumsum([len(ring) for ring in rings]) - 1] = False
    start = number[follows]
    end = number[np.flatnonzero(follows) + 1]
    key = np.minimum(start, end).astype(np.int64) * len(known) + np.maximum(start, end)
    _, uses = np.unique(key, return_counts=True)
    return {int(n): int((uses == n).sum()) for n in np.unique(uses)}


def unite(communes):
    """Union of communes: its polygons (lists of rings, largest polygon first) and the areas in m² of the
    holes that were closed."""
    whole = unary_union([shape_of(commune.polygons) for commune in communes])
    polygons, closed = [], []
    for part in getattr(whole, "geoms", [whole]):
        rings = [_ordered(part.exterior, clockwise=True)]
        for hole in (_ordered(ring, clockwise=False) for ring in part.interiors):
            area = ring_area(hole)
            if area < SMALLEST_ENCLAVE_M2:
                closed.append(area)
            else:
                rings.append(hole)
        polygons.append(rings[:1] + sorted(rings[1:], key=lambda ring: ring[0].tolist()))
    polygons.sort(key=lambda rings: (-polygon_area(rings), rings[0][0].tolist()))
    if not shape_of(polygons).is_valid:
        raise BuildError(f"the union of {communes[0].code} and {len(communes) - 1} others is not valid")
    return polygons, closed


def _ordered(ring, clockwise):
    """Ring as an array that starts at its westernmost vertex and runs the way the communes' rings run:
    outer rings clockwise, holes counter-clockwise."""
    points = np.array(ring.coords)[:-1]
    points = np.roll(points, -np.lexsort((points[:, 1], points[:, 0]))[0], axis=0)
    if ring.is_ccw == clockwise:
        points = np.roll(points[::-1], 1, axis=0)
    return np.concatenate((points, points[:1]))
