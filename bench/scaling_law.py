#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How the time of a proven p-median grows: plans every region of metropolitan France and the whole of it with growing
numbers of sites, then fits seconds = a * m^b * p^c (m candidates, p sites) by least squares on logarithms.

    bench/scaling_law.py build/release/bin/maillage

Plans that were not proven in a minute are listed and left out of the fit.
"""

import json
import math
import statistics
import subprocess
import sys

REGIONS = ("11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94")
DEPARTMENTS = {"11": 8, "24": 6, "27": 8, "28": 5, "32": 5, "44": 10, "52": 5, "53": 4, "75": 12, "76": 13, "84": 12,
               "93": 6, "94": 2}


def plan(program, scope, sites):
    """Candidates, seconds and status of one plan, a site per department at least."""
    asked = [program, "plan", "--scope", scope, "--candidates", "epci-main", "--per-department", "1", "--from-scratch",
             "--sites-total", str(sites), "--time-limit", "60", "--format", "json"]
    answer = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    return answer["candidate_count"], answer["seconds"], answer["gap"] == 0


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
    asked = [(f"region:{code}", DEPARTMENTS[code] * times) for code in REGIONS for times in (1, 2, 3)]
    asked += [("france-metropolitaine", sites) for sites in (96, 101, 150, 200, 300, 400)]
    points = []
    for scope, sites in asked:
        candidates, seconds, proven = plan(sys.argv[1], scope, sites)
        print(f"{scope:22s} m {candidates:5d}  p {sites:4d}  {seconds:7.3f} s{'' if proven else '  not proven'}", flush=True)
        if proven:
            points.append((candidates, sites, seconds))
    rows = [[1.0, math.log(candidates), math.log(sites)] for candidates, sites, _ in points]
    logs = [math.log(seconds) for _, _, seconds in points]
    scale, of_candidates, of_sites = least_squares(rows, logs)
    off = [abs(scale + of_candidates * row[1] + of_sites * row[2] - one) for row, one in zip(rows, logs)]
    print(f"seconds = {math.exp(scale):.2e} * m^{of_candidates:.2f} * p^{of_sites:.2f}; "
          f"half of {len(points)} plans within a factor of {math.exp(statistics.median(off)):.2f}")


if __name__ == "__main__":
    main()
