# SPDX-License-Identifier: Apache-2.0
"""The shipped GeoPackage, read without the code that wrote it: SQLite and the bytes of its polygons."""
import hashlib
import json
import math
import sqlite3
import struct
import unittest
from collections import Counter, defaultdict
from pathlib import Path

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
FILE = GEODATA / "france.gpkg"

# Bytes of a GeoPackage geometry header with an envelope of four doubles (GeoPackage 1.2, 2.1.3).
HEADER_BYTES = 8 + 4 * 8


def rings_of(blob):
    """Rings of a MultiPolygon as lists of (lon, lat), in file order, with the index inside their polygon."""
    offset = HEADER_BYTES
    (polygon_count,) = struct.unpack_from("<I", blob, offset + 5)
    offset += 9
    for _ in range(polygon_count):
        (ring_count,) = struct.unpack_from("<I", blob, offset + 5)
        offset += 9
        for index in range(ring_count):
            (length,) = struct.unpack_from("<I", blob, offset)
            values = struct.unpack_from(f"<{2 * length}d", blob, offset + 4)
            offset += 4 + 16 * length
            yield index, list(zip(values[::2], values[1::2]))


# Mean radius of GRS 80 by area (Moritz, Geodetic Reference System 1980), metres.
AUTHALIC_RADIUS_M = 6_371_007.181


def area_km2(ring):
    """Enclosed by a ring on the sphere of the same area: within 0.4 % of the ellipsoid at these latitudes."""
    total = 0.0
    for (lon, lat), (next_lon, next_lat) in zip(ring, ring[1:]):
        total += math.radians(next_lon - lon) * (2 + math.sin(math.radians(lat)) + math.sin(math.radians(next_lat)))
    return abs(total) * AUTHALIC_RADIUS_M ** 2 / 2 / 1e6


class ShippedFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.database = sqlite3.connect(f"file:{FILE}?mode=ro&immutable=1", uri=True)

    @classmethod
    def tearDownClass(cls):
        cls.database.close()

    def rows(self, query):
        return self.database.execute(query).fetchall()

    def one(self, query):
        return self.rows(query)[0][0]

    def test_manifest_describes_this_file(self):
        listed = json.loads((GEODATA / "MANIFEST.json").read_text(encoding="utf-8"))["datasets"]
        entry = next(item for item in listed if item["path"] == FILE.name)
        content = FILE.read_bytes()
        self.assertEqual(entry["sha256"], hashlib.sha256(content).hexdigest())
        self.assertEqual(entry["bytes"], len(content))
        self.assertEqual(entry["crs"], "EPSG:4326")

    def test_units_and_people(self):
        for layer, count in {"communes": 34_935, "intercommunalities": 1_255, "departments": 101,
                             "regions": 18}.items():
            self.assertEqual(self.one(f"select count(distinct code) from {layer}"), count)
        self.assertEqual(self.one("select sum(population) from communes"), 68_017_091)
        self.assertEqual(self.one("select sum(population) from departments"), 68_017_091)
        self.assertEqual(self.one("select sum(population) from regions"), 68_017_091)
        self.assertEqual(self.rows("select code from communes where population = 0 order by code"),
                         [("55039",), ("55050",), ("55139",), ("55189",), ("55239",), ("55307",)])
        self.assertEqual(self.rows("select population_year, group_concat(distinct department),"
                                   " sum(population) from communes where population_year <> 2022 group by 1"),
                         [(2017, "976", 256_518)])

    def test_scopes(self):
        for region, communes, people, touching, seats in [("76", 4_453, 6_080_731, 164, 161),
                                                          ("32", 3_788, 5_998_916, 92, 90)]:
            self.assertEqual(self.rows(f"select count(*), sum(population), count(distinct intercommunality)"
                                       f" from communes where region = '{region}'"),
                             [(communes, people, touching)])
            self.assertEqual(self.one("select count(*) from intercommunalities i join communes c on"
                                      f" c.code = i.seat where c.region = '{region}'"), seats)

    def test_intercommunalities(self):
        self.assertEqual(dict(self.rows("select kind, count(*) from intercommunalities group by kind")),
                         {"METRO": 21, "MET69": 1, "CU": 14, "CA": 229, "CC": 990})
        self.assertEqual(self.rows("select code from communes where intercommunality is null order by code"),
                         [("22016",), ("29083",), ("29155",), ("85113",)])
        across = ("select count(*) from (select 1 from communes where intercommunality is not null"
                  " group by intercommunality having count(distinct {}) > 1)")
        self.assertEqual(self.one(across.format("department")), 89)
        self.assertEqual(self.one(across.format("region")), 26)

    def test_seat_is_the_most_populous_member(self):
        wrong = self.rows("select i.code from intercommunalities i join communes s on s.code = i.seat"
                          " join communes c on c.intercommunality = i.code where c.population > s.population"
                          " or (c.population = s.population and c.code < s.code)")
        self.assertEqual(wrong, [])
        self.assertEqual(self.rows("select code from departments d where length(code) = 2 and not exists"
                                   " (select 1 from intercommunalities i join communes c on c.code = i.seat"
                                   " where c.department = d.code) order by code"),
                         [("92",), ("93",), ("94",)])

    def test_shared_names(self):
        homes = defaultdict(list)
        for name, department in self.rows("select name, department from communes"):
            homes[name].append(department)
        shared = [places for places in homes.values() if len(places) > 1]
        self.assertEqual(sum(map(len, shared)), 3_697)
        self.assertTrue(all(len(set(places)) == len(places) for places in shared))

    def test_rows_are_sorted_by_code(self):
        for layer in ("communes", "intercommunalities", "departments", "regions"):
            codes = [code for (code,) in self.rows(f"select code from {layer} order by fid")]
            self.assertEqual(codes, sorted(codes))

    def test_points(self):
        self.assertEqual(dict(self.rows("select point_origin, count(*) from communes group by 1")),
                         {"town_hall": 33_033, "inside": 1_902})
        for code in ("01173", "01082", "42084"):  # 111 km away, 448 km away, an empty point
            self.assertEqual(self.one(f"select point_origin from communes where code = '{code}'"), "inside")

    def test_display_crs(self):
        self.assertEqual(dict(self.rows("select code, display_epsg from departments"
                                        " where display_epsg <> 2154")),
                         {"971": 5490, "972": 5490, "973": 2972, "974": 2975, "976": 4471})

    def test_borders_fit(self):
        """Neighbours share edges bit for bit; no vertex is repeated; every ring is closed."""
        vertices, uses = 0, Counter()
        for code, blob in self.database.execute("select code, geom from communes"):
            for _, ring in rings_of(blob):
                vertices += len(ring)
                self.assertEqual(ring[0], ring[-1])
                for one, other in zip(ring, ring[1:]):
                    self.assertNotEqual(one, other)
                    if not code.startswith("97"):
                        uses[(one, other) if one < other else (other, one)] += 1
        self.assertEqual(vertices, 1_086_058 - 9_887)
        self.assertEqual(Counter(uses.values()), {2: 505_179, 1: 13_977})

    def test_every_unit_is_a_multipolygon(self):
        """GeoPackage header with an envelope, then little-endian well-known binary of type 6."""
        for layer in ("communes", "intercommunalities", "departments", "regions"):
            kinds = Counter((blob[:2], blob[3] >> 1 & 7, blob[3] >> 4 & 1, blob[HEADER_BYTES:HEADER_BYTES + 5])
                            for (blob,) in self.database.execute(f"select geom from {layer}"))
            self.assertEqual(list(kinds), [(b"GP", 1, 0, struct.pack("<BI", 1, 6))], layer)
            self.assertEqual(self.one(f"select count(*) from {layer} where geom is null"), 0)

    def test_names_are_no_kinds(self):
        self.assertEqual(self.one("select count(*) from intercommunalities where kind in ('CA', 'CU')"
                                  " and name like '%métropole%'"), 13)

    def test_seat_of_the_departments_without_one(self):
        self.assertEqual(self.rows("select distinct i.seat from communes c join intercommunalities i"
                                   " on i.code = c.intercommunality where c.department in ('92', '93', '94')"),
                         [("75056",)])

    def test_great_cities_are_one_commune_each(self):
        """Their arrondissements (751.., 6938., 132..) are no communes."""
        self.assertEqual(self.rows("select code, name from communes where name in ('Paris', 'Lyon', 'Marseille')"
                                   " or code like '751%' or code like '6938%' or code like '132%' order by code"),
                         [("13055", "Marseille"), ("69123", "Lyon"), ("75056", "Paris")])

    def test_no_hole_under_a_tenth_of_a_km2_is_left(self):
        for layer in ("intercommunalities", "departments", "regions"):
            for code, blob in self.database.execute(f"select code, geom from {layer}"):
                for index, ring in rings_of(blob):
                    self.assertTrue(index == 0 or area_km2(ring) > 0.1, f"{layer} {code}")

    def test_real_enclaves_have_their_size(self):
        """Llívia, and the Enclave des Papes; the shipped polygons' own areas (geodata/README.md)."""
        holes = {code: [area_km2(ring) for index, ring in rings_of(blob) if index > 0]
                 for code, blob in self.rows("select code, geom from departments where code in ('66', '26')")}
        for code, area in {"66": 12.9, "26": 127.0}.items():
            self.assertEqual(len(holes[code]), 1)
            self.assertAlmostEqual(holes[code][0] / area, 1, delta=0.01)

    def test_enclaves_stay_and_no_other_hole_is_in_a_region(self):
        holes = Counter(region for region, blob in self.rows("select code, geom from regions")
                        for index, _ in rings_of(blob) if index > 0)
        self.assertEqual(holes, {"75": 2, "76": 1, "84": 1})


if __name__ == "__main__":
    unittest.main()
