// SPDX-License-Identifier: Apache-2.0
// State of the curve of value against number of sites. Part of WindowState.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/services/question.h"
#include "app/services/value_curve.h"
#include "app/services/workspace.h"
#include "base/date.h"
#include "base/job_runner.h"

namespace maillage::app::gui {

/// Everything the curve depends on; the number asked and the time limit are no part of it.
struct CurveKey {
    std::shared_ptr<const Workspace> loaded;
    std::shared_ptr<const project::SiteTable> sites;
    std::shared_ptr<const project::Rule> rule;
    std::optional<Date> day;
    std::string distance;
    PlanQuestion question;
    friend bool operator==(const CurveKey&, const CurveKey&) = default;
};

struct CurveState {
    CurveKey key;                        ///< what the points answer
    std::vector<CurvePoint> points;      ///< by number of sites, as they come
    std::optional<int> elbow;
    bool impossible = false;             ///< no number of sites meets the rule
    std::optional<JobProgress> running;
};

}  // namespace maillage::app::gui
