// SPDX-License-Identifier: Apache-2.0
#include "app/services/verify_service.h"

#include <system_error>

#include "app/services/format.h"
#include "base/number_format.h"
#include "io/file_precheck.h"
#include "io/json_reader.h"
#include "verify/verify.h"

namespace maillage::app {
namespace {

using verify::Verdict;

constexpr int gap_digits = 9;
constexpr int mean_digits = 3;  // metres, the grain of the costs

Value gap_value(const Verdict& verdict) {
    const double gap = verdict.gap();
    return gap == 0 ? Value(0) : Value(gap, gap_digits);
}

std::string_view status_of(const Verdict& verdict) { return verdict.claim.optimal ? "optimal" : "feasible"; }

/// The words of `solve`, for programs.
std::string unit_of(const Verdict& verdict) {
    const auto cost = [&]() -> std::string {
        switch (verdict.cost_unit) {
            case verify::CostUnit::own: return "cost";
            case verify::CostUnit::length: return "length";
            case verify::CostUnit::micro: return "1e-6 length";
            case verify::CostUnit::metre: return "metre";
        }
        return {};
    };
    switch (verdict.claim.objective) {
        case verify::Objective::p_median: return cost() + "-weight";
        case verify::Objective::p_center: return cost();
        case verify::Objective::max_cover: return "weight";
        case verify::Objective::set_cover: return "sites";
    }
    return {};
}

TextKey cost_words(verify::CostUnit unit) {
    switch (unit) {
        case verify::CostUnit::own: break;
        case verify::CostUnit::length: return "certificate.cost_length"_text;
        case verify::CostUnit::micro: return "certificate.cost_micro"_text;
        case verify::CostUnit::metre: return "certificate.cost_metre"_text;
    }
    return "certificate.cost_own"_text;
}

/// The unit in the reader's language.
std::string unit_words(const Verdict& verdict, const Catalog& catalog) {
    const std::string cost = catalog.text(cost_words(verdict.cost_unit));
    switch (verdict.claim.objective) {
        case verify::Objective::p_median: return catalog.text(message("certificate.unit_p_median"_text).with("cost", cost));
        case verify::Objective::p_center: return cost;
        case verify::Objective::max_cover: return catalog.text("certificate.unit_max_cover"_text);
        case verify::Objective::set_cover: break;
    }
    return catalog.text("certificate.unit_set_cover"_text);
}

Value document_of(const Verdict& verdict, const Catalog& catalog) {
    Value document;
    document.set("valid", verdict.valid());
    document.set("objective", verify::objective_name(verdict.claim.objective));
    document.set("status", status_of(verdict));
    document.set("value", verdict.claim.value);
    document.set("bound", verdict.claim.bound);
    document.set("gap", gap_value(verdict));
    document.set("unit", unit_of(verdict));
    document.set("mean_km", mean_value(verdict.mean_km()));
    Value open{Value::List{}};
    for (const std::int32_t site : verdict.claim.open) open.push(std::int64_t{site});
    document.set("open", std::move(open));
    document.set("reason", verdict.untrue ? Value(catalog.text(*verdict.untrue)) : Value());
    return document;
}

std::string answer_of(const Verdict& verdict, const Catalog& catalog) {
    if (verdict.untrue) return catalog.text(message("certificate.untrue"_text).with("reason", catalog.text(*verdict.untrue)));
    return catalog.text(
        message(verdict.claim.optimal ? "certificate.true_optimal"_text : "certificate.true_feasible"_text)
            .with("value", verdict.claim.value)
            .with("bound", verdict.claim.bound)
            .with("gap", verdict.gap() * 100, 3)
            .with("nodes", static_cast<std::int64_t>(verdict.nodes)));
}

/// What is true or not, then what the value counts.
std::vector<std::string> lines_of(const Verdict& verdict, const Catalog& catalog) {
    std::vector<std::string> lines{
        answer_of(verdict, catalog),
        catalog.text(message("certificate.unit"_text).with("unit", unit_words(verdict, catalog)))};
    if (const auto mean = verdict.mean_km())
        lines.push_back(catalog.text(message("certificate.mean"_text).with("mean", *mean, mean_digits)));
    return lines;
}

Table table_of(const Verdict& verdict, const Catalog& catalog) {
    const Language language = catalog.language();
    const auto whole = [&](std::int64_t number) { return Cell{Value(number), format_integer(number, language)}; };
    const auto word = [](std::string_view text) { return Cell{Value(text), std::string(text)}; };
    Table table;
    table.id = "certificate";
    table.columns = {{"valid", catalog.text("column.certificate_true"_text)},
                     {"objective", catalog.text("column.objective"_text)},
                     {"status", catalog.text("column.status"_text)},
                     {"value", catalog.text("column.value"_text), true},
                     {"bound", catalog.text("column.bound"_text), true},
                     {"gap", catalog.text("column.gap"_text), true},
                     {"unit", catalog.text("column.unit"_text)},
                     {"mean_km", catalog.text("column.mean_km"_text), true}};
    table.rows.push_back({Cell{Value(verdict.valid()), catalog.text(verdict.valid() ? "word.yes"_text : "word.no"_text)},
                          word(verify::objective_name(verdict.claim.objective)), word(status_of(verdict)),
                          whole(verdict.claim.value), whole(verdict.claim.bound),
                          Cell{gap_value(verdict), format_share(verdict.gap(), 3, language)},
                          Cell{Value(unit_of(verdict)), unit_words(verdict, catalog)},
                          km_cell(verdict.mean_km(), language)});
    return table;
}

Result<std::string> read_certificate_text(const std::filesystem::path& file) {
    if (auto there = io::check_input_file(file); !there) return fail(there.error());
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (!failure && size > verify::largest_certificate) return fail(verify::too_large_certificate(file));
    return io::read_bytes(file, verify::largest_certificate);
}

}  // namespace

Result<Report> run_verify(const std::filesystem::path& file, const Catalog& catalog, Feedback& feedback) {
    const auto text = read_certificate_text(file);
    if (!text) return fail(text.error());
    const auto verdict = verify::verify(*text, file, feedback);
    if (!verdict) return fail(verdict.error());
    Report report;
    report.document = document_of(*verdict, catalog);
    report.run = {{"nodes", Value(static_cast<std::int64_t>(verdict->nodes))}};
    report.main_table = "certificate";
    report.is_no = !verdict->valid();
    report.sections.push_back({catalog.text("report.certificate"_text), lines_of(*verdict, catalog), {}});
    report.sections.push_back({catalog.text("report.certificate_claims"_text), {}, table_of(*verdict, catalog)});
    return report;
}

}  // namespace maillage::app
