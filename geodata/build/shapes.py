# SPDX-License-Identifier: Apache-2.0
"""Rings and polygons. A ring is a closed array (n, 2) of lon/lat; a polygon a list of rings, outer first."""
import numpy as np
from pyproj import Geod
from shapely.geometry import MultiPolygon, Polygon

GRS80 = Geod(ellps="GRS80")


def without_repeats(ring):
    """Drops vertices equal to the one before; every other coordinate keeps its bits."""
    keep = np.ones(len(ring), dtype=bool)
    keep[1:] = (ring[1:] != ring[:-1]).any(axis=1)
    return ring[keep]


def ring_area(ring):
    """Geodesic area enclosed by a ring, m², always positive (GRS 80, Karney's method in PROJ)."""
    return abs(GRS80.polygon_area_perimeter(ring[:, 0], ring[:, 1])[0])


def polygon_area(rings):
    return ring_area(rings[0]) - sum(ring_area(hole) for hole in rings[1:])


def shape_of(polygons, scale=1.0):
    """Shapely's polygons, longitudes shrunk by `scale` (cosine of a latitude: degrees are then equal both
    ways; 1 leaves every bit as it is)."""
    return MultiPolygon([Polygon(rings[0] * (scale, 1.0), [hole * (scale, 1.0) for hole in rings[1:]])
                         for rings in polygons])
