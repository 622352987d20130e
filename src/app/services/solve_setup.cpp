// SPDX-License-Identifier: Apache-2.0
#include "app/services/solve_setup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "app/services/commune_list.h"
#include "app/services/site_bounds.h"

namespace maillage::app {
namespace {

using optimise::Disposition;
using optimise::Objective;

constexpr std::int64_t micro_units = 1'000'000;
constexpr std::array<std::pair<std::string_view, Objective>, 4> objectives = {{{"p-median", Objective::p_median},
                                                                               {"max-cover", Objective::max_cover},
                                                                               {"set-cover", Objective::set_cover},
                                                                               {"p-center", Objective::p_center}}};

Error usage(Message what, TextKey remedy) { return {ErrorKind::usage, std::move(what), {}, {}, message(remedy)}; }

/// The points so named: by code or name, exactly as written, else by index.
std::vector<int> points_named(const io::Instance& instance, const std::string& word) {
    std::vector<int> found;
    for (const auto* labels : {&instance.code, &instance.name})
        for (std::size_t i = 0; i < labels->size(); ++i)
            if ((*labels)[i] == word) found.push_back(static_cast<int>(i));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (!found.empty()) return found;
    std::size_t index = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), index);
    if (failure == std::errc() && end == word.data() + word.size() && index < instance.points())
        found.push_back(static_cast<int>(index));
    return found;
}

Result<std::size_t> candidate_named(const io::Instance& instance, const std::string& word) {
    const auto points = points_named(instance, word);
    if (points.empty())
        return fail(usage(message("solve.unknown_point"_text)
                              .with("word", word)
                              .with("last", static_cast<std::int64_t>(instance.points()) - 1),
                          "solve.unknown_point_remedy"_text));
    if (points.size() > 1)
        return fail(usage(message("solve.two_points"_text).with("word", word).with("first", std::int64_t{points[0]}).with("second", std::int64_t{points[1]}),
                          "solve.two_points_remedy"_text));
    const auto at = std::lower_bound(instance.candidate.begin(), instance.candidate.end(), points.front());
    if (at == instance.candidate.end() || *at != points.front())
        return fail(usage(message("solve.no_candidate"_text).with("word", word), "solve.no_candidate_remedy"_text));
    return static_cast<std::size_t>(at - instance.candidate.begin());
}

Status set_dispositions(const io::Instance& instance, const SolveQuestion& question, optimise::LocationProblem& problem) {
    if (question.force.empty() && question.forbid.empty()) return {};
    problem.disposition.assign(instance.candidate.size(), Disposition::free);
    for (const auto& [list, disposition] :
         {std::pair{&question.force, Disposition::forced}, std::pair{&question.forbid, Disposition::forbidden}})
        for (const std::string& word : split_list(*list)) {
            const auto candidate = candidate_named(instance, word);
            if (!candidate) return fail(candidate.error());
            Disposition& own = problem.disposition[*candidate];
            if (own != Disposition::free && own != disposition)
                return fail(usage(message("solve.forced_and_forbidden"_text).with("word", word),
                                  "solve.forced_and_forbidden_remedy"_text));
            own = disposition;
        }
    return {};
}

Status set_zones(const io::Instance& instance, const SolveQuestion& question, optimise::LocationProblem& problem) {
    if (question.per_zone.empty()) return {};
    if (instance.zone.empty()) return fail(usage(message("solve.no_zones"_text), "solve.no_zones_remedy"_text));
    const auto bounds = parse_site_bounds(question.per_zone);
    if (!bounds) return fail(bounds.error());
    std::vector<int>& zone = problem.zonings.emplace_back();
    for (const int point : instance.candidate) zone.push_back(instance.zone[static_cast<std::size_t>(point)]);
    for (std::size_t z = 0; z < instance.zone_name.size(); ++z)
        problem.zone_rules.push_back({static_cast<int>(z), bounds->minimum, bounds->maximum});
    return {};
}

Status set_numbers(const io::Instance& instance, const SolveQuestion& question, optimise::LocationProblem& problem) {
    const bool counts = problem.objective != Objective::set_cover;
    const bool covers = problem.objective == Objective::set_cover || problem.objective == Objective::max_cover;
    if (!counts && question.sites_total)
        return fail(usage(message("solve.total_of_set_cover"_text), "solve.total_of_set_cover_remedy"_text));
    if (counts && !question.sites_total && !instance.sites_total)
        return fail(usage(message("solve.no_total"_text), "solve.no_total_remedy"_text));
    if (counts) problem.sites_total = static_cast<int>(question.sites_total.value_or(instance.sites_total.value_or(0)));
    if (covers != question.radius.has_value())
        return fail(usage(message(covers ? "solve.no_radius"_text : "solve.radius_of_no_use"_text),
                          covers ? "solve.no_radius_remedy"_text : "solve.radius_of_no_use_remedy"_text));
    if (!covers) return {};
    // Nobody is farther than the largest cost: a longer radius covers no more.
    const std::int64_t unit = instance.unit == io::CostUnit::micro ? micro_units : 1;
    constexpr std::int64_t largest = std::numeric_limits<std::int32_t>::max();
    problem.radius = static_cast<std::int32_t>(*question.radius > largest / unit ? largest : *question.radius * unit);
    return {};
}

}  // namespace

std::optional<Objective> objective_of(std::string_view word) {
    for (const auto& [name, objective] : objectives)
        if (name == word) return objective;
    return std::nullopt;
}

std::string_view objective_word(Objective objective) {
    for (const auto& [name, known] : objectives)
        if (known == objective) return name;
    return "";
}

std::optional<optimise::Rounding> rounding_of(std::string_view word) {
    if (word == "floor") return optimise::Rounding::floor;
    if (word == "nearest") return optimise::Rounding::nearest;
    if (word == "none") return optimise::Rounding::micro;
    return std::nullopt;
}

Result<optimise::LocationProblem> solve_problem(const io::Instance& instance, const SolveQuestion& question) {
    optimise::LocationProblem problem;
    problem.objective = objective_of(question.objective).value_or(Objective::p_median);
    problem.weight = instance.weight;
    problem.costs = instance.costs;
    if (auto set = set_numbers(instance, question, problem); !set) return fail(set.error());
    if (auto set = set_zones(instance, question, problem); !set) return fail(set.error());
    if (auto set = set_dispositions(instance, question, problem); !set) return fail(set.error());
    return problem;
}

}  // namespace maillage::app
