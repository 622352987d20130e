// SPDX-License-Identifier: Apache-2.0
#include "io/describe.h"

#include <string_view>

#include "io/column_roles.h"
#include "io/insee_repair.h"
#include "io/layer_reader.h"

namespace maillage::io {
namespace {

std::string_view word(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::none: return "none";
        case GeometryKind::points: return "points";
        case GeometryKind::lines: return "lines";
        case GeometryKind::polygons: return "polygons";
        case GeometryKind::mixed: return "mixed";
    }
    return "";
}

std::string_view word(FieldType type) {
    switch (type) {
        case FieldType::text: return "text";
        case FieldType::integer: return "integer";
        case FieldType::real: return "real";
        case FieldType::other: return "other";
    }
    return "";
}

Value described(const LayerTable& table, std::size_t at) {
    const LayerField& field = table.fields[at];
    Value value;
    value.set("name", field.name).set("type", word(field.type));
    const std::string_view role = role_word(column_role(table, at));
    return value.set("role", role.empty() ? Value(nullptr) : Value(role));
}

/// Codes that are mended when the layer is used, counted without a territory.
void warn_of_mended(const LayerTable& table, std::vector<Message>& warnings) {
    const auto column = find_column(table, ColumnRole::commune_code);
    std::int64_t mended = 0;
    for (std::size_t row = 0; column && row < table.rows.size(); ++row) {
        const auto text = table.cell(row, column);
        const auto code = text ? mended_commune_code(*text) : std::nullopt;
        mended += code && code->mended ? 1 : 0;
    }
    if (mended > 0) warnings.push_back(message("layer.mended_codes"_text).with("count", mended));
}

Value described(const LayerTable& table, const Catalog& catalog) {
    Value fields{Value::List{}};
    for (std::size_t i = 0; i < table.fields.size(); ++i) fields.push(described(table, i));
    std::vector<Message> found = table.warnings;
    warn_of_mended(table, found);
    Value warnings{Value::List{}};
    if (const Status crs = table.require_crs(); !crs) warnings.push(catalog.text(crs.error().message));
    for (const Message& warning : found) warnings.push(catalog.text(warning));
    Value value;
    value.set("name", table.name).set("features", static_cast<std::int64_t>(table.rows.size()));
    value.set("crs", table.crs.empty() ? Value(nullptr) : Value(table.crs));
    value.set("geometry", word(table.geometry)).set("fields", std::move(fields));
    return value.set("role", role_word(layer_role(table))).set("warnings", std::move(warnings));
}

}  // namespace

Result<Value> describe(const std::filesystem::path& path, const Catalog& catalog) {
    const auto tables = read_layers(path, ValidityCheck::check);
    if (!tables) return fail(tables.error());
    Value layers{Value::List{}};
    for (const LayerTable& table : *tables) layers.push(described(table, catalog));
    Value value;
    value.set("file", path.string());
    value.set("format", tables->empty() ? Value(nullptr) : Value(tables->front().driver));
    return value.set("layers", std::move(layers));
}

}  // namespace maillage::io
