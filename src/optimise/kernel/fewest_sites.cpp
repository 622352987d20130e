// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/fewest_sites.h"

#include <algorithm>
#include <utility>

#include "optimise/feasibility.h"
#include "optimise/kernel/cover_probe.h"

namespace maillage::optimise {
namespace {

class Narrowing {
  public:
    Narrowing(const LocationProblem& problem, const CoverSets& sets, std::size_t waiting_bytes, const StopSignal& signal,
              const std::function<void(const FewestSites&)>& tell)
        : problem_(problem), sets_(sets), waiting_bytes_(waiting_bytes), signal_(signal), tell_(tell),
          range_(site_range(problem)) {}

    FewestSites run(std::int64_t least) {
        found_.least = std::max({std::int64_t{1}, least, range_.least, disjoint_sets(sets_, problem_.candidates())});
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
        std::vector<int> plan = greedy_cover(problem_, sets_);
        if (!plan.empty()) return plan;
        // The maxima stopped the greedy walk, or nobody asks for anything.
        CoverAnswer answer = probe(sets_.empty() ? found_.least : range_.most);
        found_.impossible = answer.verdict == CoverVerdict::no;
        return std::move(answer.open);
    }

    CoverAnswer probe(std::int64_t sites) {
        CoverAnswer answer = can_cover(problem_, static_cast<int>(sites), sets_, {.waiting_bytes = waiting_bytes_}, signal_);
        found_.nodes += answer.nodes;
        found_.iterations += answer.iterations;
        return answer;
    }

    void keep(std::vector<int> plan) {
        if (!plan.empty()) found_.plan = std::move(plan);
        if (!found_.plan.empty()) tell_(found_);
    }

    const LocationProblem& problem_;
    const CoverSets& sets_;
    std::size_t waiting_bytes_;
    const StopSignal& signal_;
    const std::function<void(const FewestSites&)>& tell_;
    SiteRange range_;
    FewestSites found_;
};

}  // namespace

FewestSites fewest_sites(const LocationProblem& problem, const CoverSets& sets, std::int64_t least,
                         std::size_t waiting_bytes, const StopSignal& signal,
                         const std::function<void(const FewestSites&)>& tell) {
    return Narrowing(problem, sets, waiting_bytes, signal, tell).run(least);
}

}  // namespace maillage::optimise
