// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/fewest_sites.h"

#include <algorithm>
#include <utility>

#include "optimise/feasibility.h"
#include "optimise/kernel/cover_probe.h"
#include "optimise/kernel/rule_limits.h"

namespace maillage::optimise {
namespace {

class Narrowing {
  public:
    Narrowing(const LocationProblem& problem, const CoverSets& sets, std::size_t waiting_bytes, const StopSignal& signal,
              const std::function<void(const FewestSites&)>& tell)
        : rules_(problem), sets_(sets), waiting_bytes_(waiting_bytes), signal_(signal), tell_(tell),
          range_(site_range(problem)) {
        // Rules that cross or a budget may forbid every larger set: then as many sites as asked or fewer are looked for.
        rules_.at_most = has_priced_rules(problem);
    }

    FewestSites run(std::int64_t least) {
        found_.least = std::max({std::int64_t{1}, least, range_.least, disjoint_sets(sets_, rules_.candidates())});
        found_.impossible = found_.least > range_.most;
        if (!found_.impossible) keep(first_cover());
        while (!found_.plan.empty() && !found_.proven() && !signal_.stop()) {
            const std::int64_t sites = found_.least + (found_.number() - 1 - found_.least) / 2;
            CoverAnswer answer = probe(sites);
            if (answer.verdict == CoverVerdict::unknown) break;
            if (answer.verdict == CoverVerdict::no) found_.least = sites + 1;
            keep(std::move(answer.open));
        }
        return std::move(found_);
    }

  private:
    std::vector<int> first_cover() {
        std::vector<int> plan = greedy_cover(rules_, sets_);
        if (!plan.empty()) return plan;
        // The maxima stopped the greedy walk, or nobody asks for anything.
        CoverAnswer answer = probe(sets_.empty() && !rules_.at_most ? found_.least : range_.most);
        found_.impossible = answer.verdict == CoverVerdict::no;
        return std::move(answer.open);
    }

    CoverAnswer probe(std::int64_t sites) {
        CoverAnswer answer = can_cover(rules_, static_cast<int>(sites), sets_, {.waiting_bytes = waiting_bytes_}, signal_);
        found_.nodes += answer.nodes;
        found_.iterations += answer.iterations;
        return answer;
    }

    void keep(std::vector<int> plan) {
        if (!plan.empty()) found_.plan = std::move(plan);
        if (!found_.plan.empty()) tell_(found_);
    }

    LocationProblem rules_;  ///< the problem, as the number of sites is asked
    const CoverSets& sets_;
    std::size_t waiting_bytes_;
    const StopSignal& signal_;
    const std::function<void(const FewestSites&)>& tell_;
    SiteRange range_;
    FewestSites found_;
};

}  // namespace

InfeasibleReason no_cover(const LocationProblem& problem, const FewestSites& found) {
    const std::int64_t most = site_range(problem).most;
    if (has_priced_rules(problem) && found.least <= most) return {InfeasibleReason::Kind::rules_contradict, -1, 0, 0};
    return {InfeasibleReason::Kind::maxima_below_cover, -1, 0, most};
}

FewestSites fewest_sites(const LocationProblem& problem, const CoverSets& sets, std::int64_t least,
                         std::size_t waiting_bytes, const StopSignal& signal,
                         const std::function<void(const FewestSites&)>& tell) {
    return Narrowing(problem, sets, waiting_bytes, signal, tell).run(least);
}

}  // namespace maillage::optimise
