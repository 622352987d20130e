// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_beside.h"

#include <algorithm>
#include <chrono>

#include "app/services/objective_words.h"
#include "app/services/plan_alternatives.h"
#include "app/services/plan_conflict.h"
#include "app/services/plan_rules.h"
#include "app/services/plan_service.h"
#include "app/services/search_memory.h"
#include "optimise/replacements.h"
#include "optimise/solvers/registry.h"

namespace maillage::app {
namespace {

class Besides {
  public:
    Besides(const Workspace& workspace, const PlanQuestion& question, double seconds_left, PlanResult& result,
            Feedback& feedback)
        : workspace_(workspace), question_(question), limit_s_(seconds_left), result_(result), feedback_(feedback),
          plan_(planning::build_problem(workspace.situation(), result.setup.request)) {}

    void look() {
        if (!plan_capabilities(plan_.problem.objective).ranks) return;
        if (question_.alternatives > 0)
            result_.beside.alternatives = find_alternatives(plan_, question_, result_, options(), feedback_);
        weigh_sites();
        if (result_.solution.status == optimise::Status::optimal && has_rules(result_.setup.request)) price_rule();
    }

  private:
    [[nodiscard]] double seconds_left() const {
        return std::max(0.0, limit_s_ - std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count());
    }
    [[nodiscard]] optimise::SolverOptions options() const {
        optimise::SolverOptions options;
        options.time_limit_s = seconds_left();
        options.memory_limit = search_memory();
        options.seed = question_.seed;
        return options;
    }

    void weigh_sites() {
        const auto& open = result_.solution.open;
        const auto worths = optimise::site_worths(plan_.problem, open, seconds_left(), feedback_);
        if (!worths || !worths->complete) return;
        result_.beside.losses.resize(open.size());
        for (const optimise::SiteWorth& worth : worths->sites) {
            const auto at = std::ranges::lower_bound(open, worth.site) - open.begin();
            SiteLoss loss{worth.loss, std::nullopt};
            if (worth.replacement >= 0)
                loss.replacement =
                    Replacement{plan_.hosts[static_cast<std::size_t>(worth.replacement)].commune, worth.difference};
            result_.beside.losses[static_cast<std::size_t>(at)] = loss;
        }
    }

    void price_rule() {
        const planning::PlanRequest request = without_rules(result_.setup.request);
        const planning::PlanProblem free = planning::build_problem(workspace_.situation(), request);
        optimise::SolverOptions asked = options();
        asked.start = result_.solution.open;
        // The value is what is asked for: which of equal plans without the rule is of no account.
        asked.settle_ties = false;
        const auto without = optimise::solver_for(request.objective).solver->solve(free.problem, asked, feedback_);
        if (!without) return;
        PriceOfRule price;
        price.status = without->status;
        if (without->status == optimise::Status::optimal) fill(free, *without, price);
        result_.beside.price = std::move(price);
    }

    void fill(const planning::PlanProblem& free, const optimise::Solution& without, PriceOfRule& price) const {
        const std::int64_t with = result_.solution.value;
        const bool most_is_best = free.problem.objective == optimise::Objective::max_cover;
        price.value_without = without.value;
        price.difference = most_is_best ? without.value - with : with - without.value;
        const auto tables =
            planning::tabulate(workspace_.situation(), planning::planned_hosts(free, without.open).hosts);
        for (std::size_t k = 0; k < tables.departments.size(); ++k)
            price.departments.push_back({tables.departments[k].department, tables.departments[k].coverage.population,
                                         result_.after.departments[k].coverage.mean_km,
                                         tables.departments[k].coverage.mean_km});
    }

    const Workspace& workspace_;
    const PlanQuestion& question_;
    double limit_s_;
    PlanResult& result_;
    Feedback& feedback_;
    planning::PlanProblem plan_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

Status check_alternatives(const PlanQuestion& question) {
    const auto wrong = [](TextKey what, TextKey remedy) {
        return fail(Error{ErrorKind::usage, message(what), {}, {}, message(remedy)});
    };
    if (question.alternatives == 0) {
        if (question.alternatives_differ)
            return wrong("plan.differ_without_alternatives"_text, "plan.differ_without_alternatives_remedy"_text);
        return {};
    }
    const ObjectiveWords* words = find_objective(question.objective);
    if (words != nullptr && !plan_capabilities(words->objective).ranks)
        return wrong("plan.no_alternatives"_text, "plan.no_alternatives_remedy"_text);
    return {};
}

void look_beside(const Workspace& workspace, const PlanQuestion& question, double seconds_left, PlanResult& result,
                 Feedback& feedback) {
    result.beside = {};
    // Rankings, what a site is worth and the price of a rule are those of a plan by the nearest site, and where places are
    // lacking no rule is to blame.
    if (question.within_capacity && (result.solution.has_plan() || result.lack)) return;
    if (result.solution.status == optimise::Status::infeasible) return explain_conflict(workspace, question, seconds_left, result, feedback);
    if (result.solution.has_plan()) Besides(workspace, question, seconds_left, result, feedback).look();
}

}  // namespace maillage::app
