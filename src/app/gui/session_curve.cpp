// SPDX-License-Identifier: Apache-2.0
// The curve of value against number of sites: it is drawn in the background, goes on where it was stopped, and belongs
// to one question.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"

namespace maillage::app::gui {
namespace {

constexpr std::string_view curve_job = "curve";
/// Numbers solved in one go, the first included.
constexpr int numbers_at_once = 16;

}  // namespace

CurveKey Session::curve_key() const {
    PlanQuestion question = state_.question;
    question.new_sites.reset();
    question.sites_total.reset();
    question.time_limit_s.reset();
    return {base_, state_.project.sites, state_.project.rule, state_.workspace->as_of,
            state_.workspace->distance.canonical(), std::move(question)};
}

void Session::trace_curve() {
    // The curve counts everybody at the nearest site.
    if (!state_.workspace || state_.question.within_capacity || state_.curve.running || state_.curve.impossible) return;
    state_.curve.key = curve_key();
    auto board = std::make_shared<CurveBoard>();
    for (const CurvePoint& point : state_.curve.points) board->add(point);
    curve_board_ = board;
    const int next = state_.curve.points.empty() ? 0 : state_.curve.points.back().sites + 1;
    curving_.start(curve_job, [this, workspace = state_.workspace, question = asked_question(), next,
                               board](Feedback& feedback) -> JobRunner::Completion {
        // The curve begins with one new site, or with as many as the rule asks.
        const auto fewest = next > 0 ? Result<std::optional<int>>(next) : fewest_sites(*workspace, question);
        if (!fewest) return [this, error = fewest.error()] { tell(catalog().text(error), true); };
        if (!*fewest) return [this] { state_.curve.impossible = true; };
        const int standing = static_cast<int>(workspace->known_hosts().size());
        const int from = std::max(**fewest, standing + 1);
        const auto curve = value_curve(*workspace, question, {from, from + numbers_at_once - 1}, feedback,
                                       [&](const CurvePoint& point) { board->add(point); });
        if (!curve) return [this, error = curve.error()] { tell(catalog().text(error), true); };
        return [] {};
    });
    state_.curve.running = curving_.progress(curve_job);
}

void Session::stop_curve() {
    curving_.cancel(curve_job);
    refresh_curve();
}

void Session::refresh_curve() {
    CurveState& curve = state_.curve;
    if (!state_.workspace || state_.drag) return;
    const bool any = curve.running || !curve.points.empty() || curve.impossible;
    if (any && !(curve.key == curve_key())) {
        curving_.cancel(curve_job);
        curve_board_.reset();
        curve = {};
        return;
    }
    if (!any) return;
    curve.running = curving_.progress(curve_job);
    if (curve_board_ && curve_board_->read(curve.points)) curve.elbow = elbow_of(curve.points);
}

void Session::ask_number(int sites) {
    const int standing = static_cast<int>(state_.workspace->known_hosts().size());
    if (sites <= standing) return;
    PlanQuestion question = state_.question;
    question.new_sites = sites - standing;
    set_question(question);
}

}  // namespace maillage::app::gui
