# SPDX-License-Identifier: Apache-2.0
"""Intercommunalities, departments, regions: which communes make them, their people and their polygons."""
from dataclasses import dataclass, field

from borders import edge_uses, unite
from errors import BuildError
from shapes import polygon_area

# Legal planar CRS for display, by department; EPSG:2154 (RGF93 Lambert-93) for metropolitan France.
LAMBERT_93 = 2154
DISPLAY_EPSG_OVERSEAS = {"971": 5490, "972": 5490, "973": 2972, "974": 2975, "976": 4471}

OCCITANIE, HAUTS_DE_FRANCE = "76", "32"


@dataclass
class Unit:
    """One unit of an upper level. `columns`: what its layer says beside code, name and population."""
    code: str
    name: str
    members: list
    columns: dict = field(default_factory=dict)
    polygons: list = None

    @property
    def population(self):
        return sum(commune.population for commune in self.members)


def most_populous(communes):
    """The data hold no legal seat: the most populous commune stands for it, a tie by the smaller code."""
    return min(communes, key=lambda c: (-c.population, c.code))


def build(communes, codes, facts):
    """All three upper levels as lists sorted by code, polygons included; sets communes' intercommunality."""
    by_code = {commune.code: commune for commune in communes}
    intercommunalities = _intercommunalities(by_code, codes["epci"], facts)
    departments = _departments(communes, codes["departements"], facts)
    regions = _regions(communes, codes["regions"], facts)
    _note_region(facts, "occitanie", OCCITANIE, communes, intercommunalities)
    _note_region(facts, "hauts_de_france", HAUTS_DE_FRANCE, communes, intercommunalities)
    _draw(communes, {"intercommunalities": intercommunalities, "departments": departments,
                     "regions": regions}, facts)
    return intercommunalities, departments, regions


def _intercommunalities(by_code, entries, facts):
    units, moved = [], 0
    for entry in sorted(entries, key=lambda e: e["code"]):
        members = [by_code[member["code"]] for member in entry["membres"]]
        for commune in members:
            if commune.intercommunality is not None:
                raise BuildError(f"commune {commune.code} is a member of {commune.intercommunality} and of"
                                 f" {entry['code']}")
            commune.intercommunality = entry["code"]
        seat = most_populous(members).code
        other = min(entry["membres"], key=lambda m: (-m["populationMunicipale"], m["code"]))["code"]
        moved += seat != other
        members.sort(key=lambda c: c.code)
        units.append(Unit(entry["code"], entry["nom"], members, {"kind": entry["type"], "seat": seat}))
    kinds = sorted({unit.columns["kind"] for unit in units})
    facts.note("communes_without_intercommunality",
               sorted(c.code for c in by_code.values() if c.intercommunality is None))
    facts.note("intercommunalities", len(units))
    facts.note("intercommunalities_by_kind", {k: sum(u.columns["kind"] == k for u in units) for k in kinds})
    facts.note("called_metropole_without_being_one",
               sum("métropole" in u.name.lower() and u.columns["kind"] in ("CA", "CU") for u in units))
    facts.note("intercommunalities_across_departments",
               sum(len({c.department for c in u.members}) > 1 for u in units))
    facts.note("intercommunalities_across_regions",
               sum(len({c.region for c in u.members}) > 1 for u in units))
    facts.note("seats_moved_by_the_totals_of_epci_json", moved)
    with_seat = {by_code[u.columns["seat"]].department for u in units}
    facts.note("metropolitan_departments_without_seat",
               sorted({c.department for c in by_code.values() if not c.overseas} - with_seat))
    return units


def _departments(communes, entries, facts):
    units = _group(communes, entries, lambda c: c.department)
    for unit in units:
        regions = {c.region for c in unit.members}
        if len(regions) != 1:
            raise BuildError(f"department {unit.code} lies in the regions {sorted(regions)}")
        unit.columns = {"region": regions.pop(),
                        "display_epsg": DISPLAY_EPSG_OVERSEAS.get(unit.code, LAMBERT_93)}
    facts.note("departments_in_source", len(entries))
    facts.note("departments", len(units))
    return units


def _regions(communes, entries, facts):
    units = _group(communes, entries, lambda c: c.region)
    for unit in units:
        epsg = {DISPLAY_EPSG_OVERSEAS.get(c.department, LAMBERT_93) for c in unit.members}
        if len(epsg) != 1:
            raise BuildError(f"region {unit.code} has several display CRS: {sorted(epsg)}")
        unit.columns = {"display_epsg": epsg.pop()}
    facts.note("regions_in_source", len(entries))
    facts.note("regions", len(units))
    return units


def _group(communes, entries, code_of):
    """Units that have communes: the source's overseas collectivities have none here and are left out."""
    members = {}
    for commune in communes:
        members.setdefault(code_of(commune), []).append(commune)
    names = {entry["code"]: entry["nom"] for entry in entries}
    return [Unit(code, names[code], members[code]) for code in sorted(members)]


def _note_region(facts, name, code, communes, intercommunalities):
    inside = {c.code: c for c in communes if c.region == code}
    seats = sum(unit.columns["seat"] in inside for unit in intercommunalities)
    touching = {c.intercommunality for c in inside.values()} - {None}
    facts.note(name, {"communes": len(inside), "population": sum(c.population for c in inside.values()),
                      "intercommunalities": len(touching), "seats": seats})


def _draw(communes, levels, facts):
    _note_uses(facts, "metropole", edge_uses([c for c in communes if not c.overseas]))
    _note_uses(facts, "overseas", edge_uses([c for c in communes if c.overseas]))
    vertices = _vertices(communes)
    for level, units in levels.items():
        closed = []
        for unit in units:
            unit.polygons, areas = unite(unit.members)
            closed += areas
        enclaves = [[unit.code, round(polygon_area([hole]) / 1e6, 1)]
                    for unit in units for polygon in unit.polygons for hole in polygon[1:]]
        drawn = sum(polygon_area(polygon) for unit in units for polygon in unit.polygons)
        facts.note(f"{level}_vertices", sum(len(r) for u in units for p in u.polygons for r in p))
        facts.note(f"{level}_vertices_not_in_communes", len(_vertices(units) - vertices))
        facts.note(f"{level}_holes_closed", len(closed))
        facts.note(f"{level}_holes_closed_m2", round(sum(closed)))
        facts.note(f"{level}_holes_closed_largest_m2", round(max(closed)))
        facts.note(f"{level}_m2_more_than_communes",
                   round(drawn) - sum(c.area_m2 for u in units for c in u.members))
        facts.note(f"{level}_enclaves_km2", enclaves)


def _vertices(units):
    return {(lon, lat) for unit in units for polygon in unit.polygons for ring in polygon
            for lon, lat in ring.tolist()}


def _note_uses(facts, where, uses):
    facts.note(f"{where}_edges_used_twice", uses.pop(2, 0))
    facts.note(f"{where}_edges_used_once", uses.pop(1, 0))
    facts.note(f"{where}_edges_used_more", sum(uses.values()))
