// SPDX-License-Identifier: Apache-2.0
// The plan of a bare instance as a document and in words and tables.
#include <algorithm>
#include <filesystem>

#include "app/services/check_document.h"
#include "app/services/format.h"
#include "app/services/objective_words.h"
#include "app/services/plan_document.h"
#include "app/services/solve_service.h"
#include "app/services/solve_setup.h"
#include "base/number_format.h"

namespace maillage::app {
namespace {

using optimise::Objective;

constexpr int gap_digits = 9;

/// Of a cost; the same word in every language, for programs.
std::string cost_unit(const SolveResult& result) {
    switch (result.instance.unit) {
        case io::CostUnit::own: return "cost";
        case io::CostUnit::length: return "length";
        case io::CostUnit::micro: return result.instance.format == "csv-matrix" ? "1e-6 cost" : "1e-6 length";
        case io::CostUnit::metre: return "metre";
    }
    return "";
}

std::string value_unit(const SolveResult& result) {
    switch (result.problem.objective) {
        case Objective::p_median: return cost_unit(result) + "-weight";
        case Objective::p_center: return cost_unit(result);
        case Objective::max_cover: return "weight";
        case Objective::set_cover: return "sites";
    }
    return "";
}

/// What one open site serves.
struct Served {
    std::int64_t points = 0;
    std::int64_t weight = 0;
};

std::vector<Served> served_by(const SolveResult& result) {
    std::vector<Served> served(result.problem.candidates());
    for (std::size_t i = 0; i < result.solution.allocation.size(); ++i) {
        Served& own = served[static_cast<std::size_t>(result.solution.allocation[i])];
        ++own.points;
        own.weight += result.problem.weight[i];
    }
    return served;
}

std::size_t point_of(const SolveResult& result, int candidate) {
    return static_cast<std::size_t>(result.instance.candidate[static_cast<std::size_t>(candidate)]);
}

std::string label_of(const std::vector<std::string>& labels, std::size_t point) {
    return labels.empty() ? std::string() : labels[point];
}

std::string zone_of(const SolveResult& result, std::size_t point) {
    const auto& instance = result.instance;
    if (instance.zone.empty() || instance.zone[point] < 0) return {};
    return instance.zone_name[static_cast<std::size_t>(instance.zone[point])];
}

Message reason_message(const SolveResult& result, const optimise::InfeasibleReason& reason) {
    using Kind = optimise::InfeasibleReason::Kind;
    const auto worded = [&](TextKey key) {
        return message(key)
            .with("zone", reason.zone < 0 ? std::string() : result.instance.zone_name[static_cast<std::size_t>(reason.zone)])
            .with("point", std::int64_t{reason.client})
            .with("required", reason.required)
            .with("available", reason.available);
    };
    switch (reason.kind) {
        case Kind::zone_without_candidate: return worded("solve.zone_without_candidate"_text);
        case Kind::zone_minimum_above_candidates: return worded("solve.zone_minimum_above_candidates"_text);
        case Kind::zone_minimum_above_maximum: return worded("solve.zone_minimum_above_maximum"_text);
        case Kind::zone_maximum_below_forced: return worded("solve.zone_maximum_below_forced"_text);
        case Kind::forced_above_total: return worded("solve.forced_above_total"_text);
        case Kind::fewer_sites_than_minima: return worded("solve.fewer_sites_than_minima"_text);
        case Kind::candidates_below_total: return worded("solve.candidates_below_total"_text);
        case Kind::maxima_below_total: return worded("solve.maxima_below_total"_text);
        case Kind::clients_out_of_reach: return worded("solve.clients_out_of_reach"_text);
        case Kind::maxima_below_cover: return worded("solve.maxima_below_cover"_text);
        case Kind::sites_below_reach: return worded("solve.sites_below_reach"_text);
        case Kind::zone_minima_above_maximum: return worded("solve.zone_minima_above_maximum"_text);
        case Kind::zone_maxima_below_minimum: return worded("solve.zone_maxima_below_minimum"_text);
        case Kind::budget_below_least_cost: return worded("solve.budget_below_least_cost"_text);
        case Kind::capacity_below_demand: break;  // an instance counts no places
        case Kind::rules_contradict: return worded("solve.rules_contradict"_text);
    }
    return {};
}

void set_sites(Value& document, const SolveResult& result) {
    const auto served = served_by(result);
    Value open{Value::List{}};
    Value sites{Value::List{}};
    for (const int candidate : result.solution.open) {
        const std::size_t point = point_of(result, candidate);
        open.push(static_cast<std::int64_t>(point));
        Value site;
        site.set("index", static_cast<std::int64_t>(point));
        if (!result.instance.code.empty()) site.set("code", result.instance.code[point]);
        if (!result.instance.name.empty()) site.set("name", result.instance.name[point]);
        if (!result.instance.zone.empty()) site.set("zone", zone_of(result, point));
        site.set("points", served[static_cast<std::size_t>(candidate)].points);
        site.set("weight", served[static_cast<std::size_t>(candidate)].weight);
        sites.push(std::move(site));
    }
    document.set("open", std::move(open));
    document.set("sites", std::move(sites));
}

Value document_of(const SolveResult& result, const Catalog& catalog) {
    const optimise::Solution& solution = result.solution;
    const bool plan = solution.has_plan();
    Value document;
    document.set("format", result.instance.format);
    document.set("points", static_cast<std::int64_t>(result.instance.points()));
    document.set("candidate_count", static_cast<std::int64_t>(result.instance.candidate.size()));
    document.set("status", status_name(solution.status));
    document.set("objective", objective_word(result.problem.objective));
    document.set("value", plan ? Value(solution.value) : Value());
    document.set("bound", plan ? Value(solution.bound) : Value());
    document.set("gap", !plan ? Value() : solution.gap == 0 ? Value(0) : Value(solution.gap, gap_digits));
    document.set("unit", value_unit(result));
    document.set("tie", !plan ? Value() : Value(solution.tie_settled ? "settled" : "not settled"));
    if (result.problem.objective != Objective::set_cover)
        document.set("sites_total", std::int64_t{result.problem.sites_total});
    if (result.question.radius) document.set("radius", *result.question.radius);
    set_sites(document, result);
    Value reasons{Value::List{}};
    for (const auto& reason : solution.reasons) reasons.push(catalog.text(reason_message(result, reason)));
    document.set("reason", std::move(reasons));
    document.set("warnings", warnings_value(result.warnings, catalog));
    return document;
}

Section answer_section(const SolveResult& result, const Catalog& catalog) {
    const optimise::Solution& solution = result.solution;
    Section section;
    section.title = catalog.text("report.plan"_text);
    section.lines.push_back(catalog.text(message("solve.question"_text)
                                             .with("objective", std::string(objective_word(result.problem.objective)))
                                             .with("points", static_cast<std::int64_t>(result.instance.points()))
                                             .with("candidates", static_cast<std::int64_t>(result.instance.candidate.size()))
                                             .with("format", std::string(result.instance.format))));
    const auto total = result.problem.objective == Objective::set_cover ? static_cast<std::int64_t>(solution.open.size())
                                                                        : std::int64_t{result.problem.sites_total};
    section.lines.push_back(
        catalog.text(message(status_sentence(solution, result.problem.objective)).with("gap", solution.gap * 100, 3).with("total", total)));
    if (solution.has_plan())
        section.lines.push_back(catalog.text(message("solve.value"_text)
                                                 .with("value", solution.value)
                                                 .with("bound", solution.bound)
                                                 .with("unit", value_unit(result))));
    if (solution.has_plan() && !solution.tie_settled) section.lines.push_back(catalog.text("plan.tie_not_settled"_text));
    for (const auto& reason : solution.reasons)
        section.lines.push_back("- " + catalog.text(reason_message(result, reason)));
    return section;
}

Section sites_section(const SolveResult& result, const Catalog& catalog) {
    const Language language = catalog.language();
    const auto served = served_by(result);
    Section section;
    section.title = catalog.text("report.open_sites"_text);
    section.table.id = "sites";
    section.table.columns = {{"index", catalog.text("column.index"_text), true},
                             {"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.name"_text)},
                             {"zone", catalog.text("column.zone"_text)},
                             {"points", catalog.text("column.served_points"_text), true},
                             {"weight", catalog.text("column.served_weight"_text), true}};
    for (const int candidate : result.solution.open) {
        const std::size_t point = point_of(result, candidate);
        const Served& own = served[static_cast<std::size_t>(candidate)];
        section.table.rows.push_back({text_cell(std::to_string(point)), text_cell(label_of(result.instance.code, point)),
                                      text_cell(label_of(result.instance.name, point)), text_cell(zone_of(result, point)),
                                      persons_cell(own.points, language), persons_cell(own.weight, language)});
    }
    return section;
}

}  // namespace

Report solve_report(const SolveResult& result, const Catalog& catalog) {
    Report report;
    report.document = document_of(result, catalog);
    report.run = {{"seconds", Value(result.solution.seconds, 3)}, {"nodes", Value(result.solution.nodes)}};
    report.main_table = "sites";
    report.is_no = result.solution.status == optimise::Status::infeasible ||
                   result.solution.status == optimise::Status::unknown;
    report.sections.push_back(answer_section(result, catalog));
    if (result.solution.has_plan()) report.sections.push_back(sites_section(result, catalog));
    if (!result.warnings.empty()) report.sections.push_back(warning_section(result.warnings, catalog));
    return report;
}

}  // namespace maillage::app
