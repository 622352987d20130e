// SPDX-License-Identifier: Apache-2.0
#include "io/programme_reader.h"

#include <cmath>
#include <utility>

#include "io/sourced_fields.h"

namespace maillage::io {
namespace {

using namespace evidence;

constexpr TomlWords<FactNature, 5> nature_words{{
    {"rule", FactNature::rule},
    {"observed", FactNature::observed},
    {"target", FactNature::target},
    {"forecast", FactNature::forecast},
    {"statement", FactNature::statement},
}};
constexpr TomlWords<Unit, 16> unit_words{{
    {"percent", Unit::percent},
    {"euro", Unit::euro},
    {"person", Unit::person},
    {"job", Unit::job},
    {"post", Unit::post},
    {"firm", Unit::firm},
    {"school", Unit::school},
    {"site", Unit::site},
    {"session", Unit::session},
    {"training", Unit::training},
    {"action", Unit::action},
    {"department", Unit::department},
    {"year", Unit::year},
    {"month", Unit::month},
    {"hour", Unit::hour},
    {"times", Unit::times},
}};
constexpr TomlWords<FigurePrecision, 6> figure_words{{
    {"exact", FigurePrecision::exact},
    {"about", FigurePrecision::about},
    {"at-least", FigurePrecision::at_least},
    {"at-most", FigurePrecision::at_most},
    {"more-than", FigurePrecision::more_than},
    {"mean", FigurePrecision::mean},
}};
constexpr TomlWords<ClaimMeasure, 2> measure_words{{
    {"departments-with-site", ClaimMeasure::departments_with_site},
    {"sites", ClaimMeasure::sites},
}};
constexpr TomlWords<CautionKind, 6> caution_words{{
    {"sum-differs", CautionKind::sum_differs},
    {"never-merge", CautionKind::never_merge},
    {"not-comparable", CautionKind::not_comparable},
    {"mixed-objects", CautionKind::mixed_objects},
    {"two-wordings", CautionKind::two_wordings},
    {"open-list", CautionKind::open_list},
}};
constexpr TomlWords<territory::Level, 3> level_words{{
    {"department", territory::Level::department},
    {"intercommunality", territory::Level::intercommunality},
    {"region", territory::Level::region},
}};
enum class RuleKind { sites_per_zone, subsidy_cap, envelope, learner_quota };
constexpr TomlWords<RuleKind, 4> rule_words{{
    {"sites-per-zone", RuleKind::sites_per_zone},
    {"subsidy-cap", RuleKind::subsidy_cap},
    {"envelope", RuleKind::envelope},
    {"learner-quota", RuleKind::learner_quota},
}};

// The largest figure of a programme is a budget; a billion euros is ten times that of all regions together.
constexpr double max_figure = 1e9;
constexpr std::int32_t max_count = 100'000;

std::variant<Figure, FigureRange, BilingualText, planning::PartialDate> read_value(TomlFields& fields) {
    if (fields.has("value")) {
        Figure figure;
        figure.value = fields.number("value", 0, max_figure);
        figure.unit = fields.word("unit", unit_words);
        figure.precision = fields.word_or("precision", figure_words, FigurePrecision::exact);
        return figure;
    }
    if (fields.has("low")) {
        FigureRange range;
        range.low = fields.number("low", 0, max_figure);
        range.high = fields.number("high", range.low, max_figure);
        range.unit = fields.word("unit", unit_words);
        return range;
    }
    if (fields.has("date")) return date_by_form(fields, "date");
    return bilingual(fields, "text", true);
}

std::variant<Citation, Derivation> read_origin(TomlFields& fields,
                                               const std::vector<planning::Source>& sources) {
    if (!fields.flag("derived")) return citation(fields, sources);
    return Derivation{bilingual(fields, "how", true), fields.texts("from")};
}

Fact read_fact(TomlFields& fields, const std::vector<planning::Source>& sources) {
    Fact fact;
    fact.id = fields.text("id");
    fact.nature = fields.word("nature", nature_words);
    fact.label = bilingual(fields, "label", true);
    fact.value = read_value(fields);
    fact.scope = bilingual(fields, "scope", true);
    fact.origin = read_origin(fields, sources);
    fact.ambiguous = fields.flag("ambiguous");
    fact.note = bilingual(fields, "note", false);
    fields.finish();
    return fact;
}

const Fact* referred(TomlFields& fields, std::string_view key, const std::string& id,
                     const Programme& programme) {
    const Fact* fact = find_fact(programme, id);
    if (fact == nullptr && !fields.log().failed())
        fields.refuse(key, message("programme.unknown_fact"_text).with("id", id),
                      message("programme.unknown_fact_remedy"_text));
    return fact;
}

/// The number of the fact that `key` names, which must be in `unit`: a rule never repeats a figure.
double figure_of(TomlFields& fields, std::string_view key, Unit unit, const Programme& programme) {
    const std::string id = fields.text(key);
    const Fact* fact = referred(fields, key, id, programme);
    if (fact == nullptr) return 0;
    const auto* figure = std::get_if<Figure>(&fact->value);
    if (figure != nullptr && figure->unit == unit) return figure->value;
    fields.refuse(key, message("programme.wrong_unit"_text).with("id", id),
                  message("programme.wrong_unit_remedy"_text));
    return 0;
}

/// A rule that no check looks at would be shown as met: departments, and one rule of the kind, are what is checked.
SitesPerZone read_zone_terms(TomlFields& fields, bool& zone_rule_seen) {
    SitesPerZone terms;
    terms.level = fields.word("level", level_words);
    if (!fields.log().failed() && terms.level != territory::Level::department)
        fields.refuse("level", message("programme.level_not_checked"_text),
                      message("programme.level_not_checked_remedy"_text));
    if (std::exchange(zone_rule_seen, true))
        fields.refuse("kind", message("programme.second_zone_rule"_text),
                      message("programme.second_zone_rule_remedy"_text));
    terms.min = fields.integer("min", 0, max_count);
    terms.max = fields.optional_integer("max", terms.min, max_count);
    return terms;
}

std::variant<SitesPerZone, SubsidyCap, Envelope, LearnerQuota> read_terms(TomlFields& fields,
                                                                          const Programme& programme,
                                                                          bool& zone_rule_seen) {
    switch (fields.word("kind", rule_words)) {
        case RuleKind::sites_per_zone:
            return read_zone_terms(fields, zone_rule_seen);
        case RuleKind::subsidy_cap:
            return SubsidyCap{figure_of(fields, "share", Unit::percent, programme),
                              figure_of(fields, "amount", Unit::euro, programme)};
        case RuleKind::envelope:
            return Envelope{figure_of(fields, "amount", Unit::euro, programme)};
        case RuleKind::learner_quota:
            break;
    }
    return LearnerQuota{figure_of(fields, "share", Unit::percent, programme)};
}

Rule read_rule(TomlFields& fields, const Programme& programme, bool& zone_rule_seen) {
    Rule rule;
    rule.id = fields.text("id");
    rule.statement = bilingual(fields, "statement", true);
    rule.terms = read_terms(fields, programme, zone_rule_seen);
    rule.citation = citation(fields, programme.sources);
    rule.note = bilingual(fields, "note", false);
    fields.finish();
    return rule;
}

Claim read_claim(TomlFields& fields, const Programme& programme) {
    Claim claim;
    claim.id = fields.text("id");
    claim.statement = bilingual(fields, "statement", true);
    claim.measure = fields.word("measure", measure_words);
    claim.said = fields.integer("said", 1, max_count);
    claim.due = fields.day("due");
    claim.ambiguous = fields.flag("ambiguous");
    claim.citation = citation(fields, programme.sources);
    claim.note = bilingual(fields, "note", false);
    fields.finish();
    return claim;
}

/// A caution about a sum must hold: its parts make `sum`, which is not `total`.
void check_sum(TomlFields& fields, const Caution& caution, const Programme& programme) {
    double sum = 0;
    for (const std::string& id : caution.facts) {
        const Fact* fact = find_fact(programme, id);
        const auto* figure = fact == nullptr ? nullptr : std::get_if<Figure>(&fact->value);
        sum += figure == nullptr ? std::nan("") : figure->value;
    }
    if (sum == *caution.sum && *caution.sum != *caution.total) return;
    fields.refuse("sum", message("programme.wrong_sum"_text).with("id", caution.id),
                  message("programme.wrong_sum_remedy"_text));
}

Caution read_caution(TomlFields& fields, const Programme& programme) {
    Caution caution;
    caution.id = fields.text("id");
    caution.kind = fields.word("kind", caution_words);
    caution.facts = fields.texts("facts");
    for (const std::string& id : caution.facts)
        if (id.find('/') == std::string::npos) referred(fields, "facts", id, programme);
    if (caution.kind == CautionKind::sum_differs) {
        caution.total = fields.number("total", 0, max_figure);
        caution.sum = fields.number("sum", 0, max_figure);
        if (!fields.log().failed()) check_sum(fields, caution, programme);
    }
    caution.note = bilingual(fields, "note", true);
    fields.finish();
    return caution;
}

void read_facts(TomlFields& file, Programme& programme) {
    UniqueIds ids;
    std::vector<TomlFields> tables = file.tables("fact");
    for (TomlFields& fields : tables) {
        programme.facts.push_back(read_fact(fields, programme.sources));
        ids.add(fields, programme.facts.back().id);
    }
    for (std::size_t i = 0; i < programme.facts.size(); ++i) {
        const auto* derived = std::get_if<Derivation>(&programme.facts[i].origin);
        if (derived == nullptr) continue;
        for (const std::string& id : derived->from) referred(tables[i], "from", id, programme);
    }
}

/// Silence about zones must be said: a reader could not tell it from an omission.
void check_zone_rule(TomlFields& file, const Programme& programme) {
    if ((zone_rule(programme) != nullptr) == programme.no_zone_rule.empty()) return;
    file.refuse("no_zone_rule", message("programme.zone_rule"_text),
                message("programme.zone_rule_remedy"_text));
}

void read_head(TomlFields& file, Programme& programme) {
    check_format(file);
    programme.id = file.slug("id");
    programme.name = bilingual(file, "name", true);
    programme.scope = file.text("scope");
    programme.sites = file.slug("sites");
    programme.candidates = file.text("candidates");
    programme.no_zone_rule = bilingual(file, "no_zone_rule", false);
    programme.sources = read_sources(file);
}

template <class Entry, class Read>
std::vector<Entry> read_entries(TomlFields& file, std::string_view key, Read read) {
    std::vector<Entry> entries;
    UniqueIds ids;
    for (TomlFields& fields : file.tables(key)) {
        entries.push_back(read(fields));
        ids.add(fields, entries.back().id);
    }
    return entries;
}

}  // namespace

Result<Programme> read_programme(const std::filesystem::path& path) {
    const Result<TomlTable> document = read_toml(path);
    if (!document) return fail(document.error());
    TomlLog log(path.string());
    TomlFields file(*document, log);
    Programme programme;
    read_head(file, programme);
    read_facts(file, programme);
    bool zone_rule_seen = false;
    programme.rules = read_entries<Rule>(file, "rule",
                                         [&](TomlFields& f) { return read_rule(f, programme, zone_rule_seen); });
    programme.claims =
        read_entries<Claim>(file, "claim", [&](TomlFields& f) { return read_claim(f, programme); });
    programme.cautions =
        read_entries<Caution>(file, "caution", [&](TomlFields& f) { return read_caution(f, programme); });
    if (!log.failed()) check_zone_rule(file, programme);
    file.finish();
    if (const Status status = log.status(); !status) return fail(status.error());
    return programme;
}

}  // namespace maillage::io
