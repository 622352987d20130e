// SPDX-License-Identifier: Apache-2.0
// The value of the best plan against its number of sites: the same question asked for consecutive numbers, each answer
// proven or marked as not, and the elbow: up to it a site more brings more than the curve's mean, after it less.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "app/services/question.h"
#include "app/services/workspace.h"
#include "base/feedback.h"
#include "base/result.h"
#include "optimise/solution.h"

namespace maillage::app {

/// The best plan with so many sites in all. `value` and `bound` in the units of the plan's own answer; empty without a
/// plan.
struct CurvePoint {
    int sites = 0;
    optimise::Status status = optimise::Status::unknown;
    std::optional<std::int64_t> value;
    std::optional<std::int64_t> bound;
    std::optional<double> mean_km;  ///< over all people of the scope; empty without a plan or without anybody

    /// No plan with this number is better; or there is none, and that is certain.
    [[nodiscard]] bool proven() const {
        return status == optimise::Status::optimal || status == optimise::Status::infeasible;
    }
    friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// Numbers of sites in all, both ends included.
struct CurveRange {
    int from = 1;
    int to = 1;
    friend bool operator==(const CurveRange&, const CurveRange&) = default;
};

/// More numbers in one go are a slip.
inline constexpr int most_curve_points = 500;

struct ValueCurve {
    std::vector<CurvePoint> points;  ///< by number of sites; shorter than asked where it was stopped
    std::optional<int> elbow;        ///< a number of sites, see elbow_of
    [[nodiscard]] bool proven() const;
};

/// Called by the thread that runs the curve, once a point.
using CurveWatch = std::function<void(const CurvePoint&)>;

/// The number of sites farthest from the chord between the ends of the curve, in either unit's scale the same; the
/// smallest of equals. Nothing where fewer than three points have a plan, or where no point lies on the hollow side.
/// Exact in integers. Source: the "kneedle" of Satopää, Albrecht, Irwin & Raghavan, Finding a "Kneedle" in a Haystack,
/// ICDCS Workshops 2011, without its smoothing: the values are no samples.
[[nodiscard]] std::optional<int> elbow_of(std::span<const CurvePoint> points);

/// The smallest number of sites that the question's rule, kept and forced sites leave possible; nothing where no number
/// is. The number the question itself asks plays no part. Cost: linear in communes and candidates. Errors: those of
/// set_up_plan.
Result<std::optional<int>> fewest_sites(const Workspace& workspace, const PlanQuestion& question);

/// The question's time limit holds for each number. Cancelled, it gives what was done so far. Cost: one solve a number.
/// Errors: those of set_up_plan and of the solver.
Result<ValueCurve> value_curve(const Workspace& workspace, const PlanQuestion& question, CurveRange range,
                               Feedback& feedback, const CurveWatch& watch = {});

}  // namespace maillage::app
