#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same cost matrix given to maillage and to its peers: value and seconds side by side.

    python3 -m venv build/peers && build/peers/bin/pip install spopt==0.7.0 highspy==1.16.0 PuLP==3.3.2
    build/peers/bin/python bench/peers/compare.py plane N P [--maillage build/release/bin/maillage]

`plane N P`: N random points, clients and candidates at once, P sites, in whole units. Every peer's time is that of
building its model and solving it, the matrix being there; maillage's is that of its whole process, the reading of the
matrix from a CSV included, which is to its disadvantage.
"""
import argparse
import importlib.metadata
import json
import pathlib
import subprocess
import tempfile
import time

import numpy
import pulp
import spopt.locate


def plane(points: int) -> numpy.ndarray:
    places = numpy.random.default_rng(1).integers(0, 100_000, size=(points, 2))
    steps = places[:, None, :] - places[None, :, :]
    return numpy.rint(numpy.sqrt((steps**2).sum(axis=2))).astype(numpy.int64)


def maillage(costs: numpy.ndarray, sites: int, program: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "costs.csv"
        numpy.savetxt(file, costs, fmt="%d", delimiter=",")
        begin = time.perf_counter()
        command = [program, "solve", str(file), "--sites-total", str(sites), "--format", "json"]
        answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return answer["value"], time.perf_counter() - begin


def by_spopt(costs: numpy.ndarray, sites: int, solver: pulp.LpSolver) -> tuple[float, float]:
    begin = time.perf_counter()
    model = spopt.locate.PMedian.from_cost_matrix(costs, numpy.ones(len(costs)), p_facilities=sites)
    model = model.solve(solver)
    return pulp.value(model.problem.objective), time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", choices=["plane"])
    parser.add_argument("points", type=int)
    parser.add_argument("sites", type=int)
    parser.add_argument("--maillage", default="build/release/bin/maillage")
    asked = parser.parse_args()
    for package in ("spopt", "PuLP", "highspy"):
        print(f"{package} {importlib.metadata.version(package)}")
    costs = plane(asked.points)
    own, own_seconds = maillage(costs, asked.sites, asked.maillage)
    print(f"maillage: {own:.0f} in {own_seconds:.3f} s")
    peers = {"spopt with HiGHS": pulp.HiGHS(msg=False, gapRel=0, threads=1),
             "spopt with CBC": pulp.PULP_CBC_CMD(msg=False, gapRel=0, threads=1)}
    for name, solver in peers.items():
        value, seconds = by_spopt(costs, asked.sites, solver)
        same = abs(value - own) <= 1e-9 * own
        print(f"{name}: {value:.6f} in {seconds:.3f} s, {seconds / own_seconds:.0f} times as long, "
              f"{'the same value' if same else 'ANOTHER VALUE'}", flush=True)


if __name__ == "__main__":
    main()
