// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/site_fields.h"

#include <array>

#include "io/json_writer.h"
#include "io/project/site_writer.h"
#include "io/project/words.h"

namespace maillage::io {
namespace {

using planning::SiteRecord;

Value text_or_null(std::string_view text) {
    return text.empty() ? Value(nullptr) : Value(text);
}

Value decimal_or_null(const std::optional<double>& number, int digits) {
    return number ? Value(*number, digits) : Value(nullptr);
}

/// What is known of a site, as the project file has it; null where nothing is.
Value known(const SiteRecord& record, std::string_view key) {
    if (!record.site) return {};
    const Value all = site_value(*record.site);
    const Value* found = all.find(key);
    return found == nullptr ? Value() : *found;
}

/// One member of the partner or the organiser.
Value known(const SiteRecord& record, std::string_view key, std::string_view member) {
    const Value whole = known(record, key);
    const Value* found = whole.find(member);
    return found == nullptr ? Value() : *found;
}

/// The partner or the organiser without what has columns of its own.
Value details(const SiteRecord& record, std::string_view key) {
    const Value whole = known(record, key);
    const auto* members = std::get_if<Value::Object>(&whole.content());
    Value rest;
    if (members != nullptr)
        for (const auto& [name, value] : *members)
            if (name != "name" && name != "kind") rest.set(name, value);
    return rest;
}

constexpr std::array<SiteField, 24> fields{{
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
    {"quote", FieldKind::text, [](const SiteRecord& site) { return known(site, "quote"); }},
    {"programme", FieldKind::text, [](const SiteRecord& site) { return known(site, "programme"); }},
    {"label", FieldKind::text, [](const SiteRecord& site) { return known(site, "label"); }},
    {"partner", FieldKind::text, [](const SiteRecord& site) { return known(site, "partner", "name"); }},
    {"partner_kind", FieldKind::text, [](const SiteRecord& site) { return known(site, "partner", "kind"); }},
    {"partner_details", FieldKind::composite, [](const SiteRecord& site) { return details(site, "partner"); }},
    {"organiser", FieldKind::text, [](const SiteRecord& site) { return known(site, "organiser", "name"); }},
    {"organiser_details", FieldKind::composite, [](const SiteRecord& site) { return details(site, "organiser"); }},
    {"places", FieldKind::integer,
     [](const SiteRecord& site) { return site.places ? Value(std::int64_t{site.places->people}) : Value(nullptr); }},
    {"places_precision", FieldKind::text,
     [](const SiteRecord& site) {
         return site.places ? Value(word_for(project_count_words, site.places->precision)) : Value(nullptr);
     }},
    {"events", FieldKind::composite, [](const SiteRecord& site) { return known(site, "events"); }},
    {"actions", FieldKind::composite, [](const SiteRecord& site) { return known(site, "actions"); }},
    {"sessions", FieldKind::composite, [](const SiteRecord& site) { return known(site, "sessions"); }},
    {"note", FieldKind::composite, [](const SiteRecord& site) { return known(site, "note"); }},
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
