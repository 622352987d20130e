// SPDX-License-Identifier: Apache-2.0
#include "app/services/value_curve.h"

#include <algorithm>
#include <utility>

#include "app/services/plan_service.h"
#include "optimise/feasibility.h"

namespace maillage::app {
namespace {

using optimise::InfeasibleReason;

/// One number's part of the whole curve's progress.
class PointFeedback final : public Feedback {
  public:
    PointFeedback(Feedback& whole, int at, int count) : whole_(whole), at_(at), count_(count) {}
    void progress(double fraction, TextKey) override {
        whole_.progress((at_ + std::clamp(fraction, 0.0, 1.0)) / count_, "phase.curve"_text);
    }
    [[nodiscard]] bool cancelled() const override { return whole_.cancelled(); }

  private:
    Feedback& whole_;
    int at_;
    int count_;
};

/// The question with that number of sites in all.
PlanQuestion with_total(PlanQuestion question, int sites) {
    question.sites_total = sites;
    question.new_sites.reset();
    return question;
}

/// A larger number may heal these reasons, and `required` says which.
bool heals(const InfeasibleReason& reason) {
    return reason.kind == InfeasibleReason::Kind::forced_above_total ||
           reason.kind == InfeasibleReason::Kind::fewer_sites_than_minima;
}

std::optional<int> fewest_of(optimise::LocationProblem& problem) {
    problem.sites_total = 1;
    for (;;) {
        const auto reasons = optimise::infeasible_reasons(problem);
        if (reasons.empty()) return problem.sites_total;
        if (!std::ranges::all_of(reasons, heals)) return std::nullopt;
        std::int64_t required = problem.sites_total;
        for (const InfeasibleReason& reason : reasons) required = std::max(required, reason.required);
        problem.sites_total = static_cast<int>(required);
    }
}

CurvePoint point_of(const Workspace& workspace, const planning::PlanProblem& plan, const optimise::Solution& solution) {
    CurvePoint point{plan.problem.sites_total, solution.status, {}, {}, {}};
    if (!solution.has_plan()) return point;
    point.value = solution.value;
    point.bound = solution.bound;
    const auto planned = planning::planned_hosts(plan, solution.open);
    point.mean_km = planning::tabulate(workspace.situation(), planned.hosts).coverage.mean_km;
    return point;
}

}  // namespace

bool ValueCurve::proven() const { return std::ranges::all_of(points, &CurvePoint::proven); }

std::optional<int> elbow_of(std::span<const CurvePoint> points) {
    std::vector<CurvePoint> planned;
    for (const CurvePoint& point : points)
        if (point.value) planned.push_back(point);
    if (planned.size() < 3) return std::nullopt;
    const CurvePoint& first = planned.front();
    const std::int64_t width = planned.back().sites - first.sites;
    const std::int64_t drop = *first.value - *planned.back().value;
    const std::int64_t hollow = drop < 0 ? -1 : 1;  // a curve that rises is farthest above its chord
    std::int64_t deepest = 0;
    std::optional<int> elbow;
    for (const CurvePoint& point : planned) {
        const std::int64_t depth =
            hollow * ((*first.value - *point.value) * width - (point.sites - first.sites) * drop);
        if (depth <= deepest) continue;
        deepest = depth;
        elbow = point.sites;
    }
    return elbow;
}

Result<std::optional<int>> fewest_sites(const Workspace& workspace, const PlanQuestion& question) {
    const auto setup = set_up_plan(workspace, with_total(question, 1));
    if (!setup) return fail(setup.error());
    planning::PlanProblem plan = planning::build_problem(workspace.situation(), setup->request);
    return fewest_of(plan.problem);
}

Result<ValueCurve> value_curve(const Workspace& workspace, const PlanQuestion& question, CurveRange range,
                               Feedback& feedback, const CurveWatch& watch) {
    const auto setup = set_up_plan(workspace, with_total(question, range.to));
    if (!setup) return fail(setup.error());
    planning::PlanProblem plan = planning::build_problem(workspace.situation(), setup->request);
    ValueCurve curve;
    const int count = range.to - range.from + 1;
    for (int sites = range.from; sites <= range.to; ++sites) {
        PointFeedback point_feedback(feedback, sites - range.from, count);
        point_feedback.progress(0, {});
        plan.problem.sites_total = sites;
        const auto solution = solve_plan(plan, question, point_feedback);
        if (!solution) return fail(solution.error());
        // A point that was cut short is none.
        if (solution->status == optimise::Status::interrupted || feedback.cancelled()) break;
        curve.points.push_back(point_of(workspace, plan, *solution));
        if (watch) watch(curve.points.back());
    }
    curve.elbow = elbow_of(curve.points);
    return curve;
}

}  // namespace maillage::app
