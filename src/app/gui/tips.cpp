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
    {"accept_one_", "window.tip.accept_one"_text},
    {"add_event", "window.tip.add_event"_text},
    {"add_session", "window.tip.add_session"_text},
    {"add_site", "window.tip.add_site"_text},
    {"all_files", "window.tip.all_files"_text},
    {"cancel_plan", "window.tip.cancel_plan"_text},
    {"candidates", "window.tip.candidates"_text},
    {"catchment_bands", "window.tip.catchment_bands"_text},
    {"catchment_close", "window.tip.catchment_close"_text},
    {"catchment_open_site", "window.tip.place_open_site"_text},
    {"catchment_row_", "window.tip.catchment_row"_text},
    {"catchment_sort_", "window.tip.sort"_text},
    {"centre_site", "window.tip.centre_site"_text},
    {"compare_a", "window.tip.compare_a"_text},
    {"compare_b", "window.tip.compare_b"_text},
    {"compare_csv", "window.tip.compare_csv"_text},
    {"compare_department_", "window.tip.compare_department"_text},
    {"compare_picture", "window.tip.compare_picture"_text},
    {"compare_sort_", "window.tip.compare_sort"_text},
    {"compare_swap", "window.tip.compare_swap"_text},
    {"compare_swipe", "window.tip.compare_swipe"_text},
    {"compare_view_0", "window.tip.compare_difference"_text},
    {"compare_view_1", "window.tip.compare_line"_text},
    {"compare_view_2", "window.tip.compare_alone"_text},
    {"date_all", "window.tip.date_all"_text},
    {"delete_many", "window.tip.delete_sites"_text},
    {"delete_site", "window.tip.delete_sites"_text},
    {"department_rule", "window.tip.department_rule"_text},
    {"distance", "window.tip.distance"_text},
    {"drop", "window.tip.drop"_text},
    {"drop_one_", "window.tip.drop_one"_text},
    {"duplicate_site", "window.tip.duplicate_site"_text},
    {"event_", "window.tip.event"_text},
    {"finder_text", "window.tip.finder"_text},
    {"found_", "window.tip.found"_text},
    {"goal_column", "window.tip.goal_column"_text},
    {"help_close", "window.tip.help_close"_text},
    {"import_sites", "window.tip.import_sites"_text},
    {"inspector_name", "window.tip.inspector_name"_text},
    {"inspector_organiser", "window.tip.inspector_organiser"_text},
    {"inspector_partner", "window.tip.inspector_partner"_text},
    {"inspector_state", "window.tip.inspector_state"_text},
    {"kind_", "window.tip.kind"_text},
    {"layer_", "window.tip.layer"_text},
    {"light_", "window.tip.light"_text},
    {"main_limit", "window.tip.main_limit"_text},
    {"many_state", "window.tip.inspector_state"_text},
    {"new_sites.less", "window.tip.new_sites_less"_text},
    {"new_sites.more", "window.tip.new_sites_more"_text},
    {"open_cancel", "window.tip.open_cancel"_text},
    {"open_do", "window.tip.open_do"_text},
    {"place_catchment", "window.tip.place_catchment"_text},
    {"place_compare", "window.tip.place_compare"_text},
    {"place_forbid", "window.tip.place_forbid"_text},
    {"place_forbid_all", "window.tip.place_forbid_all"_text},
    {"place_force", "window.tip.place_force"_text},
    {"place_free", "window.tip.place_free"_text},
    {"place_free_all", "window.tip.place_free_all"_text},
    {"place_open_site", "window.tip.place_open_site"_text},
    {"proposal_", "window.tip.proposal"_text},
    {"propose", "window.tip.propose"_text},
    {"remove_planned", "window.tip.remove_planned"_text},
    {"rule_like_others", "window.tip.rule_like_others"_text},
    {"rule_maximum", "window.tip.rule_maximum"_text},
    {"rule_minimum", "window.tip.rule_minimum"_text},
    {"save_cancel", "window.tip.save_cancel"_text},
    {"save_do", "window.tip.save_do"_text},
    {"scenario_delete_", "window.tip.scenario_delete"_text},
    {"scenario_keep", "window.tip.scenario_keep"_text},
    {"scenario_name_", "window.tip.scenario_name"_text},
    {"scenario_new", "window.tip.scenario_new"_text},
    {"scenario_take_", "window.tip.scenario_take"_text},
    {"session_", "window.tip.session"_text},
    {"show_candidates", "window.tip.show_candidates"_text},
    {"show_without", "window.tip.show_without"_text},
    {"site_", "window.tip.site_row"_text},
    {"site_filter", "window.tip.site_filter"_text},
    {"sort_", "window.tip.sort"_text},
    {"tab_", "window.tip.tab"_text},
    {"task_0", "window.tip.task_map"_text},
    {"task_1", "window.tip.task_sites"_text},
    {"task_2", "window.tip.task_propose"_text},
    {"task_3", "window.tip.task_compare"_text},
    {"time_limit", "window.tip.time_limit"_text},
    {"wish_", "window.tip.wish"_text},
    {"without_metropoles", "window.tip.without_metropoles"_text},
};

}  // namespace

std::optional<TextKey> tip_of(std::string_view id) {
    const Tip* best = nullptr;
    for (const Tip& tip : table)
        if (id.starts_with(tip.begins) && (best == nullptr || tip.begins.size() > best->begins.size())) best = &tip;
    return best != nullptr ? std::optional(best->words) : std::nullopt;
}

}  // namespace maillage::app::gui
