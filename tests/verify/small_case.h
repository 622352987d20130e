// SPDX-License-Identifier: Apache-2.0
// Tiny problems with their certificates, made in the plainest way: everything by looking at every set. What a file
// claims is judged here from its JSON alone, so that a changed file is judged by what it then says.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "verify/verify.h"

namespace maillage::test_support {

using nlohmann::json;

/// Of the JSON's "claim" and "problem", costs of kind matrix or plane.
class SmallCase {
  public:
    explicit SmallCase(const json& certificate);

    /// Number (but of a set cover), dispositions, zones, budget and reach.
    [[nodiscard]] bool allowed(const std::vector<int>& open) const;
    /// The dispositions alone.
    [[nodiscard]] bool as_disposed(const std::vector<int>& open) const;
    /// What a rule counts: the open candidates of its zone.
    [[nodiscard]] std::int64_t counted(const json& rule, const std::vector<int>& open) const;
    /// Saturated at the largest number.
    [[nodiscard]] std::int64_t spent(const std::vector<int>& open) const;
    /// Cost to the nearest; the largest number where none is open.
    [[nodiscard]] std::int64_t nearest(std::size_t client, const std::vector<int>& open) const;
    /// In the objective's unit; nothing for a cover that leaves someone out.
    [[nodiscard]] std::optional<std::int64_t> value(const std::vector<int>& open) const;
    /// The best of all allowed sets; nothing where there is none.
    [[nodiscard]] std::optional<std::int64_t> best() const;
    /// Whether all the file claims is so.
    [[nodiscard]] bool claim_is_true() const;
    /// Calls `see` with every set of candidates.
    template <class See>
    void for_each(const See& see) const {
        for (std::uint32_t set = 0; set < (1U << candidates()); ++set) {
            std::vector<int> open;
            for (std::size_t j = 0; j < candidates(); ++j)
                if ((set >> j & 1U) != 0) open.push_back(static_cast<int>(j));
            see(open);
        }
    }

    [[nodiscard]] std::size_t clients() const { return weight.size(); }
    [[nodiscard]] std::size_t candidates() const { return cost.empty() ? 0 : cost.front().size(); }

    std::string objective;
    std::vector<std::vector<std::int64_t>> cost;
    std::vector<std::int64_t> weight;
    std::optional<std::int64_t> sites_total;
    bool at_most = false;
    std::int64_t radius = 0;
    std::optional<std::int64_t> reach;
    std::vector<std::vector<std::int64_t>> zonings;
    json rules, forced, forbidden, claim, budget;
};

/// The document with its checksum set.
[[nodiscard]] std::string sealed(json certificate);

/// What `verify` says of it, with its checksum set.
[[nodiscard]] Result<verify::Verdict> judged(const json& certificate);
/// Key of the reason, or of the error with its place; empty where it is true.
[[nodiscard]] std::string why(const Result<verify::Verdict>& verdict);

/// Random costs (matrix or plane), weights, zonings that nest or cross, rules, budget, reach, forced and forbidden for one
/// objective, with "claim" as far as the best set: nothing where no set is allowed. The same for the same seed.
[[nodiscard]] std::optional<json> random_case(const std::string& objective, std::uint64_t seed);

/// Adds "proof": crossing rules and the budget priced, a fine for each client where there is a reach, prices from some
/// subgradient steps at the root, decisions they prove, and a tree that branches down to single sets where the prices do
/// not suffice. `scale` is a power of two.
void add_proof(json& certificate, std::int64_t scale);

}  // namespace maillage::test_support
