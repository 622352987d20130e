// SPDX-License-Identifier: Apache-2.0
// Checks a proof the slow way: every allowed set is looked at for every bound. For up to about 12 candidates.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "optimise/location_problem.h"
#include "optimise/proof.h"
#include "support/location_oracle.h"

namespace maillage::test_support {

class ProofOracle {
  public:
    ProofOracle(const optimise::LocationProblem& problem, const optimise::Proof& proof, std::int64_t bound)
        : problem_(problem), proof_(proof), floor_(proof.scale * (bound - 1)) {
        // The sets that rules of no row allow; what is priced is asked of prices, or of one row by itself.
        optimise::LocationProblem nested = problem;
        using Kind = optimise::PricedRule::Kind;
        for (const optimise::PricedRule& priced : proof.priced) {
            std::vector<std::int64_t> row(problem.candidates(), 0);
            if (priced.kind == Kind::budget) {
                row = problem.budget->opening;
                bounds_.push_back(problem.budget->envelope);
                nested.budget.reset();
            } else {
                const bool is_minimum = priced.kind == Kind::minimum;
                const optimise::ZoneRule& rule = problem.zone_rules[static_cast<std::size_t>(priced.rule)];
                for (std::size_t candidate = 0; candidate < row.size(); ++candidate)
                    if (problem.zone_of(candidate, rule.level) == rule.zone) row[candidate] = is_minimum ? -1 : 1;
                bounds_.push_back(is_minimum ? -rule.minimum : *rule.maximum);
                optimise::ZoneRule& left = nested.zone_rules[static_cast<std::size_t>(priced.rule)];
                if (is_minimum) left.minimum = 0;
                else left.maximum.reset();
            }
            rows_.push_back(std::move(row));
        }
        for_each_allowed(nested, [&](const std::vector<int>& open) { sets_.push_back(open); });
    }

    /// Empty = every leaf proves the bound and the leaves share out all allowed sets; else what is wrong.
    std::string complaint() {
        if (proof_.nodes.empty()) return "no node";
        seen_.assign(proof_.nodes.size(), 0);
        std::string wrong = visit(0, std::vector<int>(problem_.candidates(), -1),
                                  std::vector<std::int64_t>(problem_.clients() + rows_.size(), 0));
        if (wrong.empty() && std::ranges::count(seen_, 1) != static_cast<std::ptrdiff_t>(seen_.size()))
            wrong = "a node is named never or twice";
        return wrong;
    }

  private:
    using Sides = std::vector<int>;  ///< per candidate: 1 open, 0 closed, -1 undecided

    std::string visit(int at, Sides sides, std::vector<std::int64_t> prices) {
        const optimise::ProofNode& node = proof_.nodes[static_cast<std::size_t>(at)];
        ++seen_[static_cast<std::size_t>(at)];
        for (const optimise::ProofStep& step : node.steps) {
            for (const auto& one : step.prices) prices[static_cast<std::size_t>(one.client)] = one.price;
            for (const auto& one : step.row_prices) {
                if (one.price < 0) return "a row with a price below 0";
                prices[problem_.clients() + static_cast<std::size_t>(one.row)] = one.price;
            }
            const Sides before = sides;
            for (const int candidate : step.open)
                if (!decide(before, prices, candidate, 0, sides)) return "opened without reason";
            for (const int candidate : step.closed)
                if (!decide(before, prices, candidate, 1, sides)) return "closed without reason";
        }
        using End = optimise::ProofNode::End;
        if (node.end == End::infeasible) return nothing_left(sides) ? "" : "not infeasible";
        if (node.end == End::bound) return least(sides, prices) > floor_ ? "" : "a leaf does not reach the bound";
        if (node.open_node <= at || node.closed_node <= at) return "a child before its parent";
        if (sides[static_cast<std::size_t>(node.candidate)] != -1) return "a branch on a decided candidate";
        Sides closed = sides;
        sides[static_cast<std::size_t>(node.candidate)] = 1;
        closed[static_cast<std::size_t>(node.candidate)] = 0;
        std::string wrong = visit(node.open_node, std::move(sides), prices);
        return wrong.empty() ? visit(node.closed_node, std::move(closed), std::move(prices)) : wrong;
    }

    bool decide(const Sides& before, const std::vector<std::int64_t>& prices, int candidate, int other_side, Sides& sides) {
        if (before[static_cast<std::size_t>(candidate)] != -1) return false;
        Sides flipped = before;
        flipped[static_cast<std::size_t>(candidate)] = other_side;
        if (least(flipped, prices) <= floor_ && !nothing_left(flipped)) return false;
        sides[static_cast<std::size_t>(candidate)] = 1 - other_side;
        return true;
    }

    [[nodiscard]] bool fits(const std::vector<int>& open, const Sides& sides) const {
        std::vector<int> is_open(problem_.candidates(), 0);
        for (const int candidate : open) is_open[static_cast<std::size_t>(candidate)] = 1;
        for (std::size_t candidate = 0; candidate < sides.size(); ++candidate)
            if (sides[candidate] != -1 && sides[candidate] != is_open[candidate]) return false;
        return true;
    }
    /// No set fits, or none that does obeys one of the rows.
    [[nodiscard]] bool nothing_left(const Sides& sides) const {
        std::vector<bool> obeyed(rows_.size(), false);
        bool any = false;
        for (const auto& open : sets_) {
            if (!fits(open, sides)) continue;
            any = true;
            for (std::size_t r = 0; r < rows_.size(); ++r) {
                std::int64_t use = 0;
                for (const int candidate : open) use += rows_[r][static_cast<std::size_t>(candidate)];
                if (use <= bounds_[r]) obeyed[r] = true;
            }
        }
        return !any || std::ranges::count(obeyed, false) > 0;
    }
    [[nodiscard]] std::int64_t least(const Sides& sides, const std::vector<std::int64_t>& prices) const {
        std::vector<std::int64_t> earning(problem_.candidates(), 0);
        std::int64_t sum = 0;
        for (std::size_t client = 0; client < problem_.clients(); ++client) {
            sum += prices[client];
            for (std::size_t candidate = 0; candidate < problem_.candidates(); ++candidate)
                earning[candidate] +=
                    std::min<std::int64_t>(0, proof_.scale * problem_.weight[client] *
                                                      problem_.costs->cost(client, candidate) - prices[client]);
        }
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const std::int64_t price = prices[problem_.clients() + r];
            sum -= price * bounds_[r];
            for (std::size_t candidate = 0; candidate < problem_.candidates(); ++candidate)
                earning[candidate] += price * rows_[r][candidate];
        }
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (const auto& open : sets_) {
            if (!fits(open, sides)) continue;
            std::int64_t total = sum;
            for (const int candidate : open) total += earning[static_cast<std::size_t>(candidate)];
            least = std::min(least, total);
        }
        return least;
    }

    const optimise::LocationProblem& problem_;
    const optimise::Proof& proof_;
    std::int64_t floor_;
    std::vector<std::vector<std::int64_t>> rows_;
    std::vector<std::int64_t> bounds_;
    std::vector<std::vector<int>> sets_;
    std::vector<int> seen_;
};

}  // namespace maillage::test_support
