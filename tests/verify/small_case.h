// SPDX-License-Identifier: Apache-2.0
// Tiny problems with their certificates, made in the plainest way: everything by looking at every set. What a file
// claims is judged here from its JSON alone, so that a changed file is judged by what it then says.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace maillage::test_support {

using nlohmann::json;

/// Of the JSON's "claim" and "problem", costs of kind matrix or plane.
class SmallCase {
  public:
    explicit SmallCase(const json& certificate);

    [[nodiscard]] bool allowed(const std::vector<int>& open, std::int64_t sites) const;
    /// In the objective's unit; nothing for a cover that leaves someone out.
    [[nodiscard]] std::optional<std::int64_t> value(const std::vector<int>& open) const;
    /// The best of all allowed sets; nothing where there is none.
    [[nodiscard]] std::optional<std::int64_t> best() const;
    /// Whether all the file claims is so.
    [[nodiscard]] bool claim_is_true() const;
    /// Calls `see` with every allowed set of that many sites.
    template <class See>
    void for_each(std::int64_t sites, const See& see) const {
        for (std::uint32_t set = 0; set < (1U << candidates()); ++set) {
            std::vector<int> open;
            for (std::size_t j = 0; j < candidates(); ++j)
                if ((set >> j & 1U) != 0) open.push_back(static_cast<int>(j));
            if (allowed(open, sites)) see(open);
        }
    }

    [[nodiscard]] std::size_t clients() const { return weight.size(); }
    [[nodiscard]] std::size_t candidates() const { return cost.empty() ? 0 : cost.front().size(); }

    std::string objective;
    std::vector<std::vector<std::int64_t>> cost;
    std::vector<std::int64_t> weight;
    std::optional<std::int64_t> sites_total;
    std::int64_t radius = 0;
    std::vector<std::int64_t> zone;
    json rules, forced, forbidden, claim;
};

/// The document with its checksum set.
[[nodiscard]] std::string sealed(json certificate);

/// Random costs (matrix or plane), weights, zones, rules, forced and forbidden for one objective, with "claim" as far as
/// the best set: nothing where no set is allowed. The same for the same seed.
[[nodiscard]] std::optional<json> random_case(const std::string& objective, std::uint64_t seed);

/// Adds "proof": prices from some subgradient steps at the root, decisions they prove, and a tree that branches down to
/// single sets where the prices do not suffice. `scale` is a power of two.
void add_proof(json& certificate, std::int64_t scale);

}  // namespace maillage::test_support
