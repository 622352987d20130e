// SPDX-License-Identifier: Apache-2.0
// The one question that a certificate of any objective answers (docs/certificate.md, "What is proven"): does every
// allowed set of sites pay at least B?
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/text.h"
#include "verify/allowed_sets.h"
#include "verify/certificate.h"

namespace maillage::verify {

/// Who pays scale·w·c: a client, or the fine of one.
struct Payer {
    std::int32_t client = 0;              ///< whose costs they are
    std::int64_t weight = 0;              ///< times the scale
    std::optional<std::int64_t> covered;  ///< c = 0 where the cost is at most this, else 1; none: c is the cost
};

/// What is to be proven, with all four objectives brought to one: every plan must pay more than `threshold` =
/// scale·(B − 1).
struct Question {
    std::vector<Payer> payers;            ///< the clients in order, then the fines
    std::optional<std::int64_t> dearest;  ///< no cost counts more than this
    SiteNumber sites;                     ///< of the sets that are looked at
    std::int64_t threshold = 0;
};

/// No plan can do better than the claimed bound, whatever the problem.
[[nodiscard]] bool needs_no_proof(const Certificate& certificate);

/// Fines that no plan can be asked for: without a reach, of no client, of a client that asks for nothing.
[[nodiscard]] std::optional<Message> untrue_fines(const Certificate& certificate);

/// Nothing where a sum leaves 64 bits. The plan is true, and so are the fines.
[[nodiscard]] std::optional<Question> question_of(const Certificate& certificate);

}  // namespace maillage::verify
