#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits seconds = a * n^b * p^c, by least squares on logarithms, to what the benchmark `towns` measured.

    maillage_optimise_long_bench --benchmark_filter=towns --benchmark_format=json > towns.json
    bench/scaling_law.py towns.json

Solves that were cut at the time limit are listed and left out of the fit.
"""

import json
import math
import statistics
import sys


def read(path):
    """Proven solves as {(towns, sites): [seconds]}, and the names of those that were not."""
    proven, cut = {}, []
    with open(path, encoding="utf-8") as file:
        for run in json.load(file)["benchmarks"]:
            if not run["name"].startswith("towns/"):
                continue
            towns, sites = (int(part) for part in run["name"].split("/")[1:3])
            if run["gap"] > 0:
                cut.append(run["name"])
            else:
                proven.setdefault((towns, sites), []).append(run["real_time"] / 1000)
    return proven, cut


def least_squares(rows, values):
    """The x that minimises |rows x - values|, by the normal equations."""
    size = len(rows[0])
    matrix = [
        [sum(row[i] * row[j] for row in rows) for j in range(size)] + [sum(row[i] * v for row, v in zip(rows, values))]
        for i in range(size)
    ]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(matrix[row][column]))
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        for row in range(size):
            if row != column:
                factor = matrix[row][column] / matrix[column][column]
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[column])]
    return [matrix[i][size] / matrix[i][i] for i in range(size)]


def main():
    proven, cut = read(sys.argv[1])
    for (towns, sites), seconds in sorted(proven.items()):
        listed = ", ".join(f"{one:.2f}" for one in sorted(seconds))
        print(f"n {towns:6d}  p {sites:4d}  median {statistics.median(seconds):8.2f} s  ({listed})")
    points = [(towns, sites, one) for (towns, sites), seconds in proven.items() for one in seconds]
    rows = [[1.0, math.log(towns), math.log(sites)] for towns, sites, _ in points]
    scale, towns_power, sites_power = least_squares(rows, [math.log(one) for _, _, one in points])
    off = [abs(scale + towns_power * row[1] + sites_power * row[2] - math.log(one)) for row, (_, _, one) in zip(rows, points)]
    print(f"seconds = {math.exp(scale):.2e} * n^{towns_power:.2f} * p^{sites_power:.2f}, "
          f"half of the solves within a factor of {math.exp(statistics.median(off)):.2f}")
    for name in cut:
        print(f"not proven in time: {name}")


if __name__ == "__main__":
    main()
