// SPDX-License-Identifier: Apache-2.0
#include "io/site_knowledge_columns.h"

#include "io/column_roles.h"
#include "io/exporters/csv_exporter.h"
#include "io/json_reader.h"
#include "io/project/site_reader.h"

namespace maillage::io {
namespace {

/// One row on its way to the object that the project file has for a site.
class Row {
  public:
    Row(const LayerTable& table, std::size_t row) : table_(table), row_(row) {}

    void take_text(Value& object, const char* key, std::optional<std::size_t> column) const {
        if (const auto text = table_.cell(row_, column)) object.set(key, without_guard(*text));
    }

    /// An object or a list; null where the cell holds neither.
    Result<Value> composite(std::optional<std::size_t> column, char opening) const {
        const auto text = table_.cell(row_, column);
        if (!text || (*text)[text->find_first_not_of(" \t\r\n")] != opening) return Value();
        auto parsed = parse_json(*text, table_.file);
        if (parsed) return parsed;
        Error error = parsed.error();
        error.place = place(table_.fields[*column].name);
        error.remedy = message("site.json_remedy"_text);
        return fail(std::move(error));
    }

    Status take(Value& object, const char* key, std::optional<std::size_t> column, char opening) const {
        auto value = composite(column, opening);
        if (!value) return fail(value.error());
        if (!value->is_null()) object.set(key, std::move(*value));
        return {};
    }

    [[nodiscard]] std::string place(std::string_view key) const { return table_.place_of(row_) + ", " + std::string(key); }

  private:
    const LayerTable& table_;
    std::size_t row_;
};

}  // namespace

SiteKnowledgeColumns::SiteKnowledgeColumns(const LayerTable& table)
    : table_(table),
      quote_(find_column(table, "quote")),
      programme_(find_column(table, "programme")),
      label_(find_column(table, "label")),
      partner_(find_column(table, "partner")),
      partner_kind_(find_column(table, "partner_kind")),
      partner_details_(find_column(table, "partner_details")),
      organiser_(find_column(table, "organiser")),
      organiser_details_(find_column(table, "organiser_details")),
      events_(find_column(table, "events")),
      actions_(find_column(table, "actions")),
      sessions_(find_column(table, "sessions")),
      note_(find_column(table, "note")) {}

Status SiteKnowledgeColumns::read(std::size_t row, planning::Site& site) const {
    const Row cells(table_, row);
    Value object{Value::Object{}};
    cells.take_text(object, "quote", quote_);
    cells.take_text(object, "programme", programme_);
    cells.take_text(object, "label", label_);
    for (const auto& [key, column] : {std::pair{"events", events_}, std::pair{"actions", actions_}, std::pair{"sessions", sessions_}})
        if (Status taken = cells.take(object, key, column, '['); !taken) return taken;
    if (Status taken = cells.take(object, "note", note_, '{'); !taken) return taken;

    auto partner = cells.composite(partner_details_, '{');
    if (!partner) return fail(partner.error());
    if (partner_kind_) {
        cells.take_text(*partner, "name", partner_);
        cells.take_text(*partner, "kind", partner_kind_);
        if (!partner->is_null() && partner->find("kind") == nullptr)
            return fail(table_.row_error(row, message("site.partner_without_kind"_text),
                                         "site.partner_without_kind_remedy"_text));
        if (!partner->is_null()) object.set("partner", std::move(*partner));
    }
    auto organiser = cells.composite(organiser_details_, '{');
    if (!organiser) return fail(organiser.error());
    cells.take_text(*organiser, "name", organiser_);
    if (!organiser->is_null()) object.set("organiser", std::move(*organiser));

    JsonLog log(table_.file);
    JsonFields fields(object, "", log);
    read_site_knowledge(fields, site);
    const Status read = log.status();
    if (read) return {};
    Error error = read.error();
    error.place = cells.place(error.place);
    return fail(std::move(error));
}

}  // namespace maillage::io
