// SPDX-License-Identifier: Apache-2.0
#include "app/gui/tips.h"

namespace maillage::app::gui {
namespace {

struct Tip {
    std::string_view begins;  ///< of the control's id
    TextKey words;
};

constexpr Tip table[] = {
    {"accept", "window.tip.accept"_text},
    {"add_event", "window.tip.add_event"_text},
    {"add_session", "window.tip.add_session"_text},
    {"add_site", "window.tip.add_site"_text},
    {"all_files", "window.tip.all_files"_text},
    {"cancel_plan", "window.tip.cancel_plan"_text},
    {"candidates", "window.tip.candidates"_text},
    {"centre_site", "window.tip.centre_site"_text},
    {"date_all", "window.tip.date_all"_text},
    {"delete_many", "window.tip.delete_sites"_text},
    {"delete_site", "window.tip.delete_sites"_text},
    {"department_", "window.tip.department"_text},
    {"distance", "window.tip.distance"_text},
    {"drop", "window.tip.drop"_text},
    {"duplicate_site", "window.tip.duplicate_site"_text},
    {"event_", "window.tip.event"_text},
    {"finder_text", "window.tip.finder"_text},
    {"found_", "window.tip.found"_text},
    {"help_close", "window.tip.help_close"_text},
    {"import_sites", "window.tip.import_sites"_text},
    {"inspector_name", "window.tip.inspector_name"_text},
    {"inspector_organiser", "window.tip.inspector_organiser"_text},
    {"inspector_partner", "window.tip.inspector_partner"_text},
    {"inspector_state", "window.tip.inspector_state"_text},
    {"kind_", "window.tip.kind"_text},
    {"layer_", "window.tip.layer"_text},
    {"many_state", "window.tip.inspector_state"_text},
    {"new_sites.less", "window.tip.new_sites_less"_text},
    {"new_sites.more", "window.tip.new_sites_more"_text},
    {"open_cancel", "window.tip.open_cancel"_text},
    {"open_do", "window.tip.open_do"_text},
    {"picture_times", "window.tip.picture_times"_text},
    {"picture_title", "window.tip.picture_title"_text},
    {"picture_what", "window.tip.picture_what"_text},
    {"proposal_", "window.tip.proposal"_text},
    {"propose", "window.tip.propose"_text},
    {"remove_planned", "window.tip.remove_planned"_text},
    {"rule", "window.tip.rule"_text},
    {"save_cancel", "window.tip.save_cancel"_text},
    {"save_do", "window.tip.save_do"_text},
    {"session_", "window.tip.session"_text},
    {"shows", "window.tip.shows"_text},
    {"shows_classes", "window.tip.shows_classes"_text},
    {"shows_column", "window.tip.shows_column"_text},
    {"shows_count", "window.tip.shows_count"_text},
    {"shows_join", "window.tip.shows_join"_text},
    {"shows_ramp", "window.tip.shows_ramp"_text},
    {"shows_thresholds", "window.tip.shows_thresholds"_text},
    {"shows_vision", "window.tip.shows_vision"_text},
    {"site_", "window.tip.site_row"_text},
    {"site_filter", "window.tip.site_filter"_text},
    {"sort_", "window.tip.sort"_text},
    {"tab_", "window.tip.tab"_text},
    {"task_0", "window.tip.task_map"_text},
    {"task_1", "window.tip.task_sites"_text},
    {"task_2", "window.tip.task_propose"_text},
    {"without_metropoles", "window.tip.without_metropoles"_text},
    {"years", "window.tip.years"_text},
    {"years_close", "window.tip.years_close"_text},
    {"years_export", "window.tip.years_export"_text},
    {"years_measure", "window.tip.years_measure"_text},
    {"years_step", "window.tip.years_step"_text},
};

}  // namespace

std::optional<TextKey> tip_of(std::string_view id) {
    const Tip* best = nullptr;
    for (const Tip& tip : table)
        if (id.starts_with(tip.begins) && (best == nullptr || tip.begins.size() > best->begins.size())) best = &tip;
    return best != nullptr ? std::optional(best->words) : std::nullopt;
}

}  // namespace maillage::app::gui
