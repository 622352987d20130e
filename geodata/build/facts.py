# SPDX-License-Identifier: Apache-2.0
"""Every figure the recipe must find again. A build that counts something else stops and says so."""
from errors import BuildError

EXPECTED = {
    "communes": 34_935,
    "vertices_in_source": 1_086_058,
    "repeated_vertices_dropped": 9_887,
    "vertices": 1_076_171,
    "communes_invalid": 0,
    "communes_with_several_parts": 219,
    "communes_with_holes": 24,
    "population": 68_017_091,
    "population_mayotte_2017": 256_518,
    "communes_without_inhabitants": ["55039", "55050", "55139", "55189", "55239", "55307"],
    "communes_sharing_their_name": 3_697,
    "names_shared_within_a_department": 0,
    "town_halls_missing": 62,
    "town_halls_refused": 1_840,
    "town_halls_over_1_km_away": 1_581,
    "town_halls_over_5_km_away": 306,
    "town_hall_positions_shared": 183,
    "town_halls_kept_outside_their_polygon": 102,
    "town_hall_km_away_gex_chanay": [111, 448],
    "points_town_hall": 33_033,
    "points_inside": 1_902,
    "communes_without_intercommunality": ["22016", "29083", "29155", "85113"],
    "intercommunalities": 1_255,
    "intercommunalities_by_kind": {"CA": 229, "CC": 990, "CU": 14, "MET69": 1, "METRO": 21},
    "called_metropole_without_being_one": 13,
    "intercommunalities_across_departments": 89,
    "intercommunalities_across_regions": 26,
    "seats_moved_by_the_totals_of_epci_json": 8,
    "metropolitan_departments_without_seat": ["92", "93", "94"],
    "departments_in_source": 109,
    "departments": 101,
    "regions_in_source": 26,
    "regions": 18,
    "occitanie": {"communes": 4_453, "population": 6_080_731, "intercommunalities": 164, "seats": 161},
    "hauts_de_france": {"communes": 3_788, "population": 5_998_916, "intercommunalities": 92, "seats": 90},
    "metropole_edges_used_twice": 505_179,
    "metropole_edges_used_once": 13_977,
    "metropole_edges_used_more": 0,
    "overseas_edges_used_twice": 6_017,
    "overseas_edges_used_once": 4_545,
    "overseas_edges_used_more": 0,
    "intercommunalities_vertices": 275_735,
    "intercommunalities_vertices_not_in_communes": 13,
    "intercommunalities_holes_closed": 22,
    "intercommunalities_holes_closed_m2": 532_224,
    "intercommunalities_holes_closed_largest_m2": 96_426,
    "intercommunalities_m2_more_than_communes": 410_838,
    "intercommunalities_enclaves_km2": [["200038990", 2.0], ["200041630", 1.6], ["200067296", 23.7],
        ["200067478", 9.5], ["200067593", 0.9], ["200069623", 0.2], ["200071991", 1.1], ["245501259",
        3.0], ["246000871", 17.3], ["246600399", 12.9], ["247100647", 0.3], ["247100647", 0.2]],
    "departments_vertices": 88_051,
    "departments_vertices_not_in_communes": 12,
    "departments_holes_closed": 20,
    "departments_holes_closed_m2": 503_394,
    "departments_holes_closed_largest_m2": 96_426,
    "departments_m2_more_than_communes": 309_538,
    "departments_enclaves_km2": [["02", 1.1], ["26", 127.0], ["55", 3.0], ["55", 0.9], ["60", 17.3],
        ["62", 22.4], ["64", 23.7], ["64", 18.7], ["66", 12.9], ["71", 0.3], ["71", 0.2]],
    "regions_vertices": 39_053,
    "regions_vertices_not_in_communes": 10,
    "regions_holes_closed": 23,
    "regions_holes_closed_m2": 261_539,
    "regions_holes_closed_largest_m2": 95_830,
    "regions_m2_more_than_communes": 59_425,
    "regions_enclaves_km2": [["75", 23.7], ["75", 18.7], ["76", 12.9], ["84", 127.0]],
}


class Facts:
    """What the build counted, in the order it counted; `note` compares with EXPECTED at once."""

    def __init__(self):
        self.found = {}

    def note(self, name, value):
        self.found[name] = value
        if EXPECTED.get(name, value) != value:
            raise BuildError(f"{name}: expected {EXPECTED[name]}, counted {value}. Nothing was written.")

    def expect_complete(self):
        """Stops if a figure of EXPECTED was never counted, or one that was counted is not expected."""
        missing = sorted(EXPECTED.keys() - self.found.keys())
        if missing:
            raise BuildError(f"never counted: {', '.join(missing)}. Nothing was written.")
        unknown = sorted(self.found.keys() - EXPECTED.keys())
        if unknown:
            raise BuildError(f"counted, but no expected value stands in facts.py: {', '.join(unknown)}."
                             " Nothing was written.")
