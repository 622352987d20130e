// SPDX-License-Identifier: Apache-2.0
#include "verify/proof_check.h"

#include <algorithm>

#include "base/parallel.h"
#include "verify/earnings.h"
#include "verify/priced_rows.h"
#include "verify/question.h"

namespace maillage::verify {
namespace {

/// Listed candidates a thread takes at a time.
constexpr std::size_t candidates_a_block = 16;

Message at_node(TextKey key, std::size_t node) { return message(key).with("node", static_cast<std::int64_t>(node)); }

/// Every node but the root is named once, by a node before it: then they form one tree.
std::optional<Message> untrue_tree(const Proof& proof) {
    if ((proof.scale & (proof.scale - 1)) != 0) return message("verify.scale"_text);
    std::vector<bool> named(proof.nodes.size());
    for (std::size_t n = 0; n < proof.nodes.size(); ++n) {
        const Node& node = proof.nodes[n];
        if (node.end != Node::End::branch) continue;
        for (const std::int32_t child : {node.open, node.closed}) {
            const auto c = static_cast<std::size_t>(child);
            if (child < 0 || c <= n || c >= proof.nodes.size() || named[c]) return at_node("verify.tree"_text, n);
            named[c] = true;
        }
    }
    for (std::size_t n = 1; n < proof.nodes.size(); ++n)
        if (!named[n]) return at_node("verify.unnamed_node"_text, n);
    return {};
}

/// Per payer the largest price of the proof. Every list is looked at once here: payers in range and named once.
std::optional<Message> highest_prices(const Proof& proof, const Question& question, std::vector<std::int64_t>& highest) {
    highest.assign(question.payers.size(), 0);
    std::vector<std::size_t> last_step(highest.size(), 0);
    for (std::size_t s = 0; s < proof.steps.size(); ++s)
        for (std::size_t k = proof.steps[s].prices.begin; k < proof.steps[s].prices.end; ++k) {
            const Price& price = proof.prices[k];
            const auto payer = static_cast<std::size_t>(price.of);
            if (payer >= highest.size() || last_step[payer] == s + 1) return message("verify.price_client"_text);
            // Nobody is served where no site opens, and costs the weight alone: a larger price would prove too much.
            if (question.sites.least == 0 && price.price > question.payers[payer].weight)
                return message("verify.price_client"_text);
            last_step[payer] = s + 1;
            highest[payer] = std::max(highest[payer], price.price);
        }
    return {};
}

/// Rows in range, each named once in a step.
std::optional<Message> untrue_row_prices(const Proof& proof) {
    std::vector<std::size_t> last_step(proof.priced.size(), 0);
    for (std::size_t s = 0; s < proof.steps.size(); ++s)
        for (std::size_t k = proof.steps[s].row_prices.begin; k < proof.steps[s].row_prices.end; ++k) {
            const auto row = static_cast<std::size_t>(proof.row_prices[k].of);
            if (row >= last_step.size() || last_step[row] == s + 1) return message("verify.row_price"_text);
            last_step[row] = s + 1;
        }
    return {};
}

class Walk {
  public:
    Walk(const Certificate& certificate, const NestedRules& rules, const std::vector<Row>& rows,
         const Question& question, Earnings& earnings)
        : proof_(certificate.proof),
          rules_(rules),
          rows_(rows),
          question_(question),
          earnings_(earnings),
          row_prices_(rows, rules.innermost.size()),
          decisions_(rules) {
        for (const std::int32_t j : certificate.problem.forced) decide(static_cast<std::size_t>(j), Side::open);
        for (const std::int32_t j : certificate.problem.forbidden) decide(static_cast<std::size_t>(j), Side::closed);
    }

    Result<std::optional<Message>> run(Feedback& feedback) {
        enter(0);
        while (!open_.empty() && !wrong_) {
            if (feedback.cancelled()) return fail({ErrorKind::cancelled, message("output.interrupted"_text), {}, {}, {}});
            feedback.progress(static_cast<double>(seen_) / static_cast<double>(proof_.nodes.size()),
                              "verify.phase"_text);
            go_on();
        }
        return wrong_;
    }

  private:
    /// A node on the way from the root, with what it must put back.
    struct Level {
        std::size_t node = 0;
        int children = 0;  ///< looked at
        std::size_t decided = 0;
        std::size_t changes = 0;
    };

    void go_on() {
        const Node& node = proof_.nodes[open_.back().node];
        if (node.end != Node::End::branch || open_.back().children == 2) {
            leave();
            return;
        }
        const bool first = open_.back().children++ == 0;
        const auto candidate = static_cast<std::size_t>(node.candidate);
        if (node.candidate < 0 || candidate >= rules_.innermost.size() || decisions_.side(candidate) != Side::undecided) {
            wrong_ = at_node("verify.branch"_text, open_.back().node);
            return;
        }
        pending_ = {candidate, first ? Side::open : Side::closed};
        enter(static_cast<std::size_t>(first ? node.open : node.closed));
    }

    void enter(std::size_t node) {
        open_.push_back({node, 0, decided_.size(), undo_.size()});
        ++seen_;
        if (pending_.second != Side::undecided) decide(pending_.first, pending_.second);
        pending_.second = Side::undecided;
        const Range steps = proof_.nodes[node].steps;
        for (std::size_t s = steps.begin; s < steps.end && !wrong_; ++s) take(proof_.steps[s]);
        if (!wrong_) check_end(node);
    }

    void leave() {
        const Level level = open_.back();
        open_.pop_back();
        while (decided_.size() > level.decided) {
            decisions_.undo(decided_.back());
            decided_.pop_back();
        }
        while (undo_.size() > level.changes) {
            if (!earnings_.replace(undo_.back().prices) || !row_prices_.replace(undo_.back().row_prices))
                wrong_ = message("verify.overflow"_text);
            undo_.pop_back();
        }
    }

    void decide(std::size_t candidate, Side side) {
        decisions_.decide(candidate, side);
        decided_.push_back(candidate);
    }

    void take(const Step& step) {
        const std::span<const Price> prices(proof_.prices.data() + step.prices.begin,
                                            step.prices.end - step.prices.begin);
        const std::span<const Price> row_prices(proof_.row_prices.data() + step.row_prices.begin,
                                                step.row_prices.end - step.row_prices.begin);
        Standing before;
        for (const Price& price : prices)
            before.prices.push_back({price.of, earnings_.price(static_cast<std::size_t>(price.of))});
        for (const Price& price : row_prices)
            before.row_prices.push_back({price.of, row_prices_.price(static_cast<std::size_t>(price.of))});
        if (!earnings_.replace(prices) || !row_prices_.replace(row_prices)) {
            wrong_ = at_node("verify.node_overflow"_text, open_.back().node);
            return;
        }
        undo_.push_back(std::move(before));
        check_listed(step);
        if (wrong_) return;
        for (std::size_t k = step.open.begin; k < step.open.end; ++k)
            decide(static_cast<std::size_t>(proof_.candidates[k]), Side::open);
        for (std::size_t k = step.closed.begin; k < step.closed.end; ++k)
            decide(static_cast<std::size_t>(proof_.candidates[k]), Side::closed);
    }

    /// Each listed candidate is undecided, listed once, and its other side holds nothing of interest.
    void check_listed(const Step& step) {
        const std::size_t opened = step.open.end - step.open.begin;
        const std::span<const std::int32_t> listed(proof_.candidates.data() + step.open.begin,
                                                   step.closed.end - step.open.begin);
        if (listed.empty()) return;
        if (!is_sound(listed)) {
            wrong_ = at_node("verify.step_list"_text, open_.back().node);
            return;
        }
        const auto other = [opened](std::size_t k) { return k < opened ? Side::closed : Side::open; };
        const std::vector<std::int64_t> earning = earnings();
        const Completion completion(rules_, decisions_, earning);
        std::vector<std::uint8_t> unproven(listed.size(), 0);
        parallel_for(listed.size(), candidates_a_block, [&](std::size_t begin, std::size_t end) {
            for (std::size_t k = begin; k < end; ++k)
                unproven[k] = holds_nothing(completion.with(static_cast<std::size_t>(listed[k]), other(k))) ? 0 : 1;
        });
        const auto is_left = [&](std::uint8_t one) { return one != 0; };
        for (std::size_t r = 0; r < rows_.size() && std::any_of(unproven.begin(), unproven.end(), is_left); ++r) {
            const std::vector<std::int64_t> amounts = amounts_of(rows_[r]);
            const Completion least(rules_, decisions_, amounts);
            for (std::size_t k = 0; k < listed.size(); ++k)
                if (unproven[k] != 0 &&
                    breaks(rows_[r], least.with(static_cast<std::size_t>(listed[k]), other(k))))
                    unproven[k] = 0;
        }
        const auto first = std::find_if(unproven.begin(), unproven.end(), is_left);
        if (first != unproven.end())
            wrong_ = at_node("verify.step"_text, open_.back().node)
                         .with("candidate", std::int64_t{listed[static_cast<std::size_t>(first - unproven.begin())]});
    }

    [[nodiscard]] bool is_sound(std::span<const std::int32_t> listed) const {
        std::vector<std::int32_t> sorted(listed.begin(), listed.end());
        std::sort(sorted.begin(), sorted.end());
        const bool in_range = sorted.front() >= 0 && static_cast<std::size_t>(sorted.back()) < rules_.innermost.size();
        return in_range && std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end() &&
               std::all_of(sorted.begin(), sorted.end(), [&](std::int32_t j) {
                   return decisions_.side(static_cast<std::size_t>(j)) == Side::undecided;
               });
    }

    /// Per candidate ρ and what the rows' prices add: neither is beyond 2⁶¹.
    [[nodiscard]] std::vector<std::int64_t> earnings() const {
        const auto rho = earnings_.of_candidates();
        std::vector<std::int64_t> out(rho.begin(), rho.end());
        for (std::size_t j = 0; j < out.size(); ++j) out[j] += row_prices_.of_candidates()[j];
        return out;
    }

    [[nodiscard]] std::vector<std::int64_t> amounts_of(const Row& row) const {
        std::vector<std::int64_t> out;
        for (std::size_t j = 0; j < rules_.innermost.size(); ++j) out.push_back(row.a(j));
        return out;
    }

    /// Every set the nested rules allow breaks this row. A least sum that leaves 64 bits says nothing.
    static bool breaks(const Row& row, const Cheapest& least) {
        return !least.exists || (!least.overflows && least.sum > row.b);
    }

    /// No allowed set is left, or all of them pay more than the threshold.
    [[nodiscard]] bool holds_nothing(const Cheapest& cheapest) const {
        if (!cheapest.exists) return true;
        std::int64_t paid = 0;
        return !cheapest.overflows && !__builtin_add_overflow(earnings_.price_sum(), cheapest.sum, &paid) &&
               !__builtin_sub_overflow(paid, row_prices_.bound_sum(), &paid) && paid > question_.threshold;
    }

    [[nodiscard]] bool is_impossible() const {
        if (!Completion(rules_, decisions_, row_prices_.of_candidates()).cheapest().exists) return true;
        return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
            const std::vector<std::int64_t> amounts = amounts_of(row);
            return breaks(row, Completion(rules_, decisions_, amounts).cheapest());
        });
    }

    void check_end(std::size_t node) {
        const Node::End end = proof_.nodes[node].end;
        if (end == Node::End::infeasible && !is_impossible()) wrong_ = at_node("verify.not_infeasible"_text, node);
        if (end != Node::End::bound) return;
        const std::vector<std::int64_t> earning = earnings();
        if (!holds_nothing(Completion(rules_, decisions_, earning).cheapest()))
            wrong_ = at_node("verify.leaf"_text, node);
    }

    /// What prices were before a step.
    struct Standing {
        std::vector<Price> prices;
        std::vector<Price> row_prices;
    };

    const Proof& proof_;
    const NestedRules& rules_;
    const std::vector<Row>& rows_;
    const Question& question_;
    Earnings& earnings_;
    RowPrices row_prices_;
    Decisions decisions_;
    std::vector<Level> open_;
    std::vector<std::size_t> decided_;
    std::vector<Standing> undo_;
    std::pair<std::size_t, Side> pending_{0, Side::undecided};
    std::size_t seen_ = 0;
    std::optional<Message> wrong_;
};

}  // namespace

Result<std::optional<Message>> untrue_proof(const Certificate& certificate, const CostSource& costs,
                                            const std::filesystem::path& file, Feedback& feedback) {
    const Proof& proof = certificate.proof;
    if (needs_no_proof(certificate)) return std::optional<Message>{};
    if (proof.nodes.empty()) return std::optional(message("verify.no_nodes"_text));
    if (auto wrong = untrue_tree(proof)) return wrong;
    if (auto wrong = untrue_fines(certificate)) return wrong;
    if (auto wrong = untrue_row_prices(proof)) return wrong;
    const auto question = question_of(certificate);
    if (!question) return std::optional(message("verify.overflow"_text));
    const NestedRules rules = nested_rules(certificate.problem, proof.priced, question->sites);
    if (rules.crossing)
        return std::optional(message("verify.rules_cross"_text)
                                 .with("first", static_cast<std::int64_t>(rules.crossing->first))
                                 .with("second", static_cast<std::int64_t>(rules.crossing->second)));
    std::vector<std::int64_t> highest;
    if (auto wrong = highest_prices(proof, *question, highest)) return wrong;
    const std::vector<Row> rows = rows_of(certificate.problem, proof.priced);
    Earnings earnings(costs, *question, certificate.problem.candidates(), highest, feedback);
    switch (earnings.trouble()) {
        case Earnings::Trouble::none: break;
        case Earnings::Trouble::cancelled:
            return fail({ErrorKind::cancelled, message("output.interrupted"_text), {}, {}, {}});
        case Earnings::Trouble::too_many_pairs:
            return fail(certificate_error(file, "proof", message("certificate.too_many_pairs"_text)));
    }
    return Walk(certificate, rules, rows, *question, earnings).run(feedback);
}

}  // namespace maillage::verify
