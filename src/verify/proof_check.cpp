// SPDX-License-Identifier: Apache-2.0
#include "verify/proof_check.h"

#include <algorithm>
#include <atomic>

#include "base/parallel.h"
#include "verify/earnings.h"

namespace maillage::verify {
namespace {

/// Listed candidates a thread takes at a time.
constexpr std::size_t candidates_a_block = 16;

Message at_node(TextKey key, std::size_t node) { return message(key).with("node", static_cast<std::int64_t>(node)); }

/// The objective brought to the common question; nothing where a sum leaves 64 bits.
std::optional<Question> question_of(const Certificate& certificate) {
    const Problem& problem = certificate.problem;
    const Claim& claim = certificate.claim;
    Question question;
    std::int64_t least_paid = claim.bound;  // B
    question.sites = problem.sites_total.value_or(0);
    bool counted = false;  // every client of weight > 0 counts once
    switch (claim.objective) {
        case Objective::p_median: break;
        case Objective::max_cover: {
            std::int64_t total = 0;
            for (const std::int64_t weight : problem.weights)
                if (__builtin_add_overflow(total, weight, &total)) return std::nullopt;
            least_paid = total - claim.bound;
            question.covered = problem.radius;
            break;
        }
        case Objective::set_cover:
            question.sites = claim.bound - 1;
            question.covered = problem.radius;
            least_paid = 1;
            counted = true;
            break;
        case Objective::p_center:
            question.covered = claim.bound - 1;
            least_paid = 1;
            counted = true;
            break;
    }
    const std::int64_t scale = certificate.proof.scale;
    for (const std::int64_t weight : problem.weights) {
        std::int64_t scaled = 0;
        if (__builtin_mul_overflow(counted ? std::min<std::int64_t>(1, weight) : weight, scale, &scaled))
            return std::nullopt;
        question.weight.push_back(scaled);
    }
    if (__builtin_mul_overflow(least_paid - 1, scale, &question.threshold)) return std::nullopt;
    return question;
}

/// No plan can do better than this, whatever the problem.
bool needs_no_proof(const Certificate& certificate) {
    if (certificate.claim.objective != Objective::max_cover) return certificate.claim.bound == 0;
    std::int64_t total = 0;
    for (const std::int64_t weight : certificate.problem.weights)
        if (__builtin_add_overflow(total, weight, &total)) return false;
    return certificate.claim.bound >= total;
}

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

/// Per client the largest price of the proof. Every list is looked at once here: clients in range and named once.
std::optional<Message> highest_prices(const Certificate& certificate, const Question& question,
                                      std::vector<std::int64_t>& highest) {
    const Proof& proof = certificate.proof;
    highest.assign(certificate.problem.clients(), 0);
    std::vector<std::size_t> last_step(highest.size(), 0);
    for (std::size_t s = 0; s < proof.steps.size(); ++s)
        for (std::size_t k = proof.steps[s].prices.begin; k < proof.steps[s].prices.end; ++k) {
            const Price& price = proof.prices[k];
            const auto client = static_cast<std::size_t>(price.client);
            if (client >= highest.size() || last_step[client] == s + 1) return message("verify.price_client"_text);
            // Nobody is served where no site opens, and costs the weight alone: a larger price would prove too much.
            if (question.sites == 0 && price.price > question.weight[client]) return message("verify.price_client"_text);
            last_step[client] = s + 1;
            highest[client] = std::max(highest[client], price.price);
        }
    return {};
}

class Walk {
  public:
    Walk(const Certificate& certificate, const Rules& rules, const Question& question, Earnings& earnings)
        : proof_(certificate.proof), rules_(rules), question_(question), earnings_(earnings), decisions_(rules) {
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
        if (node.candidate < 0 || candidate >= rules_.zone.size() || decisions_.side(candidate) != Side::undecided) {
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
            if (!earnings_.replace(undo_.back())) wrong_ = message("verify.overflow"_text);
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
        std::vector<Price> before;
        before.reserve(prices.size());
        for (const Price& price : prices)
            before.push_back({price.client, earnings_.price(static_cast<std::size_t>(price.client))});
        if (!earnings_.replace(prices)) {
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
        std::vector<std::int32_t> sorted(listed.begin(), listed.end());
        std::sort(sorted.begin(), sorted.end());
        const bool in_range = sorted.front() >= 0 && static_cast<std::size_t>(sorted.back()) < rules_.zone.size();
        const bool sound = in_range && std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end() &&
                           std::all_of(sorted.begin(), sorted.end(), [&](std::int32_t j) {
                               return decisions_.side(static_cast<std::size_t>(j)) == Side::undecided;
                           });
        if (!sound) {
            wrong_ = at_node("verify.step_list"_text, open_.back().node);
            return;
        }
        const Completion completion(rules_, decisions_, earnings_.of_candidates(), question_.sites);
        std::atomic<std::size_t> unproven = listed.size();
        parallel_for(listed.size(), candidates_a_block, [&](std::size_t begin, std::size_t end) {
            for (std::size_t k = begin; k < end; ++k) {
                const Side other = k < opened ? Side::closed : Side::open;
                if (!holds_nothing(completion.with(static_cast<std::size_t>(listed[k]), other))) lower(unproven, k);
            }
        });
        if (unproven < listed.size())
            wrong_ = at_node("verify.step"_text, open_.back().node)
                         .with("candidate", std::int64_t{listed[unproven.load()]});
    }

    static void lower(std::atomic<std::size_t>& least, std::size_t candidate) {
        std::size_t seen = least.load();
        while (candidate < seen && !least.compare_exchange_weak(seen, candidate)) {
        }
    }

    /// No allowed set is left, or all of them pay more than the threshold.
    [[nodiscard]] bool holds_nothing(const Cheapest& cheapest) const {
        if (!cheapest.exists) return true;
        std::int64_t paid = 0;
        return !cheapest.overflows && !__builtin_add_overflow(earnings_.price_sum(), cheapest.sum, &paid) &&
               paid > question_.threshold;
    }

    void check_end(std::size_t node) {
        const Node::End end = proof_.nodes[node].end;
        if (end == Node::End::branch) return;
        const Cheapest cheapest =
            Completion(rules_, decisions_, earnings_.of_candidates(), question_.sites).cheapest();
        if (end == Node::End::infeasible && cheapest.exists) wrong_ = at_node("verify.not_infeasible"_text, node);
        if (end == Node::End::bound && !holds_nothing(cheapest)) wrong_ = at_node("verify.leaf"_text, node);
    }

    const Proof& proof_;
    const Rules& rules_;
    const Question& question_;
    Earnings& earnings_;
    Decisions decisions_;
    std::vector<Level> open_;
    std::vector<std::size_t> decided_;
    std::vector<std::vector<Price>> undo_;
    std::pair<std::size_t, Side> pending_{0, Side::undecided};
    std::size_t seen_ = 0;
    std::optional<Message> wrong_;
};

}  // namespace

Result<std::optional<Message>> untrue_proof(const Certificate& certificate, const Rules& rules, const CostSource& costs,
                                            const std::filesystem::path& file, Feedback& feedback) {
    if (needs_no_proof(certificate)) return std::optional<Message>{};
    if (certificate.proof.nodes.empty()) return std::optional(message("verify.no_nodes"_text));
    if (auto wrong = untrue_tree(certificate.proof)) return wrong;
    const auto question = question_of(certificate);
    if (!question) return std::optional(message("verify.overflow"_text));
    std::vector<std::int64_t> highest;
    if (auto wrong = highest_prices(certificate, *question, highest)) return wrong;
    Earnings earnings(costs, *question, certificate.problem.candidates(), highest, feedback);
    switch (earnings.trouble()) {
        case Earnings::Trouble::none: break;
        case Earnings::Trouble::cancelled:
            return fail({ErrorKind::cancelled, message("output.interrupted"_text), {}, {}, {}});
        case Earnings::Trouble::too_many_pairs:
            return fail(certificate_error(file, "proof", message("certificate.too_many_pairs"_text)));
    }
    return Walk(certificate, rules, *question, earnings).run(feedback);
}

}  // namespace maillage::verify
