// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_certificate.h"

#include <algorithm>
#include <limits>

#include "app/services/search_memory.h"
#include "io/certificate.h"
#include "optimise/prove.h"
#include "planning/plan_problem.h"

namespace maillage::app {
namespace {

io::GeodesicPlaces places_of(const Workspace& workspace, const planning::PlanProblem& plan) {
    const planning::Situation situation = workspace.situation();
    const auto& communes = workspace.territory->communes;
    io::GeodesicPlaces places;
    places.detour = situation.distance.kappa;
    for (const territory::Index commune : plan.clients)
        places.clients.push_back({communes.point[commune], situation.costs.inner_distance(commune).value});
    for (const planning::Host& host : plan.hosts) {
        const auto at = std::ranges::lower_bound(plan.clients, host.commune);
        const bool is_client = at != plan.clients.end() && *at == host.commune;
        places.candidates.push_back({host.place, is_client ? static_cast<int>(at - plan.clients.begin()) : -1});
    }
    return places;
}

}  // namespace

Result<bool> write_plan_certificate(const Workspace& workspace, const PlanQuestion& question, const PlanResult& result,
                                    const std::filesystem::path& file, io::Existing existing, Feedback& feedback) {
    const planning::PlanProblem plan = planning::build_problem(workspace.situation(), result.setup.request);
    const optimise::Solution& solution = result.solution;
    optimise::SolverOptions options;
    options.time_limit_s = question.time_limit_s.value_or(std::numeric_limits<double>::infinity());
    options.memory_limit = search_memory();
    options.seed = question.seed;
    const auto proven = optimise::prove(plan.problem, solution.open, solution.value, options, feedback);
    if (!proven) return fail(proven.error());
    auto written = io::write_certificate(file, existing, plan.problem, places_of(workspace, plan), solution.open,
                                         solution.value, *proven);
    if (!written) return fail(written.error());
    return proven->bound == solution.bound;
}

}  // namespace maillage::app
