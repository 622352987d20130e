// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/cover_walk.h"

#include <cstddef>
#include <limits>
#include <span>

#include "optimise/kernel/random.h"
#include "optimise/kernel/swap_index.h"
#include "optimise/kernel/zone_counts.h"

namespace maillage::optimise {
namespace {

/// Steps for which a site that left stays away, and one that came stays.
constexpr std::int64_t away = 3;
constexpr std::int64_t stay = 1;

class CoverWalk {
  public:
    CoverWalk(const Core& core, const std::vector<std::uint8_t>& open)
        : core_(core), index_(core), counts_(core.limits, open), is_open_(open), met_(core.clients(), 0), weight_(core.clients(), 1),
          place_(core.clients(), 0), worth_(core.candidates(), 0), free_from_(core.candidates(), 0) {
        for (std::size_t candidate = 0; candidate < is_open_.size(); ++candidate)
            if (is_open_[candidate] != 0) open_.push_back(static_cast<int>(candidate));
        for (const int candidate : open_)
            for (const auto& [client, rank] : index_.uses(candidate)) ++met_[client];
        for (std::size_t client = 0; client < core.clients(); ++client)
            if (met_[client] == 0) put_unmet(client);
        for (int candidate = 0; candidate < static_cast<int>(core.candidates()); ++candidate)
            for (const auto& [client, rank] : index_.uses(candidate))
                if (met_[client] == is_open_[candidate]) worth_[candidate] += weight_[client];
        best_ = is_open_;
        fewest_unmet_ = unmet_.size();
    }

    bool run(std::int64_t steps, const StopSignal& signal) {
        for (now_ = 1; now_ <= steps && !unmet_.empty() && !open_.empty(); ++now_) {
            if (now_ % between_looks == 0 && signal.stop()) break;
            step();
            if (unmet_.size() < fewest_unmet_) {
                fewest_unmet_ = unmet_.size();
                best_ = is_open_;
            }
        }
        return fewest_unmet_ == 0;
    }

    [[nodiscard]] std::vector<std::uint8_t> take_best() { return std::move(best_); }

  private:
    static constexpr std::int64_t between_looks = 16;  ///< at the clock

    [[nodiscard]] std::span<const int> sites_of(std::size_t client) const {
        return std::span(core_.site).subspan(core_.first[client], core_.first[client + 1] - core_.first[client]);
    }
    void step() {
        const std::size_t client = unmet_[random_.below(unmet_.size())];
        int in = -1;
        std::size_t out = open_.size();
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        for (const int candidate : sites_of(client)) {
            if (free_from_[candidate] > now_) continue;
            for (std::size_t slot = 0; slot < open_.size(); ++slot) {
                const int leaver = open_[slot];
                const std::int64_t gain = worth_[candidate] - worth_[leaver];
                if (gain < most || free_from_[leaver] > now_) continue;
                if (gain == most && free_from_[leaver] >= free_from_[open_[out]]) continue;  // who stood longest leaves
                if (!counts_.may_swap(candidate, leaver)) continue;
                most = gain;
                in = candidate;
                out = slot;
            }
        }
        if (in >= 0) swap(in, out);
        for (const std::size_t one : unmet_) {
            ++weight_[one];
            for (const int candidate : sites_of(one)) ++worth_[candidate];
        }
    }

    void swap(int in, std::size_t slot) {
        const int out = open_[slot];
        close(out);
        open(in);
        open_[slot] = in;
        counts_.remove(out);
        counts_.add(in);
        free_from_[out] = now_ + 1 + away;
        free_from_[in] = now_ + 1 + stay;
    }

    /// A client that nobody serves counts for each site that could, one that a single site serves for that one.
    void close(int out) {
        is_open_[out] = 0;
        worth_[out] = 0;
        for (const auto& [client, rank] : index_.uses(out)) {
            if (--met_[client] == 0) {
                put_unmet(client);
                for (const int candidate : sites_of(client)) worth_[candidate] += weight_[client];
            } else if (met_[client] == 1) {
                worth_[only_server(client)] += weight_[client];
            }
        }
    }

    void open(int in) {
        for (const auto& [client, rank] : index_.uses(in)) {
            if (met_[client] == 0) {
                take_unmet(client);
                for (const int candidate : sites_of(client)) worth_[candidate] -= weight_[client];
            } else if (met_[client] == 1) {
                worth_[only_server(client)] -= weight_[client];
            }
            ++met_[client];
        }
        is_open_[in] = 1;
        worth_[in] = 0;
        for (const auto& [client, rank] : index_.uses(in))
            if (met_[client] == 1) worth_[in] += weight_[client];
    }

    [[nodiscard]] int only_server(std::size_t client) const {
        for (const int candidate : sites_of(client))
            if (is_open_[candidate] != 0) return candidate;
        return sites_of(client).front();
    }

    void put_unmet(std::size_t client) {
        place_[client] = unmet_.size();
        unmet_.push_back(client);
    }
    void take_unmet(std::size_t client) {
        const std::size_t last = unmet_.back();
        unmet_[place_[client]] = last;
        place_[last] = place_[client];
        unmet_.pop_back();
    }

    const Core& core_;
    SwapIndex index_;
    ZoneCounts counts_;
    std::vector<std::uint8_t> is_open_;
    std::vector<int> open_;
    std::vector<int> met_;               ///< per client, how many open sites serve it
    std::vector<std::int64_t> weight_;   ///< per client
    std::vector<std::size_t> unmet_;     ///< clients that nobody serves
    std::vector<std::size_t> place_;     ///< per client of them, where in that list
    std::vector<std::int64_t> worth_;    ///< per candidate, weight that its change of side gains or loses
    std::vector<std::int64_t> free_from_;  ///< per candidate, the step from which it may change sides
    std::vector<std::uint8_t> best_;
    std::size_t fewest_unmet_ = 0;
    std::int64_t now_ = 0;
    Random random_{1};
};

}  // namespace

bool walk_to_cover(const Core& core, std::vector<std::uint8_t>& open, std::int64_t steps, const StopSignal& signal) {
    CoverWalk walk(core, open);
    const bool found = walk.run(steps, signal);
    open = walk.take_best();
    return found;
}

}  // namespace maillage::optimise
