// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/site_fields.h"

#include <array>

#include "io/json_writer.h"

namespace maillage::io {
namespace {

using planning::SiteRecord;

Value text_or_null(std::string_view text) {
    return text.empty() ? Value(nullptr) : Value(text);
}

Value decimal_or_null(const std::optional<double>& number, int digits) {
    return number ? Value(*number, digits) : Value(nullptr);
}

constexpr std::array<SiteField, 10> fields{{
    {"code", FieldKind::text, [](const SiteRecord& site) { return text_or_null(site.commune.view()); }},
    {"name", FieldKind::text, [](const SiteRecord& site) { return text_or_null(site.name); }},
    {"department", FieldKind::text,
     [](const SiteRecord& site) { return text_or_null(site.department.view()); }},
    {"department_name", FieldKind::text,
     [](const SiteRecord& site) { return text_or_null(site.department_name); }},
    {"state", FieldKind::text, [](const SiteRecord& site) { return Value(state_word(site.state)); }},
    {"persons", FieldKind::integer,
     [](const SiteRecord& site) { return site.persons ? Value(*site.persons) : Value(nullptr); }},
    // Metres, the grain of the costs it is a mean of.
    {"mean_km", FieldKind::real, [](const SiteRecord& site) { return decimal_or_null(site.mean_km, 3); }},
    {"home_share", FieldKind::real,
     [](const SiteRecord& site) { return decimal_or_null(site.home_share, 4); }},
    {"source", FieldKind::text, [](const SiteRecord& site) { return text_or_null(site.source); }},
    {"id", FieldKind::text, [](const SiteRecord& site) { return text_or_null(site.id); }},
}};

}  // namespace

std::span<const SiteField> site_fields() {
    return fields;
}

std::string_view state_word(planning::SiteState state) {
    switch (state) {
        case planning::SiteState::existing: return "existing";
        case planning::SiteState::planned: return "planned";
        case planning::SiteState::proposed: return "proposed";
        case planning::SiteState::rejected: return "rejected";
    }
    return {};
}

std::string degree_text(double degrees) {
    std::string text = decimal_text({degrees, degree_digits});
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace maillage::io
