// SPDX-License-Identifier: Apache-2.0
// What one more site would change: asked of a commune or of all candidates of a department.
#include <algorithm>
#include <numeric>
#include <utility>

#include "app/gui/session.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {

using planning::CandidateCatchment;
using territory::Index;

namespace {

constexpr std::string_view catchment_job = "catchment";

planning::Bands bands_of(const Workspace& workspace, bool own) {
    return own ? workspace.bands : planning::default_candidate_bands();
}

void sort_rows(CatchmentCard& card, const territory::TerritorySet& territory) {
    card.order.resize(card.candidates.size());
    std::iota(card.order.begin(), card.order.end(), std::size_t{0});
    const std::size_t band = main_band(card.bands);
    const auto before = [&](std::size_t a, std::size_t b) {
        const CandidateCatchment& left = card.candidates[a];
        const CandidateCatchment& right = card.candidates[b];
        switch (card.sort) {
            case CatchmentColumn::name:
                return territory.communes.name[left.candidate.commune] < territory.communes.name[right.candidate.commune];
            case CatchmentColumn::within: return left.within[band] < right.within[band];
            case CatchmentColumn::added: break;
        }
        return left.added[band] < right.added[band];
    };
    // Ties keep the order of INSEE codes, whichever way one looks.
    if (card.descending)
        std::ranges::stable_sort(card.order, [&](std::size_t a, std::size_t b) { return before(b, a); });
    else
        std::ranges::stable_sort(card.order, before);
}

}  // namespace

void Session::open_catchment(Index commune) {
    if (!base_) return;
    if (!base_->scope.contains(commune)) return tell(catalog().text("window.outside_scope"_text), true);
    CatchmentCard card;
    card.candidates.resize(1);
    card.candidates.front().candidate = planning::candidate_host(*base_->territory, commune);
    if (state_.catchment) card.own_bands = state_.catchment->own_bands;
    state_.catchment = std::move(card);
    state_.tab = Tab::task;
    refresh_catchment();
    pick_catchment(0);
}

void Session::open_department_catchments(Index department) {
    if (!base_) return;
    CatchmentCard card;
    card.department = department;
    if (state_.catchment) card.own_bands = state_.catchment->own_bands;
    state_.catchment = std::move(card);
    state_.tab = Tab::task;
    compare_candidates();
}

void Session::refresh_catchment() {
    if (!state_.catchment || !state_.workspace) return;
    CatchmentCard& card = *state_.catchment;
    card.bands = bands_of(*state_.workspace, card.own_bands);
    if (card.department) return;
    const planning::Situation situation = state_.workspace->situation();
    const planning::Today today{situation, live_check_->index(), live_check_->hosts(), live_check_->allocation()};
    card.candidates = {planning::candidate_catchment(today, card.candidates.front().candidate, card.bands)};
    card.order = {0};
}

void Session::compare_candidates() {
    if (!state_.catchment || !state_.catchment->department) return;
    CatchmentCard& card = *state_.catchment;
    card.bands = bands_of(*state_.workspace, card.own_bands);
    card.candidates.clear();
    card.order.clear();
    std::vector<planning::Host> hosts;
    for (const Index commune : list_candidates())
        if (base_->territory->communes.department[commune] == *card.department)
            hosts.push_back(planning::candidate_host(*base_->territory, commune));
    jobs_.start(catchment_job, [this, workspace = state_.workspace, bands = card.bands, hosts = std::move(hosts),
                                index = live_check_->index(), standing = live_check_->hosts(),
                                allocation = live_check_->allocation()](Feedback&) -> JobRunner::Completion {
        const planning::Situation situation = workspace->situation();
        auto found = planning::candidate_catchments({situation, index, standing, allocation}, hosts, bands);
        return [this, found = std::move(found)] { show_catchments(found); };
    });
}

void Session::show_catchments(std::vector<CandidateCatchment> candidates) {
    if (!state_.catchment || !state_.catchment->department) return;
    CatchmentCard& card = *state_.catchment;
    card.candidates = std::move(candidates);
    sort_rows(card, *base_->territory);
    if (!card.order.empty()) pick_catchment(card.order.front());
}

void Session::pick_catchment(std::size_t candidate) {
    if (!state_.catchment || candidate >= state_.catchment->candidates.size() || !geometry_) return;
    CatchmentCard& card = *state_.catchment;
    card.picked = candidate;
    card.outline = commune_outline(geometry_->whole(), card.candidates[candidate].candidate.commune);
}

void Session::sort_catchments(CatchmentColumn column) {
    if (!state_.catchment) return;
    CatchmentCard& card = *state_.catchment;
    // Names start at A, numbers at the most.
    card.descending = card.sort == column ? !card.descending : column != CatchmentColumn::name;
    card.sort = column;
    sort_rows(card, *base_->territory);
}

void Session::set_catchment_bands(bool own) {
    if (!state_.catchment) return;
    state_.catchment->own_bands = own;
    refresh_catchment();
    compare_candidates();
}

}  // namespace maillage::app::gui
