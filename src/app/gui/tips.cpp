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
    {"document", "window.tip.document"_text},
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
    {"leave_cancel", "window.tip.leave_cancel"_text},
    {"leave_discard", "window.tip.leave_discard"_text},
    {"leave_save", "window.tip.leave_save"_text},
    {"lost_discard", "window.tip.lost_discard"_text},
    {"lost_later", "window.tip.lost_later"_text},
    {"lost_row_", "window.tip.lost_row"_text},
    {"lost_take", "window.tip.lost_take"_text},
    {"many_state", "window.tip.inspector_state"_text},
    {"new_cancel", "window.tip.new_cancel"_text},
    {"new_do", "window.tip.new_do"_text},
    {"new_kind_", "window.tip.new_kind"_text},
    {"new_programme", "window.tip.new_programme"_text},
    {"new_scope", "window.tip.new_scope"_text},
    {"new_sites.less", "window.tip.new_sites_less"_text},
    {"new_sites.more", "window.tip.new_sites_more"_text},
    {"open_cancel", "window.tip.open_cancel"_text},
    {"open_do", "window.tip.open_do"_text},
    {"outside_cancel", "window.tip.outside_cancel"_text},
    {"outside_follow", "window.tip.outside_follow"_text},
    {"proposal_", "window.tip.proposal"_text},
    {"propose", "window.tip.propose"_text},
    {"remove_planned", "window.tip.remove_planned"_text},
    {"rule", "window.tip.rule"_text},
    {"save_cancel", "window.tip.save_cancel"_text},
    {"save_do", "window.tip.save_do"_text},
    {"session_", "window.tip.session"_text},
    {"site_", "window.tip.site_row"_text},
    {"site_filter", "window.tip.site_filter"_text},
    {"sort_", "window.tip.sort"_text},
    {"table_cancel", "window.tip.table_cancel"_text},
    {"table_column", "window.tip.table_column"_text},
    {"table_demand", "window.tip.table_demand"_text},
    {"table_sites", "window.tip.table_sites"_text},
    {"tab_", "window.tip.tab"_text},
    {"task_0", "window.tip.task_map"_text},
    {"task_1", "window.tip.task_sites"_text},
    {"task_2", "window.tip.task_propose"_text},
    {"tour_close", "window.tip.tour_close"_text},
    {"tour_next", "window.tip.tour_next"_text},
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
