// SPDX-License-Identifier: Apache-2.0
// What stands beside a plan, as sections of words and tables.
#include "app/services/format.h"
#include "app/services/objective_words.h"
#include "app/services/plan_beside_document.h"
#include "app/services/plan_beside_words.h"

namespace maillage::app {
namespace {

using territory::Index;

class BesideReport {
  public:
    BesideReport(const Workspace& workspace, const PlanResult& result, const Catalog& catalog)
        : workspace_(workspace), result_(result), catalog_(catalog) {}

    [[nodiscard]] Section alternatives() const {
        const Alternatives& found = *result_.beside.alternatives;
        Section section;
        section.title = catalog_.text("report.alternatives"_text);
        section.lines = alternatives_notes(found, catalog_);
        section.lines.push_back(catalog_.text("report.before_rounding"_text));
        section.table.id = "alternatives";
        section.table.columns = {{"rank", catalog_.text("column.rank"_text), true},
                                 {"value", catalog_.text(value_column()), true},
                                 {"difference", catalog_.text("column.difference"_text), true},
                                 {"share_worse", catalog_.text("column.share_worse"_text), true},
                                 {"practical_tie", catalog_.text("column.practical_tie"_text)},
                                 {"added", catalog_.text("column.added_sites"_text)},
                                 {"removed", catalog_.text("column.removed_sites"_text)}};
        for (std::size_t k = 0; k < found.plans.size(); ++k) {
            const AlternativePlan& plan = found.plans[k];
            section.table.rows.push_back({persons_cell(static_cast<std::int64_t>(k) + 1, catalog_.language()),
                                          amount(plan.value), amount(plan.difference), share(plan.share_worse),
                                          yes_no(plan.practical_tie), names(plan.added), names(plan.removed)});
        }
        return section;
    }

    [[nodiscard]] Section losses() const {
        Section section;
        section.title = catalog_.text("report.if_a_site_drops"_text);
        section.lines.push_back(catalog_.text("beside.losses_read"_text));
        section.table.id = "losses";
        section.table.columns = {{"code", catalog_.text("column.code"_text)},
                                 {"name", catalog_.text("column.site"_text)},
                                 {"loss_if_dropped", catalog_.text("column.loss_if_dropped"_text), true},
                                 {"replacement", catalog_.text("column.replacement"_text)},
                                 {"difference", catalog_.text("column.with_replacement"_text), true}};
        const auto& communes = workspace_.territory->communes;
        for (std::size_t j = 0; j < result_.beside.losses.size(); ++j) {
            const auto& loss = result_.beside.losses[j];
            if (!loss) continue;
            const Index commune = result_.planned.hosts[j].commune;
            std::vector<Index> replacement;
            if (loss->replacement) replacement.push_back(loss->replacement->commune);
            section.table.rows.push_back({text_cell(communes.code[commune].text()), text_cell(communes.name[commune]),
                                          loss->loss ? amount(*loss->loss) : nothing(), names(replacement),
                                          loss->replacement ? amount(loss->replacement->difference) : nothing()});
        }
        return section;
    }

    [[nodiscard]] Section price() const {
        const Language language = catalog_.language();
        Section section;
        section.title = catalog_.text(speaks_of_departments_alone(result_) ? "report.price_of_rule"_text : "report.price_of_rules"_text);
        section.lines.push_back(price_sentence(workspace_, result_, catalog_));
        if (result_.beside.price->difference == 0) return section;
        section.lines.push_back(catalog_.text("report.before_rounding"_text));
        section.table.id = "price_of_rule";
        section.table.columns = {{"code", catalog_.text("column.code"_text)},
                                 {"name", catalog_.text("column.department"_text)},
                                 {"persons", catalog_.text("column.persons"_text), true},
                                 {"mean_km_with", catalog_.text("column.mean_km_with"_text), true},
                                 {"mean_km_without", catalog_.text("column.mean_km_without"_text), true},
                                 {"difference_km", catalog_.text("column.difference_km"_text), true}};
        const auto& departments = workspace_.territory->departments;
        for (const DepartmentPrice& one : result_.beside.price->departments) {
            std::optional<double> difference;
            if (one.mean_km_with && one.mean_km_without) difference = *one.mean_km_with - *one.mean_km_without;
            section.table.rows.push_back({text_cell(departments.code[one.department].text()),
                                          text_cell(departments.name[one.department]),
                                          persons_cell(one.persons, language), km_cell(one.mean_km_with, language),
                                          km_cell(one.mean_km_without, language), km_cell(difference, language)});
        }
        return section;
    }

  private:
    [[nodiscard]] TextKey value_column() const {
        return result_.setup.request.objective == optimise::Objective::max_cover ? "column.covered"_text
                                                                                 : "column.mean_km"_text;
    }
    [[nodiscard]] Cell amount(std::int64_t value) const {
        return {Value(value), value_text(workspace_, result_, value, catalog_)};
    }
    [[nodiscard]] static Cell nothing() { return {Value(), "–"}; }
    [[nodiscard]] Cell share(std::optional<double> part) const {
        return {share_value(part), part ? format_share(*part, 2, catalog_.language()) : "–"};
    }
    [[nodiscard]] Cell yes_no(bool truth) const {
        return {Value(truth), catalog_.text(truth ? "beside.yes"_text : "beside.no"_text)};
    }
    [[nodiscard]] Cell names(const std::vector<Index>& communes) const {
        std::string all;
        std::string codes;
        for (const Index commune : communes) {
            all += (all.empty() ? "" : ", ") + workspace_.territory->communes.name[commune];
            codes += (codes.empty() ? "" : " ") + workspace_.territory->communes.code[commune].text();
        }
        return {Value(codes), all.empty() ? "–" : all};
    }

    const Workspace& workspace_;
    const PlanResult& result_;
    const Catalog& catalog_;
};

}  // namespace

void add_beside_sections(Report& report, const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const BesideReport beside(workspace, result, catalog);
    if (result.beside.price) report.sections.push_back(beside.price());
    if (!result.beside.losses.empty()) report.sections.push_back(beside.losses());
    if (result.beside.alternatives) report.sections.push_back(beside.alternatives());
}

void add_conflict_sections(Report& report, const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    Section section;
    const auto& conflict = result.beside.conflict;
    if (!conflict.empty()) {
        section.title = catalog.text("report.conflict"_text);
        section.lines.push_back(
            catalog.text(message("conflict.read"_text).with("count", static_cast<std::int64_t>(conflict.size()))));
        for (const RuleOfPlan& rule : conflict) section.lines.push_back("- " + rule_text(workspace, result, rule, catalog));
        report.sections.push_back(std::move(section));
    }
    if (result.beside.ways_out.empty()) return;
    section = {};
    section.title = catalog.text("report.ways_out"_text);
    section.lines = ways_out_notes(result, catalog);
    for (const auto& changes : result.beside.ways_out)
        section.lines.push_back("- " + way_out_text(workspace, result, changes, catalog));
    report.sections.push_back(std::move(section));
}

}  // namespace maillage::app
