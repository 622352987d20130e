// SPDX-License-Identifier: Apache-2.0
#include "io/sourced_fields.h"

namespace maillage::io {
namespace {

using planning::DatePrecision;
using planning::PartialDate;

constexpr TomlWords<DatePrecision, 5> precision_words{{
    {"day", DatePrecision::day},
    {"month", DatePrecision::month},
    {"year", DatePrecision::year},
    {"before", DatePrecision::before},
    {"unknown", DatePrecision::unknown},
}};
constexpr TomlWords<planning::SourceKind, 3> source_kind_words{{
    {"press", planning::SourceKind::press},
    {"web", planning::SourceKind::web},
    {"blog", planning::SourceKind::blog},
}};

constexpr std::int32_t format_version = 1;

/// The date with the precision of its form.
std::optional<PartialDate> parse_by_form(const std::string& text) {
    const auto with = [](std::optional<Date> day, DatePrecision precision) -> std::optional<PartialDate> {
        if (!day) return std::nullopt;
        return PartialDate{*day, precision};
    };
    if (text.size() == 4) return with(parse_date(text + "-01-01"), DatePrecision::year);
    if (text.size() == 7) return with(parse_date(text + "-01"), DatePrecision::month);
    return with(parse_date(text), DatePrecision::day);
}

void refuse_date(TomlFields& fields, std::string_view key, const std::string& given) {
    fields.refuse(key, message("toml.bad_date"_text).with("key", std::string(key)).with("text", given),
                  message("toml.bad_date_remedy"_text));
}

planning::Source read_source(TomlFields fields) {
    planning::Source source;
    source.id = fields.text("id");
    source.file = fields.text("file");
    source.kind = fields.word("kind", source_kind_words);
    if (fields.has("title")) source.title = fields.text("title");
    if (fields.has("date")) {
        source.date = partial_date(fields, "date", "date_precision");
        source.date_certainty = fields.word("date_certainty", certainty_words);
    }
    source.note = bilingual(fields, "note", false);
    fields.finish();
    return source;
}

}  // namespace

void check_format(TomlFields& file) {
    const std::int32_t version = file.integer("format", 0, 1 << 16);
    if (version == format_version || file.log().failed()) return;
    file.refuse("format", message("toml.format"_text).with("version", std::int64_t{version}),
                message("toml.format_remedy"_text).with("version", std::int64_t{format_version}));
}

planning::BilingualText bilingual(TomlFields& fields, std::string_view key, bool needed) {
    auto inner = fields.optional_table(key);
    if (!inner) {
        if (needed)
            fields.refuse(key, message("toml.missing_key"_text).with("key", std::string(key)),
                          message("toml.missing_bilingual_remedy"_text).with("key", std::string(key)));
        return {};
    }
    planning::BilingualText both{inner->text("fr"), inner->text("en")};
    inner->finish();
    return both;
}

planning::Citation citation(TomlFields& fields, const std::vector<planning::Source>& sources) {
    planning::Citation cited{fields.text("quote"), fields.text("source")};
    if (!fields.log().failed() && planning::find_source(sources, cited.source) == nullptr)
        fields.refuse("source", message("toml.unknown_source"_text).with("source", cited.source),
                      message("toml.unknown_source_remedy"_text));
    return cited;
}

std::optional<PartialDate> partial_date(TomlFields& fields, std::string_view date_key,
                                        std::string_view precision_key) {
    const DatePrecision precision = fields.word(precision_key, precision_words);
    const bool dated = fields.has(date_key);
    if (fields.log().failed()) return std::nullopt;
    if (dated == (precision == DatePrecision::unknown)) {
        fields.refuse(dated ? date_key : precision_key,
                      message("toml.date_and_precision"_text).with("key", std::string(date_key)),
                      message("toml.date_and_precision_remedy"_text));
        return std::nullopt;
    }
    if (!dated) return std::nullopt;
    const std::string given = fields.text(date_key);
    auto date = parse_by_form(given);
    if (!date || (precision != DatePrecision::before && date->precision != precision)) {
        refuse_date(fields, date_key, given);
        return std::nullopt;
    }
    date->precision = precision;
    return date;
}

PartialDate date_by_form(TomlFields& fields, std::string_view key) {
    const std::string given = fields.text(key);
    const auto date = parse_by_form(given);
    if (!date && !fields.log().failed()) refuse_date(fields, key, given);
    return date.value_or(PartialDate{});
}

std::vector<planning::Source> read_sources(TomlFields& file) {
    std::vector<planning::Source> sources;
    UniqueIds ids;
    for (TomlFields& fields : file.tables("source")) {
        sources.push_back(read_source(fields));
        ids.add(fields, sources.back().id);
    }
    return sources;
}

void UniqueIds::add(const TomlFields& fields, const std::string& id) {
    const auto [first, fresh] = first_lines_.emplace(id, fields.line_of("id"));
    if (fresh) return;
    fields.refuse("id",
                  message("toml.duplicate_id"_text).with("id", id).with("line", std::int64_t{first->second}),
                  message("toml.duplicate_id_remedy"_text));
}

}  // namespace maillage::io
