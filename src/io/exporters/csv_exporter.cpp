// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/csv_exporter.h"

#include "base/utf8.h"
#include "io/atomic_file.h"
#include "io/exporters/site_fields.h"
#include "io/json_writer.h"

namespace maillage::io {
namespace {

constexpr std::string_view formula_starts = "=+-@\t\r";

bool starts_a_formula(std::string_view text) {
    return !text.empty() && formula_starts.find(text.front()) != std::string_view::npos;
}

/// Numbers of ours are no formulas: a western longitude keeps its bare minus sign.
std::string cell(const Value& value) {
    if (value.is_null()) return {};
    if (const auto* text = std::get_if<std::string>(&value.content())) return csv_text_cell(*text);
    const std::string json = json_text(value, JsonLayout::compact);
    const bool composite = std::holds_alternative<Value::List>(value.content()) ||
                           std::holds_alternative<Value::Object>(value.content());
    if (composite) return csv_text_cell(json);
    return json == "null" ? std::string() : json;
}

const Value::Object& facts(const planning::SiteList& list) {
    static const Value::Object none;
    const auto* object = std::get_if<Value::Object>(&list.metadata.content());
    return object == nullptr ? none : *object;
}

}  // namespace

std::string csv_text_cell(std::string_view text) {
    std::string content = is_utf8(text) ? std::string(text) : utf8_from_latin1(text);
    if (starts_a_formula(content)) content.insert(0, 1, '\'');
    if (content.find_first_of(",;\"\t\r\n") == std::string::npos) return content;
    std::string out = "\"";
    for (const char c : content) {
        if (c == '"') out += c;
        out += c;
    }
    return out + '"';
}

std::string_view without_guard(std::string_view cell) {
    const bool guarded = cell.size() > 1 && cell.front() == '\'' && starts_a_formula(cell.substr(1));
    return guarded ? cell.substr(1) : cell;
}

std::string csv_text(const planning::SiteList& list) {
    std::string text;
    for (const SiteField& field : site_fields()) text += std::string(field.name) + ",";
    text += "lon,lat";
    for (const auto& fact : facts(list)) text += "," + csv_text_cell("metadata_" + fact.first);
    text += '\n';
    for (const planning::SiteRecord& site : list.sites) {
        for (const SiteField& field : site_fields()) text += cell(field.of(site)) + ",";
        text += degree_text(site.place.lon) + "," + degree_text(site.place.lat);
        for (const auto& fact : facts(list)) text += "," + cell(fact.second);
        text += '\n';
    }
    return text;
}

Status write_csv(const planning::SiteList& list, const std::filesystem::path& path) {
    return write_plain(path, csv_text(list));
}

}  // namespace maillage::io
