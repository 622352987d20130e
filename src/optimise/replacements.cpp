// SPDX-License-Identifier: Apache-2.0
#include "optimise/replacements.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "base/parallel.h"
#include "optimise/cover_costs.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/kernel/zone_counts.h"

namespace maillage::optimise {
namespace {

constexpr std::size_t clients_per_block = 256;

/// What swaps save, summed over clients. Sums of integers: the same in whatever order clients come.
struct Sums {
    std::vector<std::int64_t> gain;   ///< per candidate: what clients save by it beside the plan
    std::vector<std::int64_t> loss;   ///< per slot: what its clients pay more at their second site
    std::vector<std::int64_t> extra;  ///< candidate × slot: of that loss, what the candidate spares
    std::vector<std::int64_t> alone;  ///< per slot: clients that no other open site reaches
    std::vector<std::int64_t> caught; ///< candidate × slot: those of them that the candidate reaches; empty without a reach

    Sums(std::size_t candidates, std::size_t slots, bool has_reach)
        : gain(candidates, 0), loss(slots, 0), extra(candidates * slots, 0), alone(slots, 0),
          caught(has_reach ? candidates * slots : 0, 0) {}

    void add(const Sums& other) {
        const auto into = [](std::vector<std::int64_t>& sum, const std::vector<std::int64_t>& part) {
            for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += part[k];
        };
        into(gain, other.gain);
        into(loss, other.loss);
        into(extra, other.extra);
        into(alone, other.alone);
        into(caught, other.caught);
    }
};

/// One table for each thread at work, made when the first ones are all in use.
class Tables {
  public:
    Tables(std::size_t candidates, std::size_t slots, bool has_reach)
        : candidates_(candidates), slots_(slots), has_reach_(has_reach) {}

    std::unique_ptr<Sums> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!spare_.empty()) {
                auto table = std::move(spare_.back());
                spare_.pop_back();
                return table;
            }
        }
        return std::make_unique<Sums>(candidates_, slots_, has_reach_);
    }
    void give_back(std::unique_ptr<Sums> table) {
        const std::lock_guard lock(mutex_);
        spare_.push_back(std::move(table));
    }
    Sums total() const {
        Sums sum(candidates_, slots_, has_reach_);
        for (const auto& table : spare_) sum.add(*table);
        return sum;
    }

  private:
    std::size_t candidates_;
    std::size_t slots_;
    bool has_reach_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Sums>> spare_;
};

class Worth {
  public:
    Worth(const LocationProblem& problem, const CostRows& costs, std::span<const int> open)
        : problem_(problem), costs_(costs), open_(open), slot_(problem.candidates(), -1),
          is_open_(problem.candidates(), 0), limits_(rule_limits(problem).limits), counts_(limits_) {
        for (const int site : open) {
            is_open_[site] = 1;
            counts_.add(site);
            if (problem.disposition_of(site) == Disposition::forced) continue;
            slot_[site] = static_cast<int>(sites_.size());
            sites_.push_back(site);
        }
    }

    SiteWorths run(const StopSignal& signal) {
        SiteWorths answer;
        if (sites_.empty()) return {{}, true};
        Tables tables(problem_.candidates(), sites_.size(), problem_.reach.has_value());
        parallel_for(problem_.clients(), clients_per_block, [&](std::size_t begin, std::size_t end) {
            if (signal.stop()) return;
            auto table = tables.take();
            std::vector<std::int32_t> scratch;
            for (std::size_t client = begin; client < end && !signal.stop(); ++client) {
                count(client, scratch, *table);
                if (problem_.reach) count_reached(client, scratch, *table);
            }
            tables.give_back(std::move(table));
        });
        if (signal.stopped()) return answer;
        const Sums sums = tables.total();
        for (std::size_t slot = 0; slot < sites_.size(); ++slot) answer.sites.push_back(worth_of(sums, slot));
        answer.complete = true;
        return answer;
    }

  private:
    void count(std::size_t client, std::vector<std::int32_t>& scratch, Sums& sums) const {
        const std::int64_t weight = problem_.weight[client];
        if (weight == 0) return;
        const auto row = costs_.row(client, scratch);
        // Where there is no second site the dearest cost stands for it: it drops out of every swap's sum.
        std::int64_t pays[2] = {costs_.range().most, costs_.range().most};
        int nearest = -1;
        for (const int site : open_) {
            if (nearest < 0 || row[site] < pays[0]) {
                if (nearest >= 0) pays[1] = pays[0];
                pays[0] = row[site];
                nearest = site;
            } else {
                pays[1] = std::min<std::int64_t>(pays[1], row[site]);
            }
        }
        const int slot = slot_[nearest];
        if (slot >= 0) sums.loss[slot] += weight * (pays[1] - pays[0]);
        const std::int64_t reach = slot >= 0 ? pays[1] : pays[0];
        for (std::size_t candidate = 0; candidate < row.size(); ++candidate) {
            if (row[candidate] >= reach || is_open_[candidate] != 0) continue;
            if (row[candidate] < pays[0]) sums.gain[candidate] += weight * (pays[0] - row[candidate]);
            if (slot >= 0)
                sums.extra[candidate * sites_.size() + slot] +=
                    weight * (pays[1] - std::max<std::int64_t>(row[candidate], pays[0]));
        }
    }

    /// Whoever only one open site reaches, and that one may close: which candidates reach it.
    void count_reached(std::size_t client, std::vector<std::int32_t>& scratch, Sums& sums) const {
        if (problem_.weight[client] == 0) return;
        const auto row = problem_.costs->row(client, scratch);
        const std::int32_t reach = *problem_.reach;
        if (std::ranges::count_if(open_, [&](int site) { return row[site] <= reach; }) != 1) return;
        const int slot = slot_[*std::ranges::find_if(open_, [&](int site) { return row[site] <= reach; })];
        if (slot < 0) return;
        ++sums.alone[slot];
        for (std::size_t candidate = 0; candidate < row.size(); ++candidate)
            if (row[candidate] <= reach) ++sums.caught[candidate * sites_.size() + slot];
    }

    [[nodiscard]] bool may_replace(std::size_t in, int out) const {
        return is_open_[in] == 0 && problem_.disposition_of(in) != Disposition::forbidden &&
               counts_.may_swap(static_cast<int>(in), out);
    }

    [[nodiscard]] SiteWorth worth_of(const Sums& sums, std::size_t slot) const {
        SiteWorth worth;
        worth.site = sites_[slot];
        if (open_.size() > 1) worth.loss = sums.loss[slot];
        for (std::size_t in = 0; in < problem_.candidates(); ++in) {
            if (!may_replace(in, worth.site)) continue;
            if (problem_.reach && sums.caught[in * sites_.size() + slot] < sums.alone[slot]) continue;
            const std::int64_t costs = sums.loss[slot] - sums.extra[in * sites_.size() + slot] - sums.gain[in];
            if (worth.replacement >= 0 && costs >= worth.difference) continue;
            worth.replacement = static_cast<int>(in);
            worth.difference = costs;
        }
        return worth;
    }

    const LocationProblem& problem_;
    const CostRows& costs_;
    std::span<const int> open_;
    std::vector<int> sites_;  ///< per slot
    std::vector<int> slot_;   ///< per candidate; −1 = closed or forced
    std::vector<std::uint8_t> is_open_;
    ZoneLimits limits_;
    ZoneCounts counts_;  ///< of the plan
};

}  // namespace

Result<SiteWorths> site_worths(const LocationProblem& problem, std::span<const int> open, double time_limit_s,
                               const Feedback& feedback) {
    if (auto valid = validate(problem); !valid) return fail(valid.error());
    const bool is_cover = problem.objective == Objective::max_cover;
    if (!is_cover && problem.objective != Objective::p_median)
        return fail(Error{.kind = ErrorKind::usage, .message = message("optimise.error.objective"_text), .file = {},
                          .place = {}, .remedy = {}});
    const StopSignal signal(feedback, time_limit_s);
    if (open.empty()) return SiteWorths{{}, true};
    const CoverCosts covered(problem.costs, problem.radius);
    return Worth(problem, is_cover ? static_cast<const CostRows&>(covered) : *problem.costs, open).run(signal);
}

}  // namespace maillage::optimise
