// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/row_repair.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "optimise/kernel/swap_tables.h"
#include "optimise/kernel/zone_counts.h"

namespace maillage::optimise {
namespace {

/// A move: either side may be nobody (-1).
struct Move {
    int in = -1;
    int out = -1;
};

class Repair {
  public:
    Repair(const Core& core, const SwapIndex& index, std::vector<std::uint8_t>& open)
        : core_(core), index_(index), open_(open), counts_(core.limits, open) {
        for (const PricedRow& row : core.limits.rows) {
            double unit = 1;
            for (const std::int64_t one : row.coefficient) unit = std::max(unit, std::abs(static_cast<double>(one)));
            unit_.push_back(unit);
        }
    }

    bool run(const StopSignal& signal) {
        std::optional<SwapTables> tables(std::in_place, core_, index_, open_);
        // Every move lowers the excess; sets are finite, but their number is not one to wait for.
        for (std::size_t moves = 4 * open_.size(); moves > 0 && !counts_.obeys_rows() && !signal.stop(); --moves) {
            const Move move = best(*tables);
            if (move.in < 0 && move.out < 0) break;
            if (move.out >= 0) counts_.remove(move.out);
            if (move.in >= 0) counts_.add(move.in);
            if (move.out >= 0) open_[static_cast<std::size_t>(move.out)] = 0;
            if (move.in >= 0) open_[static_cast<std::size_t>(move.in)] = 1;
            if (move.in >= 0 && move.out >= 0)
                tables->apply({move.in, move.out, 0});
            else
                tables.emplace(core_, index_, open_);
        }
        return counts_.obeys_rows();
    }

  private:
    /// How much less the rows are broken after a move, each in units of its largest coefficient.
    [[nodiscard]] double relief(const Move& move) const {
        double relief = 0;
        for (std::size_t r = 0; r < unit_.size(); ++r) {
            const PricedRow& row = core_.limits.rows[r];
            const std::int64_t now = counts_.use(r) - row.bound;
            std::int64_t then = now;
            if (move.in >= 0) then += row.coefficient[static_cast<std::size_t>(move.in)];
            if (move.out >= 0) then -= row.coefficient[static_cast<std::size_t>(move.out)];
            relief += static_cast<double>(std::max<std::int64_t>(0, now) - std::max<std::int64_t>(0, then)) / unit_[r];
        }
        return relief;
    }

    [[nodiscard]] Move best(const SwapTables& tables) const {
        std::vector<int> ins;
        std::vector<int> outs;
        for (int candidate = 0; candidate < static_cast<int>(open_.size()); ++candidate)
            (open_[static_cast<std::size_t>(candidate)] != 0 ? outs : ins).push_back(candidate);
        Move chosen;
        double least = std::numeric_limits<double>::infinity();
        const auto look = [&](const Move& move, std::int64_t profit) {
            const double eased = relief(move);
            if (eased <= 0) return;
            const double price = (1 - static_cast<double>(profit)) / eased;
            if (price >= least) return;
            least = price;
            chosen = move;
        };
        for (const int out : outs)
            if (counts_.zones_allow_leave(out)) look({-1, out}, -tables.loss_of(out));
        for (const int in : ins) {
            if (counts_.zones_allow_entry(in)) look({in, -1}, tables.gain_of(in));
            for (const int out : outs)
                if (counts_.zones_allow_swap(in, out)) look({in, out}, tables.profit_of(in, out));
        }
        return chosen;
    }

    const Core& core_;
    const SwapIndex& index_;
    std::vector<std::uint8_t>& open_;
    ZoneCounts counts_;
    std::vector<double> unit_;
};

}  // namespace

bool obey_rows(const Core& core, const SwapIndex& index, std::vector<std::uint8_t>& open, const StopSignal& signal) {
    if (core.limits.obeys_rows(open)) return true;
    if (Repair(core, index, open).run(signal)) return true;
    Base base = obeying_base(core.limits);
    if (base.in.empty() && core.candidates() > 0) return false;
    open = std::move(base.in);
    return core.limits.obeys_rows(open);
}

}  // namespace maillage::optimise
