// SPDX-License-Identifier: Apache-2.0
// Proofs in the plainest way, after docs/certificate.md: every minimum is over a list of all sets.
#include <algorithm>

#include "verify/small_case.h"

namespace maillage::test_support {
namespace {

/// A rule as Σ a·y <= b, and what the file calls it.
struct PlainRow {
    json name;
    std::vector<std::int64_t> a;
    std::int64_t b = 0;
};

/// The rules that are priced: the budget, and each that crosses one before it.
std::vector<PlainRow> crossing_rows(const SmallCase& small) {
    std::vector<PlainRow> rows;
    std::vector<std::vector<std::int64_t>> kept;
    for (std::size_t k = 0; k < small.rules.size(); ++k) {
        const json& rule = small.rules[k];
        std::vector<std::int64_t> own;
        for (std::size_t j = 0; j < small.candidates(); ++j)
            own.push_back(small.counted(rule, {static_cast<int>(j)}));
        const bool crosses = std::any_of(kept.begin(), kept.end(), [&](const auto& other) {
            bool both = false;
            bool first = false;
            bool second = false;
            for (std::size_t j = 0; j < own.size(); ++j) {
                both = both || (own[j] != 0 && other[j] != 0);
                first = first || (own[j] != 0 && other[j] == 0);
                second = second || (own[j] == 0 && other[j] != 0);
            }
            return both && first && second;
        });
        if (!crosses) {
            kept.push_back(own);
            continue;
        }
        if (!rule[3].is_null()) rows.push_back({{"maximum", k}, own, rule[3]});
        for (std::int64_t& a : own) a = -a;
        rows.push_back({{"minimum", k}, own, -rule[2].get<std::int64_t>()});
    }
    if (!small.budget.is_null())
        rows.push_back({{"budget"}, small.budget.at("opening"), small.budget.at("envelope")});
    return rows;
}

/// The common question of the format, and the tree grown for it.
class Prover {
  public:
    Prover(const SmallCase& small, std::int64_t scale) : scale_(scale), small_(small), rows_(crossing_rows(small)) {
        const auto bound = small.claim.at("bound").get<std::int64_t>();
        const std::string& objective = small.objective;
        std::int64_t least = objective == "p-median" ? bound : 1;
        if (objective == "max-cover") {
            least = -bound;
            for (const std::int64_t w : small.weight) least += w;
        }
        threshold_ = scale * (least - 1);
        list_sets(bound);
        list_payers(bound);
        if (small.reach) list_fines(least);
        price_.assign(paid_.size(), 0);
        row_price_.assign(rows_.size(), 0);
        side_.assign(small.candidates(), 0);
        for (const auto& j : small.forced) side_[j.get<std::size_t>()] = 1;
        for (const auto& j : small.forbidden) side_[j.get<std::size_t>()] = -1;
    }

    json prove() {
        climb();
        grow(true);
        json proof = {{"scale", scale_}, {"nodes", nodes_}};
        for (const PlainRow& row : rows_) proof["priced"].push_back(row.name);
        if (!fines_.empty()) proof["fines"] = fines_;
        return proof;
    }

  private:
    /// Number, nested rules and dispositions.
    void list_sets(std::int64_t bound) {
        const bool anybody = std::any_of(small_.weight.begin(), small_.weight.end(), [](auto w) { return w > 0; });
        const bool counts = small_.objective != "set-cover";
        const std::int64_t most = counts ? *small_.sites_total : bound - 1;
        const std::int64_t least = counts ? (small_.at_most ? 1 : most) : anybody ? 1 : 0;
        const auto is_priced = [&](const char* kind, std::size_t k) {
            return std::any_of(rows_.begin(), rows_.end(), [&](const PlainRow& row) { return row.name == json{kind, k}; });
        };
        small_.for_each([&](const std::vector<int>& open) {
            const auto sites = static_cast<std::int64_t>(open.size());
            if (sites < least || sites > most || !small_.as_disposed(open)) return;
            for (std::size_t k = 0; k < small_.rules.size(); ++k) {
                const json& rule = small_.rules[k];
                const std::int64_t count = small_.counted(rule, open);
                if (count < rule[2].get<std::int64_t>() && !is_priced("minimum", k)) return;
                if (!rule[3].is_null() && count > rule[3].get<std::int64_t>() && !is_priced("maximum", k)) return;
            }
            sets_.push_back(open);
        });
    }

    void list_payers(std::int64_t bound) {
        const std::string& objective = small_.objective;
        std::int64_t free = objective == "p-center" ? bound - 1 : small_.radius;
        if (objective == "set-cover" && small_.reach) free = std::min(free, *small_.reach);
        const bool counted = objective == "set-cover" || objective == "p-center";
        for (std::size_t i = 0; i < small_.clients(); ++i) {
            paid_.emplace_back();
            const std::int64_t w = counted ? std::min<std::int64_t>(1, small_.weight[i]) : small_.weight[i];
            for (const std::int64_t c : small_.cost[i]) {
                const std::int64_t own = small_.reach ? std::min(c, *small_.reach) : c;
                paid_.back().push_back(scale_ * w * (objective == "p-median" ? own : c <= free ? 0 : 1));
            }
        }
    }

    /// One fine is worth all that is to be shown.
    void list_fines(std::int64_t least) {
        for (std::size_t i = 0; i < small_.clients(); ++i) {
            if (small_.weight[i] == 0) continue;
            fines_.push_back({i, least});
            paid_.emplace_back();
            for (const std::int64_t c : small_.cost[i]) paid_.back().push_back(c <= *small_.reach ? 0 : scale_ * least);
        }
    }

    std::int64_t earning(std::size_t j) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < price_.size(); ++i) sum += std::min<std::int64_t>(0, paid_[i][j] - price_[i]);
        for (std::size_t r = 0; r < rows_.size(); ++r) sum += row_price_[r] * rows_[r].a[j];
        return sum;
    }

    template <class See>
    void for_each_left(const See& see) const {
        for (const std::vector<int>& open : sets_) {
            bool fits = true;
            for (std::size_t j = 0; j < side_.size(); ++j) {
                const bool in = std::find(open.begin(), open.end(), static_cast<int>(j)) != open.end();
                fits = fits && !(side_[j] > 0 && !in) && !(side_[j] < 0 && in);
            }
            if (fits) see(open);
        }
    }

    static std::int64_t amount(const PlainRow& row, const std::vector<int>& open) {
        std::int64_t sum = 0;
        for (const int j : open) sum += row.a[static_cast<std::size_t>(j)];
        return sum;
    }

    /// Nothing where no allowed set is left. `chosen`: the set of the minimum.
    std::optional<std::int64_t> bound(std::vector<int>* chosen = nullptr) const {
        std::int64_t prices = 0;
        for (const std::int64_t price : price_) prices += price;
        for (std::size_t r = 0; r < rows_.size(); ++r) prices -= row_price_[r] * rows_[r].b;
        std::optional<std::int64_t> least;
        for_each_left([&](const std::vector<int>& open) {
            std::int64_t sum = prices;
            for (const int j : open) sum += earning(static_cast<std::size_t>(j));
            if (least && *least <= sum) return;
            least = sum;
            if (chosen != nullptr) *chosen = open;
        });
        return least;
    }

    /// No set is left, or every one of them breaks one same row.
    bool is_impossible() const {
        bool none = true;
        for_each_left([&](const std::vector<int>&) { none = false; });
        return none || std::any_of(rows_.begin(), rows_.end(), [&](const PlainRow& row) {
            bool all = true;
            for_each_left([&](const std::vector<int>& open) { all = all && amount(row, open) > row.b; });
            return all;
        });
    }

    bool nothing_left() const { return is_impossible() || *bound() > threshold_; }

    void climb() {
        auto best = price_;
        auto best_rows = row_price_;
        std::optional<std::int64_t> highest;
        for (int step = 0; step < 30; ++step) {
            std::vector<int> chosen;
            const auto least = bound(&chosen);
            if (!least) break;
            if (!highest || *least > *highest) {
                highest = *least;
                best = price_;
                best_rows = row_price_;
            }
            const std::int64_t length = std::max<std::int64_t>(1, scale_ / (1 + step / 6));
            for (std::size_t i = 0; i < price_.size(); ++i) {
                std::int64_t served = 0;
                for (const int j : chosen) served += paid_[i][static_cast<std::size_t>(j)] < price_[i] ? 1 : 0;
                price_[i] = std::max<std::int64_t>(0, price_[i] + (1 - served) * length);
            }
            for (std::size_t r = 0; r < rows_.size(); ++r)
                row_price_[r] = std::max<std::int64_t>(0, row_price_[r] + (amount(rows_[r], chosen) - rows_[r].b) * length);
        }
        price_ = best;
        row_price_ = best_rows;
    }

    static json listed(const std::vector<std::int64_t>& prices) {
        json out = json::array();
        for (std::size_t k = 0; k < prices.size(); ++k) out.push_back({k, prices[k]});
        return out;
    }

    /// What the prices decide alone, applied.
    json decisions() {
        json step = {{"prices", listed(price_)}, {"open", json::array()}, {"closed", json::array()}};
        if (!rows_.empty()) step["row_prices"] = listed(row_price_);
        auto decided = side_;
        for (std::size_t j = 0; j < side_.size(); ++j) {
            if (side_[j] != 0) continue;
            for (const int other : {1, -1}) {
                side_[j] = other;
                if (nothing_left() && decided[j] == 0) {
                    decided[j] = -other;
                    step[other > 0 ? "closed" : "open"].push_back(j);
                }
                side_[j] = 0;
            }
        }
        side_ = decided;
        return step;
    }

    void grow(bool root) {
        const std::size_t own = nodes_.size();
        nodes_.push_back({{"steps", json::array()}});
        const auto sides = side_;
        const auto prices = price_;
        const auto row_prices = row_price_;
        if (root) nodes_[own]["steps"].push_back(decisions());
        nodes_[own]["end"] = end_of(own);
        side_ = sides;
        price_ = prices;
        row_price_ = row_prices;
    }

    json end_of(std::size_t own) {
        if (is_impossible()) return {{"leaf", "infeasible"}};
        std::vector<int> chosen;
        if (*bound(&chosen) > threshold_) return {{"leaf", "bound"}};
        const auto undecided = std::find(side_.begin(), side_.end(), 0);
        if (undecided == side_.end()) {
            // One set is left: the prices at which it pays what it pays. It obeys the rows.
            for (std::size_t i = 0; i < price_.size(); ++i) {
                price_[i] = std::int64_t{1} << 40;
                for (const int j : chosen) price_[i] = std::min(price_[i], paid_[i][static_cast<std::size_t>(j)]);
            }
            std::fill(row_price_.begin(), row_price_.end(), 0);
            nodes_[own]["steps"].push_back({{"prices", listed(price_)}, {"row_prices", listed(row_price_)}});
            return {{"leaf", "bound"}};
        }
        json end = {{"branch", undecided - side_.begin()}};
        for (const int side : {1, -1}) {
            const auto at = static_cast<std::size_t>(end["branch"].get<int>());
            side_[at] = side;
            end[side > 0 ? "open" : "closed"] = nodes_.size();
            grow(false);
            side_[at] = 0;
        }
        return end;
    }

    std::int64_t scale_;
    const SmallCase& small_;
    std::vector<PlainRow> rows_;
    std::int64_t threshold_ = 0;
    std::vector<std::vector<int>> sets_;
    std::vector<std::vector<std::int64_t>> paid_;  ///< client or fine × candidate, scaled
    json fines_ = json::array();
    std::vector<std::int64_t> price_;
    std::vector<std::int64_t> row_price_;
    std::vector<int> side_;  ///< 1 open, -1 closed
    json nodes_ = json::array();
};

}  // namespace

void add_proof(json& certificate, std::int64_t scale) {
    const SmallCase small(certificate);
    std::int64_t weight = 0;
    for (const std::int64_t w : small.weight) weight += w;
    const auto bound = small.claim.at("bound").get<std::int64_t>();
    const bool trivial = small.objective == "max-cover" ? bound >= weight : bound == 0;
    if (trivial)
        certificate["proof"] = {{"scale", scale}, {"nodes", json::array()}};
    else
        certificate["proof"] = Prover(small, scale).prove();
}

}  // namespace maillage::test_support
