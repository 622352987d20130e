// SPDX-License-Identifier: Apache-2.0
#include "app/services/info_service.h"

#include <array>
#include <string_view>
#include <utility>

#include "app/services/format.h"
#include "io/describe.h"

namespace maillage::app {
namespace {

std::string text_member(const Value& object, std::string_view key) {
    const Value* member = object.find(key);
    const auto* text = member != nullptr ? std::get_if<std::string>(&member->content()) : nullptr;
    return text != nullptr ? *text : std::string();
}

/// "code, name, population"; long lists end with how many more.
std::string field_names(const Value& layer) {
    const Value* fields = layer.find("fields");
    const auto* list = fields != nullptr ? std::get_if<Value::List>(&fields->content()) : nullptr;
    std::string out;
    if (list == nullptr) return out;
    for (const Value& field : *list) {
        const auto* name = std::get_if<std::string>(&field.content());
        out += (out.empty() ? "" : ", ") + (name != nullptr ? *name : text_member(field, "name"));
    }
    return out;
}

/// The document's words for programs, in the reader's language.
Cell word_cell(const std::string& word, const Catalog& catalog) {
    static constexpr std::array<std::pair<std::string_view, TextKey>, 8> known = {{
        {"none", "info.none"_text},
        {"points", "info.points"_text},
        {"lines", "info.lines"_text},
        {"polygons", "info.polygons"_text},
        {"mixed", "info.mixed"_text},
        {"communes", "info.communes"_text},
        {"sites", "info.sites"_text},
        {"table", "info.table"_text},
    }};
    for (const auto& [name, key] : known)
        if (name == word) return {Value(word), catalog.text(key)};
    return text_cell(word);
}

std::vector<Cell> layer_row(const Value& layer, const Catalog& catalog) {
    const Language language = catalog.language();
    const Value* features = layer.find("features");
    const auto* count = features != nullptr ? std::get_if<std::int64_t>(&features->content()) : nullptr;
    return {text_cell(text_member(layer, "name")),     count != nullptr ? persons_cell(*count, language) : text_cell("–"),
            word_cell(text_member(layer, "geometry"), catalog), text_cell(text_member(layer, "crs")),
            word_cell(text_member(layer, "role"), catalog),     text_cell(field_names(layer))};
}

Section file_section(const std::filesystem::path& file, const Value& description, const Catalog& catalog) {
    Section section;
    section.title = file.filename().string();
    section.table.id = "layers";
    section.table.columns = {{"name", catalog.text("column.layer"_text)},
                             {"features", catalog.text("column.features"_text), true},
                             {"geometry", catalog.text("column.geometry"_text)},
                             {"crs", catalog.text("column.crs"_text)},
                             {"role", catalog.text("column.role"_text)},
                             {"fields", catalog.text("column.fields"_text)}};
    const Value* layers = description.find("layers");
    const auto* list = layers != nullptr ? std::get_if<Value::List>(&layers->content()) : nullptr;
    if (list == nullptr) return section;
    for (const Value& layer : *list) {
        section.table.rows.push_back(layer_row(layer, catalog));
        const Value* warnings = layer.find("warnings");
        const auto* texts = warnings != nullptr ? std::get_if<Value::List>(&warnings->content()) : nullptr;
        if (texts == nullptr) continue;
        for (const Value& text : *texts)
            if (const auto* words = std::get_if<std::string>(&text.content())) section.lines.push_back(*words);
    }
    return section;
}

}  // namespace

Result<Report> run_info(const std::vector<std::filesystem::path>& files, const Catalog& catalog) {
    Report report;
    report.main_table = "layers";
    Value all_layers{Value::List{}};
    for (const auto& file : files) {
        auto description = io::describe(file, catalog);
        if (!description) return fail(description.error());
        report.sections.push_back(file_section(file, *description, catalog));
        const Value* layers = description->find("layers");
        if (const auto* list = layers != nullptr ? std::get_if<Value::List>(&layers->content()) : nullptr)
            for (const Value& layer : *list) all_layers.push(layer);
    }
    report.document.set("layers", std::move(all_layers));
    return report;
}

}  // namespace maillage::app
