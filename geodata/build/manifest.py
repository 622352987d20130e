# SPDX-License-Identifier: Apache-2.0
"""The build's own entry in MANIFEST.json; entries of other datasets are kept as they are."""
import hashlib
import json
import os

import sources

FILE_NAME = "france.gpkg"


def update(path, dataset, counts):
    """Replaces the entry of `dataset`; the list stays sorted by path."""
    listed = json.loads(path.read_text(encoding="utf-8"))["datasets"] if path.exists() else []
    others = [entry for entry in listed if entry["path"] != FILE_NAME]
    datasets = sorted([*others, _entry(dataset, counts)], key=lambda entry: entry["path"])
    unfinished = path.with_suffix(".part")
    text = json.dumps({"datasets": datasets}, ensure_ascii=False, indent=2)
    unfinished.write_text(text + "\n", encoding="utf-8")
    os.replace(unfinished, path)


def _entry(dataset, counts):
    content = dataset.read_bytes()
    return {
        "path": FILE_NAME,
        "title": "Communes, intercommunalities, departments and regions of France",
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "crs": "EPSG:4326",
        "vintage": {"cog": "2024", "population": "2022", "population_976": "2017",
                    "intercommunality": "2024-01-01"},
        "licence": "Licence Ouverte / Open Licence (Etalab)",
        "attribution": "IGN, INSEE, DGCL, DILA, data.gouv.fr",
        "sources": [package.describe() for package in sources.PACKAGES],
        "built_by": "geodata/build/build",
        "counts": counts,
    }
