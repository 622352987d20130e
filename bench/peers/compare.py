#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same cost matrix given to maillage and to its peers: value and seconds side by side. bench/peers/run starts it.

    bench/peers/run plane CLIENTS CANDIDATES SITES
    bench/peers/run occitanie SITES [--rule] --peers highs

`plane`: random points of weight 1, the first CANDIDATES of them candidates. `occitanie`: the communes of the shipped
territory, weighted by population, in Lambert 93; candidates are the seats of intercommunalities; `--rule` asks for a site
in each department at least. Costs are lengths between points rounded to whole metres.

A peer's time is that of building its model and solving it, the matrix being there; maillage's is that of its whole
process, points read from a CSV, ties settled, proof in integers. What a peer opens is priced here, on the matrix.
"""
import argparse
import csv
import dataclasses
import importlib.metadata
import json
import pathlib
import sqlite3
import subprocess
import tempfile
import time

import highspy
import numpy
import pulp
import pyproj
import spopt.locate

TERRITORY = pathlib.Path(__file__).resolve().parents[2] / "geodata" / "france.gpkg"


@dataclasses.dataclass
class Instance:
    places: numpy.ndarray  # whole metres, a row a client
    weight: numpy.ndarray
    candidates: numpy.ndarray  # which clients are, ascending
    zones: numpy.ndarray  # per client
    sites: int
    rule: bool

    def costs(self) -> numpy.ndarray:
        steps = self.places[:, None, :] - self.places[self.candidates][None, :, :]
        return numpy.rint(numpy.sqrt((steps**2).sum(axis=2))).astype(numpy.int64)

    def zones_of_candidates(self) -> list[numpy.ndarray]:
        """Positions among the candidates, a zone each."""
        zones = self.zones[self.candidates]
        return [numpy.flatnonzero(zones == zone) for zone in numpy.unique(zones)]


@dataclasses.dataclass
class Answer:
    opened: list[int]  # positions among the candidates; empty = no plan
    proven: bool
    gap: float
    seconds: float
    value: float  # as the solver tells it


def plane(clients: int, candidates: int, sites: int) -> Instance:
    places = numpy.random.default_rng(1).integers(0, 100_000, size=(clients, 2))
    return Instance(places, numpy.ones(clients, dtype=numpy.int64), numpy.arange(candidates),
                    numpy.zeros(clients, dtype=numpy.int64), sites, False)


def occitanie(sites: int, rule: bool) -> Instance:
    with sqlite3.connect(TERRITORY) as territory:
        communes = territory.execute("SELECT code, lon, lat, population, department FROM communes "
                                     "WHERE region = '76' ORDER BY code").fetchall()
        seats = {code for code, in territory.execute("SELECT seat FROM intercommunalities")}
    codes, lon, lat, population, department = zip(*communes)
    to_lambert = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:2154", always_xy=True)
    places = numpy.rint(numpy.column_stack(to_lambert.transform(lon, lat))).astype(numpy.int64)
    candidates = numpy.flatnonzero([code in seats for code in codes])
    return Instance(places, numpy.array(population, dtype=numpy.int64), candidates, numpy.array(department), sites, rule)


def by_maillage(instance: Instance, program: str) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "points.csv"
        is_candidate = numpy.isin(numpy.arange(len(instance.places)), instance.candidates).astype(int)
        with file.open("w", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["x", "y", "weight", "candidate", "zone"])
            rows.writerows(zip(*instance.places.T, instance.weight, is_candidate, instance.zones))
        command = [program, "solve", str(file), "--rounding", "nearest", "--sites-total", str(instance.sites)]
        command += ["--format", "json"] + (["--per-zone", "1"] if instance.rule else [])
        begin = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds = time.perf_counter() - begin
    answer = json.loads(done.stdout)
    opened = numpy.searchsorted(instance.candidates, answer["open"])
    return Answer(opened.tolist(), answer["status"] == "optimal", answer["gap"], seconds, answer["value"])


def by_spopt(instance: Instance, costs: numpy.ndarray, solver: pulp.LpSolver) -> Answer:
    begin = time.perf_counter()
    model = spopt.locate.PMedian.from_cost_matrix(costs, instance.weight, p_facilities=instance.sites)
    if instance.rule:
        for zone in instance.zones_of_candidates():
            model.problem += pulp.lpSum(model.fac_vars[j] for j in zone) >= 1
    model.problem.solve(solver)
    seconds = time.perf_counter() - begin
    opened = [j for j in range(costs.shape[1]) if (model.fac_vars[j].value() or 0) > 0.5]
    proven = model.problem.sol_status == pulp.LpSolutionOptimal
    highs = getattr(model.problem, "solverModel", None)
    gap = 0.0 if proven else highs.getInfo().mip_gap if isinstance(highs, highspy.Highs) else float("nan")
    return Answer(opened, proven, gap, seconds, pulp.value(model.problem.objective) or 0)


def radius_formulation(instance: Instance, costs: numpy.ndarray) -> highspy.HighsLp:
    """Elloumi, Journal of Combinatorial Optimization 19 (2010): candidate j open, then for client i and its k-th
    nearest candidate, whether none of the k nearest is."""
    clients, candidates = costs.shape
    order = numpy.argsort(costs, axis=1, kind="stable")
    steps = numpy.diff(numpy.take_along_axis(costs, order, axis=1), axis=1) * instance.weight[:, None]
    nearest = (costs.min(axis=1) * instance.weight).sum()
    beyond = candidates + numpy.arange(clients * (candidates - 1)).reshape(clients, candidates - 1)
    # Row (i, k): candidate order[i, k] + beyond[i, k] - beyond[i, k - 1] >= (k is 0); the farthest has no "beyond".
    index = numpy.full((clients, candidates, 3), -1)
    index[:, :, 0], index[:, :-1, 1], index[:, 1:, 2] = order, beyond, beyond
    value = numpy.broadcast_to(numpy.array([1.0, 1.0, -1.0]), index.shape)
    least = numpy.zeros((clients, candidates))
    least[:, 0] = 1
    zones = instance.zones_of_candidates() if instance.rule else []
    extra = [numpy.arange(candidates)] + zones
    lp = highspy.HighsLp()
    lp.num_col_ = candidates + beyond.size
    lp.num_row_ = clients * candidates + len(extra)
    lp.col_cost_ = numpy.concatenate([numpy.zeros(candidates), steps.ravel()]).astype(float)
    lp.col_lower_ = numpy.zeros(lp.num_col_)
    lp.col_upper_ = numpy.ones(lp.num_col_)
    lp.offset_ = float(nearest)
    lp.row_lower_ = numpy.concatenate([least.ravel(), [instance.sites], numpy.ones(len(zones))])
    lp.row_upper_ = numpy.concatenate([numpy.full(clients * candidates, highspy.kHighsInf), [instance.sites],
                                       numpy.full(len(zones), highspy.kHighsInf)])
    lengths = numpy.concatenate([(index >= 0).sum(axis=2).ravel(), [len(row) for row in extra]])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = numpy.concatenate([[0], numpy.cumsum(lengths)])
    lp.a_matrix_.index_ = numpy.concatenate([index[index >= 0], *extra])
    lp.a_matrix_.value_ = numpy.concatenate([value[index >= 0], numpy.ones(sum(len(row) for row in extra))])
    lp.integrality_ = [highspy.HighsVarType.kInteger] * candidates + [highspy.HighsVarType.kContinuous] * beyond.size
    return lp


def by_highs(instance: Instance, costs: numpy.ndarray, time_limit: float) -> Answer:
    begin = time.perf_counter()
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("time_limit", time_limit)
    highs.passModel(radius_formulation(instance, costs))
    highs.run()
    seconds = time.perf_counter() - begin
    values = numpy.array(highs.getSolution().col_value[:costs.shape[1]])
    proven = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    info = highs.getInfo()
    return Answer(numpy.flatnonzero(values > 0.5).tolist(), proven, info.mip_gap, seconds, info.objective_function_value)


def priced(instance: Instance, costs: numpy.ndarray, answer: Answer) -> int:
    return int((costs[:, answer.opened].min(axis=1) * instance.weight).sum())


def told(name: str, instance: Instance, costs: numpy.ndarray, answer: Answer, own: Answer) -> str:
    if not answer.opened: return f"{name}: no plan in {answer.seconds:.1f} s"
    value, best = priced(instance, costs, answer), priced(instance, costs, own)
    end = "proven" if answer.proven else f"NOT FINISHED, gap {100 * answer.gap:.4g} %"
    differs = "ANOTHER VALUE" if answer.proven and own.proven else f"its plan {100 * (value / best - 1):.3g} % dearer"
    same = "the same value" if abs(value - best) <= 1e-9 * best else differs
    times = "" if answer is own else f", {answer.seconds / own.seconds:.0f} times as long, {same}"
    wrong = "" if not answer.proven or abs(answer.value - value) <= 1e-9 * value else f", BUT SAYS {answer.value}"
    return f"{name}: {value} {end} in {answer.seconds:.3f} s{times}{wrong}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cases = parser.add_subparsers(dest="case", required=True)
    points = cases.add_parser("plane")
    points.add_argument("clients", type=int)
    points.add_argument("candidates", type=int)
    region = cases.add_parser("occitanie")
    region.add_argument("--rule", action="store_true")
    for case in (points, region):
        case.add_argument("sites", type=int)
        case.add_argument("--maillage", default="build/release/bin/maillage")
        case.add_argument("--peers", nargs="*", choices=["spopt-highs", "spopt-cbc", "highs"],
                          default=["spopt-highs", "spopt-cbc", "highs"])
        case.add_argument("--time-limit", type=float, default=400, help="seconds a peer's solver may take")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    print(" ".join(f"{package} {importlib.metadata.version(package)}" for package in ("spopt", "PuLP", "highspy")))
    if asked.case == "plane": instance = plane(asked.clients, asked.candidates, asked.sites)
    else: instance = occitanie(asked.sites, asked.rule)
    costs = instance.costs()
    own = by_maillage(instance, asked.maillage)
    print(told("maillage", instance, costs, own, own), flush=True)
    limits = {"msg": False, "gapRel": 0, "threads": 1, "timeLimit": asked.time_limit}
    peers = {"spopt-highs": lambda: by_spopt(instance, costs, pulp.HiGHS(**limits)),
             "spopt-cbc": lambda: by_spopt(instance, costs, pulp.PULP_CBC_CMD(**limits)),
             "highs": lambda: by_highs(instance, costs, asked.time_limit)}
    for name in asked.peers: print(told(name, instance, costs, peers[name](), own), flush=True)


if __name__ == "__main__":
    main()
