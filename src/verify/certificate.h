// SPDX-License-Identifier: Apache-2.0
// A certificate as values (docs/certificate.md): what it claims, of which problem, and the proof. Sizes and types are
// right once read; whether indices are in range and whether anything is true is not yet known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "verify/json_tape.h"

namespace maillage::verify {

/// What this room reads; the version before it is no longer read.
inline constexpr std::int64_t certificate_version = 2;

enum class Objective : std::uint8_t { p_median, max_cover, set_cover, p_center };

/// As the file names them: "p-median", "max-cover", "set-cover", "p-center".
[[nodiscard]] std::string_view objective_name(Objective objective);

struct Claim {
    Objective objective = Objective::p_median;
    bool optimal = false;  ///< else feasible
    std::int64_t value = 0;
    std::int64_t bound = 0;
    std::vector<std::int32_t> open;
};

struct MatrixCosts {
    std::size_t candidates = 0;
    std::vector<std::int64_t> cells;  ///< client by client, >= 0
};

struct GeodesicCosts {
    struct Client {
        double lon = 0;
        double lat = 0;
        std::int64_t inner_m = 0;
    };
    struct Candidate {
        double lon = 0;
        double lat = 0;
        std::int64_t client = -1;
    };
    std::vector<Client> clients;
    std::vector<Candidate> candidates;
    double detour = 1;
};

struct Pair {
    double first = 0;
    double second = 0;
};

struct PlaneCosts {
    enum class Rounding : std::uint8_t { floor, nearest, micro };
    Rounding rounding = Rounding::floor;
    std::vector<Pair> points;              ///< x, y
    std::vector<std::int32_t> candidates;  ///< points
};

struct SphereCosts {
    double radius_m = 0;
    std::vector<Pair> points;  ///< lat, lon
    std::vector<std::int32_t> candidates;
};

using CostData = std::variant<MatrixCosts, GeodesicCosts, PlaneCosts, SphereCosts>;

struct ZoneRule {
    std::size_t level = 0;  ///< one of the zonings
    std::int64_t zone = 0;
    std::int64_t minimum = 0;
    std::optional<std::int64_t> maximum;
};

struct Budget {
    std::vector<std::int64_t> opening;  ///< per candidate, >= 0
    std::int64_t envelope = 0;          ///< >= 0
};

struct Problem {
    CostData costs;
    std::vector<std::int64_t> weights;  ///< per client, >= 0
    std::optional<std::int64_t> sites_total;
    bool at_most = false;  ///< from one site to `sites_total`
    std::optional<std::int64_t> radius;
    std::optional<std::int64_t> reach;
    std::vector<std::vector<std::int64_t>> zonings;  ///< per level, per candidate, -1 = none
    std::vector<ZoneRule> zone_rules;
    std::optional<Budget> budget;
    std::vector<std::int32_t> forced;
    std::vector<std::int32_t> forbidden;

    [[nodiscard]] std::size_t clients() const;
    [[nodiscard]] std::size_t candidates() const;
};

/// One rule as a row Σ a·y <= b.
struct PricedRule {
    enum class Kind : std::uint8_t { minimum, maximum, budget };
    Kind kind = Kind::budget;
    std::size_t rule = 0;  ///< of minimum and maximum: one of the zone rules
};

/// A client that stands once more behind the real ones, for the reach.
struct Fine {
    std::int32_t client = 0;
    std::int64_t fine = 0;
};

/// Of a client (the fines count on after them), or of a row.
struct Price {
    std::int32_t of = 0;
    std::int64_t price = 0;
};

/// Half-open range of one of the proof's lists.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Step {
    Range prices;      ///< of `prices`
    Range row_prices;  ///< of `row_prices`
    Range open;        ///< of `candidates`
    Range closed;      ///< of `candidates`
};

struct Node {
    enum class End : std::uint8_t { bound, infeasible, branch };
    Range steps;
    End end = End::bound;
    std::int32_t candidate = -1;  ///< branch
    std::int32_t open = -1;       ///< node where it is open
    std::int32_t closed = -1;
};

struct Proof {
    std::int64_t scale = 1;
    std::vector<PricedRule> priced;
    std::vector<Fine> fines;
    std::vector<Node> nodes;
    std::vector<Step> steps;
    std::vector<Price> prices;
    std::vector<Price> row_prices;
    std::vector<std::int32_t> candidates;
};

struct Certificate {
    std::string checksum;           ///< as the file says it
    Claim claim;
    Problem problem;
    Proof proof;
};

/// Errors (input): a member that is missing, unknown or of another type, an unknown version, lists of unequal size, a
/// number out of range; `place` is its path: "proof.nodes[3].steps[0].prices". O(tokens).
Result<Certificate> read_certificate(Item root, const std::filesystem::path& file);

}  // namespace maillage::verify
