# SPDX-License-Identifier: Apache-2.0
"""One point per commune: its town hall where that can be believed, else a point well inside the polygon."""
import math
from collections import Counter

from shapely.geometry import Point
from shapely.ops import nearest_points, polylabel
from shapely.prepared import prep

from errors import BuildError
from shapes import GRS80, polygon_area, shape_of

# A town hall further than this from its own commune is taken for an error of the source. The borders are
# simplified by about as much: a real town hall on the edge may stand just outside.
TOWN_HALL_TOLERANCE_M = 300.0

# Precision of the pole of inaccessibility, metres.
POLE_TOLERANCE_M = 5.0

# Seven decimals of a degree are about a centimetre: a computed point is written without noise.
POLE_DECIMALS = 7

METRES_PER_DEGREE = math.radians(1.0) * GRS80.a


def place(communes, facts):
    """Sets `point` and `point_origin` of every commune; notes how far the refused town halls stand."""
    far = []
    for commune in communes:
        distance = _distance_from_commune(commune)
        if distance is not None and distance <= TOWN_HALL_TOLERANCE_M:
            commune.point, commune.point_origin = commune.town_hall, "town_hall"
        else:
            commune.point, commune.point_origin = pole_of_inaccessibility(commune), "inside"
        if distance:
            far.append((distance, commune))
    refused = [item for item in far if item[0] > TOWN_HALL_TOLERANCE_M]
    facts.note("town_halls_missing", sum(c.town_hall is None for c in communes))
    facts.note("town_halls_refused", len(refused))
    facts.note("town_halls_over_1_km_away", sum(d > 1000 for d, _ in far))
    facts.note("town_halls_over_5_km_away", sum(d > 5000 for d, _ in far))
    facts.note("town_hall_positions_shared", _positions_shared(communes))
    facts.note("town_halls_kept_outside_their_polygon", len(far) - len(refused))
    facts.note("town_hall_km_away_gex_chanay",
               [round(d / 1000) for code in ("01173", "01082") for d, c in far if c.code == code])
    for origin in ("town_hall", "inside"):
        facts.note(f"points_{origin}", sum(c.point_origin == origin for c in communes))


def _positions_shared(communes):
    uses = Counter(commune.town_hall for commune in communes if commune.town_hall)
    return sum(count > 1 for count in uses.values())


def _distance_from_commune(commune):
    """Geodesic metres from the town hall to its commune: 0 inside, None without a town hall."""
    if commune.town_hall is None:
        return None
    scale = math.cos(math.radians(commune.town_hall[1]))
    shape = shape_of(commune.polygons, scale)
    lon, lat = commune.town_hall
    hall = Point(lon * scale, lat)
    if shape.intersects(hall):
        return 0.0
    near = nearest_points(shape, hall)[0]
    return GRS80.inv(lon, lat, near.x / scale, near.y)[2]


def pole_of_inaccessibility(commune):
    """Point furthest from the border of the largest polygon, lon/lat; stops if it is not inside."""
    largest = max(commune.polygons, key=polygon_area)
    scale = math.cos(math.radians(largest[0][:, 1].mean()))
    shape = shape_of([largest], scale).geoms[0]
    pole = polylabel(shape, tolerance=POLE_TOLERANCE_M / METRES_PER_DEGREE)
    lon, lat = round(pole.x / scale, POLE_DECIMALS), round(pole.y, POLE_DECIMALS)
    if not prep(shape_of([largest])).contains(Point(lon, lat)):
        raise BuildError(f"commune {commune.code}: no point found inside its polygon")
    return lon, lat
