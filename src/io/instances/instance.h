// SPDX-License-Identifier: Apache-2.0
// Bare location problems from files: no map, no commune, only points, costs and weights.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/certificate.h"
#include "optimise/cost_rows.h"
#include "optimise/point_costs.h"

namespace maillage::io {

/// What a cost of 1 means.
enum class CostUnit : std::uint8_t {
    own,     ///< the file's
    length,  ///< the unit of the file's coordinates
    micro,   ///< a millionth of the file's unit
    metre,
};

struct Instance {
    std::string_view format;             ///< key of its reader
    std::vector<std::int64_t> weight;    ///< per point, >= 0
    std::shared_ptr<const optimise::CostRows> costs;  ///< points × candidates
    CostUnit unit = CostUnit::own;
    std::vector<int> candidate;          ///< candidate → point, ascending
    std::vector<int> zone;               ///< per point, -1 = none; empty = the file has no zones
    std::vector<std::string> zone_name;  ///< in order of their first point
    std::vector<std::string> name;       ///< per point; empty = the file names none
    std::vector<std::string> code;       ///< per point; empty = the file has none
    std::optional<int> sites_total;      ///< where the file says it
    CertificateCosts places = WholeMatrix{};  ///< how a certificate tells the costs
    std::size_t same_place = 0;          ///< points that lie where an earlier one does

    [[nodiscard]] std::size_t points() const { return weight.size(); }
};

/// How the caller wants lengths; none = as the format has it.
struct InstanceOptions {
    std::optional<optimise::Rounding> rounding;
};

/// Reads a file whose format is told from its content, not from its name. Errors (input): no such file, larger than
/// 512 MiB, none of the formats, or not what its format asks, with its line; (usage) a rounding for a format that has none.
Result<Instance> read_instance(const std::filesystem::path& file, const InstanceOptions& options);

}  // namespace maillage::io
