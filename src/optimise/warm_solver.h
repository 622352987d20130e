// SPDX-License-Identifier: Apache-2.0
// A p-median asked again and again with one thing changed: a site forced, closed or moved, a rule edited, one site more or
// less. What a solve from nothing spends its time on is kept between two answers:
//  - the candidates of every client, nearest first, sorted once (kernel/nearest_lists.h);
//  - the dual prices of the last answer, which after a small change still give a bound close to the new optimum;
//  - the last plan, repaired where the change made it illegal: it keeps what the rules still allow of it.
// An answer then climbs the dual a few steps, decides by reduced costs what the bound decides, swaps among the few
// candidates that are left, and closes the rest with the tree of every other solve. It is exact in integers, as a
// cold solve's is: status optimal is a proof. Where the options' work or time ends first it is `feasible`, with its bound.
//
// A site that follows a pointer stands where no candidate does: it is an *outside site*, given by its column of costs and
// its zones. As a candidate of `problem()` it comes after those of the problem the solver was made of.
//
// Equal plans: the value is the cold solver's; which of several optimal plans is told depends on what was asked before,
// unless `settle_ties` asks for the smallest list, which takes a cold solve that starts from the answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/feedback.h"
#include "base/result.h"
#include "optimise/location_problem.h"
#include "optimise/outside_costs.h"
#include "optimise/solution.h"

namespace maillage::optimise {

struct WarmOptions {
    double time_limit_s = std::numeric_limits<double>::infinity();
    /// Evaluations of the bound: work, not time, so that what is told does not depend on the machine. Looked at between
    /// two climbs, so that a few dozen more may be made.
    std::int64_t iterations = std::numeric_limits<std::int64_t>::max();
    bool settle_ties = false;
};

/// An outside site: what it costs each client to go there, and the zone it lies in at each level of the problem's zonings.
struct OutsideSite {
    std::shared_ptr<const CostColumn> costs;
    std::vector<int> zones;
};

/// Moved, not copied; one thread at a time.
class WarmSolver {
  public:
    /// Sorts the lists; `outside` sites at most may stand beside the candidates. Errors: those of `validate`,
    /// "optimise.error.objective" for another objective than p_median; cancelled.
    /// Cost: one sort per client, on all threads; 8 bytes for each pair, of the nearest few where the problem is large.
    [[nodiscard]] static Result<WarmSolver> make(LocationProblem problem, std::size_t outside, Feedback& feedback);

    WarmSolver(WarmSolver&&) noexcept;
    WarmSolver& operator=(WarmSolver&&) noexcept;
    ~WarmSolver();

    /// Changes hold until changed back. A candidate's index is checked by assert.
    void decide(std::size_t candidate, Disposition disposition);
    /// Error "optimise.error.shape" where the column or the zones do not fit the problem.
    [[nodiscard]] maillage::Status place(std::size_t outside, OutsideSite site);
    void drop(std::size_t outside);
    void set_rules(std::vector<ZoneRule> rules);
    void set_sites_total(int sites);

    /// The problem as it stands after the changes: what a cold solver would be asked. An outside site that stands is
    /// forced, one that does not is forbidden.
    [[nodiscard]] const LocationProblem& problem() const;
    [[nodiscard]] std::size_t outside_candidate(std::size_t outside) const;

    /// A problem with a budget, rules that cross, a reach or `at_most` is asked cold each time.
    /// Errors: those of `validate`. A problem without a plan is a Solution with reasons. The first answer takes a cold
    /// solve's time. Polls `feedback` at least every 50 ms.
    [[nodiscard]] Result<Solution> solve(const WarmOptions& options, Feedback& feedback);

  private:
    struct Parts;
    explicit WarmSolver(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

}  // namespace maillage::optimise
