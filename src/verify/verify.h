// SPDX-License-Identifier: Apache-2.0
// Checks a plan's certificate (docs/certificate.md): that the plan obeys the rules and is worth what is claimed, and
// that no allowed plan is better than the claimed bound. This room shares no code with the optimiser: formulas,
// greedy rule and tree are written here once more, in integers that refuse to overflow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/feedback.h"
#include "base/result.h"
#include "verify/certificate.h"

namespace maillage::verify {

/// What a cost of 1 means, as far as the file tells: `own` says nothing (a matrix), `length` is the points' unit, `micro` a
/// millionth of it.
enum class CostUnit : std::uint8_t { own, length, micro, metre };

/// What the file claims, and why that is untrue, where it is.
struct Verdict {
    Claim claim;
    CostUnit cost_unit = CostUnit::own;
    double weight = 0;              ///< of all clients
    std::size_t nodes = 0;          ///< of the tree
    std::optional<Message> untrue;  ///< empty: all of it is true

    [[nodiscard]] bool valid() const { return !untrue.has_value(); }
    /// |value − bound| / larger of the two; 0 where equal.
    [[nodiscard]] double gap() const;
    /// Of a true p-median in metres: value / weight, in km; nothing where nobody weighs anything.
    [[nodiscard]] std::optional<double> mean_km() const;
};

/// `file` is named in errors only. Cost: that of `untrue_proof` (verify/proof_check.h), on all threads; 12 bytes a pair
/// of client and candidate under the proof's prices. Errors (input): no certificate of this format, beyond the limits of
/// json_tape.h; cancelled.
Result<Verdict> verify(std::string_view text, const std::filesystem::path& file, Feedback& feedback);

}  // namespace maillage::verify
