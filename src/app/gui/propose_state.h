// SPDX-License-Identifier: Apache-2.0
// State of the task "Propose" beside its question and its answer: candidates, how a search went, what lies over the map.
// Part of WindowState.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/layout.h"
#include "app/gui/outline.h"
#include "app/services/plan_service.h"
#include "base/date.h"
#include "project/project.h"

namespace maillage::app::gui {

/// A commune of the scope where a site may be opened, and its point relative to the geometry's origin: infinite where it
/// lies on another of the scope's maps.
struct CandidateDot {
    territory::Index commune;
    map::PointF at;
};

/// Everything the list of candidates depends on; equal pointers = nothing changed.
struct CandidateKey {
    std::shared_ptr<const project::PlanSettings> plan;
    std::shared_ptr<const project::SiteTable> sites;
    std::optional<Date> day;
    friend bool operator==(const CandidateKey&, const CandidateKey&) = default;
};

/// A rule that is being written: no edit before it is added.
struct RuleDraft {
    std::string level = "intercommunality";  ///< "department", an official level or a zoning of the project
    std::string zone;                        ///< as typed; empty = each
    planning::SiteBounds bounds{0, 1};
};

/// Envelope and cost per site while the other one is missing: only both are an edit.
struct BudgetDraft {
    std::optional<std::int64_t> budget;
    std::string opening_cost;
};

/// Learners and places while nobody said how many learners come: places alone are no edit.
struct PlacesDraft {
    double take_up = 0;
    std::string capacity;
    bool within = false;
};

struct ProposeState {
    std::optional<bool> rules_open;        ///< the fold of further rules; nothing = open where there are some
    RuleDraft rule_draft;
    BudgetDraft budget_draft;
    PlacesDraft places_draft;
    int asked_by_rules = 0;                ///< new sites that the rules of all levels still ask; 0 = not worked out
    bool show_candidates = false;          ///< those that are neither forced nor forbidden: those two always are
    std::vector<CandidateDot> candidates;  ///< by commune, those excluded among them; empty until the task is opened
    CandidateKey listed;                   ///< what they were listed for
    std::vector<PlanMoment> trace;         ///< of the search that runs or ran last: values fall, bounds rise
    /// The plan as found, with what stands beside it; empty until that is known, and once the plan was changed by hand.
    std::shared_ptr<const PlanResult> ranked;
    std::size_t rank = 0;                  ///< of the plan on the map among the alternatives of `ranked`
    bool is_looking_beside = false;
    bool show_without_metropoles = false;  ///< that plan's places stand on the map too
    std::vector<std::string> dropped;      ///< names of proposals taken out of the plan since it was made
    std::vector<territory::Index> blocked; ///< departments that the reasons of "no plan exists" name, ascending
    Outline blocked_outline;
};

}  // namespace maillage::app::gui
