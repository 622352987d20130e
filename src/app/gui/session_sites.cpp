// SPDX-License-Identifier: Apache-2.0
// Sites under the planner's hand: picked, opened, dragged, changed.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "io/site_file_reader.h"
#include "project/actions/site_actions.h"

namespace maillage::app::gui {

using territory::Index;

std::string Session::site_name(SiteId id) const {
    const planning::Site* site = project::find_site(state_.project, id);
    return site == nullptr ? std::string() : site->name;
}

void Session::forget_missing_sites() {
    std::erase_if(state_.selected_sites,
                  [&](SiteId id) { return project::find_site(state_.project, id) == nullptr; });
}

void Session::toggle_site(SiteId id) {
    if (std::erase(state_.selected_sites, id) == 0) state_.selected_sites.push_back(id);
}

void Session::set_adding_site(bool adding) { state_.adding_site = adding && base_ != nullptr; }

planning::Site Session::new_site(Index commune, planning::SiteState state) const {
    const auto& communes = base_->territory->communes;
    planning::Site site;
    site.commune = communes.code[commune];
    site.id = project::free_site_id(history_.committed(), site.commune);
    site.name = communes.name[commune];
    site.state = state;
    return site;
}

void Session::open_sites(const std::vector<Index>& communes, Message name) {
    project::Project next = history_.committed();
    std::vector<SiteId> opened;
    for (const Index commune : communes) {
        planning::Site site = new_site(commune, planning::SiteState::planned);
        site.id = project::free_site_id(next, site.commune);
        opened.push_back(site.id);
        auto added = project::add_sites(next, {std::move(site)});
        if (!added) return tell(catalog().text(added.error()), true);
        next = std::move(*added);
    }
    commit(std::move(next), std::move(name));
    if (opened.size() == 1) state_.selected_sites = std::move(opened);
}

void Session::add_site_in(Index commune) {
    if (!base_) return;
    if (!base_->scope.contains(commune)) return tell(catalog().text("window.outside_scope"_text), true);
    open_sites({commune}, message("edit.add_site"_text).with("name", base_->territory->communes.name[commune]));
}

void Session::rename_site(SiteId id, const std::string& name) {
    commit(project::rename_site(history_.committed(), id, name),
           message("edit.rename_site"_text).with("name", site_name(id)));
}

void Session::duplicate_site(SiteId id) {
    const std::string name = site_name(id);
    commit(project::duplicate_site(history_.committed(), id,
                                   catalog().text(message("edit.copy_name"_text).with("name", name))),
           message("edit.duplicate_site"_text).with("name", name));
}

void Session::delete_sites(const std::vector<SiteId>& ids) {
    if (ids.empty()) return;
    Message name = ids.size() == 1
                       ? message("edit.delete_site"_text).with("name", site_name(ids.front()))
                       : message("edit.delete_sites"_text).with("count", static_cast<std::int64_t>(ids.size()));
    commit(project::delete_sites(history_.committed(), ids), std::move(name));
}

void Session::set_site_state(const std::vector<SiteId>& ids, planning::SiteState state) {
    if (ids.empty()) return;
    Message name = ids.size() == 1
                       ? message("edit.site_state"_text).with("name", site_name(ids.front()))
                       : message("edit.site_states"_text).with("count", static_cast<std::int64_t>(ids.size()));
    commit(project::set_site_state(history_.committed(), ids, state), std::move(name));
}

void Session::set_site_facts(const planning::Site& changed) {
    commit(project::set_site_facts(history_.committed(), changed),
           message("edit.site_facts"_text).with("name", site_name(changed.id)));
}

void Session::import_sites(const std::filesystem::path& file) {
    if (base_) add_sites_of(io::read_sites(file, *base_->territory));
}

void Session::add_sites_of(const Result<io::SiteFile>& read) {
    if (!read) return tell(catalog().text(read.error()), true);
    std::string outside;
    project::Project next = history_.committed();
    std::int64_t count = 0;
    for (planning::Site site : read->sites) {
        const auto commune = base_->territory->communes.find(site.commune);
        if (!commune || !base_->scope.contains(*commune)) {
            outside += (outside.empty() ? "" : ", ") + site.name;
            continue;
        }
        if (site.id.empty() || project::find_site(next, site.id) != nullptr)
            site.id = project::free_site_id(next, site.commune);
        auto added = project::add_sites(next, {std::move(site)});
        if (!added) return tell(catalog().text(added.error()), true);
        next = std::move(*added);
        ++count;
    }
    commit(std::move(next), message("edit.import_sites"_text).with("count", count));
    std::string words = catalog().text(message("window.imported"_text).with("count", count));
    if (!outside.empty()) words += " " + catalog().text(message("sites.outside_scope"_text).with("names", outside));
    for (const Message& warning : read->warnings) words += " " + catalog().text(warning);
    tell(std::move(words), count == 0);
}

void Session::sort_sites(SiteColumn column) {
    SitesView& view = state_.sites_view;
    view.descending = view.sort == column && !view.descending;
    view.sort = column;
}

void Session::hover_site(std::size_t site) {
    if (!state_.workspace || site >= state_.workspace->sites.size()) return;
    Focus at;
    at.site = site;
    at.commune = state_.workspace->sites[site].host.commune;
    at.department = state_.workspace->territory->communes.department[*at.commune];
    focus(std::move(at));
}

void Session::centre_site(SiteId id) {
    if (!state_.workspace || !geometry_) return;
    for (const LocatedSite& site : state_.workspace->sites) {
        if (site.site.id != id) continue;
        bring_into_frame(state_.workspace->territory->communes.department[site.host.commune]);
        const auto& whole = geometry_->whole();
        const map::PointF at = whole.project(site.host.place);
        constexpr double around_m = 40'000;  // the main band and a little more
        map::WorldBox box;
        box.add({whole.origin().x + at.x - around_m, whole.origin().y + at.y - around_m});
        box.add({whole.origin().x + at.x + around_m, whole.origin().y + at.y + around_m});
        fly_to(box);
    }
}

void Session::tell_bad_date(const std::string& words) {
    tell(catalog().text(message("window.bad_date"_text).with("words", words)), true);
}

void Session::remove_planned() {
    std::vector<SiteId> planned;
    for (const planning::Site& site : *state_.project.sites)
        if (site.state == planning::SiteState::planned) planned.push_back(site.id);
    delete_sites(planned);
}

std::optional<Index> Session::commune_in_scope(geo::Xy screen) const {
    if (!geometry_ || !base_) return std::nullopt;
    const auto commune = geometry_->whole().commune_at(state_.view.to_world(screen));
    if (!commune || !base_->scope.contains(*commune)) return std::nullopt;
    return commune;
}

void Session::press_map() {
    press_is_spent_ = false;
    state_.pressed_site.reset();
    if (state_.hover.site && !state_.adding_site) state_.pressed_site = state_.workspace->sites[*state_.hover.site].site.id;
}

void Session::click_map(geo::Xy screen, bool more) {
    if (state_.adding_site) {
        const auto commune = commune_in_scope(screen);
        if (!commune) return tell(catalog().text("window.outside_scope"_text), true);
        planning::Site site = new_site(*commune, planning::SiteState::planned);
        site.position = geometry_->whole().unproject(state_.view.to_world(screen));
        const SiteId id = site.id;
        const Message name = message("edit.add_site"_text).with("name", site.name);
        commit(project::add_sites(history_.committed(), {std::move(site)}), name);
        state_.selected_sites = {id};
        return set_adding_site(false);
    }
    if (state_.hover.site) {
        const SiteId id = state_.workspace->sites[*state_.hover.site].site.id;
        if (more) return toggle_site(id);
        return select_sites({id});
    }
    select_sites({});
}

void Session::drag_site(geo::Xy screen) {
    if (press_is_spent_) return;
    if (!state_.drag && state_.pressed_site) {
        const auto& sites = state_.workspace->sites;
        const auto at = std::ranges::find_if(sites, [&](const auto& s) { return s.site.id == *state_.pressed_site; });
        if (at == sites.end()) return;
        state_.drag = SiteDrag{*state_.pressed_site, at->host.place, at->host.place, false, state_.check};
        select_sites({state_.drag->id});
        begin_following();
    }
    if (!state_.drag) return;
    const auto commune = commune_in_scope(screen);
    state_.drag->outside = !commune.has_value();
    if (!commune) return;
    state_.drag->to = geometry_->whole().unproject(state_.view.to_world(screen));
    auto moved = project::move_site(history_.committed(), state_.drag->id, base_->territory->communes.code[*commune],
                                    state_.drag->to);
    ask_follow(*commune);
    if (moved) moved = with_followers(std::move(*moved));
    if (!moved) return;
    history_.preview(std::move(*moved));
    state_.project = history_.present();
    forget_plan();
    refresh_situation();
}

void Session::release_map() {
    state_.pressed_site.reset();
    if (!state_.drag) return;
    const SiteId id = state_.drag->id;
    const bool outside = state_.drag->outside;
    const bool followed = state_.follow.answer && !state_.follow.answer->communes.empty();
    const Message name =
        message(followed ? "edit.move_and_follow"_text : "edit.move_site"_text).with("name", site_name(id));
    tell_followed();
    state_.drag.reset();
    stop_following();
    history_.commit_preview(name);
    refresh_document();
    if (outside) tell_last_place(id);
}

void Session::tell_last_place(SiteId id) {
    const planning::Site* site = project::find_site(state_.project, id);
    const auto commune = site != nullptr ? base_->territory->communes.find(site->commune) : std::nullopt;
    if (!commune) return;
    const std::string& place = base_->territory->communes.name[*commune];
    tell(catalog().text(message("window.stays_in"_text).with("site", site->name).with("commune", place)), false);
}

}  // namespace maillage::app::gui
